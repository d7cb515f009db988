"""Job states are reported as they come, and watching many idle accounts costs nothing."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from mockserver.domain.account.account import Account, world_at
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.tasks import create_task
from mockserver.domain.watching.feed import Feed, Reader
from mockserver.domain.watching.jobs import JobWatch
from mockserver.ground.clock import AccountClock
from tests.support.accounts import empty_account, index_in

NOON = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)
MEDIA = Media(duration=10, width=640, height=360, fps=25, size=1000, has_audio=True)


class CountingClock:
    """A clock that counts its reads."""

    def __init__(self) -> None:
        self.time, self.asked = NOON, 0

    def now(self) -> datetime:
        self.asked += 1
        return self.time


def upload(account: Account) -> None:
    world = world_at(account, account.clock.now())
    index = world.indexes.all()[0] if len(world.indexes) else index_in(world, "rides")
    create_task(world, index, Upload("ride.mp4", MEDIA, Content("", (), (), ())))


def watched(clock: CountingClock, number: int) -> tuple[JobWatch, Reader, list[Account]]:
    feed = Feed("run")
    feed.enter()
    watch, accounts = JobWatch(feed), [empty_account(clock) for _ in range(number)]
    for place, account in enumerate(accounts):
        account.id = f"{place:024x}"
        watch.begin(account)
    watch.collect()
    return watch, Reader(feed, None), accounts


def test_states_come_when_the_clock_has_reached_them(clock_change: Callable[[AccountClock], None]) -> None:
    clock = CountingClock()
    watch, reader, [account, *_] = watched(clock, 3)
    upload(account)
    watch.collect()
    before = len(list(reader.take(50)))
    clock_change(account.clock)
    watch.note_change(account.id)
    watch.collect()

    while (seconds := watch.seconds_to_next()) is not None:
        clock.time += timedelta(seconds=seconds)
        watch.collect()

    job = account.jobs.all()[0]
    assert before + len(list(reader.take(50))) == len(job.timeline.steps)


@pytest.fixture(params=["as it is", "twice as fast", "slowly", "moved back"])
def clock_change(request: pytest.FixtureRequest) -> Callable[[AccountClock], None]:
    changes: dict[str, Callable[[AccountClock], None]] = {
        "as it is": lambda clock: None,
        "twice as fast": lambda clock: clock.scale_by(3.7),
        "slowly": lambda clock: clock.scale_by(0.013),
        "moved back": lambda clock: clock.set(NOON - timedelta(days=2)),
    }
    return changes[request.param]


def test_a_frozen_clock_causes_no_events() -> None:
    watch, _, [account] = watched(CountingClock(), 1)
    upload(account)
    account.clock.freeze()
    watch.collect()

    assert watch.seconds_to_next() is None


@pytest.mark.parametrize("number", [1, 100])
def test_an_event_costs_the_same_however_many_accounts_are_watched(number: int) -> None:
    clock = CountingClock()
    watch, _, accounts = watched(clock, number)
    for account in accounts:
        upload(account)
    watch.collect()
    upload(accounts[0])

    clock.asked = 0
    watch.collect()
    watch.seconds_to_next()

    assert clock.asked < 5
