"""Views of knowledge stores, items and item collections."""

from collections.abc import Mapping

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job import StoreItem
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.knowledge import Enrichment, ItemCollection, KnowledgeStore
from mockserver.domain.rules.knowledge.items import last_change
from mockserver.ground.clock import rfc3339_seconds
from mockserver.handlers.reply import View

# In these states the file is known.
_LOOKED_AT = frozenset([Status.PROCESSING, Status.READY, Status.FAILED])


def store_view(store: KnowledgeStore, world: World) -> View:
    """Return a store."""
    view: View = {"_id": store.id, "name": store.name}
    if store.description is not None:
        view["description"] = store.description
    if store.enrichment is not None:
        view["ingestion_config"] = {"enrichment_config": _enrichment_view(store.enrichment)}
    view["item_count"] = len(world.jobs.item_table_of_store(store.id))
    return {
        **view,
        **named("metadata", store.metadata),
        "created_at": rfc3339_seconds(store.created_at),
        "updated_at": rfc3339_seconds(store.updated_at),
    }


def item_view(item: StoreItem, world: World) -> View:
    """Return an item: with its file after examination, with its enrichment when it is ready."""
    asset, work, status = item.asset, item.work, item.step(world.now).status
    view: View = {"_id": item.id, "asset_type": asset.medium.value, "asset_id": asset.id, "status": status.value}
    if status in _LOOKED_AT:
        view["system_metadata"] = system_metadata(asset)
    view |= named("metadata", work.metadata if work.hides_asset_metadata else asset.user_metadata)
    view |= named("item_metadata", work.metadata)
    if status is Status.READY:
        view |= named("enriched_metadata", work.enriched)
    return {
        **view,
        "created_at": rfc3339_seconds(item.created_at),
        "updated_at": rfc3339_seconds(last_change(item, world.now)),
    }


def collection_view(collection: ItemCollection) -> View:
    """Return a collection, with its number of items."""
    view: View = {"_id": collection.id, "knowledge_store_id": collection.store_id, "name": collection.name}
    if collection.description is not None:
        view["description"] = collection.description
    return {
        **view,
        **named("metadata", collection.metadata),
        "member_count": len(collection.member_ids),
        "created_at": rfc3339_seconds(collection.created_at),
        "updated_at": rfc3339_seconds(collection.updated_at),
    }


def system_metadata(asset: Asset) -> View:
    """Return the metadata of the file of an item."""
    media = asset.media
    view: View = {"asset_type": asset.medium.value, "filename": asset.filename}
    if asset.medium is Medium.VIDEO:
        view |= {"duration": media.duration, "fps": media.fps}
    view |= {"width": media.width, "height": media.height}
    codec = asset.measured.get("video_codec") or asset.measured.get("image_format")
    return {**view, **({"codec_name": codec} if codec else {}), "size": media.size}


def named(name: str, values: Mapping[str, object]) -> View:
    """Return `values` under a name; empty if there are none."""
    return {name: dict(values)} if values else {}


def _enrichment_view(enrichment: Enrichment) -> View:
    if enrichment.schema is None:
        return {"type": "description", "description": enrichment.description}
    return {"type": "json_schema", "json_schema": enrichment.schema}
