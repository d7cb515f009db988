"""How a job progresses: a timeline of states, read at an instant. It advances with time, or with polls."""

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
    """The past and future states of a job.

    `steps` are the state changes whose instant is known. Step number `begun` is the first one on the `path` of the
    current `profile`; an earlier profile produced those before. `polls` counts the polls since.
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
        """When the job becomes ready; None if that is not known."""
        return next((step.at for step in self.steps if step.status is Status.READY), None)

    @property
    def fails(self) -> bool:
        return self.path[-1] is Status.FAILED

    def changed(self, profile: Profile, natural: Path, now: datetime) -> "Timeline":
        """Return the timeline with another profile from `now` on; the past stays.

        `natural` is the path of a successful job. A job that was to fail still fails.
        """
        number = self._number(now)
        step = self.steps[number]
        rest = natural[natural.index(step.status) :]
        path = path_for(profile, failing(rest) if self.fails else rest, natural)
        return Timeline(profile, path, (*self.steps[:number], *_steps(profile, path, step, now)), number)

    def ended(self, now: datetime, status: Status) -> "Timeline":
        """Return the timeline of a running job that ends at `now`, in a final `status`."""
        number = self._number(now)
        step = self.steps[number]
        return Timeline(self.profile, (step.status, status), (*self.steps[: number + 1], Step(status, now)), number)

    def polled(self, now: datetime) -> "Timeline":
        """Return the timeline after one more poll at `now`, which advances a job whose profile goes by polls.

        The first poll sees the current state, each further one the next, unless the profile has it stay for several
        polls.
        """
        steps = self.steps
        come = self.path[len(steps) - self.begun : self._reached() + 1]
        return replace(self, steps=(*steps, *(Step(status, now) for status in come)), polls=self.polls + 1)

    def _number(self, now: datetime) -> int:
        return next((number for number in reversed(range(len(self.steps))) if self.steps[number].at <= now), 0)

    def _reached(self) -> int:
        """Return the number, on the path, of the state that the next poll sees."""
        dwells = accumulate(self.profile.dwell(status) for status in self.path[:-1])
        return next((number for number, seen in enumerate(dwells) if self.polls < seen), len(self.path) - 1)


def begin(profile: Profile, created_at: datetime, natural: Path, *, fails: bool = False, done: int = 0) -> Timeline:
    """Return the timeline of a job created at `created_at`; one that `fails` does so where it would become ready.

    The job starts after the first `done` states of its natural path.
    """
    rest = natural[done:]
    path = path_for(profile, failing(rest) if fails else rest, natural)
    return Timeline(profile, path, tuple(_steps(profile, path, Step(path[0], created_at), created_at)))


def _steps(profile: Profile, path: Path, first: Step, now: datetime) -> Iterator[Step]:
    """Yield the steps along `path` whose instants are known at `now`; those of states that end by polls are not."""
    yield first
    at = first.at
    for left, entered in () if profile.by_polls else pairwise(path):
        at = max(now, at + timedelta(seconds=profile.dwell(left)))
        yield Step(entered, at)
