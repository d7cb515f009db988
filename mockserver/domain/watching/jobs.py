"""State changes of jobs as events: a job's timeline has the instants, the account's clock says which have passed.

Tables report each change of a job. Coming state changes are kept in a heap, so that no step visits all jobs.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from typing import Any
from weakref import ref

from mockserver.domain.account.account import Account
from mockserver.domain.records.job import Job
from mockserver.domain.watching.feed import Feed
from mockserver.domain.watching.happenings import JOB, JobChange
from mockserver.ground.clock import Clock
from mockserver.ground.steps import Steps, in_portions

# A job that is put into a table and started longer ago was restored, or belongs to the sample account.
_NEW_JOB_AGE = timedelta(seconds=1)


class JobWatch:
    """Adds an event to the feed whenever a job of an account reaches a state.

    The clocks of all accounts follow the same time, so one heap has the instant at which each account is due next. An
    account is checked when it is due, or when a job or its clock has changed.
    """

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._watched: dict[str, _WatchedJobs] = {}
        self._changed: dict[str, None] = {}
        self._due: list[tuple[datetime, str]] = []
        self._due_at: dict[str, datetime] = {}  # the valid entries of `_due`
        self._base: Clock | None = None

    def begin(self, account: Account) -> None:
        """Listen to all changes in `account` from now on."""
        known = self._watched.get(account.id)
        if known is None or known.account is not account:
            self._base = account.clock.base
            self._watched[account.id] = _WatchedJobs(account, partial(self.note_change, account.id))
            self.note_change(account.id)

    def end(self) -> None:
        """Stop listening."""
        for each in self._watched.values():
            each.stop()
        for kept in (self._watched, self._changed, self._due, self._due_at):
            kept.clear()

    def note_change(self, account_id: str) -> None:
        """Check the account with the next `collect`: a job or its clock may have changed."""
        self._changed[account_id] = None

    def note_all(self) -> None:
        """Check all accounts with the next `collect`."""
        self._changed.update(dict.fromkeys(self._watched))

    def learn_existing(self) -> Steps[None]:
        """Mark the existing jobs as known."""
        for each in list(self._watched.values()):
            yield from each.learn_existing()

    def collect(self) -> None:
        """Add the state changes that are due to the feed."""
        while (first := self._first()) is not None and self._base is not None and first[0] <= self._base.now():
            _, account_id = heappop(self._due)
            del self._due_at[account_id]
            self.note_change(account_id)
        changed, self._changed = self._changed, {}
        for account_id in changed:
            watched = self._watched.get(account_id)
            if watched is None:
                continue
            for change in watched.due_changes():
                self._feed.add(JOB, account_id, change)
            self._schedule(account_id, watched.next_at())
            if watched.account is None:  # the account was evicted
                del self._watched[account_id]

    def seconds_to_next(self) -> float | None:
        """Return the seconds until the next state change; None if only a request can cause one."""
        first = self._first()
        if first is None or self._base is None:
            return None
        return max(0.0, (first[0] - self._base.now()).total_seconds())

    def _schedule(self, account_id: str, at: datetime | None) -> None:
        if at is None:
            self._due_at.pop(account_id, None)
        elif self._due_at.get(account_id) != at:
            self._due_at[account_id] = at
            heappush(self._due, (at, account_id))

    def _first(self) -> tuple[datetime, str] | None:
        """Return the first valid entry, without the invalid ones before it."""
        while self._due and self._due_at.get(self._due[0][1]) != self._due[0][0]:
            heappop(self._due)
        return self._due[0] if self._due else None


class _WatchedJobs:
    """The jobs of one account: the number of reported states of each, and when the next ones are due.

    It does not keep the account alive.
    """

    def __init__(self, account: Account, note_change: Callable[[], object]) -> None:
        self._account = ref(account, lambda _: note_change())
        self._note_change = note_change
        self._reported: dict[str, int] = {}
        self._due: list[tuple[datetime, int, str]] = []
        self._changed: dict[str, None] = {}
        self._noted = 0
        self._has_learned = False
        account.jobs.listeners = (*account.jobs.listeners, self._on_change)

    @property
    def account(self) -> Account | None:
        return self._account()

    def stop(self) -> None:
        account = self.account
        if account is not None:
            account.jobs.listeners = tuple(each for each in account.jobs.listeners if each != self._on_change)

    def learn_existing(self) -> Steps[None]:
        account = self.account
        if account is not None and not self._has_learned:
            self._has_learned = True
            yield from in_portions(account.jobs.all(), self._learn_all)

    def due_changes(self) -> Iterator[JobChange]:
        account = self.account
        if account is None:
            return
        now = account.clock.now()
        while self._due and self._due[0][0] <= now:
            self._changed[heappop(self._due)[2]] = None
        changed, self._changed = list(self._changed), {}
        for job_id in changed:
            job = account.jobs.find(job_id)
            if job is not None:
                yield from self._changes(job, now)

    def next_at(self) -> datetime | None:
        """Return when the next state is due, by the base of the clock; None if only a request can cause one."""
        account = self.account
        return account.clock.base_at(self._due[0][0]) if account is not None and self._due else None

    def _on_change(self, kind: str, job_id: str, job: Job[Any] | None) -> None:
        self._note_change()
        if job is None:
            self._reported.pop(job_id, None)
            return
        if job_id not in self._reported and self._is_old(job):
            self._learn(job)
        self._changed[job_id] = None

    def _is_old(self, job: Job[Any]) -> bool:
        account = self.account
        if account is None:
            return True
        scale = max(1.0, account.clock.scale)
        return account.clock.now() - job.timeline.steps[0].at > _NEW_JOB_AGE * scale

    def _learn_all(self, jobs: Iterable[Job[Any]]) -> None:
        for job in jobs:
            if job.id not in self._reported:
                self._learn(job)
                self._changed[job.id] = None
        self._note_change()

    def _learn(self, job: Job[Any]) -> None:
        """Mark the states that the job has reached as reported."""
        account = self.account
        now = account.clock.now() if account else job.created_at
        self._reported[job.id] = sum(step.at <= now for step in job.timeline.steps)

    def _changes(self, job: Job[Any], now: datetime) -> Iterator[JobChange]:
        """Yield the new states, and remember when the next one is due."""
        steps = job.timeline.steps
        reported = self._reported.get(job.id, 0)
        while reported < len(steps) and steps[reported].at <= now:
            was = steps[reported - 1].status if reported else None
            yield JobChange(job.kind.name, job.id, was, steps[reported])
            reported += 1
        self._reported[job.id] = reported
        if reported < len(steps):
            self._noted += 1
            heappush(self._due, (steps[reported].at, self._noted, job.id))
