"""Item collections: named sets of items of a knowledge store."""

from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.records.knowledge import ItemCollection
from mockserver.domain.rules.knowledge import collections
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.knowledge.paths import store_of
from mockserver.handlers.v1_3.knowledge.views import collection_view, item_view
from mockserver.handlers.v1_3.requests.knowledge.collections import read_members
from mockserver.handlers.v1_3.requests.knowledge.stores import read_description, read_name
from mockserver.handlers.v1_3.requests.lists import read_list

operations = Registry()

_ORDERS = {name: attrgetter(name) for name in ("updated_at", "name")}


@operations.operation("post_knowledge_stores_knowledge_store_id_item_collections")
def create_collection(call: Call, world: World) -> Reply:
    store = store_of(call, world)
    collection = collections.create_collection(world, store, read_name(call.body), read_description(call.body))
    return Reply(201, collection_view(collection))


@operations.operation("get_knowledge_stores_knowledge_store_id_item_collections")
async def list_collections(call: Call, world: World) -> Reply:
    found = world.collections.view_of_store(store_of(call, world).id)
    page = await page_of(call, read_list(call.query), found, dict, keys=_ORDERS)
    return Reply(200, {"data": [collection_view(each) for each in page.items], "page_info": page_info(page)})


@operations.operation("get_knowledge_stores_knowledge_store_id_item_collections_collection_id")
def retrieve_collection(call: Call, world: World) -> Reply:
    return Reply(200, collection_view(_collection(call, world)))


@operations.operation("patch_knowledge_stores_knowledge_store_id_item_collections_collection_id")
def update_collection(call: Call, world: World) -> Reply:
    described = collections.describe_collection(world, _collection(call, world), read_description(call.body))
    return Reply(200, collection_view(described))


@operations.operation("delete_knowledge_stores_knowledge_store_id_item_collections_collection_id")
def delete_collection(call: Call, world: World) -> Reply:
    world.collections.delete(_collection(call, world).id)
    return Reply(204)


@operations.operation("get_knowledge_stores_knowledge_store_id_item_collections_collection_id_items")
async def list_members(call: Call, world: World) -> Reply:
    page = await page_of(call, read_list(call.query), collections.members_of(world, _collection(call, world)), dict)
    return Reply(200, {"data": [item_view(item, world) for item in page.items], "page_info": page_info(page)})


@operations.operation("post_knowledge_stores_knowledge_store_id_item_collections_collection_id_items_add")
def add_members(call: Call, world: World) -> Reply:
    changed = collections.add_members(world, _collection(call, world), read_members(call.body))
    return Reply(200, collection_view(changed))


@operations.operation("post_knowledge_stores_knowledge_store_id_item_collections_collection_id_items_remove")
def remove_members(call: Call, world: World) -> Reply:
    collections.remove_members(world, _collection(call, world), read_members(call.body))
    return Reply(204)


def _collection(call: Call, world: World) -> ItemCollection:
    return collections.get_collection(world, store_of(call, world), call.path["collection_id"])
