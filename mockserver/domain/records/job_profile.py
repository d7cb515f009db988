"""Job profiles: how jobs progress and what goes wrong with them, as data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from mockserver.domain.records.numbers import Number


class Status(StrEnum):
    """A state of a job, as the API names it. The states that a job goes through depend on its kind."""

    VALIDATING = "validating"
    PENDING = "pending"
    QUEUED = "queued"
    INDEXING = "indexing"
    PROCESSING = "processing"
    READY = "ready"
    FAILED = "failed"
    CANCELED = "canceled"


FINAL = frozenset([Status.READY, Status.FAILED, Status.CANCELED])

# The states of a job, in order; the last one is final, unless the job is stuck there.
Path: TypeAlias = tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """How jobs progress.

    A state lasts `each` seconds, or `each` polls if the profile goes `by_polls`; `states` overrides that for single
    states. A job that is `stuck` at a state never leaves it. A job that `fails` at a state goes from there to failed,
    with `code` as the reason. A job that `flaps` at a state goes back once and reaches it again. States that a job does
    not go through are ignored.
    """

    name: str
    by_polls: bool = False
    each: Number = 0
    states: Mapping[str, Number] = field(default_factory=dict)
    stuck: str | None = None
    fails: str | None = None
    code: str | None = None
    flaps: str | None = None

    def dwell(self, status: Status) -> float:
        """Return how long a job is in `status`, in seconds or polls."""
        return self.states.get(status, self.each)

    @property
    def takes_time(self) -> bool:
        return not self.by_polls and any([self.each, *self.states.values()])


PROFILES = {
    profile.name: profile
    for profile in (Profile("instant"), Profile("seconds", each=0.25), Profile("polls", by_polls=True, each=1))
}


def failing(path: Path) -> Path:
    """Return `path` for a job that fails where it would have become ready."""
    return (*path[:-1], Status.FAILED)


def path_for(profile: Profile, rest: Path, natural: Path) -> Path:
    """Return the path of a job under `profile`, where `rest` is the remaining part of its `natural` path, with its
    current state.

    A failure, flap or stop at a state that the job has already left happens in the current state.
    """
    behind = natural[: natural.index(rest[0])]
    path = _flapping(rest, profile.flaps)
    if profile.fails in (*behind, *rest[:-1]):
        path = (*path[: _last(path, profile.fails) + 1], failing(rest)[-1])
    if profile.stuck in behind:
        return path[:1]
    return path[: _first(path, profile.stuck) + 1]


def _flapping(path: Path, state: str | None) -> Path:
    """Return `path` with `state` twice, with the state before it in between, or the one after it if there is none
    before.
    """
    working = path[:-1]
    if state not in working or len(working) == 1:
        return path
    at = path.index(state)
    return (*path[: at + 1], path[at - 1], *path[at:]) if at else (*path[:2], *path)


def _first(path: Path, state: str | None) -> int:
    return next((number for number, status in enumerate(path) if status == state), len(path))


def _last(path: Path, state: str | None) -> int:
    return max((number for number, status in enumerate(path) if status == state), default=0)
