"""How a job progresses: a timeline of states, read at an instant. Only time moves it, or being asked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import accumulate, pairwise

from mockserver.domain.records.job_profile import FINAL, Path, Profile, Status, failing, path_for
from mockserver.domain.records.numbers import Count


@dataclass(frozen=True, slots=True)
class Step:
    """The entry into a state."""

    status: Status
    at: datetime


@dataclass(frozen=True, slots=True)
class Timeline:
    """Where a job was and where it goes.

    The `steps` are what is known of when it came or will come into which state. Step number `begun` is the first on the
    `path` of its `profile`; an earlier profile took those before. `polls` is how often it was asked for since.
    """

    profile: Profile
    path: Path
    steps: tuple[Step, ...]
    begun: Count = 0
    polls: Count = 0

    def step(self, now: datetime) -> Step:
        """Return the step that is current at `now`; before the first one, the first."""
        return self.steps[self._number(now)]

    def is_over(self, now: datetime) -> bool:
        return self.step(now).status in FINAL

    @property
    def ready_at(self) -> datetime | None:
        """Return when the job is or will be ready, or None where that is not known."""
        return next((step.at for step in self.steps if step.status is Status.READY), None)

    @property
    def fails(self) -> bool:
        return self.path[-1] is Status.FAILED

    def changed(self, profile: Profile, natural: Path, now: datetime) -> "Timeline":
        """Return the timeline from `now` on by another profile; what is behind it stays as it was.

        `natural` is the path of a job with which nothing goes wrong. A job that was to fail still fails.
        """
        number = self._number(now)
        step = self.steps[number]
        rest = natural[natural.index(step.status) :]
        path = path_for(profile, failing(rest) if self.fails else rest, natural)
        return Timeline(profile, path, (*self.steps[:number], *_steps(profile, path, step, now)), number)

    def ended(self, now: datetime, status: Status) -> "Timeline":
        """Return the timeline of a job that is at work and ends at `now`, in a final `status`."""
        number = self._number(now)
        step = self.steps[number]
        return Timeline(self.profile, (step.status, status), (*self.steps[: number + 1], Step(status, now)), number)

    def asked(self, now: datetime) -> "Timeline":
        """Return the timeline after one more question at `now`, which moves a job that goes by them.

        The first question sees the state that the job is in, each further one the next, unless the profile has it
        dwell for more of them.
        """
        steps = self.steps
        come = self.path[len(steps) - self.begun : self._reached() + 1]
        return replace(self, steps=(*steps, *(Step(status, now) for status in come)), polls=self.polls + 1)

    def _number(self, now: datetime) -> int:
        return next((number for number in reversed(range(len(self.steps))) if self.steps[number].at <= now), 0)

    def _reached(self) -> int:
        """Return the number, on the path, of the state that the next question sees."""
        dwells = accumulate(self.profile.dwell(status) for status in self.path[:-1])
        return next((number for number, seen in enumerate(dwells) if self.polls < seen), len(self.path) - 1)


def begin(profile: Profile, created_at: datetime, natural: Path, *, fails: bool = False, done: int = 0) -> Timeline:
    """Return the timeline of a job created at `created_at`; one that `fails` does so when it would become ready.

    The first `done` states of its natural path are behind it.
    """
    rest = natural[done:]
    path = path_for(profile, failing(rest) if fails else rest, natural)
    return Timeline(profile, path, tuple(_steps(profile, path, Step(path[0], created_at), created_at)))


def _steps(profile: Profile, path: Path, first: Step, now: datetime) -> Iterator[Step]:
    """Yield the steps along `path` that are known at `now`; how often a job will be asked for is not known."""
    yield first
    at = first.at
    for left, entered in () if profile.by_polls else pairwise(path):
        at = max(now, at + timedelta(seconds=profile.dwell(left)))
        yield Step(entered, at)
