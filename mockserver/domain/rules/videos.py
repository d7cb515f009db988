"""Videos of an index: visible once ready, described by their owner, deleted for good."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.metadata import Scalar
from mockserver.domain.records.video import Video
from mockserver.domain.rules import indexes
from mockserver.domain.rules.assets import release_assets
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NotFound


def ready_videos(world: World, index_id: str) -> Sequence[Video]:
    """Return a view of the videos of the index that are ready now, oldest first."""
    return world.videos.ready(index_id, world.now)


def find_video(world: World, video_id: str) -> Video | None:
    """Return a visible video, ready or not; None also for a deleted one that lists still show."""
    video = None if world.account.hooks.is_deleted(video_id) else world.videos.find(video_id)
    return video if video is not None and world.shows(video.index_id) else None


def retrieve_video(world: World, video_id: str, index: Index | None = None) -> Video:
    """Return a video that is ready, in `index` if one is named. Raises NotFound."""
    video = find_video(world, video_id)
    if video is None or not video.is_ready(world.now) or (index and video.index_id != index.id):
        raise NotFound(video_id, "videos")
    return video


def describe_video(world: World, video: Video, title: str | None, metadata: Mapping[str, Scalar | None] | None) -> None:
    """Set the title and merge `metadata`; a key that is None is removed."""
    merged = {**video.user_metadata, **(metadata or {})}
    kept = {key: value for key, value in merged.items() if value is not None}
    title = video.title if title is None else title
    world.videos.put(replace(video, title=title, user_metadata=kept, changed_at=to_milliseconds(world.now)))


def delete_video(world: World, video: Video) -> None:
    """Delete `video`; its task stays and can be deleted from now on."""
    if not world.account.hooks.keeps_deleted(video, world.now):
        _remove(world, video)
    indexes.touch_index(world, video.index_id)


def remove_lingering(world: World) -> None:
    """Remove the deleted videos that lists no longer show."""
    for video_id in world.account.hooks.no_longer_kept(world.now):
        video = world.videos.find(video_id)
        if video is not None:  # its index may have been deleted too
            _remove(world, video)


def _remove(world: World, video: Video) -> None:
    world.videos.delete(video.id)
    release_assets(world, [video.asset])
