"""The states of jobs as they come: a job's timeline says when, and the account's clock whether that has come.

Each change of a job is heard of from its table. What is to come is kept in order, so nobody has to look at all jobs.
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

# A job that is put into a table and began longer ago did not begin just now: it was restored, or came with the account.
_LONGEST_BEGINNING = timedelta(seconds=1)


class JobWatch:
    """Adds to the feed whenever a job of an account comes into a state."""

    def __init__(self, feed: Feed) -> None:
        self._feed = feed
        self._watched: dict[str, _WatchedJobs] = {}

    def begin(self, account: Account) -> None:
        """Hear of every change in `account` from now on."""
        known = self._watched.get(account.id)
        if known is None or known.account is not account:
            self._watched[account.id] = _WatchedJobs(account)

    def end(self) -> None:
        """Hear of nothing any more."""
        for each in self._watched.values():
            each.leave()
        self._watched.clear()

    def look(self) -> Steps[None]:
        """Learn of the jobs that were there before."""
        for each in list(self._watched.values()):
            yield from each.look()

    def collect(self) -> None:
        """Add the states that have come by now to the feed."""
        for account_id, each in list(self._watched.items()):
            if each.account is None:  # it was forgotten
                del self._watched[account_id]
            for change in each.come():
                self._feed.add(JOB, account_id, change)

    def seconds_to_next(self) -> float | None:
        """Return how many seconds pass until the next state comes, or None where only a request can bring one."""
        waits = [seconds for each in self._watched.values() if (seconds := each.seconds_to_next()) is not None]
        return min(waits, default=None)


class _WatchedJobs:
    """The jobs of one account: how many steps of each were told, and when the next ones come.

    It does not keep the account alive.
    """

    def __init__(self, account: Account) -> None:
        self._account = ref(account)
        self._told: dict[str, int] = {}
        self._coming: list[tuple[datetime, int, str]] = []
        self._changed: dict[str, None] = {}
        self._noted = 0
        self._has_looked = False
        account.jobs.listeners = (*account.jobs.listeners, self._hear)

    @property
    def account(self) -> Account | None:
        return self._account()

    def leave(self) -> None:
        account = self.account
        if account is not None:
            account.jobs.listeners = tuple(each for each in account.jobs.listeners if each != self._hear)

    def look(self) -> Steps[None]:
        account = self.account
        if account is not None and not self._has_looked:
            self._has_looked = True
            yield from in_portions(account.jobs.all(), self._learn_all)

    def come(self) -> Iterator[JobChange]:
        account = self.account
        if account is None:
            return
        now = account.clock.now()
        while self._coming and self._coming[0][0] <= now:
            self._changed[heappop(self._coming)[2]] = None
        changed, self._changed = list(self._changed), {}
        for job_id in changed:
            job = account.jobs.find(job_id)
            if job is not None:
                yield from self._changes(job, now)

    def seconds_to_next(self) -> float | None:
        account = self.account
        if account is None or not self._coming or account.clock.is_frozen:
            return None
        clock = account.clock
        return max(0.0, (self._coming[0][0] - clock.now()).total_seconds() / clock.scale)

    def _hear(self, kind: str, job_id: str, job: Job[Any] | None) -> None:
        if job is None:
            self._told.pop(job_id, None)
            return
        if job_id not in self._told and self._is_old(job):
            self._learn(job)
        self._changed[job_id] = None

    def _is_old(self, job: Job[Any]) -> bool:
        account = self.account
        if account is None:
            return True
        scale = max(1.0, account.clock.scale)
        return account.clock.now() - job.timeline.steps[0].at > _LONGEST_BEGINNING * scale

    def _learn_all(self, jobs: Iterable[Job[Any]]) -> None:
        for job in jobs:
            if job.id not in self._told:
                self._learn(job)
                self._changed[job.id] = None

    def _learn(self, job: Job[Any]) -> None:
        """Take the states that the job has come into as told."""
        account = self.account
        now = account.clock.now() if account else job.created_at
        self._told[job.id] = sum(step.at <= now for step in job.timeline.steps)

    def _changes(self, job: Job[Any], now: datetime) -> Iterator[JobChange]:
        """Yield the states that are new, and note when the next one comes."""
        steps = job.timeline.steps
        told = self._told.get(job.id, 0)
        while told < len(steps) and steps[told].at <= now:
            was = steps[told - 1].status if told else None
            yield JobChange(job.kind.name, job.id, was, steps[told])
            told += 1
        self._told[job.id] = told
        if told < len(steps):
            self._noted += 1
            heappush(self._coming, (steps[told].at, self._noted, job.id))
