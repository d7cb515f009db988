"""A table of records that belong to knowledge stores."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from mockserver.domain.tables.table import Dated, DatedTable


class OfStore(Dated, Protocol):
    """A record that belongs to a knowledge store."""

    @property
    def store_id(self) -> str: ...


S = TypeVar("S", bound=OfStore)


class StoreTable(DatedTable[S]):
    """The records of one kind, also by store."""

    __slots__ = ("_of_store",)

    def __init__(self, kind: str, collection: str) -> None:
        super().__init__(kind, collection)
        self._of_store: dict[str, DatedTable[S]] = {}

    def view_of_store(self, store_id: str) -> Sequence[S]:
        """Return a view of the records of a store without copying them; valid until the table changes."""
        found = self._of_store.get(store_id)
        return found.view() if found is not None else ()

    def delete_of_store(self, store_id: str) -> None:
        """Delete all records of a store at once."""
        gone = self._of_store.pop(store_id, None)
        self.delete_many({record.id for record in gone.view()} if gone is not None else ())

    def _add(self, record: S) -> None:
        super()._add(record)
        self._of_store.setdefault(record.store_id, DatedTable(self.kind, self.collection)).put(record)

    def _replace(self, was: S, record: S) -> None:
        super()._replace(was, record)
        self._of_store[record.store_id].put(record)

    def _remove(self, record: S) -> None:
        super()._remove(record)
        self._of_store[record.store_id].delete(record.id)
