"""Future events of an account, derived from its records."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple, TypeVar

from mockserver.domain.account.account import Account
from mockserver.domain.account.kinds import EventsOf, StateChange
from mockserver.domain.records.job import Job
from mockserver.domain.records.webhook import Delivery
from mockserver.domain.rules import webhooks
from mockserver.ground.steps import Steps, map_in_portions, sort_in_portions

T = TypeVar("T")

_AT, _FIRST = attrgetter("at"), itemgetter(0)


class PendingWork(NamedTuple):
    """The number of coming events that clients wait for, and the first of them."""

    number: int
    first: StateChange | None


def due(account: Account, after: datetime, until: datetime) -> Steps[list[StateChange]]:
    """Return the events after `after` and up to `until`, in order."""
    found = yield from _events(account, lambda events: [each for each in events if after < each.at <= until])
    return (yield from sort_in_portions(found, _AT))


def pending_work(account: Account, now: datetime) -> Steps[PendingWork]:
    """Return how many events that clients wait for are known at `now` to come later, and the first of them.

    It calls nothing per job, because an account may have very many.
    """

    def read(jobs: Sequence[Job[Any]]) -> Sequence[PendingWork]:
        coming = [(step.at, step, job) for job in jobs for step in job.timeline.steps if step.at > now]
        if not coming:
            return ()
        at, step, job = min(coming, key=_FIRST)
        return [PendingWork(len(coming), StateChange(at, job.kind.name, job.id, step.status, is_work=True))]

    parts = yield from map_in_portions(account.jobs.all(), read)
    known = yield from webhooks.coming(account)
    calls = [due for due in known if due[0] > now]
    if calls:
        parts.append(PendingWork(len(calls), _to_come(min(calls, key=_FIRST))))
    return PendingWork(sum(part.number for part in parts), min((part.first for part in parts), key=_AT, default=None))


def idle_at(account: Account, now: datetime) -> Steps[datetime | None]:
    """Return when the last job known at `now` ends; None if no job is running."""

    def last(events: Iterator[StateChange]) -> Sequence[datetime]:
        times = [event.at for event in events if event.is_work and event.at > now]
        return [max(times)] if times else ()

    found = yield from _events(account, last)
    return max(found, default=None)


def _events(account: Account, read: Callable[[Iterator[StateChange]], Sequence[T]]) -> Steps[list[T]]:
    """Return what `read` makes of the past and future events; each step passes it some of them."""
    found: list[T] = []
    for kind, table in account.tables:
        if kind.events is not None:
            yield
            found += yield from map_in_portions(table.all(), partial(_read_records, account, kind.events, read))
    yield
    coming = yield from webhooks.coming(account)
    found += yield from map_in_portions(coming, lambda some: read(map(_to_come, some)))
    deliveries = list(account.outbox.deliveries.values()) if account.outbox else []
    found += yield from map_in_portions(deliveries, lambda some: read(_tried(some)))
    return found


def _read_records(
    account: Account,
    events_of: EventsOf,
    read: Callable[[Iterator[StateChange]], Sequence[T]],
    records: Sequence[object],
) -> Sequence[T]:
    return read(event for record in records for event in events_of(account, record))


def _to_come(due: tuple[datetime, str]) -> StateChange:
    due_at, name = due
    return StateChange(due_at, "webhook", name, "due", is_work=True)


def _tried(deliveries: Iterable[Delivery]) -> Iterator[StateChange]:
    for delivery in deliveries:
        for attempt in delivery.attempts:
            yield StateChange(attempt.at, "webhook", delivery.id, attempt.result)
