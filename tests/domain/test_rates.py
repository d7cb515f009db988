"""Rate limits: windows of an account's own clock."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis.strategies import integers, lists

from mockserver.domain.account.rates import DAY, Rates, WindowLimit
from mockserver.ground.clock import EARLIEST
from mockserver.ground.errors import RateExceeded

MINUTE = timedelta(minutes=1)
PER_DAY, PER_MINUTE = WindowLimit("search per day", 5, DAY), WindowLimit("search per minute", 2, MINUTE)
BOTH = (PER_DAY, PER_MINUTE)


def test_the_window_of_the_first_allowance_is_returned() -> None:
    assert Rates().spend(BOTH, EARLIEST).limit == PER_DAY.requests


def test_an_exceeded_window_says_when_it_ends() -> None:
    rates = Rates()
    for _ in range(PER_MINUTE.requests):
        rates.spend(BOTH, EARLIEST)

    with pytest.raises(RateExceeded) as refused:
        rates.spend(BOTH, EARLIEST)

    assert (refused.value.limit, refused.value.retry_after) == (PER_MINUTE.requests, 60)


def test_allowances_of_other_names_are_not_touched() -> None:
    rates = Rates()
    rates.spend((PER_MINUTE,), EARLIEST)

    assert rates.spend((WindowLimit("index per minute", 2, MINUTE),), EARLIEST).used == 1


@given(lists(integers(0, 90), max_size=30))
def test_a_window_never_counts_more_requests_than_its_limit(waits: list[int]) -> None:
    rates, now, passed = Rates(), EARLIEST, []
    for wait in waits:
        now += timedelta(seconds=wait)
        with suppress(RateExceeded):
            rates.spend(BOTH, now)
            passed.append(now)

    assert len(passed) <= PER_DAY.requests
    for allowance in BOTH:
        apart = zip(passed, passed[2 * allowance.requests :], strict=False)
        assert all(later - first >= allowance.length for first, later in apart)
