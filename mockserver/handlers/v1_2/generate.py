"""Texts generated from a video: gist, summarize, generate."""

from collections.abc import Callable

from mockserver.domain import writing
from mockserver.domain.account.account import World
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.video import Video
from mockserver.handlers.call import Call, EventStream, Reply, View
from mockserver.handlers.common.texts import fixed_text, pause_seconds, text_events, video_to_describe
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.requests.texts import read_gist, read_summary, read_text

operations = Registry()


@operations.operation("generate-gist")
def gist(call: Call, world: World) -> Reply:
    query = read_gist(call.body)
    content = video_to_describe(call, world, query.video_id).content
    written = {_GIST[kind][0]: _GIST[kind][1](content) for kind in query.kinds}
    return Reply(200, {"id": world.account.identifiers.uuid(), **written})


@operations.operation("summarize")
def summarize(call: Call, world: World) -> Reply:
    query = read_summary(call.body)
    video = video_to_describe(call, world, query.video_id)
    text = fixed_text(call)
    written = {"summary": text} if text is not None else _SUMMARIES[query.kind](video, query.prompt)
    return Reply(200, {"id": world.account.identifiers.uuid(), **written})


@operations.operation("generate-text-representation")
def generate(call: Call, world: World) -> Reply:
    query = read_text(call.body)
    video = video_to_describe(call, world, query.video_id)
    text = fixed_text(call)
    if text is None:
        text = writing.answer(video.content, video.media.duration, query.prompt, query.temperature)
    generation_id = world.account.identifiers.uuid()
    if query.is_streamed:
        return Reply(200, EventStream(_events(generation_id, text), pause_seconds(world)))
    return Reply(200, {"id": generation_id, "data": text})


def _events(generation_id: str, text: str) -> list[View]:
    frame = {"metadata": {"generation_id": generation_id}}
    return [
        {"event_type": "stream_start", **frame},
        *text_events(text),
        {"event_type": "stream_end", **frame},
    ]


_GIST: dict[str, tuple[str, Callable[[Content], object]]] = {
    "title": ("title", writing.title),
    "topic": ("topics", writing.topics),
    "hashtag": ("hashtags", writing.hashtags),
}


def _summary(video: Video, prompt: str | None) -> View:
    return {"summary": writing.summary(video.content, video.media.duration, prompt)}


def _chapters(video: Video, prompt: str | None) -> View:
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


def _highlights(video: Video, prompt: str | None) -> View:
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


_SUMMARIES: dict[str, Callable[[Video, str | None], View]] = {
    "summary": _summary,
    "chapter": _chapters,
    "highlight": _highlights,
}
