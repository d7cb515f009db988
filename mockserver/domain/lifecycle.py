"""How a task progresses: a timeline of states, read at an instant. Nothing moves it but time, or being asked."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Status(StrEnum):
    """A state of an indexing task, in the API's words."""

    VALIDATING = "validating"
    PENDING = "pending"
    QUEUED = "queued"
    INDEXING = "indexing"
    READY = "ready"
    FAILED = "failed"


LIFECYCLE = (Status.VALIDATING, Status.PENDING, Status.QUEUED, Status.INDEXING, Status.READY)
FINAL = frozenset([Status.READY, Status.FAILED])


class EmbeddingStatus(StrEnum):
    """A state of an embedding task, in the API's words."""

    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"


EMBEDDING = (EmbeddingStatus.PROCESSING, EmbeddingStatus.READY)

# The states that a task goes through, in order; the last is final.
Path = tuple[StrEnum, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The entry into a state."""

    status: StrEnum
    at: datetime


Timeline = tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """How tasks progress: a state lasts `seconds_per_state`, or, where that is None, until the task is asked for."""

    name: str
    seconds_per_state: float | None


PROFILES = {
    profile.name: profile
    for profile in (Profile("instant", 0), Profile("seconds", 0.25), Profile("polls", seconds_per_state=None))
}


def failing(path: Path, failed: StrEnum) -> Path:
    """Return `path` for a task that fails: it does so when it would have become ready."""
    return (*path[:-1], failed)


def begin(profile: Profile, created_at: datetime, path: Path = LIFECYCLE) -> Timeline:
    """Return the timeline of a task created at `created_at`: as far as it is known by then."""
    if profile.seconds_per_state is None:
        return (Step(path[0], created_at),)
    pace = timedelta(seconds=profile.seconds_per_state)
    return tuple(Step(status, created_at + number * pace) for number, status in enumerate(path))


def asked(timeline: Timeline, polls: int, now: datetime, path: Path) -> Timeline:
    """Return `timeline` after one more question at `now`, having had `polls` before: it moves a task that goes by them.

    The first question sees the state the task began in, each further one the next.
    """
    if polls == 0:
        return timeline
    return timeline if len(timeline) == len(path) else (*timeline, Step(path[len(timeline)], now))


def step_at(timeline: Timeline, now: datetime) -> Step:
    """Return the step that is current at `now`; before the first one, the first."""
    for step in reversed(timeline):
        if step.at <= now:
            return step
    return timeline[0]


def entered(timeline: Timeline, status: StrEnum) -> datetime | None:
    """Return when `status` is or will be entered, or None where that is not known."""
    return next((step.at for step in timeline if step.status is status), None)
