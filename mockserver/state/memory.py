"""State in memory: ordinary objects of one process, found by id and kept in order of creation."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from mockserver.domain.records.cloud_import import CloudImport
from mockserver.domain.records.embedding_task import EmbeddingTask
from mockserver.domain.records.index import Index
from mockserver.domain.records.task import Task
from mockserver.ground.errors import ResourceNotExist
from mockserver.state.order import Order, View


class Record(Protocol):
    """What is kept: frozen, with an id of its own."""

    @property
    def id(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...


R = TypeVar("R", bound=Record)


class Records(Generic[R]):
    """Records by id and in order of creation; those of one instant, in order of arrival."""

    __slots__ = ("_by_id", "_collection", "_created")

    def __init__(self, collection: str) -> None:
        self._collection = collection
        self._by_id: dict[str, R] = {}
        self._created: Order[datetime] = Order()

    def add(self, record: R) -> None:
        record_id = record.id
        self._by_id[record_id] = record
        self._created.add(record.created_at, record_id)

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
        self._created.remove(self.get(record_id).created_at, record_id)
        del self._by_id[record_id]

    def all(self) -> Sequence[R]:
        return list(self.view())

    def view(self) -> Sequence[R]:
        return View(self._created.ids, self._by_id)

    def _remove_many(self, record_ids: Collection[str]) -> None:
        created, self._created = self._created, Order()
        for key, record_id in zip(created.keys, created.ids, strict=True):
            if record_id in record_ids:
                del self._by_id[record_id]
            else:
                self._created.add(key, record_id)


class MemoryIndexes(Records[Index]):
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


class MemoryTasks(Records[Task]):
    """A TaskStore in memory."""

    def __init__(self) -> None:
        super().__init__("tasks")
        self._of_index: dict[str, Records[Task]] = {}

    def add(self, task: Task) -> None:
        super().add(task)
        self._of_index.setdefault(task.index_id, Records("tasks")).add(task)

    def replace(self, task: Task) -> None:
        super().replace(task)
        self._of_index[task.index_id].replace(task)

    def remove(self, task_id: str) -> None:
        self._of_index[self.get(task_id).index_id].remove(task_id)
        super().remove(task_id)

    def remove_all_of(self, index_id: str) -> None:
        records = self._of_index.pop(index_id, None)
        if records:
            self._remove_many({task.id for task in records.view()})

    def of_index(self, index_id: str) -> Sequence[Task]:
        return list(self.view_of(index_id))

    def view_of(self, index_id: str) -> Sequence[Task]:
        records = self._of_index.get(index_id)
        return records.view() if records else ()


class MemoryEmbeddingTasks(Records[EmbeddingTask]):
    """An EmbeddingTaskStore in memory."""

    def __init__(self) -> None:
        super().__init__("embedding tasks")


class MemoryImports(Records[CloudImport]):
    """An ImportStore in memory."""

    def __init__(self) -> None:
        super().__init__("imports")
