"""How job profiles lead tasks through their states, without a server."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.job import EMBEDDING_TASK, INDEX_TASK
from mockserver.domain.records.job_profile import PROFILES, Path, Profile
from mockserver.domain.records.timeline import Timeline, begin

INDEXING, EMBEDDING = INDEX_TASK.path, EMBEDDING_TASK.path
NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
WORKING = [status.value for status in INDEXING[:-1]]
STATES = st.sampled_from([*WORKING, "processing"])
PATHS = st.sampled_from([INDEXING, EMBEDDING])
PROFILE = st.builds(
    Profile,
    st.just("any"),
    by_polls=st.booleans(),
    each=st.integers(0, 4),
    states=st.dictionaries(STATES, st.integers(0, 4)),
    stuck=st.none() | STATES,
    fails=st.none() | STATES,
    flaps=st.none() | STATES,
)


def at(seconds: float) -> datetime:
    return NOON + timedelta(seconds=seconds)


def seen_by_polls(timeline: Timeline, polls: int) -> list[str]:
    """Return the states seen by polls, a second apart."""
    states: list[str] = []
    for second in range(polls):
        timeline = timeline.polled(at(second))
        states.append(timeline.step(at(second)).status)
    return states


def seen_by_seconds(timeline: Timeline, seconds: int) -> list[str]:
    return [timeline.step(at(second)).status for second in range(seconds)]


def test_a_task_by_seconds_stays_in_each_state_for_its_seconds() -> None:
    timeline = begin(Profile("seconds", each=1, states={"indexing": 3}), NOON, INDEXING)

    assert seen_by_seconds(timeline, 7) == ["validating", "pending", "queued", *["indexing"] * 3, "ready"]


def test_a_task_by_polls_stays_in_each_state_for_its_polls() -> None:
    timeline = begin(Profile("polls", by_polls=True, each=1, states={"queued": 0, "indexing": 3}), NOON, INDEXING)

    assert seen_by_polls(timeline, 7) == ["validating", "pending", *["indexing"] * 3, "ready", "ready"]


@pytest.mark.parametrize("profile", ["seconds", "polls"])
@pytest.mark.parametrize(
    ("wrong", "states"),
    [
        ({"stuck": "queued"}, ["validating", "pending", "queued", "queued", "queued", "queued", "queued"]),
        ({"fails": "pending"}, ["validating", "pending", "failed", "failed", "failed", "failed", "failed"]),
        ({"flaps": "queued"}, ["validating", "pending", "queued", "pending", "queued", "indexing", "ready"]),
        ({"flaps": "validating"}, ["validating", "pending", "validating", "pending", "queued", "indexing", "ready"]),
        ({"flaps": "pending", "fails": "pending"}, ["validating", "pending", "validating", "pending", *["failed"] * 3]),
        ({"stuck": "processing"}, ["validating", "pending", "queued", "indexing", "ready", "ready", "ready"]),
    ],
)
def test_a_failure_happens_at_the_configured_state(profile: str, wrong: dict[str, Any], states: list[str]) -> None:
    timeline = begin(Profile(profile, by_polls=profile == "polls", each=1, **wrong), NOON, INDEXING)

    assert (seen_by_polls if profile == "polls" else seen_by_seconds)(timeline, 7) == states


def test_an_embedding_task_cannot_flap_without_a_second_state() -> None:
    timeline = begin(Profile("seconds", each=1, flaps="processing"), NOON, EMBEDDING)

    assert seen_by_seconds(timeline, 3) == ["processing", "ready", "ready"]


def test_a_changed_task_continues_from_its_current_state() -> None:
    timeline = begin(Profile("seconds", each=10), NOON, INDEXING)

    changed = timeline.changed(PROFILES["instant"], INDEXING, at(15))

    assert [changed.step(at(second)).status for second in (0, 14, 15)] == ["validating", "pending", "ready"]


def test_a_changed_task_keeps_the_start_of_its_current_state() -> None:
    timeline = begin(Profile("seconds", each=10), NOON, INDEXING)

    changed = timeline.changed(Profile("seconds", each=12), INDEXING, at(15))

    assert [changed.step(at(second)).status for second in (21, 22)] == ["pending", "queued"]


def test_a_changed_task_by_polls_restarts_counting() -> None:
    timeline = begin(PROFILES["polls"], NOON, INDEXING).polled(NOON).polled(NOON)

    changed = timeline.changed(Profile("polls", by_polls=True, each=2), INDEXING, NOON)

    assert seen_by_polls(changed, 5) == ["pending", "pending", "queued", "queued", "indexing"]


@pytest.mark.parametrize(("wrong", "end"), [("fails", "failed"), ("stuck", "queued")])
def test_a_failure_at_a_past_state_happens_at_once(wrong: str, end: str) -> None:
    timeline = begin(Profile("seconds", each=10), NOON, INDEXING)

    profile = (
        replace(PROFILES["seconds"], fails="validating")
        if end == "failed"
        else replace(PROFILES["seconds"], stuck="validating")
    )
    changed = timeline.changed(profile, INDEXING, at(25))

    assert changed.path[-1] == end


@given(profile=PROFILE, path=PATHS, fails=st.booleans())
def test_a_task_ends_ready_or_failed_unless_it_is_stuck(profile: Profile, path: Path, fails: bool) -> None:
    led = begin(profile, NOON, path, fails=fails).path

    assert led[-1] in ("ready", "failed", profile.stuck)
    assert profile.stuck not in led[:-1]
    assert not {"ready", "failed"} & {*led[:-1]}


@given(profile=PROFILE, path=PATHS)
def test_every_state_is_followed_by_a_neighbour_or_failure(profile: Profile, path: Path) -> None:
    order = {status.value: number for number, status in enumerate(path)}

    led = begin(profile, NOON, path).path

    for before, after in pairwise(led):
        assert after == "failed" or abs(order[after] - order[before]) == 1


@given(profile=PROFILE, other=PROFILE, path=PATHS, after=st.integers(0, 20), questions=st.lists(st.integers(0, 20)))
def test_past_states_stay_when_the_profile_changes(
    profile: Profile, other: Profile, path: Path, after: int, questions: list[int]
) -> None:
    timeline = begin(profile, NOON, path)
    for second in sorted(second for second in questions if second <= after):
        timeline = timeline.polled(at(second)) if profile.by_polls else timeline
    if timeline.is_over(at(after)):
        return
    seen = [timeline.step(at(second)).status for second in range(after + 1)]

    changed = timeline.changed(other, path, at(after))

    instants = [step.at for step in changed.steps]
    assert instants == sorted(instants)
    assert [changed.step(at(second)).status for second in range(after)] == seen[:-1]


@given(profile=PROFILE, path=PATHS, second=st.integers(0, 10))
def test_polling_never_reverts_a_state(profile: Profile, path: Path, second: int) -> None:
    def position(timeline: Timeline) -> int:
        return len([step for step in timeline.steps if step.at <= at(second)])

    timeline = begin(Profile("any", True, profile.each, profile.states, flaps=profile.flaps), NOON, path)

    positions = []
    for _ in range(12):
        timeline = timeline.polled(at(second))
        positions.append(position(timeline))

    assert positions == sorted(positions)


def test_paths_consist_of_states() -> None:
    assert all(
        isinstance(status, StrEnum) for status in begin(Profile("seconds", fails="processing"), NOON, EMBEDDING).path
    )
