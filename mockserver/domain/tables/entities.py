"""The table of entities, by collection and by the assets of their images."""

from collections.abc import Sequence

from mockserver.domain.records.entity import Entity
from mockserver.domain.tables.groups import Groups
from mockserver.domain.tables.table import DatedTable


class EntityTable(DatedTable[Entity]):
    """The entities of an account."""

    __slots__ = ("_of_asset", "_of_collection")

    def __init__(self) -> None:
        super().__init__("entity", "entities")
        self._of_asset: Groups[Entity] = Groups(self._by_id, lambda entity: entity.asset_ids)
        self._of_collection: Groups[Entity] = Groups(self._by_id, lambda entity: (entity.collection_id,))

    def view_of_collection(self, collection_id: str) -> Sequence[Entity]:
        """Return the entities of a collection, oldest first; valid until the table changes."""
        return self._of_collection.view(collection_id)

    def view_of_asset(self, asset_id: str) -> Sequence[Entity]:
        """Return the entities with an asset as an image, in the order of the table; valid until it changes."""
        return self._of_asset.view(asset_id)

    def _add(self, record: Entity) -> None:
        super()._add(record)
        self._of_asset.add(record)
        self._of_collection.add(record)

    def _replace(self, was: Entity, record: Entity) -> None:
        super()._replace(was, record)
        self._of_asset.replace(was, record)
        self._of_collection.replace(was, record)

    def _remove(self, record: Entity) -> None:
        super()._remove(record)
        self._of_asset.remove(record)
        self._of_collection.remove(record)
