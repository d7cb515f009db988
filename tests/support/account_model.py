"""A simple model of an account, from the documentation alone: lists that are searched from start to end."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

STATES = ["validating", "pending", "queued", "indexing"]
ENDS = ("ready", "failed")

Metadata = dict[str, str | int | float | bool]


@dataclass(slots=True)
class ModelIndex:
    id: str
    name: str
    created_at: datetime
    changed_at: datetime


@dataclass(slots=True)
class ModelTask:
    """A task and, once it is ready, its video. `entered` are the states with the times at which it enters them."""

    id: str
    index: ModelIndex
    filename: str
    created_at: datetime
    fails: bool
    entered: list[tuple[str, datetime]]
    polls: int = 0
    video_id: str = ""
    duration: float = 0
    title: str | None = None
    metadata: Metadata = field(default_factory=dict)
    described_at: datetime | None = None
    video_is_deleted: bool = False

    def standing(self, now: datetime) -> tuple[str, datetime]:
        return [(state, at) for state, at in self.entered if at <= now][-1]

    def status(self, now: datetime) -> str:
        return self.standing(now)[0]

    def has_video(self, now: datetime) -> bool:
        return self.status(now) == "ready" and not self.video_is_deleted

    def video_updated_at(self) -> datetime:
        return self.described_at or self.entered[-1][1]


@dataclass(slots=True)
class AccountModel:
    """An account; `seconds_per_state` None means that tasks move with each poll."""

    seconds_per_state: float | None
    now: datetime
    indexes: list[ModelIndex] = field(default_factory=list)
    tasks: list[ModelTask] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)  # paths and ids of what was deleted

    def name_is_taken(self, name: str) -> bool:
        return any(index.name == name for index in self.indexes)

    def add_index(self, index_id: str, name: str) -> None:
        self.indexes.append(ModelIndex(index_id, name, self.now, self.now))

    def remove_index(self, index: ModelIndex) -> None:
        for task in [task for task in self.tasks if task.index is index]:
            self.remove_task(task)
        self.indexes.remove(index)
        self.gone.append(("/indexes/", index.id))

    def add_task(self, task_id: str, index: ModelIndex, filename: str) -> None:
        fails = "fail" in filename
        self.tasks.append(ModelTask(task_id, index, filename, self.now, fails, self._timeline(fails=fails)))
        index.changed_at = self.now

    def remove_task(self, task: ModelTask) -> None:
        self.tasks.remove(task)
        self.gone.append(("/tasks/", task.id))

    def moves_when_asked(self) -> bool:
        return self.seconds_per_state is None

    def ask_for(self, task: ModelTask) -> None:
        """Note a poll of the task, which moves it to the next state if time does not."""
        if not self.moves_when_asked() or task.status(self.now) in ENDS:
            return
        if task.polls:
            path = [*STATES, ENDS[task.fails]]
            task.entered.append((path[len(task.entered)], self.now))
        task.polls += 1

    def remove_video(self, task: ModelTask) -> None:
        task.video_is_deleted = True
        task.index.changed_at = self.now

    def videos(self, index: ModelIndex) -> list[ModelTask]:
        return [task for task in self.tasks if task.index is index and task.has_video(self.now)]

    def index_updated_at(self, index: ModelIndex) -> datetime:
        """Return the last of: creation, renaming, upload, deletion of a video, end of a task."""
        completions = [
            at
            for task in self.tasks
            if task.index is index
            for state, at in task.entered
            if state == "ready" and at <= self.now
        ]
        return max([index.changed_at, *completions])

    def tasks_where(self, meets: Callable[[ModelTask], bool]) -> list[ModelTask]:
        return [task for task in self.tasks if meets(task)]

    def _timeline(self, *, fails: bool) -> list[tuple[str, datetime]]:
        if self.seconds_per_state is None:
            return [(STATES[0], self.now)]
        pace = timedelta(seconds=self.seconds_per_state)
        return [(state, self.now + number * pace) for number, state in enumerate([*STATES, ENDS[fails]])]


def printed(instant: datetime) -> str:
    """Return `instant` as the API prints dates of indexes and tasks."""
    text = instant.strftime("%Y-%m-%dT%H:%M:%S.%f").rstrip("0").removesuffix(".")
    return text + "Z"


def printed_seconds(instant: datetime) -> str:
    """Return `instant` as the API prints dates of videos."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def total(durations: Iterable[float]) -> float:
    return round(sum(durations), 6)
