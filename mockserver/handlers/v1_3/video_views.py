"""Views of videos and indexed assets."""

import asyncio
from collections.abc import Mapping

from mockserver.domain.account.account import World
from mockserver.domain.embedding import Segment, video_segments
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.index import Index
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.scenes import Modality
from mockserver.domain.records.timeline import Step
from mockserver.domain.records.video import Video
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.media_urls import hls_view
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.requests.videos import VideoExtras
from mockserver.handlers.v1_3.words import embedding_options_of, vectors_of


def system_metadata(asset: Asset) -> View:
    """Return the technical metadata of the file."""
    media = asset.media
    return {
        "filename": asset.filename,
        "duration": media.duration,
        "fps": media.fps,
        "width": media.width,
        "height": media.height,
        "size": media.size,
    }


def stream_view(call: Call, world: World, index_id: str, video: Video | None, step: Step) -> View:
    """Return the `hls` object of a video at `step`. It exists, empty, even without a stream: recorded in 2025.

    The error status for the stream of a failed task is our choice.
    """
    if video is not None and video.is_streamed and step.status is Status.READY:
        return hls_view(call, world, video.id, index_id, step.at)
    status = "ERROR" if step.status is Status.FAILED else "PROCESSING"
    return {"video_url": "", "thumbnail_urls": [], "status": status, "updated_at": rfc3339(step.at)}


def metadata_view(user_metadata: Mapping[str, Value]) -> View:
    """Return the `user_metadata` of a reply; empty if there is none."""
    return {"user_metadata": user_metadata} if user_metadata else {}


async def extras_view(index: Index, video: Video, extras: VideoExtras) -> View:
    """Return the optional parts. Raises ParameterInvalid for vectors that the index does not keep."""
    view: View = {}
    if extras.embedding_options:
        view["embedding"] = await _embedding(index, video, extras.embedding_options)
    if extras.has_transcript:
        view["transcription"] = _transcript(index, video)
    return view


def check_extras(index: Index, extras: VideoExtras) -> None:
    """Check that `index` keeps the requested vectors. Raises ParameterInvalid."""
    if extras.embedding_options:
        _embedder(index, extras.embedding_options)


async def _embedding(index: Index, video: Video, options: tuple[str, ...]) -> View:
    model, sources = _embedder(index, options)
    dimensions, duration = vectors_of(model).dimensions, video.media.duration
    segments: list[View] = []
    for option in options:
        made = await asyncio.to_thread(video_segments, video.content, duration, dimensions, sources[option])
        segments += [_segment_view(segment, option) for segment in made]
    return {"model_name": model, "video_embedding": {"segments": segments}}


def _embedder(index: Index, options: tuple[str, ...]) -> tuple[str, Mapping[str, tuple[Modality, ...]]]:
    """Return the model of `index` that computes vectors for all `options`, and the input of each."""
    found = embedding_options_of(index)
    if found is None:
        raise ParameterInvalid("embedding_option", "The index keeps no vectors.")
    model, kept = found
    for option in options:
        if option not in kept:
            of_what = f"; it keeps those of {' and '.join(kept)}" if kept else ""
            raise ParameterInvalid("embedding_option", f"The index keeps no vectors of {option}{of_what}.")
    return model, kept


def _segment_view(segment: Segment, option: str) -> View:
    return {
        "float": segment.vector,
        "start_offset_sec": segment.start,
        "end_offset_sec": segment.end,
        "embedding_option": option,
        "embedding_scope": segment.scope.value,
    }


def _transcript(index: Index, video: Video) -> list[View] | None:
    """Return the speech of the video; None if there is none, or no model of the index covers it."""
    said = video.content.moments(Modality.SPEECH) if index.covers(Modality.SPEECH) else ()
    return [{"start": moment.start, "end": moment.end, "value": moment.text} for moment in said] or None
