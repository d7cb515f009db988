"""Entity collections."""

from mockserver.domain.account.account import World
from mockserver.domain.records.entity import EntityCollection
from mockserver.domain.rules.entities import collections
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_change
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.entities.lists import show_list
from mockserver.handlers.v1_3.entities.views import collection_view
from mockserver.handlers.v1_3.requests.entities import read_collection_change, read_collection_creation

operations = Registry()


@operations.operation("post_entity_collections")
def create_collection(call: Call, world: World) -> Reply:
    return Reply(201, collection_view(collections.create_collection(world, read_collection_creation(call.body))))


@operations.operation("get_entity_collections")
async def list_collections(call: Call, world: World) -> Reply:
    return await show_list(call, world, collections.entity_collections(world).view(), collection_view)


@operations.operation("get_entity_collections_entity_collection_id")
def retrieve_collection(call: Call, world: World) -> Reply:
    return Reply(200, collection_view(collection_of(call, world)))


@operations.operation("patch_entity_collections_entity_collection_id")
def update_collection(call: Call, world: World) -> Reply:
    change = read_collection_change(call.body)
    return Reply(200, collection_view(collections.change_collection(world, collection_of(call, world), change)))


@operations.operation("delete_entity_collections_entity_collection_id")
async def delete_collection(call: Call, world: World) -> Reply:
    await run_change(world.account, collections.delete_collection(world, collection_of(call, world)))
    return Reply(204)


def collection_of(call: Call, world: World) -> EntityCollection:
    """Return the collection in the path. Raises NotFound."""
    return collections.entity_collections(world).get(call.path["entity_collection_id"])
