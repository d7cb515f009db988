"""Future events of an account, derived from its records."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from operator import attrgetter

from mockserver.domain.account.account import Account
from mockserver.domain.account.kinds import EventsOf, StateChange
from mockserver.domain.records.webhook import Delivery
from mockserver.domain.rules import webhooks
from mockserver.ground.steps import Steps, map_in_portions

_AT = attrgetter("at")


def due(account: Account, after: datetime, until: datetime) -> Steps[list[StateChange]]:
    """Return the events after `after` and up to `until`, in order."""
    found = yield from _events(account, lambda event: after < event.at <= until)
    return sorted(found, key=_AT)


def coming_work(account: Account, now: datetime) -> Steps[list[StateChange]]:
    """Return the jobs known at `now` that end later, in order."""
    found = yield from _events(account, lambda event: event.is_work and event.at > now)
    return sorted(found, key=_AT)


def idle_at(account: Account, now: datetime) -> Steps[datetime | None]:
    """Return when the last job known at `now` ends; None if no job is running."""
    coming = yield from _events(account, lambda event: event.is_work and event.at > now)
    return max(map(_AT, coming), default=None)


def _events(account: Account, counts: Callable[[StateChange], bool]) -> Steps[list[StateChange]]:
    """Return the past and future events that `counts` selects."""
    found: list[StateChange] = []
    for kind, table in account.tables:
        if kind.events is not None:
            yield
            read = partial(_of_records, account, kind.events, counts)
            found += yield from map_in_portions(table.all(), read)
    yield
    coming = list(webhooks.coming(account))
    found += yield from map_in_portions(coming, lambda some: [each for each in map(_to_come, some) if counts(each)])
    deliveries = list(account.outbox.deliveries.values()) if account.outbox else []
    found += yield from map_in_portions(deliveries, lambda some: [each for each in _tried(some) if counts(each)])
    return found


def _of_records(
    account: Account, events_of: EventsOf, counts: Callable[[StateChange], bool], records: Sequence[object]
) -> list[StateChange]:
    return [event for record in records for event in events_of(account, record) if counts(event)]


def _to_come(due: tuple[datetime, str]) -> StateChange:
    due_at, name = due
    return StateChange(due_at, "webhook", name, "due", is_work=True)


def _tried(deliveries: Iterable[Delivery]) -> Iterator[StateChange]:
    for delivery in deliveries:
        for attempt in delivery.attempts:
            yield StateChange(attempt.at, "webhook", delivery.id, attempt.result)
