"""Parses requests about items of knowledge stores."""

from collections.abc import Mapping

from msgspec import Struct

from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.knowledge.items import ItemMetadata
from mockserver.domain.rules.user_metadata import filled
from mockserver.handlers.call import Values


class ItemCreation(Struct, frozen=True, gc=False):
    """An asset to add to a store. It must be of a `medium`, unless that is None."""

    asset_id: str
    medium: str | None
    metadata: ItemMetadata


def read_item_creation(body: Values) -> ItemCreation:
    """Return the asset to add, with its metadata; the request has either of two names for it."""
    hides_assets = "metadata" in body
    said = body.get("metadata" if hides_assets else "item_metadata") or {}
    return ItemCreation(body["asset_id"], body.get("asset_type"), ItemMetadata(filled(said), hides_assets))


def read_metadata_change(body: Values) -> Mapping[str, Value | None]:
    """Return the new metadata of an item, or the metadata to merge into it."""
    change: Mapping[str, Value | None] = body["item_metadata"]
    return change
