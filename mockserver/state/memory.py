"""State in memory: ordinary objects of one process, found by id and kept in order of creation."""

from bisect import bisect_left, insort
from collections.abc import Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from mockserver.domain.cloud_import import CloudImport
from mockserver.domain.embedding_task import EmbeddingTask
from mockserver.domain.index import Index
from mockserver.domain.media import tidy
from mockserver.domain.stores import Totals
from mockserver.domain.task import Task
from mockserver.domain.video import Video
from mockserver.ground.errors import ResourceNotExist


class _Record(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...


R = TypeVar("R", bound=_Record)


class _Records(Generic[R]):
    """Records by id and in order of creation; those of one instant, in order of arrival."""

    __slots__ = ("_by_id", "_collection", "_ids")

    def __init__(self, collection: str) -> None:
        self._collection = collection
        self._by_id: dict[str, R] = {}
        self._ids: list[str] = []

    def add(self, record: R) -> None:
        self._by_id[record.id] = record
        if self._ids and self._created_at(self._ids[-1]) > record.created_at:
            insort(self._ids, record.id, key=self._created_at)  # the clock was set back
        else:
            self._ids.append(record.id)

    def find(self, record_id: str) -> R | None:
        return self._by_id.get(record_id)

    def get(self, record_id: str) -> R:
        record = self._by_id.get(record_id)
        if record is None:
            raise ResourceNotExist(record_id, self._collection)
        return record

    def replace(self, record: R) -> None:
        self.get(record.id)
        self._by_id[record.id] = record

    def remove(self, record_id: str) -> None:
        at = bisect_left(self._ids, self.get(record_id).created_at, key=self._created_at)
        del self._ids[self._ids.index(record_id, at)]
        del self._by_id[record_id]

    def all(self) -> Sequence[R]:
        return [self._by_id[record_id] for record_id in self._ids]

    def _created_at(self, record_id: str) -> datetime:
        return self._by_id[record_id].created_at


class MemoryIndexes(_Records[Index]):
    """An IndexStore in memory."""

    def __init__(self) -> None:
        super().__init__("indexes")
        self._by_name: dict[str, Index] = {}

    def add(self, index: Index) -> None:
        super().add(index)
        self._by_name[index.name] = index

    def find_by_name(self, name: str) -> Index | None:
        return self._by_name.get(name)

    def replace(self, index: Index) -> None:
        del self._by_name[self.get(index.id).name]
        super().replace(index)
        self._by_name[index.name] = index

    def remove(self, index_id: str) -> None:
        del self._by_name[self.get(index_id).name]
        super().remove(index_id)


class MemoryTasks(_Records[Task]):
    """A TaskStore in memory."""

    def __init__(self) -> None:
        super().__init__("tasks")
        self._of_index: dict[str, _Records[Task]] = {}

    def add(self, task: Task) -> None:
        super().add(task)
        self._of_index.setdefault(task.index_id, _Records("tasks")).add(task)

    def replace(self, task: Task) -> None:
        super().replace(task)
        self._of_index[task.index_id].replace(task)

    def remove(self, task_id: str) -> None:
        self._of_index[self.get(task_id).index_id].remove(task_id)
        super().remove(task_id)

    def of_index(self, index_id: str) -> Sequence[Task]:
        records = self._of_index.get(index_id)
        return records.all() if records else ()


class MemoryEmbeddingTasks(_Records[EmbeddingTask]):
    """An EmbeddingTaskStore in memory."""

    def __init__(self) -> None:
        super().__init__("embedding tasks")


class MemoryImports(_Records[CloudImport]):
    """An ImportStore in memory."""

    def __init__(self) -> None:
        super().__init__("imports")


class _Shelf(_Records[Video]):
    """The videos of one index, with the totals that were last counted and the span in which they hold."""

    def __init__(self) -> None:
        super().__init__("videos")
        self.revision = 0
        self._counted: tuple[datetime, datetime | None, Totals] | None = None

    def changed(self) -> None:
        self._counted = None

    def totals(self, now: datetime) -> Totals:
        if self._counted is not None:
            since, until, totals = self._counted
            if since <= now and (until is None or now < until):
                return totals
        self._counted = self._count(now)
        return self._counted[2]

    def _count(self, now: datetime) -> tuple[datetime, datetime | None, Totals]:
        videos = self.all()
        durations = [video.media.duration for video in videos if video.is_ready(now)]
        ready_at = [video.ready_at for video in videos if video.ready_at is not None and video.ready_at <= now]
        coming = [video.ready_at for video in videos if video.ready_at is not None and video.ready_at > now]
        totals = Totals(len(durations), tidy(sum(durations)), max(ready_at, default=None))
        return now, min(coming, default=None), totals


class MemoryVideos(_Records[Video]):
    """A VideoStore in memory."""

    def __init__(self) -> None:
        super().__init__("videos")
        self._shelves: dict[str, _Shelf] = {}

    def add(self, video: Video) -> None:
        super().add(video)
        shelf = self._shelves.setdefault(video.index_id, _Shelf())
        shelf.add(video)
        shelf.revision += 1
        shelf.changed()

    def replace(self, video: Video) -> None:
        was = self.get(video.id)
        super().replace(video)
        shelf = self._shelves[video.index_id]
        shelf.replace(video)
        shelf.revision += video.ready_at != was.ready_at or video.content is not was.content
        shelf.changed()

    def remove(self, video_id: str) -> None:
        shelf = self._shelves[self.get(video_id).index_id]
        super().remove(video_id)
        shelf.remove(video_id)
        shelf.revision += 1
        shelf.changed()

    def of_index(self, index_id: str) -> Sequence[Video]:
        shelf = self._shelves.get(index_id)
        return shelf.all() if shelf else ()

    def totals(self, index_id: str, now: datetime) -> Totals:
        shelf = self._shelves.get(index_id)
        return shelf.totals(now) if shelf else _NOTHING

    def revision(self, index_id: str) -> int:
        shelf = self._shelves.get(index_id)
        return shelf.revision if shelf else 0


_NOTHING = Totals(0, 0)
