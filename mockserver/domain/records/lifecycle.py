"""How a task progresses: a timeline of states, read at an instant. Nothing moves it but time, or being asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import accumulate, pairwise

from mockserver.domain.records.job_profile import FAILED, READY, Path, Profile, failing, led


class Status(StrEnum):
    """A state of an indexing task, in the API's words."""

    VALIDATING = "validating"
    PENDING = "pending"
    QUEUED = "queued"
    INDEXING = "indexing"
    READY = READY
    FAILED = FAILED


LIFECYCLE = (Status.VALIDATING, Status.PENDING, Status.QUEUED, Status.INDEXING, Status.READY)
FINAL = frozenset([Status.READY, Status.FAILED])


class EmbeddingStatus(StrEnum):
    """A state of an embedding task, in the API's words."""

    PROCESSING = "processing"
    READY = READY
    FAILED = FAILED


EMBEDDING = (EmbeddingStatus.PROCESSING, EmbeddingStatus.READY)


@dataclass(frozen=True, slots=True)
class Step:
    """The entry into a state."""

    status: StrEnum
    at: datetime


@dataclass(frozen=True, slots=True)
class Course:
    """Where a task was and where it goes.

    The `timeline` is what is known of when it came or will come into which state. Its step number `begun` is the first
    on the `path` that its `profile` leads it; those before were taken by another. `polls` is how often it was asked for
    since.
    """

    profile: Profile
    path: Path
    timeline: tuple[Step, ...]
    begun: int = 0
    polls: int = 0

    def step(self, now: datetime) -> Step:
        """Return the step that is current at `now`; before the first one, the first."""
        return self.timeline[self._number(now)]

    def is_over(self, now: datetime) -> bool:
        return self.step(now).status in (READY, FAILED)

    @property
    def ready_at(self) -> datetime | None:
        """Return when the task is or will be ready, or None where that is not known."""
        return next((step.at for step in self.timeline if step.status == READY), None)

    @property
    def fails(self) -> bool:
        return self.path[-1] == FAILED

    def changed(self, profile: Profile, natural: Path, now: datetime) -> "Course":
        """Return the course from `now` on by another profile; what is behind it stays as it was.

        `natural` is the path of a task with which nothing goes wrong. A task that was to fail still fails.
        """
        number = self._number(now)
        step = self.timeline[number]
        rest = natural[natural.index(step.status) :]
        path = led(profile, failing(rest) if self.fails else rest, natural)
        return Course(profile, path, (*self.timeline[:number], *_steps(profile, path, step, now)), number)

    def asked(self, now: datetime) -> "Course":
        """Return the course after one more question at `now`, which moves a task that goes by them.

        The first question sees the state that the task is in, each further one the next, unless the profile has it
        stay for more of them.
        """
        timeline = self.timeline
        come = self.path[len(timeline) - self.begun : self._reached() + 1]
        return replace(self, timeline=(*timeline, *(Step(status, now) for status in come)), polls=self.polls + 1)

    def _number(self, now: datetime) -> int:
        return next((number for number in reversed(range(len(self.timeline))) if self.timeline[number].at <= now), 0)

    def _reached(self) -> int:
        """Return the number, on the path, of the state that the next question sees."""
        stays = accumulate(self.profile.stay(status) for status in self.path[:-1])
        return next((number for number, seen in enumerate(stays) if self.polls < seen), len(self.path) - 1)


def begin(profile: Profile, created_at: datetime, natural: Path, *, fails: bool = False) -> Course:
    """Return the course of a task created at `created_at`; one that `fails` does so when it would have become ready."""
    path = led(profile, failing(natural) if fails else natural, natural)
    return Course(profile, path, tuple(_steps(profile, path, Step(path[0], created_at), created_at)))


def _steps(profile: Profile, path: Path, first: Step, now: datetime) -> Iterator[Step]:
    """Yield the steps along `path` that are known at `now`; nobody knows how often a task will be asked for."""
    yield first
    at = first.at
    for left, entered in () if profile.by_polls else pairwise(path):
        at = max(now, at + timedelta(seconds=profile.stay(left)))
        yield Step(entered, at)
