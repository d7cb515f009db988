"""What time will bring about in an account: read off what it has, never kept beside it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from mockserver.domain.account.account import Account
from mockserver.domain.account.kinds import StateChange
from mockserver.domain.rules import webhooks


def due(account: Account, after: datetime, until: datetime) -> list[StateChange]:
    """Return what happens after `after` and not later than `until`, in order."""
    return sorted(
        (event for source in SOURCES for event in source(account) if after < event.at <= until),
        key=lambda event: event.at,
    )


def idle_at(account: Account, now: datetime) -> datetime | None:
    """Return when the last work that is known at `now` will be done, or None if nothing is at work."""
    coming = (event.at for source in SOURCES for event in source(account) if event.is_work and event.at > now)
    return max(coming, default=None)


def _records(account: Account) -> Iterator[StateChange]:
    for kind, table in account.tables:
        if kind.events is not None:
            for record in table.all():
                yield from kind.events(account, record)


def _webhooks(account: Account) -> Iterator[StateChange]:
    for due_at, name in webhooks.coming(account):
        yield StateChange(due_at, "webhook", name, "due", is_work=True)
    for delivery in account.outbox.deliveries.values() if account.outbox else ():
        for attempt in delivery.attempts:
            yield StateChange(attempt.at, "webhook", delivery.id, attempt.result)


# Each yields all events that an account has, past or to come, in any order. What a kind of record brings is declared
# with the kind.
SOURCES: tuple[Callable[[Account], Iterable[StateChange]], ...] = (_records, _webhooks)
