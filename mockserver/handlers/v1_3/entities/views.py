"""Views of entities and their collections."""

from mockserver.domain.account.account import World
from mockserver.domain.records.entity import Entity, EntityCollection
from mockserver.domain.rules.asset_uploads import has_thumbnail
from mockserver.domain.rules.entities.collections import entity_collections
from mockserver.domain.rules.entities.entities import EntityRefused
from mockserver.domain.rules.entities.images import status_of
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.assets.views import thumbnail_url


def collection_view(collection: EntityCollection) -> View:
    """Return a collection."""
    return {"_id": collection.id, "name": collection.name, **_described(collection), **_dates(collection)}


def entity_view(entity: Entity, world: World) -> View:
    """Return an entity."""
    return {
        "_id": entity.id,
        "entity_collection_id": entity.collection_id,
        "name": entity.name,
        **_described(entity),
        **({"metadata": dict(entity.metadata)} if entity.metadata else {}),
        "asset_ids": list(entity.asset_ids),
        "status": status_of(world, entity).value,
        **_dates(entity),
    }


def entity_of_account_view(call: Call, entity: Entity, world: World) -> View:
    """Return an entity for the list of the whole account: with the name of its collection, and pictures."""
    images = map(world.assets.get, entity.asset_ids)
    return {
        **entity_view(entity, world),
        "entity_collection_name": entity_collections(world).get(entity.collection_id).name,
        "asset_urls": [thumbnail_url(call, world, image) for image in images if has_thumbnail(image)],
    }


def created_view(entity: Entity, world: World) -> View:
    """Return an entity that was created with others."""
    return {"_id": entity.id, "name": entity.name, "status": status_of(world, entity).value}


def refused_view(refused: EntityRefused) -> View:
    """Return why an entity was not created with others."""
    return {"entity_index": refused.number, "entity_name": refused.name, "error_reason": refused.reason}


def _described(record: Entity | EntityCollection) -> View:
    return {} if record.description is None else {"description": record.description}


def _dates(record: Entity | EntityCollection) -> View:
    return {"created_at": rfc3339(record.created_at), "updated_at": rfc3339(record.updated_at)}
