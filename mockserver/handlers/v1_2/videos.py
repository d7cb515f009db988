"""Videos of an index."""

from typing import Any

from mockserver.domain import videos
from mockserver.domain.video import Video
from mockserver.domain.world import World
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import NotBuilt
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.lists import page_info, page_of
from mockserver.handlers.v1_2.media import hls_view

operations = Registry()


@operations.operation("list-videos")
def list_videos(call: Call, world: World) -> Reply:
    index = world.indexes.get(call.path["index-id"])
    ready = videos.ready_videos(world, index.id)
    page = page_of(call, ready, _facts, lambda video: video.updated_at, lambda video: video.user_metadata)
    return Reply(200, {"data": [_view(video) for video in page.items], "page_info": page_info(page)})


@operations.operation("retrieve-video-information")
def retrieve_video(call: Call, world: World) -> Reply:
    video = _video(call, world)
    if call.query["embed"]:
        raise NotBuilt("vectors of a video (embed=true)")
    view = _view(video)
    if video.is_streamed:
        view["hls"] = hls_view(call, world, video.id, video.index_id, video.ready_at or video.updated_at)
    if video.source:
        view["source"] = {"type": video.source.type, "name": video.source.name, "url": video.source.url}
    return Reply(200, view)


@operations.operation("update-video-information")
def update_video(call: Call, world: World) -> Reply:
    video = _video(call, world)
    videos.describe_video(world, video, call.body.get("video_title"), call.body.get("metadata"))
    return Reply(204)


@operations.operation("delete-video-information")
def delete_video(call: Call, world: World) -> Reply:
    videos.delete_video(world, _video(call, world))
    return Reply(204)


def _video(call: Call, world: World) -> Video:
    index = world.indexes.get(call.path["index-id"])
    return videos.retrieve_video(world, call.path["video-id"], index)


def _facts(video: Video) -> dict[str, Any]:
    media = video.media
    return {
        "_id": video.id,
        "filename": video.filename,
        "duration": media.duration,
        "fps": media.fps,
        "width": media.width,
        "height": media.height,
        "size": media.size,
        "created_at": video.created_at,
        "updated_at": video.updated_at,
        "indexed_at": video.ready_at,
    }


def _view(video: Video) -> dict[str, Any]:
    view: dict[str, Any] = {
        "_id": video.id,
        "created_at": rfc3339_seconds(video.created_at),
        "updated_at": rfc3339_seconds(video.updated_at),
        "metadata": _metadata(video),
    }
    if video.ready_at and not video.recorded_metadata:
        view["indexed_at"] = rfc3339_seconds(video.ready_at)
    return view


def _metadata(video: Video) -> dict[str, Any]:
    media = video.media
    metadata: dict[str, Any] = {
        **video.user_metadata,
        "filename": video.filename,
        "duration": media.duration,
        "fps": media.fps,
        "width": media.width,
        "height": media.height,
        "size": media.size,
        **video.recorded_metadata,
    }
    if video.title is not None:
        metadata["video_title"] = video.title
    return metadata
