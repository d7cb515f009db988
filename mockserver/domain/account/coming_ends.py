"""The end times of jobs that webhooks wait for: kept in order, and updated only for changed jobs.

All jobs of an account may change together; then `read_on` updates the times in steps.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from heapq import heapify, heappop, heappush
from itertools import count, islice
from typing import Any, TypeAlias

from mockserver.domain.account.outbox import Outbox
from mockserver.domain.records.job import Job
from mockserver.domain.records.webhook import Webhook
from mockserver.domain.tables.jobs import JobTable
from mockserver.ground.steps import PORTION, Steps, map_in_portions

# The time of the webhook event for a job; None if it is not known yet.
DueAt: TypeAlias = Callable[[Job[Any], Webhook], datetime | None]

_MAX_STALE = 1_000


class ComingEnds:
    """The known end times of the jobs that an outbox waits for."""

    __slots__ = ("_due_at", "_instants", "_numbers", "_queue", "_read_number", "_unread", "jobs", "outbox")

    def __init__(self, jobs: JobTable, outbox: Outbox, due_at: DueAt) -> None:
        self.jobs, self.outbox = jobs, outbox
        self._due_at = due_at
        self._read_number = count()
        self._numbers: dict[str, int] = {}  # the order of ends at the same instant
        self._instants: dict[str, datetime] = {}
        self._queue: list[tuple[datetime, int, str]] = []
        jobs.changed()
        self._unread = dict.fromkeys([task_id for task_id, _ in outbox.awaited.values()])

    def refresh(self) -> None:
        """Update all jobs that changed since the last call."""
        while not self.read_on():
            pass

    def read_on(self) -> bool:
        """Update some of the jobs that changed; return whether all are up to date."""
        self._unread.update(self.jobs.changed() or {})
        some = list(islice(self._unread, PORTION))
        self._read(some)
        for task_id in some:
            del self._unread[task_id]
        return not self._unread

    def next(self) -> datetime | None:
        """Return the time of the next end; None if none is known."""
        while self._queue and not self._is_valid(self._queue[0]):
            heappop(self._queue)
        return self._queue[0][0] if self._queue else None

    def take(self, now: datetime) -> tuple[datetime, Job[Any], Webhook] | None:
        """Remove and return the first end that is due at `now`, with its job and webhook; None if there is none."""
        while (due_at := self.next()) is not None and due_at <= now:
            task_id, webhook_id = self.outbox.awaited[heappop(self._queue)[2]]
            self._forget(task_id, webhook_id)
            task = self.jobs.find(task_id)
            if task is not None:
                return due_at, task, self.outbox.webhooks[webhook_id]
        return None

    def drop_forgotten(self) -> Steps[None]:
        """Drop the times of ends that the outbox no longer waits for. There may be very many."""
        self._queue = [entry for entry in self._queue if entry[2] in self.outbox.awaited]
        heapify(self._queue)
        yield
        self._instants = {key: at for key, at in self._instants.items() if key in self.outbox.awaited}
        yield
        self._numbers = {key: number for key, number in self._numbers.items() if key in self.outbox.awaited}

    def all(self) -> Steps[list[tuple[datetime, str]]]:
        """Return each known end, as it is now, with the id of its job, in the order in which the jobs started."""
        instants = self._instants.copy()

        def read(awaited: Sequence[tuple[str, tuple[str, str]]]) -> list[tuple[datetime, str]]:
            return [(instants[key], task_id) for key, (task_id, _) in awaited if key in instants]

        return map_in_portions(list(self.outbox.awaited.items()), read)

    def _read(self, task_ids: Iterable[str]) -> None:
        for task_id in task_ids:
            task = self.jobs.find(task_id)
            for webhook in self.outbox.webhooks.values():
                key = self.outbox.key(task_id, webhook.id)
                if key in self.outbox.awaited:
                    if task is None:
                        self._forget(task_id, webhook.id)
                    else:
                        self._note(key, self._due_at(task, webhook))

    def _note(self, key: str, due_at: datetime | None) -> None:
        if due_at == self._instants.get(key):
            return
        if due_at is None:
            del self._instants[key]
            return
        self._instants[key] = due_at
        heappush(self._queue, self._entry(key))
        if len(self._queue) > _MAX_STALE + 2 * len(self._instants):
            self._queue = [self._entry(known) for known in self._instants]
            heapify(self._queue)

    def _entry(self, key: str) -> tuple[datetime, int, str]:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = next(self._read_number)
        return self._instants[key], number, key

    def _forget(self, task_id: str, webhook_id: str) -> None:
        self.outbox.forget_end(task_id, webhook_id)
        key = self.outbox.key(task_id, webhook_id)
        self._instants.pop(key, None)
        self._numbers.pop(key, None)

    def _is_valid(self, entry: tuple[datetime, int, str]) -> bool:
        return entry[2] in self.outbox.awaited and self._instants.get(entry[2]) == entry[0]
