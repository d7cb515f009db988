"""State changes of jobs as events: a job's timeline has the instants, the account's clock says which have passed.

Tables report each change of a job. Coming state changes are kept in a heap, so that no step looks at all jobs.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import Any
from weakref import ref

from mockserver.domain.account.account import Account
from mockserver.domain.records.job import Job
from mockserver.domain.watching.feed import Feed
from mockserver.domain.watching.happenings import JOB, JobChange
from mockserver.ground.steps import Steps, in_portions

# A job that is put into a table and started longer ago was restored, or belongs to the sample account.
_NEW_JOB_AGE = timedelta(seconds=1)


class JobWatch:
    """Adds an event to the feed whenever a job of an account reaches a state."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._watched: dict[str, _WatchedJobs] = {}

    def begin(self, account: Account) -> None:
        """Listen to all changes in `account` from now on."""
        known = self._watched.get(account.id)
        if known is None or known.account is not account:
            self._watched[account.id] = _WatchedJobs(account)

    def end(self) -> None:
        """Stop listening."""
        for each in self._watched.values():
            each.stop()
        self._watched.clear()

    def learn_existing(self) -> Steps[None]:
        """Take note of the jobs that existed before."""
        for each in list(self._watched.values()):
            yield from each.learn_existing()

    def collect(self) -> None:
        """Add the state changes that are due to the feed."""
        for account_id, each in list(self._watched.items()):
            if each.account is None:  # the account was evicted
                del self._watched[account_id]
            for change in each.due_changes():
                self._feed.add(JOB, account_id, change)

    def seconds_to_next(self) -> float | None:
        """Return the seconds until the next state change; None if only a request can cause one."""
        waits = [seconds for each in self._watched.values() if (seconds := each.seconds_to_next()) is not None]
        return min(waits, default=None)


class _WatchedJobs:
    """The jobs of one account: the number of reported states of each, and when the next ones are due.

    It does not keep the account alive.
    """

    def __init__(self, account: Account) -> None:
        self._account = ref(account)
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

    def seconds_to_next(self) -> float | None:
        account = self.account
        if account is None or not self._due or account.clock.is_frozen:
            return None
        clock = account.clock
        return max(0.0, (self._due[0][0] - clock.now()).total_seconds() / clock.scale)

    def _on_change(self, kind: str, job_id: str, job: Job[Any] | None) -> None:
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
