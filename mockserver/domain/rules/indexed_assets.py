"""Indexed assets: assets in an index, from the moment they are put there; once ready, they are its videos."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK, IndexTask
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.timeline import Step
from mockserver.domain.records.video import Video
from mockserver.domain.rules import indexes, videos
from mockserver.domain.rules.assets import release_assets
from mockserver.domain.rules.jobs import keep_metadata, retrieve_job
from mockserver.domain.rules.user_metadata import merged
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NotFound


class IndexedAsset(Struct, frozen=True, eq=False, gc=False):
    """An asset in an index: the task that puts it there, and the video. A task that fails has no video."""

    task: IndexTask
    video: Video | None

    @property
    def id(self) -> str:
        return self.task.work.video_id

    @property
    def created_at(self) -> datetime:
        return self.task.created_at

    @property
    def asset(self) -> Asset:
        return self.video.asset if self.video else self.task.asset

    @property
    def user_metadata(self) -> Mapping[str, Value]:
        return self.video.user_metadata if self.video else self.task.work.user_metadata

    @property
    def has_stream(self) -> bool:
        return self.video is not None and self.video.is_streamed

    def step(self, now: datetime) -> Step:
        """Return where it stands at `now`, and since when."""
        return self.task.step(now)

    def updated_at(self, now: datetime) -> datetime:
        """Return when its status or what its owner says of it last changed."""
        described_at = self.video.changed_at if self.video else self.task.work.described_at
        since = self.step(now).at
        return max(since, described_at) if described_at else since


def retrieve_indexed_asset(world: World, indexed_asset_id: str, index: Index) -> IndexedAsset:
    """Return an indexed asset of `index`, having noted the question. Raises NotFound."""
    task = retrieve_job(world, INDEX_TASK, find_indexed_asset(world, indexed_asset_id, index).task.id)
    return IndexedAsset(task, videos.find_video(world, indexed_asset_id))


def find_indexed_asset(world: World, indexed_asset_id: str, index: Index) -> IndexedAsset:
    """Return an indexed asset of `index`, and note no question. Raises NotFound."""
    video = videos.find_video(world, indexed_asset_id)
    task = world.jobs.find_of(INDEX_TASK, video.task_id if video else indexed_asset_id)
    found = _indexed(world, task) if task is not None and task.work.index_id == index.id else None
    if found is None:
        raise NotFound(indexed_asset_id, "indexed assets")
    return found


def indexed_assets(world: World, index_id: str) -> list[IndexedAsset]:
    """Return the indexed assets of an index, oldest first."""
    return _all_indexed(world, world.jobs.view_of_index(index_id))


def indexed_assets_of(world: World, asset_id: str) -> list[IndexedAsset]:
    """Return the indexed assets that are of one asset, oldest first."""
    tasks = (task for task in world.jobs.view_of(INDEX_TASK) if task.asset.id == asset_id)
    return _all_indexed(world, tasks)


def describe_indexed_asset(world: World, indexed: IndexedAsset, changes: Mapping[str, Value | None]) -> None:
    """Merge `changes` into what its owner says of it."""
    metadata, now = merged(indexed.user_metadata, changes), to_milliseconds(world.now)
    if indexed.video is None:
        keep_metadata(world, indexed.task, metadata, now)
    else:
        world.videos.put(replace(indexed.video, user_metadata=metadata, changed_at=now))


def delete_indexed_asset(world: World, indexed: IndexedAsset) -> None:
    """Take an asset out of its index. A task that is ready stays and can be deleted; any other goes, too."""
    if indexed.video is not None:
        videos.delete_video(world, indexed.video)
    if indexed.step(world.now).status is not Status.READY:
        world.jobs.delete(indexed.task.id)
        release_assets(world, [indexed.asset])
        indexes.touch_index(world, indexed.task.work.index_id)


def _all_indexed(world: World, tasks: Iterable[IndexTask]) -> list[IndexedAsset]:
    return [found for task in tasks if (found := _indexed(world, task)) is not None]


def _indexed(world: World, task: IndexTask) -> IndexedAsset | None:
    """Return the indexed asset that a task has made, None where that was deleted."""
    video = videos.find_video(world, task.work.video_id)
    return IndexedAsset(task, video) if video is not None or task.timeline.fails else None
