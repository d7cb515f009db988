"""Items of knowledge stores: ingested assets, and their metadata in the store."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from msgspec import Struct, structs

from mockserver.domain.account.account import World
from mockserver.domain.records.analysis import Echo
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import STORE_ITEM, StoreItem
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.knowledge import Ingestion, KnowledgeStore
from mockserver.domain.records.metadata import Value
from mockserver.domain.rules import user_metadata
from mockserver.domain.rules.assets import release_assets
from mockserver.domain.rules.jobs import create_job, plan_job, retrieve_job
from mockserver.domain.rules.knowledge.collections import leave_collections
from mockserver.domain.rules.knowledge.stores import touch_store
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NotFound, ParameterInvalid

MOST_PAIRS = 50


class ItemMetadata(Struct, frozen=True, gc=False):
    """The metadata of a new item. If it `hides_assets`, the asset's metadata are not shown."""

    values: Mapping[str, Value] = {}
    hides_assets: bool = False


def add_item(
    world: World, store: KnowledgeStore, asset: Asset, said: ItemMetadata, enriched: Mapping[str, Echo]
) -> StoreItem:
    """Start to ingest a ready asset into a store. An asset may be ingested more than once."""
    now = to_milliseconds(world.now)
    account, duration = world.account, asset.media.duration
    account.hooks.check_use(videos=0, indexed=duration)
    timeline = plan_job(account, STORE_ITEM, asset, None, now)
    item_id = f"ksi_{account.identifiers.object_id(now)}"
    work = Ingestion(store.id, said.values, None, said.hides_assets, enriched)
    item = create_job(world, item_id, work, asset, timeline, now)
    if not timeline.fails:
        account.hooks.note_use(indexed=duration)
    touch_store(world, store.id)
    return item


def items_of(world: World, store: KnowledgeStore) -> Sequence[StoreItem]:
    """Return the items of a store, oldest first; valid until one is added or deleted."""
    return world.jobs.item_table_of_store(store.id).view()


def get_item(world: World, store: KnowledgeStore, item_id: str) -> StoreItem:
    """Return an item of the store. Raises NotFound."""
    item = world.jobs.get_of(STORE_ITEM, item_id)
    if item.work.store_id != store.id:
        raise NotFound(item_id, STORE_ITEM.collection)
    return item


def retrieve_item(world: World, store: KnowledgeStore, item_id: str) -> StoreItem:
    """Return an item of the store and count a poll. Raises NotFound."""
    get_item(world, store, item_id)
    return retrieve_job(world, STORE_ITEM, item_id)


def is_ready(item: StoreItem, now: datetime) -> bool:
    """Return whether searches see the item at `now`."""
    return item.step(now).status is Status.READY


def last_change(item: StoreItem, now: datetime) -> datetime:
    """Return when the item last changed: by a request, or by reaching a state."""
    since = item.step(now).at
    return since if item.work.described_at is None else max(since, item.work.described_at)


def merge_metadata(world: World, item: StoreItem, update: Mapping[str, Value | None]) -> StoreItem:
    """Merge `update` into the item's own metadata. Raises ParameterInvalid if it would have too many pairs."""
    merged = user_metadata.merged(item.work.metadata, update)
    if len(merged) > MOST_PAIRS:
        reason = f"The item would have {len(merged)} pairs; it may have at most {MOST_PAIRS}."
        raise ParameterInvalid("item_metadata", reason)
    return _described(world, item, merged)


def replace_metadata(world: World, item: StoreItem, wanted: Mapping[str, Value | None]) -> StoreItem:
    """Replace the item's own metadata."""
    return _described(world, item, user_metadata.filled(wanted))


def _described(world: World, item: StoreItem, metadata: Mapping[str, Value]) -> StoreItem:
    # Once an item has metadata of its own, both kinds are shown separately.
    work = structs.replace(
        item.work, metadata=metadata, described_at=to_milliseconds(world.now), hides_asset_metadata=False
    )
    described = replace(item, work=work)
    world.jobs.put(described)
    return described


def delete_item(world: World, item: StoreItem) -> None:
    """Delete an item from its store and its collections. The asset stays."""
    leave_collections(world, item)
    world.jobs.delete(item.id)
    release_assets(world, [item.asset])
    touch_store(world, item.work.store_id)
