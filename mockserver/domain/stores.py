"""What the rules need of a place that keeps things. Stores keep and find; they decide nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mockserver.domain.index import Index
from mockserver.domain.task import Task
from mockserver.domain.video import Video


class IndexStore(Protocol):
    """The indexes of an account, oldest first."""

    def add(self, index: Index) -> None: ...
    def get(self, index_id: str) -> Index: ...  # raises ResourceNotExist
    def replace(self, index: Index) -> None: ...
    def remove(self, index_id: str) -> None: ...
    def all(self) -> Sequence[Index]: ...


class TaskStore(Protocol):
    """The tasks of an account, oldest first."""

    def add(self, task: Task) -> None: ...
    def get(self, task_id: str) -> Task: ...  # raises ResourceNotExist
    def replace(self, task: Task) -> None: ...
    def remove(self, task_id: str) -> None: ...
    def all(self) -> Sequence[Task]: ...
    def of_index(self, index_id: str) -> Sequence[Task]: ...


@dataclass(frozen=True, slots=True)
class Totals:
    """How many videos of an index are ready and how long they are together, in seconds."""

    video_count: int
    total_duration: float


class VideoStore(Protocol):
    """The videos of an account, oldest first within an index."""

    def add(self, video: Video) -> None: ...
    def get(self, video_id: str) -> Video: ...  # raises ResourceNotExist
    def find(self, video_id: str) -> Video | None: ...
    def replace(self, video: Video) -> None: ...
    def remove(self, video_id: str) -> None: ...
    def of_index(self, index_id: str) -> Sequence[Video]: ...
    def totals(self, index_id: str, now: datetime) -> Totals: ...
    def revision(self, index_id: str) -> int: ...  # grows with each video added or removed
