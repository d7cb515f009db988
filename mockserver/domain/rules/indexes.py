"""Indexes: groups of videos that are searched together."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from mockserver.domain.account.account import World, deleting
from mockserver.domain.account.plan import INDEX_LIFETIME
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.index import Index, ModelChoice
from mockserver.domain.records.job import Indexing, IndexTask, Job
from mockserver.domain.records.uploads.cloud_import import CloudImport
from mockserver.domain.records.video import Video
from mockserver.domain.rules.assets import release_in_steps
from mockserver.domain.rules.retired_models import check_for_new_index
from mockserver.domain.tables.index_videos import Totals
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NameTaken
from mockserver.ground.steps import Steps, free_lists, in_portions, map_in_portions, run_blocking


class IndexCreation(Struct, frozen=True, gc=False):
    """A request to create an index."""

    name: str
    models: tuple[ModelChoice, ...]
    has_thumbnails: bool = False


def create_index(world: World, wanted: IndexCreation) -> Index:
    """Add an empty index. Raises ModelRetired and NameTaken."""
    check_for_new_index(world.account, (choice.model for choice in wanted.models))
    _check_name_is_free(world, wanted.name)
    now = to_milliseconds(world.now)
    lifetime = INDEX_LIFETIME.get(world.account.plan)
    index = Index(
        id=world.account.identifiers.object_id(now),
        name=wanted.name,
        models=wanted.models,
        has_thumbnails=wanted.has_thumbnails,
        created_at=now,
        updated_at=now,
        expires_at=now + lifetime if lifetime else None,
    )
    world.indexes.put(index)
    return index


def rename_index(world: World, index: Index, name: str) -> None:
    """Rename `index`. Raises NameTaken if another index has the name."""
    if name != index.name:
        _check_name_is_free(world, name)
    world.indexes.put(replace(index, name=name, updated_at=to_milliseconds(world.now)))


def touch_index(world: World, index_id: str) -> None:
    """Set the index's time of last change to now."""
    world.indexes.put(replace(world.indexes.get(index_id), updated_at=to_milliseconds(world.now)))


def last_change(index: Index, totals: Totals) -> datetime:
    """Return when `index` last changed: by a request, or because a video became ready."""
    return max(index.updated_at, totals.last_ready_at) if totals.last_ready_at else index.updated_at


def delete_index(world: World, index: Index) -> Steps[None]:
    """Delete `index` with its videos, tasks, imports and result pages.

    From the first step on, the API shows neither the index nor its contents.
    """
    with deleting(world.account, index.id):
        world.indexes.delete(index.id)
        world.account.corpora.drop(index.id)
        yield

        def forget(portion: Sequence[CloudImport]) -> None:
            for made in portion:
                if made.index_id == index.id:
                    world.imports.delete(made.id)

        yield from in_portions(world.imports.all(), forget)
        jobs = yield from world.jobs.delete_of_index(index.id)
        videos = yield from world.videos.delete_of_index(index.id)
        assets = yield from _assets_of(jobs, videos)
        yield from release_in_steps(world, assets)
        held: list[list[Job[Indexing]] | list[Video] | list[Asset]] = [list(jobs), list(videos), assets]
        del jobs, videos, assets
        yield from free_lists(held)


def _assets_of(jobs: Sequence[IndexTask], videos: Sequence[Video]) -> Steps[list[Asset]]:
    assets = yield from map_in_portions(jobs, lambda some: [job.asset for job in some])
    return assets + (yield from map_in_portions(videos, lambda some: [video.asset for video in some]))


def delete_expired(world: World) -> None:
    """Delete the indexes that have expired."""
    if world.account.plan not in INDEX_LIFETIME:
        return
    for index in list(world.indexes.all()):
        if index.expires_at and index.expires_at <= world.now and not world.account.keeps_for_good(index):
            run_blocking(delete_index(world, index))


def _check_name_is_free(world: World, name: str) -> None:
    if world.indexes.find_by_name(name) is not None:
        raise NameTaken("An index", name)
