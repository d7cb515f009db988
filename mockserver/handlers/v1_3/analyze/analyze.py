"""Texts and documents about a video or images: analyze, and generate, its earlier name."""

from collections.abc import Awaitable

from mockserver.domain.account.account import World
from mockserver.domain.tokens import count_tokens
from mockserver.domain.writing.stills import content_of_stills, noun_of_stills
from mockserver.handlers.call import Call
from mockserver.handlers.common.texts import fixed_text, pause_seconds, text_events, video_to_describe
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import EventStream, Reply, View
from mockserver.handlers.v1_3.analyze.analyzed_media import image_of, part_of_video, video_of, with_titles
from mockserver.handlers.v1_3.analyze.written import Subject, Text, limited, written
from mockserver.handlers.v1_3.requests.analyze import INDEXED, AnalysisQuery, read_analysis, read_generation

operations = Registry()

# Longer videos need an analyze task.
_LONGEST_SECONDS = 3600


@operations.operation("post_analyze")
def analyze(call: Call, world: World) -> Reply | Awaitable[Reply]:
    query = read_analysis(call.body)
    return _of_indexed(call, world, query) if query.video_id else _of_media(call, world, query)


@operations.operation("post_generate")
def generate(call: Call, world: World) -> Reply:
    return _of_indexed(call, world, read_generation(call.body))


def _of_indexed(call: Call, world: World, query: AnalysisQuery) -> Reply:
    video = video_to_describe(call, world, query.video_id or "")
    return _reply(call, world, query, Subject(video.content, 0, video.media.duration))


async def _of_media(call: Call, world: World, query: AnalysisQuery) -> Reply:
    references = [await image_of(call, world, image) for image in query.references]
    images = [await image_of(call, world, image) for image in query.images]
    prompt = with_titles(query.prompt, (*query.references, *query.images), (*references, *images))
    if query.video is not None:
        subject = part_of_video(await video_of(call, world, query, query.video, _LONGEST_SECONDS), query)
    else:
        subject = Subject(
            content_of_stills([image.content for image in images]), 0, len(images), noun_of_stills(len(images))
        )
    return _reply(call, world.at_now(), query, subject, prompt)


def _reply(call: Call, world: World, query: AnalysisQuery, subject: Subject, prompt: str = "") -> Reply:
    whole = fixed_text(call)
    if whole is None:
        whole = written(subject, prompt or query.prompt, query.temperature, query.schema)
    text = limited(whole, query.most_tokens)
    generation_id = world.account.identifiers.uuid()
    if query.is_streamed:
        return Reply(200, EventStream(_events(generation_id, text), pause_seconds(world)))
    return Reply(200, _view(generation_id, text, query))


def _view(generation_id: str, text: Text, query: AnalysisQuery) -> View:
    # Recorded: the model for indexed videos reports, as one number, only how many tokens it has read.
    read = {"input_tokens": count_tokens(query.prompt)} if query.model == INDEXED else {}
    return {
        "id": generation_id,
        "data": text.text,
        "finish_reason": _finish_reason(text),
        "usage": {**read, "output_tokens": text.tokens},
        **_error(text),
    }


def _events(generation_id: str, text: Text) -> list[View]:
    return [
        {"event_type": "stream_start", "metadata": {"generation_id": generation_id}},
        *text_events(text.text),
        {
            "event_type": "stream_end",
            "finish_reason": _finish_reason(text),
            "metadata": {"generation_id": generation_id, "usage": {"output_tokens": text.tokens}},
            **_error(text),
        },
    ]


def _finish_reason(text: Text) -> str:
    return "length" if text.is_cut else "stop"


def _error(text: Text) -> View:
    return {"error": {"message": f"The answer was cut off after {text.tokens} tokens."}} if text.is_cut else {}
