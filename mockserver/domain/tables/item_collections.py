"""The table of item collections, store by store."""

from collections.abc import Sequence

from mockserver.domain.records.knowledge import ItemCollection
from mockserver.domain.tables.table import DatedTable


class ItemCollectionTable(DatedTable[ItemCollection]):
    """The item collections of an account; those of a store by its id."""

    __slots__ = ("_of_store",)

    def __init__(self) -> None:
        super().__init__("item_collection", "item collections")
        self._of_store: dict[str, DatedTable[ItemCollection]] = {}

    def view_of_store(self, store_id: str) -> Sequence[ItemCollection]:
        """Return the collections of a store, read without being copied; good until the table changes."""
        found = self._of_store.get(store_id)
        return found.view() if found is not None else ()

    def find_by_name(self, store_id: str, name: str) -> ItemCollection | None:
        """Return the collection of a store that has this name, or None."""
        return next((found for found in self.view_of_store(store_id) if found.name == name), None)

    def delete_of_store(self, store_id: str) -> None:
        """Forget the collections of a store, all at once."""
        gone = self._of_store.pop(store_id, None)
        self.delete_many({collection.id for collection in gone.view()} if gone is not None else ())

    def _add(self, record: ItemCollection) -> None:
        super()._add(record)
        self._of_store.setdefault(record.store_id, DatedTable(self.kind, self.collection)).put(record)

    def _replace(self, was: ItemCollection, record: ItemCollection) -> None:
        super()._replace(was, record)
        self._of_store[record.store_id].put(record)

    def _remove(self, record: ItemCollection) -> None:
        super()._remove(record)
        self._of_store[record.store_id].delete(record.id)
