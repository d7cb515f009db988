"""Items of knowledge stores: assets that were added."""

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job import StoreItem
from mockserver.domain.records.job_profile import Status
from mockserver.domain.rules.asset_uploads import status_of
from mockserver.domain.rules.assets import get_asset
from mockserver.domain.rules.knowledge import items
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.knowledge.enriching import enriched
from mockserver.handlers.v1_3.knowledge.paths import store_of
from mockserver.handlers.v1_3.knowledge.views import item_view
from mockserver.handlers.v1_3.requests.knowledge.items import read_item_creation, read_metadata_change
from mockserver.handlers.v1_3.requests.lists import read_list

operations = Registry()

_TAKEN = (Medium.VIDEO, Medium.IMAGE)


@operations.operation("post_knowledge_stores_knowledge_store_id_items")
async def add_item(call: Call, world: World) -> Reply:
    store, wanted = store_of(call, world), read_item_creation(call.body)
    asset = get_asset(world, wanted.asset_id)
    _check_fits(world, asset, wanted.medium)
    raise_provoked(call, asset.filename)
    found = await enriched(asset, store.enrichment)
    world = world.at_now()
    store, asset = store_of(call, world), get_asset(world, asset.id)  # either may have been deleted meanwhile
    return Reply(202, item_view(items.add_item(world, store, asset, wanted.metadata, found), world))


@operations.operation("get_knowledge_stores_knowledge_store_id_items")
async def list_items(call: Call, world: World) -> Reply:
    found = items.items_of(world, store_of(call, world))
    page = await page_of(
        call,
        read_list(call.query),
        found,
        lambda: {"status": lambda item: item.step(world.now).status.value},
        keys={"updated_at": lambda item: items.last_change(item, world.now)},
    )
    return Reply(200, {"data": [item_view(item, world) for item in page.items], "page_info": page_info(page)})


@operations.operation("get_knowledge_stores_knowledge_store_id_items_item_id")
def retrieve_item(call: Call, world: World) -> Reply:
    return Reply(200, item_view(items.retrieve_item(world, store_of(call, world), call.path["item_id"]), world))


@operations.operation("delete_knowledge_stores_knowledge_store_id_items_item_id")
def delete_item(call: Call, world: World) -> Reply:
    items.delete_item(world, _item(call, world))
    return Reply(204)


@operations.operation("patch_knowledge_stores_knowledge_store_id_items_item_id_item_metadata")
def merge_metadata(call: Call, world: World) -> Reply:
    item = items.merge_metadata(world, _item(call, world), read_metadata_change(call.body))
    return Reply(200, item_view(item, world))


@operations.operation("put_knowledge_stores_knowledge_store_id_items_item_id_item_metadata")
def replace_metadata(call: Call, world: World) -> Reply:
    item = items.replace_metadata(world, _item(call, world), read_metadata_change(call.body))
    return Reply(200, item_view(item, world))


def _item(call: Call, world: World) -> StoreItem:
    return items.get_item(world, store_of(call, world), call.path["item_id"])


def _check_fits(world: World, asset: Asset, medium: str | None) -> None:
    """Check that `asset` is ready, and of a kind that stores accept. Raises ParameterInvalid."""
    status = status_of(world, asset)
    if status is not Status.READY:
        raise ParameterInvalid("asset_id", f"Asset {asset.id} is {status}; wait until it is ready.")
    if asset.medium not in _TAKEN:
        reason = f"Asset {asset.id} is of the kind {asset.medium}; a knowledge store takes videos and images."
        raise ParameterInvalid("asset_id", reason)
    if medium not in (None, asset.medium):
        raise ParameterInvalid("asset_type", f"Asset {asset.id} is of the kind {asset.medium}.")
