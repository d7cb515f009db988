"""Texts generated from a video: gist, summarize, generate."""

from mockserver.domain import writing
from mockserver.domain.account.account import World
from mockserver.handlers.call import Call
from mockserver.handlers.common.texts import (
    fixed_text,
    gist_view,
    pause_seconds,
    summary_view,
    text_events,
    video_to_describe,
)
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import EventStream, Reply, View
from mockserver.handlers.v1_2.requests.texts import read_gist, read_summary, read_text

operations = Registry()


@operations.operation("generate-gist")
def gist(call: Call, world: World) -> Reply:
    query = read_gist(call.body)
    written = gist_view(video_to_describe(call, world, query.video_id).content, query)
    return Reply(200, {"id": world.account.identifiers.uuid(), **written})


@operations.operation("summarize")
def summarize(call: Call, world: World) -> Reply:
    query = read_summary(call.body)
    video = video_to_describe(call, world, query.video_id)
    text = fixed_text(call)
    written = {"summary": text} if text is not None else summary_view(video, query)
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
