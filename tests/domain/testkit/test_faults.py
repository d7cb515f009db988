"""Which fault injection rules affect a call, in which order, and their delays."""

from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.account.exchanges import ReceivedRequest
from mockserver.domain.testkit.fault_texts import described_by
from mockserver.domain.testkit.faults import Fault, FaultDecision, FaultInvalid, Faults
from mockserver.domain.testkit.schedules import MOST_SECONDS, Delay, Schedule

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
ENGINES = ReceivedRequest("list-engines", "engines", "GET", "/v1.2/engines")
ERROR = {"error": {"status": 503}}


def decided(faults: Faults) -> FaultDecision:
    outcome = FaultDecision()
    outcome.consider(faults.rules.values(), ENGINES, NOON)
    return outcome


def test_the_total_delay_is_at_most_a_minute() -> None:
    faults = Faults()
    rules = [faults.add({"delay": {"seconds": 25}}) for _ in range(4)]

    assert decided(faults).seconds == MOST_SECONDS
    assert [rule.seconds_delayed for rule in rules] == [25, 25, 10, 0]


def test_the_first_fault_counts_and_the_name_lists_every_rule_that_fired() -> None:
    faults = Faults()
    faults.add({"delay": {"seconds": 0}})
    faults.add({"fault": {"reset": {}}, "nth": [2]})
    faults.add({"fault": ERROR})

    first, second = decided(faults), decided(faults)

    assert (first.fault, first.name) == (Fault("error", {"status": 503}), "delay (fault-1), error (fault-3)")
    assert (second.fault, second.name) == (Fault("reset", {}), "delay (fault-1), reset (fault-2)")


def test_an_id_is_never_reused() -> None:
    faults = Faults()
    first = faults.add({"fault": ERROR}).id
    faults.clear()

    assert faults.add({"fault": ERROR}).id != first


def test_rules_from_requests_are_evicted_beyond_a_limit() -> None:
    faults = Faults()

    for number in range(1000):
        faults.passing_rule(f"503;seed={number}", "header", lambda: {"fault": ERROR})

    assert len(faults.all()) == 200


def test_the_number_of_rules_of_an_account_is_limited() -> None:
    faults = Faults()
    for _ in range(1000):
        faults.add({"fault": ERROR})

    with pytest.raises(FaultInvalid, match="1000 rules already"):
        faults.add({"fault": ERROR})


@given(least=st.floats(0, 60), most=st.floats(0, 60), seed=st.integers(0, 99), number=st.integers(1, 999))
def test_a_delay_is_within_its_bounds_and_deterministic(least: float, most: float, seed: int, number: int) -> None:
    least, most = sorted((least, most))
    even, log_normal = Delay(least, most, seed), Delay(least, most, seed, median=0.5, sigma=2)

    for delay in (even, log_normal):
        assert least <= delay.seconds(number) <= most
        assert delay.seconds(number) == delay.seconds(number)


def test_half_of_log_normal_delays_are_longer_than_the_median() -> None:
    drawn = sorted(Delay(0, 60, 7, median=0.5, sigma=1).seconds(number) for number in range(1000))

    assert 0.4 < drawn[500] < 0.6
    assert all(shorter <= longer for shorter, longer in pairwise(drawn))
    assert drawn[-1] > 3 > 0.1 > drawn[0]


@given(probability=st.floats(0.05, 0.95), seed=st.integers(0, 1000))
def test_a_probability_is_the_share_of_affected_calls(probability: float, seed: int) -> None:
    schedule = Schedule(probability=probability, seed=seed)

    due = sum(schedule.is_due(number, 0, NOON) for number in range(1, 1001))

    assert abs(due / 1000 - probability) < 0.1


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("503", {"fault": {"error": {"status": 503}}}),
        ("429;retry_after=3", {"fault": {"rate_limit": {"retry_after": 3}}}),
        ("video_not_ready", {"fault": {"error": {"code": "video_not_ready"}}}),
        ("reset;processed=true;times=2", {"fault": {"reset": {"processed": True}}, "times": 2}),
        (" truncate ; share = 0.25 ; nth=3", {"fault": {"truncate": {"share": 0.25}}, "nth": [3]}),
        ("delay=0.5;probability=0.1;seed=4", {"delay": {"seconds": 0.5}, "probability": 0.1, "seed": 4}),
        ("status=418;message=tea pot", {"fault": {"error": {"status": 418, "message": "tea pot"}}}),
        ("", {}),
    ],
)
def test_the_short_notation_is_parsed_into_a_rule(text: str, described: dict[str, Any]) -> None:
    assert described_by(text, {"video_not_ready": 400}) == described
