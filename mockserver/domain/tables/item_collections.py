"""The table of item collections, by store."""

from mockserver.domain.records.knowledge import ItemCollection
from mockserver.domain.tables.of_store import StoreTable


class ItemCollectionTable(StoreTable[ItemCollection]):
    """The item collections of an account."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__("item_collection", "item collections")

    def find_by_name(self, store_id: str, name: str) -> ItemCollection | None:
        """Return the collection of a store that has this name, or None."""
        return next((found for found in self.view_of_store(store_id) if found.name == name), None)
