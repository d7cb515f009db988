"""What is computed once for an owner."""

from collections.abc import Iterator
from itertools import count
from weakref import ref

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer, chapters, highlights
from mockserver.ground.caches import OfOwners


class Owner:
    """All owners are equal."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


@pytest.fixture
def numbers() -> Iterator[int]:
    return count()


def test_a_value_is_computed_once_for_an_owner_and_a_key(numbers: Iterator[int]) -> None:
    known, owner = OfOwners[str, int](2), Owner()

    found = [known.of(owner, key, numbers.__next__) for key in ("a", "b", "a", "b")]

    assert found == [0, 1, 0, 1]


def test_another_owner_has_values_of_its_own_even_if_it_is_equal(numbers: Iterator[int]) -> None:
    known, owner, other = OfOwners[str, int](2), Owner(), Owner()

    assert [known.of(one, "a", numbers.__next__) for one in (owner, other, other)] == [0, 1, 1]


def test_texts_keep_no_content_of_a_video_in_memory() -> None:
    content = generate_content(b"owner", 120.0, title="a video of its own")
    answer(content, 120.0, "Is there a helicopter?")
    chapters(content, 120.0, None), highlights(content, 120.0, None)
    known = ref(content)

    del content

    assert known() is None
