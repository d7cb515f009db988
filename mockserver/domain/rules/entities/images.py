"""The images of entities: after each change, the entity's job processes them again."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from mockserver.domain.account.account import World
from mockserver.domain.account.tables import ENTITIES
from mockserver.domain.records.entity import Entity
from mockserver.domain.records.job import ENTITY_PROCESSING, EntityProcessing
from mockserver.domain.records.job_profile import Status
from mockserver.domain.rules.jobs import create_job, plan_job
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ParameterInvalid


def status_of(world: World, entity: Entity) -> Status:
    """Return the state of an entity. Without images there is nothing to process."""
    job = world.jobs.find_of(ENTITY_PROCESSING, entity.id)
    return job.step(world.now).status if job else Status.READY


def put_images(world: World, entity: Entity, asset_ids: Sequence[str]) -> Entity:
    """Set the images of `entity` to these assets and start processing them."""
    now = to_milliseconds(world.now)
    changed = replace(entity, asset_ids=tuple(asset_ids), updated_at=now)
    world.account.tables[ENTITIES].put(changed)
    _forget_job(world, entity)
    if asset_ids:
        first = world.assets.get(asset_ids[0])
        timeline = plan_job(world.account, ENTITY_PROCESSING, first, None, now)
        create_job(world, entity.id, EntityProcessing(), first, timeline, now)
    return changed


def add_images(world: World, entity: Entity, asset_ids: Sequence[str]) -> Entity:
    """Add images to an entity. If it has them all, nothing changes."""
    together = tuple(dict.fromkeys([*entity.asset_ids, *asset_ids]))
    return entity if together == entity.asset_ids else put_images(world, entity, together)


def remove_images(world: World, entity: Entity, asset_ids: Collection[str]) -> Entity:
    """Remove images from an entity. Raises ParameterInvalid for images that it does not have, and for its last ones."""
    strange = next((asset_id for asset_id in asset_ids if asset_id not in entity.asset_ids), None)
    if strange is not None:
        raise ParameterInvalid("asset_ids", f"Asset {strange} is not an image of entity {entity.id}.")
    left = _without(entity, asset_ids)
    if not left:
        raise ParameterInvalid("asset_ids", f"Entity {entity.id} must keep at least one image.")
    return put_images(world, entity, left)


def unlink_asset(world: World, asset_id: str) -> None:
    """Remove a deleted asset from all entities, even if it is their last image."""
    for entity in list(world.account.tables[ENTITIES].view_of_asset(asset_id)):
        put_images(world, entity, _without(entity, [asset_id]))


def delete_entity(world: World, entity: Entity) -> None:
    """Delete an entity; the assets of its images stay."""
    _forget_job(world, entity)
    world.account.tables[ENTITIES].delete(entity.id)


def _without(entity: Entity, asset_ids: Collection[str]) -> Sequence[str]:
    return [asset_id for asset_id in entity.asset_ids if asset_id not in asset_ids]


def _forget_job(world: World, entity: Entity) -> None:
    if world.jobs.find_of(ENTITY_PROCESSING, entity.id):
        world.jobs.delete(entity.id)
