"""The eras of API v1.2 by date."""

from datetime import date
from itertools import pairwise

import pytest

from mockserver.handlers.v1_2.eras import ERAS, era_on


def test_eras_are_contiguous_and_the_last_has_no_end() -> None:
    ends = [era.until for era in ERAS[:-1]]

    assert all(before < after for before, after in pairwise(end for end in ends if end))
    assert None not in ends
    assert ERAS[-1].until is None


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2023, 10, 12), 0),
        (date(2023, 12, 31), 0),
        (date(2024, 1, 1), 1),
        (date(2024, 10, 31), 1),
        (date(2024, 11, 1), 2),
        (None, 2),
    ],
)
def test_a_date_is_in_one_era(day: date | None, number: int) -> None:
    assert era_on(day) is ERAS[number]
