"""Videos of an index."""

import asyncio
from collections.abc import Callable, Mapping
from operator import attrgetter

from mockserver.domain.account.account import World
from mockserver.domain.embedding import video_segments
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.rules import videos
from mockserver.ground.clock import rfc3339_seconds, to_seconds
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.media_urls import hls_view
from mockserver.handlers.common.videos import page_of_videos, video_page_info
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_2.embedding_views import segment_view
from mockserver.handlers.v1_2.eras import Era, era_of
from mockserver.handlers.v1_2.requests.lists import read_video_list
from mockserver.handlers.v1_2.requests.videos import read_description, read_embed
from mockserver.handlers.v1_2.words import EMBEDDING_ENGINE, VECTORS

operations = Registry()


@operations.operation("list-videos")
async def list_videos(call: Call, world: World) -> Reply:
    index = world.index(call.path["index-id"])
    page = await page_of_videos(call, world, index, read_video_list(call.query), lambda: _FIELDS)
    info = video_page_info(page, index, world)
    era = era_of(world)
    return Reply(200, {"data": [_view(video, world, era) for video in page.items], "page_info": info})


@operations.operation("retrieve-video-information")
async def retrieve_video(call: Call, world: World) -> Reply:
    index, video = video_of(call, world)
    view = _view(video, world, era_of(world))
    if video.is_streamed:
        view["hls"] = hls_view(call, world, video.id, video.index_id, video.ready_at or video.updated_at)
    if video.source:
        view["source"] = {"type": video.source.type, "name": video.source.name, "url": video.source.url}
    if read_embed(call.query):
        view["embedding"] = await _embedding(index, video)
    return Reply(200, view)


@operations.operation("update-video-information")
def update_video(call: Call, world: World) -> Reply:
    _, video = video_of(call, world)
    videos.describe_video(world, video, *read_description(call.body))
    return Reply(204)


@operations.operation("delete-video-information")
def delete_video(call: Call, world: World) -> Reply:
    videos.delete_video(world, video_of(call, world)[1])
    return Reply(204)


async def _embedding(index: Index, video: Video) -> View:
    """Return the vectors of a video, under the current name and the one before November 2024."""
    vectors = next((VECTORS[choice.model] for choice in index.models if choice.model in VECTORS), None)
    if vectors is None:
        engines = " or ".join(sorted(VECTORS))
        raise ParameterInvalid("embed", f"Index {index.id} was created without {engines}, which vectors need.")
    segments = await asyncio.to_thread(video_segments, video.content, video.media.duration, vectors.dimensions)
    views = [segment_view(segment) for segment in segments]
    return {"engine_name": EMBEDDING_ENGINE, "video_embedding": {"segments": views}, "video_embeddings": views}


def video_of(
    call: Call, world: World, index_name: str = "index-id", video_name: str = "video-id"
) -> tuple[Index, Video]:
    """Return the index and the video that the path names under these names. Raises NotFound."""
    index = world.index(call.path[index_name])
    return index, videos.retrieve_video(world, call.path[video_name], index)


# The fields by which videos are filtered. Clients compare with the dates in replies, which are in whole seconds.
_FIELDS: Mapping[str, Callable[[Video], object]] = {
    "_id": attrgetter("id"),
    "filename": attrgetter("filename"),
    **{name: attrgetter(f"media.{name}") for name in ("duration", "fps", "width", "height", "size")},
    "created_at": lambda video: to_seconds(video.created_at),
    # This condition is about changes by the owner; an unchanged video never meets it.
    "updated_at": lambda video: to_seconds(video.changed_at) if video.changed_at else None,
    "indexed_at": lambda video: to_seconds(video.ready_at) if video.ready_at else None,
}


def _view(video: Video, world: World, era: Era) -> View:
    metadata = _metadata(video)
    view: View = {
        "_id": video.id,
        "created_at": rfc3339_seconds(video.created_at),
        "updated_at": rfc3339_seconds(video.updated_at),
        "metadata": metadata,
    }
    if not era.has_indexed_at:
        index = world.index(video.index_id)
        metadata.setdefault("engine_ids", [choice.model for choice in index.models])
    elif video.ready_at and not video.recorded_metadata:
        view["indexed_at"] = rfc3339_seconds(video.ready_at)
    return view


def _metadata(video: Video) -> View:
    metadata = {**video.user_metadata, **_measured(video), **video.recorded_metadata}
    if video.title is not None:
        metadata["video_title"] = video.title
    return metadata


def _measured(video: Video) -> View:
    media = video.media
    return {
        "filename": video.filename,
        "duration": media.duration,
        "fps": media.fps,
        "width": media.width,
        "height": media.height,
        "size": media.size,
    }
