"""Parses requests about items of knowledge stores."""

from collections.abc import Mapping

from msgspec import Struct

from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.knowledge.items import ItemMetadata
from mockserver.domain.rules.user_metadata import filled
from mockserver.handlers.call import Values


class ItemCreation(Struct, frozen=True, gc=False):
    """An asset that is to be taken into a store. It has to be of a `medium`, unless that is None."""

    asset_id: str
    medium: str | None
    metadata: ItemMetadata


def read_item_creation(body: Values) -> ItemCreation:
    """Return which asset is to be taken in, and what is said of it. One of two names says that."""
    hides_assets = "metadata" in body
    said = body.get("metadata" if hides_assets else "item_metadata") or {}
    return ItemCreation(body["asset_id"], body.get("asset_type"), ItemMetadata(filled(said), hides_assets))


def read_metadata_change(body: Values) -> Mapping[str, Value | None]:
    """Return the metadata that an item is to have, or to have merged into what it has."""
    change: Mapping[str, Value | None] = body["item_metadata"]
    return change
