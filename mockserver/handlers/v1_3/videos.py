"""Videos: the ready indexed assets of an index."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.timeline import Step
from mockserver.domain.records.video import Video
from mockserver.domain.rules import videos
from mockserver.domain.rules.indexed_assets import describe_indexed_asset, find_indexed_asset
from mockserver.ground.clock import rfc3339_seconds, to_seconds
from mockserver.handlers.call import Call
from mockserver.handlers.common.videos import page_of_videos, video_page_info
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.requests.lists import read_video_list
from mockserver.handlers.v1_3.requests.uploads import read_changes
from mockserver.handlers.v1_3.requests.videos import read_extras
from mockserver.handlers.v1_3.video_views import extras_view, metadata_view, stream_view, system_metadata

operations = Registry()


@operations.operation("get_indexes_index_id_videos")
async def list_videos(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    page = await page_of_videos(call, world, index, read_video_list(call.query), lambda: _FIELDS)
    return Reply(
        200, {"data": [_view(video) for video in page.items], "page_info": video_page_info(page, index, world)}
    )


@operations.operation("get_indexes_index_id_videos_video_id")
async def retrieve_video(call: Call, world: World) -> Reply:
    index, video = _video_of(call, world)
    step = Step(Status.READY, video.ready_at or video.created_at)
    view = {**_view(video), "hls": stream_view(call, world, index.id, video, step)}
    return Reply(200, {**view, **await extras_view(index, video, read_extras(call.query))})


@operations.operation("patch_indexes_index_id_videos_video_id")
@operations.operation("put_indexes_index_id_videos_video_id")
def update_video(call: Call, world: World) -> Reply:
    index, video = _video_of(call, world)
    describe_indexed_asset(world, find_indexed_asset(world, video.id, index), read_changes(call.body))
    return Reply(204)


@operations.operation("delete_indexes_index_id_videos_video_id")
def delete_video(call: Call, world: World) -> Reply:
    videos.delete_video(world, _video_of(call, world)[1])
    return Reply(204)


def _video_of(call: Call, world: World) -> tuple[Index, Video]:
    """Return the index and the video in the path. Raises NotFound."""
    index = world.index(call.path["index-id"])
    return index, videos.retrieve_video(world, call.path["video-id"], index)


# The fields by which videos are filtered. Clients compare with the dates in replies, which are in whole seconds.
_FIELDS: Mapping[str, Callable[[Video], object]] = {
    "filename": attrgetter("filename"),
    **{name: attrgetter(f"media.{name}") for name in ("duration", "fps", "width", "height", "size")},
    "created_at": lambda video: to_seconds(video.created_at),
    "updated_at": lambda video: to_seconds(video.updated_at),
}


def _view(video: Video) -> View:
    return {
        "_id": video.id,
        "asset_id": video.asset.id,
        "created_at": rfc3339_seconds(video.created_at),
        "updated_at": rfc3339_seconds(video.updated_at),
        "indexed_at": rfc3339_seconds(video.ready_at or video.created_at),
        "system_metadata": system_metadata(video.asset),
        **metadata_view(video.user_metadata),
    }
