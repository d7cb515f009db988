"""Entities: created from images, one by one or in bulk, found and changed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.account.plan import ENTITIES as INCLUDED
from mockserver.domain.account.tables import ENTITIES
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.entity import Entity, EntityCollection
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.metadata import Scalar
from mockserver.domain.rules import asset_uploads
from mockserver.domain.rules.assets import get_asset
from mockserver.domain.rules.entities.images import put_images
from mockserver.domain.tables.entities import EntityTable
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import DomainError, NotFound, ParameterInvalid
from mockserver.ground.plan_errors import PlanFull


class EntityCreation(Struct, frozen=True, gc=False):
    """A request to create an entity."""

    name: str
    asset_ids: Sequence[str]
    description: str | None = None
    metadata: Mapping[str, Scalar] | None = None


class EntityChange(Struct, frozen=True, gc=False):
    """A request to change an entity; None leaves a field unchanged. Metadata replaces all earlier metadata."""

    name: str | None = None
    description: str | None = None
    metadata: Mapping[str, Scalar] | None = None


class EntityRefused(Struct, frozen=True, gc=False):
    """An entity that a bulk request could not create: its number in the request, from 0, its name, and the reason."""

    number: int
    name: str
    reason: str


def entities(world: World) -> EntityTable:
    """Return the entities of the account."""
    return world.account.tables[ENTITIES]


def get_entity(world: World, collection: EntityCollection, entity_id: str) -> Entity:
    """Return an entity of a collection. Raises NotFound."""
    entity = entities(world).get(entity_id)
    if entity.collection_id != collection.id:
        raise NotFound(entity_id, entities(world).collection)
    return entity


def create_entity(world: World, collection: EntityCollection, wanted: EntityCreation) -> Entity:
    """Add an entity and start processing its images. Raises PlanFull, NotFound and ParameterInvalid."""
    if not wanted.name:
        raise ParameterInvalid("name", "It must not be empty.")
    if not wanted.asset_ids:
        raise ParameterInvalid("asset_ids", "An entity needs at least one image.")
    images = check_images(world, wanted.asset_ids)
    plan = world.account.plan
    most = INCLUDED.get(plan)
    if most is not None and len(entities(world)) >= most:
        raise PlanFull(plan, most, "entities")
    now = to_milliseconds(world.now)
    entity = Entity(
        world.account.identifiers.object_id(now),
        collection.id,
        wanted.name,
        (),
        now,
        now,
        description=wanted.description,
        metadata=wanted.metadata or {},
    )
    return put_images(world, entity, images)


def create_entities(
    world: World, collection: EntityCollection, wanted: Sequence[EntityCreation]
) -> tuple[Sequence[Entity], Sequence[EntityRefused]]:
    """Add the entities that are valid, and return them together with the refused ones."""
    made: list[Entity] = []
    refused: list[EntityRefused] = []
    for number, each in enumerate(wanted):
        try:
            made.append(create_entity(world, collection, each))
        except DomainError as error:
            refused.append(EntityRefused(number, each.name, str(error)))
    return made, refused


def change_entity(world: World, entity: Entity, change: EntityChange) -> Entity:
    """Change the name, description or metadata of an entity."""
    changed = replace(
        entity,
        name=entity.name if change.name is None else change.name,
        description=entity.description if change.description is None else change.description,
        metadata=entity.metadata if change.metadata is None else change.metadata,
        updated_at=to_milliseconds(world.now),
    )
    entities(world).put(changed)
    return changed


def check_images(world: World, asset_ids: Sequence[str]) -> Sequence[str]:
    """Check that assets can be images of an entity, and return them without duplicates.

    They may still be in processing if their files have arrived. Raises NotFound, and ParameterInvalid for an asset that
    is not an image or has failed.
    """
    for asset_id in asset_ids:
        asset = get_asset(world, asset_id)
        if not asset_uploads.has_come(world, asset):
            raise ParameterInvalid("asset_ids", f"The file of asset {asset_id} has not come yet; complete its upload.")
        if asset.medium is not Medium.IMAGE:
            reason = f"Asset {asset_id} is of the kind {asset.medium}; entities are made from images."
            raise ParameterInvalid("asset_ids", reason)
        if asset_uploads.status_of(world, asset) is Status.FAILED:
            raise ParameterInvalid("asset_ids", f"Asset {asset_id} has failed; entities are made from sound images.")
    return tuple(dict.fromkeys(asset_ids))
