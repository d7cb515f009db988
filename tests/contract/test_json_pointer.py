"""JSON pointers find the value for which they were built, and nothing else."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.contract.json_pointer import pointer, steps_of, value_at

STEPS = st.lists(st.text(alphabet="ab~/01 é") | st.text())


@given(steps=STEPS)
def test_a_pointer_is_parsed_back_into_its_steps(steps: list[str]) -> None:
    assert steps_of(pointer(*steps)) == steps
    assert steps_of("#" + pointer(*steps)) == steps


@given(steps=STEPS)
def test_a_pointer_finds_its_value(steps: list[str]) -> None:
    document: Any = "the value"
    for step in reversed(steps):
        document = {step: document}

    assert value_at(document, pointer(*steps)) == "the value"


def test_items_of_lists_are_numbered_from_zero() -> None:
    assert value_at({"enum": ["a", "b"]}, "/enum/1") == "b"


@pytest.mark.parametrize(
    "where", ["/other", "/enum/2", "/enum/-1", "/enum/a", "/enum/0/0", "/", "enum", "other.yaml#/enum"]
)
def test_a_pointer_without_a_value_is_an_error(where: str) -> None:
    with pytest.raises(LookupError):
        value_at({"enum": ["a", "b"]}, where)
