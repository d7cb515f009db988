"""A task as a timeline: its states, past and future, the polls, and the webhook deliveries."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import accumulate, pairwise
from math import log1p
from typing import Any, NamedTuple, TypeVar

from msgspec import Struct

from mockserver.domain.account.account import Account
from mockserver.domain.account.journal import Entry
from mockserver.domain.records.job import JOB_KINDS, Job
from mockserver.ground.clock import rfc3339

T = TypeVar("T")

# The length of a line, in per cent of its picture; part of it is for the last state, which has no end.
LENGTH = 100
_LAST_STATE = 10
_SHORTEST = timedelta(milliseconds=1)
MOST_TASKS = 100
# Limits: the latest exchanges that are searched for polls, and the polls that are shown.
_MOST_SEARCHED, _MOST_POLLS = 5_000, 200


class Point(Struct, frozen=True):
    """Something on the line, from `x` on for `width`, of which `past` is over."""

    kind: str
    text: str
    at: str
    is_to_come: bool
    x: float
    width: float
    past: float


class TaskLine(Struct, frozen=True):
    """A task, its state, and its events in order. The times of the states in `later` are unknown."""

    id: str
    kind: str
    name: str
    status: str
    start: str
    end: str
    now: str
    now_x: float
    states: Sequence[Point]
    others: Sequence[Point]
    later: Sequence[str]

    @property
    def points(self) -> Sequence[Point]:
        """All points in order of time."""
        return sorted([*self.states, *self.others], key=lambda point: point.x)


def latest_tasks(account: Account) -> Mapping[str, Any]:
    """Return the latest tasks of an account, latest first, with their states, and how `many_more` there are."""
    now = account.clock.now()
    kept = [_kept(account.jobs.view_of(kind), now) for kind in JOB_KINDS]
    candidates = [job for jobs in kept for job in jobs.latest]
    jobs = sorted(candidates, key=lambda job: job.created_at, reverse=True)[:MOST_TASKS]
    rows = [
        {
            "id": job.id,
            "kind": job.kind.name.replace("_", " "),
            "name": job.name,
            "status": job.step(now).status.value,
            "since": rfc3339(job.step(now).at),
        }
        for job in jobs
    ]
    return {"tasks": rows, "many_more": sum(jobs.number for jobs in kept) - len(rows)}


class _Kept(NamedTuple):
    number: int
    latest: Sequence[Job[Any]]


def _kept(jobs: Sequence[Job[Any]], now: datetime) -> _Kept:
    """Return how many of `jobs`, which are of one kind and in order of creation, still exist, and the latest ones."""
    lifetime = jobs[0].kind.lifetime if jobs else None
    expired = 0 if lifetime is None else bisect_right(jobs, now - lifetime, key=lambda job: job.created_at)
    count = len(jobs) - expired
    return _Kept(count, tail(jobs, min(count, MOST_TASKS)))


def tail(records: Sequence[T], most: int) -> list[T]:
    """Return at most `most` of the last records, without walking through all."""
    return [records[at] for at in range(max(len(records) - most, 0), len(records))]


def line_of(account: Account, job: Job[Any]) -> TaskLine:
    """Return the line of `job` at the time of its account."""
    now = account.clock.now()
    steps = job.timeline.steps
    events = sorted([*_polls(account, job), *_attempts(account, job)])
    times = [job.created_at, now, *(step.at for step in steps), *(at for at, _, _ in events)]
    scale = _scale_of(times, now)
    ends = [*(step.at for step in steps[1:]), None]
    step = job.step(now)
    return TaskLine(
        job.id,
        job.kind.name.replace("_", " "),
        job.name,
        step.status.value,
        rfc3339(min(times)),
        rfc3339(max(times)),
        rfc3339(now),
        scale.place(now),
        [scale.point("state", step.status.value, step.at, end) for step, end in zip(steps, ends, strict=True)],
        [scale.point(kind, text, at, at) for at, kind, text in events],
        [status.value for status in job.timeline.path[len(steps) - job.timeline.begun :]],
    )


class _Scale(Struct, frozen=True):
    """The positions of `times`, which are in order."""

    times: Sequence[datetime]
    places: Sequence[float]
    now: datetime

    def place(self, at: datetime) -> float:
        return round(self.places[bisect_left(self.times, at)], 2)

    def point(self, kind: str, text: str, at: datetime, end: datetime | None) -> Point:
        """Return the point for something that begins `at` an instant; it has no `end` if it lasts."""
        x = self.place(at)
        until, past = (LENGTH if end is None else self.place(end)), self.place(self.now)
        return Point(
            kind, text, rfc3339(at), at > self.now, x, round(until - x, 2), round(max(min(until, past) - x, 0), 2)
        )


def _scale_of(times: Sequence[datetime], now: datetime) -> _Scale:
    """Return a scale that shortens long waits, so that short states are visible."""
    knots = sorted(set(times))
    waits = [max(later - earlier, _SHORTEST) for earlier, later in pairwise(knots)]
    lengths = [log1p(wait / min(waits)) for wait in waits]
    unit = (LENGTH - _LAST_STATE) / (sum(lengths) or 1)
    return _Scale(knots, [unit * each for each in accumulate(lengths, initial=0)], now)


def _polls(account: Account, job: Job[Any]) -> Iterator[tuple[datetime, str, str]]:
    entries = account.kit.journal.after(None)[-_MOST_SEARCHED:]
    found = [entry for entry in entries if _asks_for(entry, job.id)]
    for entry in found[-_MOST_POLLS:]:
        yield entry.at, "poll", f"{entry.operation} → {entry.status or 'no reply'}"


def _asks_for(entry: Entry, job_id: str) -> bool:
    return entry.method == "GET" and entry.path.rstrip("/").endswith(job_id)


def _attempts(account: Account, job: Job[Any]) -> Iterator[tuple[datetime, str, str]]:
    for delivery in account.outbox.about(job.id) if account.outbox else ():
        url = delivery.webhook.url
        for attempt in delivery.attempts:
            yield attempt.at, "webhook", f"{url} → {attempt.status or attempt.error}"
        if delivery.due_at is not None:
            yield delivery.due_at, "webhook", f"{url} is due"
