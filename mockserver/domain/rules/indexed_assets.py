"""Indexed assets: assets in an index from the moment they are added; once ready, they are its videos."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import cast, overload

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

_CREATED_AT = attrgetter("created_at")


class IndexedAsset(Struct, frozen=True, eq=False, gc=False):
    """An asset in an index: the task that adds it, and the video. A failed task has no video."""

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
        """Return its state at `now`, and since when."""
        return self.task.step(now)

    def updated_at(self, now: datetime) -> datetime:
        """Return when its status or its user metadata last changed."""
        described_at = self.video.changed_at if self.video else self.task.work.described_at
        since = self.step(now).at
        return max(since, described_at) if described_at else since


def retrieve_indexed_asset(world: World, indexed_asset_id: str, index: Index) -> IndexedAsset:
    """Return an indexed asset of `index` and count a poll. Raises NotFound."""
    task = retrieve_job(world, INDEX_TASK, find_indexed_asset(world, indexed_asset_id, index).task.id)
    return IndexedAsset(task, videos.find_video(world, indexed_asset_id))


def find_indexed_asset(world: World, indexed_asset_id: str, index: Index) -> IndexedAsset:
    """Return an indexed asset of `index` without counting a poll. Raises NotFound."""
    video = videos.find_video(world, indexed_asset_id)
    task = world.jobs.find_of(INDEX_TASK, video.task_id if video else indexed_asset_id)
    found = _indexed(world, task) if task is not None and task.work.index_id == index.id else None
    if found is None:
        raise NotFound(indexed_asset_id, "indexed assets")
    return found


def indexed_assets(world: World, index_id: str) -> Sequence[IndexedAsset]:
    """Return a view of the indexed assets of an index, oldest first; valid until they change.

    A deleted one is included while lists still show it.
    """
    listed = world.videos.view_of_index(index_id)
    # The task of a deleted video can be deleted too. Then nothing is left to list.
    gone = {video_id for video_id in world.account.hooks.kept_deleted() if not _has_task(world, video_id)}
    if gone:
        listed = [video for video in listed if video.id not in gone]
    return _Listed(world, listed, world.jobs.view_of_index(index_id), world.jobs.failing_of_index(index_id))


def indexed_assets_of(world: World, asset_id: str) -> list[IndexedAsset]:
    """Return the indexed assets of one asset, oldest first."""
    jobs = (world.jobs.find_of(INDEX_TASK, job_id) for job_id in world.jobs.assets.of(asset_id))
    return [found for task in jobs if task is not None and (found := _indexed(world, task)) is not None]


def describe_indexed_asset(world: World, indexed: IndexedAsset, changes: Mapping[str, Value | None]) -> None:
    """Merge `changes` into its user metadata."""
    metadata, now = merged(indexed.user_metadata, changes), to_milliseconds(world.now)
    if indexed.video is None:
        keep_metadata(world, indexed.task, metadata, now)
    else:
        world.videos.put(replace(indexed.video, user_metadata=metadata, changed_at=now))


def delete_indexed_asset(world: World, indexed: IndexedAsset) -> None:
    """Remove an asset from its index. A ready task stays and can be deleted; any other is deleted too."""
    if indexed.video is not None:
        videos.delete_video(world, indexed.video)
    if indexed.step(world.now).status is not Status.READY:
        world.jobs.delete(indexed.task.id)
        release_assets(world, [indexed.asset])
        indexes.touch_index(world, indexed.task.work.index_id)


def _has_task(world: World, video_id: str) -> bool:
    video = world.videos.find(video_id)
    return video is not None and world.jobs.find_of(INDEX_TASK, video.task_id) is not None


def _indexed(world: World, task: IndexTask) -> IndexedAsset | None:
    """Return the indexed asset of a task; None if its video was deleted."""
    video = videos.find_video(world, task.work.video_id)
    return IndexedAsset(task, video) if video is not None or task.timeline.fails else None


class _Listed(Sequence[IndexedAsset]):
    """The `videos` of an index merged with those of its `tasks` that have `failed` or will fail; all
    are oldest first.
    """

    def __init__(
        self, world: World, videos: Sequence[Video], tasks: Sequence[IndexTask], failed: Sequence[IndexTask]
    ) -> None:
        self._world, self._videos, self._failed = world, videos, failed
        self._places: list[int] = []
        for created_at in dict.fromkeys(map(_CREATED_AT, failed)):
            self._note_places(tasks, created_at)

    def _note_places(self, tasks: Sequence[IndexTask], created_at: datetime) -> None:
        """Store the places of failed tasks among all tasks of the same creation time, which are in order of arrival."""
        place = len(self._places) + bisect_left(self._videos, created_at, key=_CREATED_AT)
        for number in range(bisect_left(tasks, created_at, key=_CREATED_AT), len(tasks)):
            task = tasks[number]
            if task.created_at != created_at:
                break
            if task.timeline.fails:
                self._places.append(place)
            place += task.timeline.fails or self._world.videos.find(task.work.video_id) is not None

    def __len__(self) -> int:
        return len(self._videos) + len(self._failed)

    @overload
    def __getitem__(self, at: int) -> IndexedAsset: ...
    @overload
    def __getitem__(self, at: slice) -> list[IndexedAsset]: ...
    def __getitem__(self, at: int | slice) -> IndexedAsset | list[IndexedAsset]:
        places = range(len(self))[at]
        if isinstance(places, int):
            return self._at(places)
        if self._failed:
            return list(map(self._at, places))
        task_of = self._world.jobs.get
        videos = cast("Sequence[Video]", self._videos[at])
        return [IndexedAsset(cast("IndexTask", task_of(video.task_id)), video) for video in videos]

    def _at(self, place: int) -> IndexedAsset:
        number = bisect_left(self._places, place)
        if number < len(self._places) and self._places[number] == place:
            return IndexedAsset(self._failed[number], None)
        video = self._videos[place - number]
        return IndexedAsset(self._world.jobs.get_of(INDEX_TASK, video.task_id), video)
