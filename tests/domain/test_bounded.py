"""A dictionary with a maximum size."""

from hypothesis import given
from hypothesis import strategies as st

from mockserver.ground.caches import Bounded


@given(keys=st.lists(st.integers(0, 9), max_size=30), most=st.integers(1, 5))
def test_the_latest_entries_are_kept(keys: list[int], most: int) -> None:
    bounded: Bounded[int, int] = Bounded(most)
    expected: list[int] = []
    for number, key in enumerate(keys):
        bounded[key] = number
        if key not in expected:
            expected = [*expected, key][-most:]

        assert list(bounded) == expected
        assert bounded[key] == number
