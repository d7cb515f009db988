"""A table: the records of one kind, in memory. Every change goes through `put` and `delete`."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from mockserver.domain.tables.order import Order, View
from mockserver.ground.errors import NotFound
from mockserver.ground.steps import PORTION, Steps, in_portions

# The number of steps in which a table is emptied.
_ROUNDS = 50


class Record(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


class Dated(Record, Protocol):
    """A record with a creation time."""

    @property
    def created_at(self) -> datetime: ...


R = TypeVar("R", bound=Record)
D = TypeVar("D", bound=Dated)


class Listener(Protocol):
    """Called for every change with the kind of record, its id, and the new record, or None if it was deleted."""

    def __call__(self, kind: str, record_id: str, record: Any | None, /) -> object: ...


class Table(Generic[R]):
    """Records by id, in order of arrival.

    `kind` is for listeners, `collection` for error messages. `get` and `delete` of an unknown id raise NotFound.
    """

    __slots__ = ("__weakref__", "_by_id", "collection", "kind", "listeners")

    def __init__(self, kind: str, collection: str) -> None:
        self.kind = kind
        self.collection = collection
        self.listeners: tuple[Listener, ...] = ()
        self._by_id: dict[str, R] = {}

    def __len__(self) -> int:
        return len(self._by_id)

    def put(self, record: R) -> None:
        """Add `record`, or replace the one with its id."""
        was = self._by_id.get(record.id)
        if was is None:
            self._add(record)
        else:
            self._replace(was, record)
        if self.listeners:
            self._notify(record.id, record)

    def delete(self, record_id: str) -> None:
        """Delete the record."""
        self._remove(self.get(record_id))
        if self.listeners:
            self._notify(record_id, None)

    def find(self, record_id: str) -> R | None:
        """Return the record, or None."""
        return self._by_id.get(record_id)

    def get(self, record_id: str) -> R:
        """Return the record."""
        record = self.find(record_id)
        if record is None:
            raise NotFound(record_id, self.collection)
        return record

    def all(self) -> Sequence[R]:
        """Return all records."""
        return list(self._by_id.values())

    def replace_with(self, successor: "Table[R]") -> None:
        """Let `successor` replace this table. Listeners move to it and get every difference."""
        listeners, self.listeners = self.listeners, ()
        successor.listeners = listeners
        for listener in listeners:
            for record in self.all():
                listener(self.kind, record.id, None)
            for record in successor.all():
                listener(self.kind, record.id, record)

    def _add(self, record: R) -> None:
        self._by_id[record.id] = record

    def _replace(self, was: R, record: R) -> None:
        self._by_id[was.id] = record

    def _remove(self, record: R) -> None:
        del self._by_id[record.id]

    def _notify(self, record_id: str, record: R | None) -> None:
        for listener in self.listeners:
            listener(self.kind, record_id, record)


class DatedTable(Table[D]):
    """Records by id, also in order of creation; those of the same instant in order of arrival."""

    __slots__ = ("_created",)

    def __init__(self, kind: str, collection: str) -> None:
        super().__init__(kind, collection)
        self._created: Order[datetime] = Order()

    def all(self) -> Sequence[D]:
        return list(self.view())

    def view(self) -> Sequence[D]:
        """Return a view of all records without copying them; valid until the table changes."""
        return View(self._created.ids, self._by_id)

    def delete_many(self, record_ids: Collection[str]) -> None:
        """Delete those of the records that exist, in one pass through the table."""
        self._created.remove_many(record_ids)
        gone = [record_id for record_id in record_ids if self._by_id.pop(record_id, None) is not None]
        for record_id in gone if self.listeners else ():
            self._notify(record_id, None)

    def delete_in_steps(
        self, record_ids: Sequence[str], is_left: Callable[[str], bool] = lambda record_id: True
    ) -> Steps[None]:
        """Delete the existing records for which `is_left` holds; each step is one pass through the table."""
        portion = max(PORTION, len(self._by_id) // _ROUNDS)
        return in_portions(record_ids, lambda some: self.delete_many(set(filter(is_left, some))), portion)

    def _add(self, record: D) -> None:
        record_id = record.id
        self._by_id[record_id] = record
        self._created.add(record.created_at, record_id)

    def _remove(self, record: D) -> None:
        self._created.remove(record.created_at, record.id)
        del self._by_id[record.id]
