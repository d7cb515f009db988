"""Entities: created of images, one by one or many at once, found and changed."""

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
    """An entity that is to be created."""

    name: str
    asset_ids: Sequence[str]
    description: str | None = None
    metadata: Mapping[str, Scalar] | None = None


class EntityChange(Struct, frozen=True, gc=False):
    """What is to change in an entity; None leaves it as it is. Metadata takes the place of all there was."""

    name: str | None = None
    description: str | None = None
    metadata: Mapping[str, Scalar] | None = None


class EntityRefused(Struct, frozen=True, gc=False):
    """An entity that was not created with others: its number among them, from 0, its name, and why."""

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
    """Add an entity, and begin to look at its images. Raises PlanFull, NotFound and ParameterInvalid."""
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
    """Add those entities that can be, and return them, and why the others cannot."""
    made: list[Entity] = []
    refused: list[EntityRefused] = []
    for number, each in enumerate(wanted):
        try:
            made.append(create_entity(world, collection, each))
        except DomainError as error:
            refused.append(EntityRefused(number, each.name, str(error)))
    return made, refused


def change_entity(world: World, entity: Entity, change: EntityChange) -> Entity:
    """Give an entity another name, description or metadata."""
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
    """Check that assets can be images of an entity, and return each once.

    They may still be processed, once their files have come. Raises NotFound, and ParameterInvalid for an asset that is
    no image or has failed.
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
