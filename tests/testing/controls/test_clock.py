"""The clock of an account."""

from datetime import UTC, datetime, timedelta

from mockserver.testing import Account
from tests.testing.clients import create_index, upload

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_a_frozen_clock_stays_at_its_time(mock: Account) -> None:
    state = mock.clock.freeze(NOON)

    assert (state.now, state.frozen, state.scale) == (NOON, True, 1)
    assert mock.clock.read() == state


def test_a_time_of_another_zone_is_the_same_instant(mock: Account) -> None:
    assert mock.clock.freeze(datetime.fromisoformat("2024-06-01T14:00:00+02:00")).now == NOON


def test_a_time_without_a_zone_is_in_utc(mock: Account) -> None:
    assert mock.clock.freeze(NOON.replace(tzinfo=None)).now == NOON


def test_an_unfrozen_clock_continues_from_its_time(mock: Account) -> None:
    mock.clock.freeze(NOON)

    assert not mock.clock.unfreeze().frozen
    assert mock.clock.now() >= NOON


def test_a_clock_that_is_set_stays_frozen(mock: Account) -> None:
    mock.clock.freeze()

    assert mock.clock.set(NOON).now == mock.clock.now() == NOON


def test_scale_speeds_up_time(mock: Account) -> None:
    assert mock.clock.scale(60).scale == 60


def test_advance_returns_what_happened_in_order(mock: Account) -> None:
    mock.clock.freeze(NOON)
    task = upload(mock, create_index(mock))

    advanced = mock.clock.advance(minutes=5, seconds=1)

    assert advanced.now == NOON + timedelta(minutes=5, seconds=1)
    assert advanced.happened[-1].text == f"task {task} → ready"
    assert [(each.kind, each.id) for each in advanced.happened] == [("task", task)] * 4
    assert [each.became for each in advanced.happened] == ["pending", "queued", "indexing", "ready"]
    assert advanced.is_idle


def test_advance_until_idle_ends_when_the_last_task_is_done(mock: Account) -> None:
    mock.clock.freeze(NOON)
    upload(mock, create_index(mock))

    advanced = mock.clock.advance_until_idle()

    assert advanced.is_idle
    assert advanced.now == advanced.happened[-1].at
