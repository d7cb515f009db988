"""Texts generated from a video: gist, summarize, generate."""

from collections.abc import Callable
from typing import Any

from mockserver.domain import writing
from mockserver.domain.account.account import World
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.video import Video
from mockserver.domain.rules.videos import find_video, retrieve_video
from mockserver.ground.errors import ApiError
from mockserver.handlers.call import Call, EventStream, Reply
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.registry import Registry

operations = Registry()

# Recorded fragments are of this length and cut words where they end; tasks that take no time write without pauses too.
_FRAGMENT = 24
_PAUSE_SECONDS = 0.01


@operations.operation("generate-gist")
def gist(call: Call, world: World) -> Reply:
    content = _video(call, world).content
    written = {_GIST[kind][0]: _GIST[kind][1](content) for kind in call.body["types"]}
    return Reply(200, {"id": world.account.identifiers.uuid(), **written})


@operations.operation("summarize")
def summarize(call: Call, world: World) -> Reply:
    video = _video(call, world)
    text = _fixed_text(call)
    written = {"summary": text} if text is not None else _SUMMARIES[call.body["type"]](video, call.body.get("prompt"))
    return Reply(200, {"id": world.account.identifiers.uuid(), **written})


@operations.operation("generate-text-representation")
def generate(call: Call, world: World) -> Reply:
    video = _video(call, world)
    text = _fixed_text(call)
    if text is None:
        text = writing.answer(video.content, video.media.duration, call.body["prompt"], call.body["temperature"])
    generation_id = world.account.identifiers.uuid()
    if call.body["stream"]:
        pause = _PAUSE_SECONDS if world.account.profile.takes_time else 0
        return Reply(200, EventStream(_events(generation_id, text), pause))
    return Reply(200, {"id": generation_id, "data": text})


def _fixed_text(call: Call) -> str | None:
    """Return what a test wants to be written, if it does."""
    return call.fixed.text if call.fixed else None


def _events(generation_id: str, text: str) -> list[dict[str, Any]]:
    frame = {"metadata": {"generation_id": generation_id}}
    fragments = [text[at : at + _FRAGMENT] for at in range(0, len(text), _FRAGMENT)]
    return [
        {"event_type": "stream_start", **frame},
        *({"event_type": "text_generation", "text": fragment} for fragment in fragments),
        {"event_type": "stream_end", **frame},
    ]


def _video(call: Call, world: World) -> Video:
    video_id = call.body["video_id"]
    known = find_video(world, video_id)
    if known and not known.is_ready(world.now):
        raise ApiError("video_not_ready", f"Video {video_id} is still being indexed; wait until its task is ready.")
    video = retrieve_video(world, video_id)
    if Family.PEGASUS not in world.indexes.get(video.index_id).families:
        raise ApiError(
            "index_not_supported_for_generate",
            f"Index {video.index_id} has no Pegasus engine, which text generation needs.",
        )
    raise_provoked(call, video.filename)
    return video


_GIST: dict[str, tuple[str, Callable[[Content], Any]]] = {
    "title": ("title", writing.title),
    "topic": ("topics", writing.topics),
    "hashtag": ("hashtags", writing.hashtags),
}


def _summary(video: Video, prompt: str | None) -> dict[str, Any]:
    return {"summary": writing.summary(video.content, video.media.duration, prompt)}


def _chapters(video: Video, prompt: str | None) -> dict[str, Any]:
    chapters = [
        {
            "chapter_number": number,
            "start": chapter.start,
            "end": chapter.end,
            "chapter_title": chapter.title,
            "chapter_summary": chapter.summary,
        }
        for number, chapter in enumerate(writing.chapters(video.content, video.media.duration, prompt))
    ]
    return {"chapters": chapters}


def _highlights(video: Video, prompt: str | None) -> dict[str, Any]:
    highlights = [
        {
            "start": highlight.start,
            "end": highlight.end,
            "highlight": highlight.highlight,
            "highlight_summary": highlight.highlight_summary,
        }
        for highlight in writing.highlights(video.content, video.media.duration, prompt)
    ]
    return {"highlights": highlights}


_SUMMARIES: dict[str, Callable[[Video, str | None], dict[str, Any]]] = {
    "summary": _summary,
    "chapter": _chapters,
    "highlight": _highlights,
}
