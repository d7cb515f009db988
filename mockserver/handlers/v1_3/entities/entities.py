"""Entities: by collection, by asset, and all of an account."""

from mockserver.domain.account.account import World
from mockserver.domain.records.entity import Entity
from mockserver.domain.records.job import ENTITY_PROCESSING
from mockserver.domain.rules.assets import get_asset
from mockserver.domain.rules.entities import entities, images
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.entities.collections import collection_of
from mockserver.handlers.v1_3.entities.lists import show_list
from mockserver.handlers.v1_3.entities.views import created_view, entity_of_account_view, entity_view, refused_view
from mockserver.handlers.v1_3.requests.entities import (
    read_entity_change,
    read_entity_creation,
    read_entity_creations,
    read_images,
)

operations = Registry()


@operations.operation("post_entity_collections_entity_collection_id_entities")
def create_entity(call: Call, world: World) -> Reply:
    collection = collection_of(call, world)
    entity = entities.create_entity(world, collection, read_entity_creation(call.body))
    return Reply(201, entity_view(entity, world))


@operations.operation("post_entity_collections_entity_collection_id_entities_bulk")
def create_entities(call: Call, world: World) -> Reply:
    collection = collection_of(call, world)
    made, refused = entities.create_entities(world, collection, read_entity_creations(call.body))
    return Reply(
        201,
        {
            "success_count": len(made),
            "failed_count": len(refused),
            "entities": [created_view(entity, world) for entity in made],
            "errors": [refused_view(each) for each in refused],
        },
    )


@operations.operation("get_entity_collections_entity_collection_id_entities")
async def list_entities(call: Call, world: World) -> Reply:
    found = entities.entities(world).view_of_collection(collection_of(call, world).id)
    return await show_list(call, world, found, lambda entity: entity_view(entity, world))


@operations.operation("get_assets_asset_id_entities")
async def list_entities_of_asset(call: Call, world: World) -> Reply:
    found = entities.entities(world).view_of_asset(get_asset(world, call.path["asset_id"]).id)
    return await show_list(call, world, found, lambda entity: entity_view(entity, world))


@operations.operation("get_entities")
async def list_entities_of_account(call: Call, world: World) -> Reply:
    found = entities.entities(world).view()
    return await show_list(call, world, found, lambda entity: entity_of_account_view(call, entity, world))


@operations.operation("get_entity_collections_entity_collection_id_entities_entity_id")
def retrieve_entity(call: Call, world: World) -> Reply:
    entity = _entity(call, world)
    if world.jobs.find_of(ENTITY_PROCESSING, entity.id):
        retrieve_job(world, ENTITY_PROCESSING, entity.id)  # a request advances a job that progresses by polls
    return Reply(200, entity_view(entity, world))


@operations.operation("patch_entity_collections_entity_collection_id_entities_entity_id")
def update_entity(call: Call, world: World) -> Reply:
    entity = entities.change_entity(world, _entity(call, world), read_entity_change(call.body))
    return Reply(200, entity_view(entity, world))


@operations.operation("delete_entity_collections_entity_collection_id_entities_entity_id")
def delete_entity(call: Call, world: World) -> Reply:
    images.delete_entity(world, _entity(call, world))
    return Reply(204)


@operations.operation("post_entity_collections_entity_collection_id_entities_entity_id_assets")
def add_images(call: Call, world: World) -> Reply:
    entity = _entity(call, world)
    added = entities.check_images(world, read_images(call.body))
    return Reply(200, entity_view(images.add_images(world, entity, added), world))


@operations.operation("delete_entity_collections_entity_collection_id_entities_entity_id_assets")
def remove_images(call: Call, world: World) -> Reply:
    entity = _entity(call, world)
    removed = [get_asset(world, asset_id).id for asset_id in read_images(call.body)]
    return Reply(200, entity_view(images.remove_images(world, entity, removed), world))


def _entity(call: Call, world: World) -> Entity:
    return entities.get_entity(world, collection_of(call, world), call.path["entity_id"])
