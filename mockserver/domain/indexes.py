"""Indexes: groups of videos that are searched together."""

from dataclasses import replace
from datetime import timedelta

from mockserver.domain.index import EngineChoice, Index
from mockserver.domain.world import World
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ApiError

FREE_PLAN_LIFETIME = timedelta(days=90)


def create_index(world: World, name: str, engines: tuple[EngineChoice, ...], addons: tuple[str, ...]) -> Index:
    """Add an empty index. Raises `index_name_already_exists`."""
    _check_name_is_free(world, name)
    now = to_milliseconds(world.now)
    index = Index(
        id=world.account.identifiers.object_id(now),
        name=name,
        engines=engines,
        addons=addons,
        created_at=now,
        updated_at=now,
        expires_at=now + FREE_PLAN_LIFETIME,
    )
    world.indexes.add(index)
    return index


def rename_index(world: World, index: Index, name: str) -> None:
    """Give `index` another name. Raises `index_name_already_exists`; its own name is free to it."""
    if name != index.name:
        _check_name_is_free(world, name)
    world.indexes.replace(replace(index, name=name, updated_at=to_milliseconds(world.now)))


def touch_index(world: World, index_id: str) -> None:
    """Note that something in the index changed now."""
    world.indexes.replace(replace(world.indexes.get(index_id), updated_at=to_milliseconds(world.now)))


def delete_index(world: World, index: Index) -> None:
    """Remove `index` with its videos, tasks and result pages, for good."""
    for task in world.tasks.of_index(index.id):
        world.tasks.remove(task.id)
    for video in world.videos.of_index(index.id):
        world.videos.remove(video.id)
    world.indexes.remove(index.id)
    world.account.corpora.drop(index.id)


def _check_name_is_free(world: World, name: str) -> None:
    if any(index.name == name for index in world.indexes.all()):
        raise ApiError("index_name_already_exists", f"An index named {name!r} already exists; choose another name.")
