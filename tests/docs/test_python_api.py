"""The page about the Python API is complete: every method, every admin operation."""

import pytest

from mockserver.testing.operation_places import operations
from tests.docs.python_api import PAGE, members, operations_called_by, page
from tests.docs.python_api_examples import SECTIONS, Section

# Called over HTTP only: retrieving one record, which the objects do by themselves.
_ADMIN = {name for name, (_, path) in operations().items() if path.startswith("/__admin/")}


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.title)
def test_every_member_has_an_example(section: Section) -> None:
    assert set(section.examples) == set(members(section.kind))


def test_every_admin_operation_has_a_method() -> None:
    asked = {operation for section in SECTIONS for each in operations_called_by(section).values() for operation in each}

    assert _ADMIN - asked == set()


def test_the_page_is_up_to_date() -> None:
    assert page() == PAGE.read_text("utf-8"), "make readme updates it"
