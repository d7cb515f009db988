"""Indexes: groups of videos that are searched together."""

from datetime import datetime

from msgspec.structs import replace

from mockserver.domain.account.account import Account, World
from mockserver.domain.account.plan import INDEX_LIFETIME
from mockserver.domain.account.stores import Totals
from mockserver.domain.records.index import Index, ModelChoice
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ApiError


def create_index(world: World, name: str, models: tuple[ModelChoice, ...], *, has_thumbnails: bool = False) -> Index:
    """Add an empty index. Raises `index_name_already_exists`."""
    _check_name_is_free(world, name)
    now = to_milliseconds(world.now)
    lifetime = INDEX_LIFETIME.get(world.account.plan)
    index = Index(
        id=world.account.identifiers.object_id(now),
        name=name,
        models=models,
        has_thumbnails=has_thumbnails,
        created_at=now,
        updated_at=now,
        expires_at=now + lifetime if lifetime else None,
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


def last_change(index: Index, totals: Totals) -> datetime:
    """Return when `index` last changed: by a request, or by a video of it becoming ready since."""
    return max(index.updated_at, totals.last_ready_at) if totals.last_ready_at else index.updated_at


def delete_index(world: World, index: Index) -> None:
    """Remove `index` with its videos, tasks, imports and result pages, for good."""
    for video in world.videos.of_index(index.id):
        world.account.files.drop(video.file)
    world.tasks.remove_all_of(index.id)
    world.videos.remove_all_of(index.id)
    for made in world.imports.all():
        if made.index_id == index.id:
            world.imports.remove(made.id)
    world.indexes.remove(index.id)
    world.account.corpora.drop(index.id)


def delete_expired(world: World) -> None:
    """Remove the indexes whose time is over."""
    if world.account.plan not in INDEX_LIFETIME:
        return
    for index in list(world.indexes.all()):
        if index.expires_at and index.expires_at <= world.now and not is_kept_for_good(world.account, index):
            delete_index(world, index)


def is_kept_for_good(account: Account, index: Index) -> bool:
    """Tell whether the account's plan keeps `index`. One that came with the account is kept: its time was another."""
    return account.plan not in INDEX_LIFETIME or index.created_at < account.opened_at


def _check_name_is_free(world: World, name: str) -> None:
    if world.indexes.find_by_name(name) is not None:
        raise ApiError("index_name_already_exists", f"An index named {name!r} already exists; choose another name.")
