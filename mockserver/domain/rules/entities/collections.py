"""Entity collections: named groups of entities; deleting a collection deletes its entities."""

from dataclasses import replace

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.account.plan import ENTITY_COLLECTIONS as INCLUDED
from mockserver.domain.account.tables import ENTITIES, ENTITY_COLLECTIONS
from mockserver.domain.records.entity import EntityCollection
from mockserver.domain.rules.entities.images import delete_entity
from mockserver.domain.tables.table import DatedTable
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.plan_errors import PlanFull
from mockserver.ground.steps import SMALL_PORTION, Steps


class CollectionCreation(Struct, frozen=True, gc=False):
    """A request to create an entity collection."""

    name: str
    description: str | None = None


class CollectionChange(Struct, frozen=True, gc=False):
    """A request to change a collection; None leaves a field unchanged."""

    name: str | None = None
    description: str | None = None


def entity_collections(world: World) -> DatedTable[EntityCollection]:
    """Return the collections of the account."""
    return world.account.tables[ENTITY_COLLECTIONS]


def create_collection(world: World, wanted: CollectionCreation) -> EntityCollection:
    """Add an empty collection. Raises PlanFull."""
    plan, collections = world.account.plan, entity_collections(world)
    most = INCLUDED.get(plan)
    if most is not None and len(collections) >= most:
        raise PlanFull(plan, most, "entity collections")
    now = to_milliseconds(world.now)
    collection = EntityCollection(
        world.account.identifiers.object_id(now), wanted.name, now, now, description=wanted.description
    )
    collections.put(collection)
    return collection


def change_collection(world: World, collection: EntityCollection, change: CollectionChange) -> EntityCollection:
    """Change the name or description of a collection."""
    changed = replace(
        collection,
        name=collection.name if change.name is None else change.name,
        description=collection.description if change.description is None else change.description,
        updated_at=to_milliseconds(world.now),
    )
    entity_collections(world).put(changed)
    return changed


def delete_collection(world: World, collection: EntityCollection) -> Steps[None]:
    """Delete a collection with its entities, the newest first; the assets of their images stay."""
    while newest := world.account.tables[ENTITIES].view_of_collection(collection.id)[-SMALL_PORTION:]:
        for entity in reversed(newest):
            delete_entity(world, entity)
        yield
    entity_collections(world).delete(collection.id)
