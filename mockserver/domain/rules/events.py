"""What time will bring about in an account: read off what it has, never kept beside it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from mockserver.domain.account.account import Account
from mockserver.domain.records.embedding_task import LIFETIME
from mockserver.domain.rules import webhooks
from mockserver.domain.rules.indexes import is_kept_for_good


@dataclass(frozen=True, slots=True)
class Event:
    """Something of `kind` comes into a state at an instant; `is_work` where somebody waits for it to be done."""

    at: datetime
    kind: str
    id: str
    became: str
    is_work: bool = False

    def __str__(self) -> str:
        name = self.kind.replace("_", " ")
        return f"{name} {self.id} → {self.became}" if self.is_work else f"{name} {self.id} {self.became}"


def due(account: Account, after: datetime, until: datetime) -> list[Event]:
    """Return what happens after `after` and not later than `until`, in order."""
    return sorted(
        (event for source in SOURCES for event in source(account) if after < event.at <= until),
        key=lambda event: event.at,
    )


def idle_at(account: Account, now: datetime) -> datetime | None:
    """Return when the last work that is known at `now` will be done, or None if nothing is at work."""
    coming = (event.at for source in SOURCES for event in source(account) if event.is_work and event.at > now)
    return max(coming, default=None)


def _tasks(account: Account) -> Iterator[Event]:
    for task in account.tasks.all():
        for step in task.course.timeline:
            yield Event(step.at, "task", task.id, step.status, is_work=True)


def _embedding_tasks(account: Account) -> Iterator[Event]:
    for task in account.embedding_tasks.all():
        for step in task.course.timeline:
            yield Event(step.at, "embedding_task", task.id, step.status, is_work=True)
        yield Event(task.created_at + LIFETIME, "embedding_task", task.id, "expired")


def _page_tokens(account: Account) -> Iterator[Event]:
    for token_id, results in account.pages.all():
        yield Event(results.expires_at, "page_token", token_id, "expired")


def _retention(account: Account) -> Iterator[Event]:
    for index in account.indexes.all():
        if index.expires_at and not is_kept_for_good(account, index):
            yield Event(index.expires_at, "index", index.id, "expired")


def _webhooks(account: Account) -> Iterator[Event]:
    for due_at, name in webhooks.coming(account):
        yield Event(due_at, "webhook", name, "due", is_work=True)
    for delivery in account.outbox.deliveries.values() if account.outbox else ():
        for attempt in delivery.attempts:
            yield Event(attempt.at, "webhook", delivery.id, attempt.result)


# Each yields all events of its kind that an account has, past or to come, in any order. What brings a new kind of
# event adds its source here, and the kind to the contract.
SOURCES: tuple[Callable[[Account], Iterable[Event]], ...] = (
    _tasks,
    _embedding_tasks,
    _page_tokens,
    _retention,
    _webhooks,
)
