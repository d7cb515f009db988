"""Work on very many records is done in steps of a few milliseconds."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.ground import steps
from mockserver.ground.steps import run_blocking, sort_in_portions


@given(st.lists(st.tuples(st.integers(0, 5), st.integers()), max_size=60), st.integers(1, 9), st.integers(1, 9))
def test_records_sorted_in_steps_are_in_the_same_order_as_those_sorted_at_once(
    records: Sequence[tuple[int, int]], sorted_portion: int, merged_portion: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(steps, "_SORTED_PORTION", sorted_portion)
        patch.setattr(steps, "_MERGED_PORTION", merged_portion)

        found = run_blocking(sort_in_portions(records, lambda record: record[0]))

    assert found == sorted(records, key=lambda record: record[0])


def test_no_step_sorts_or_returns_very_many_records() -> None:
    def steps_for(count: int) -> int:
        return len(list(sort_in_portions(range(count), lambda number: -number)))

    assert steps_for(40_000) - steps_for(20_000) >= 20_000 // 250 + 20_000 // 5_000 + 20_000 // 2_000
