"""Texts about an indexed video in fixed forms: gist and summarize, which the API had until 2026."""

from collections.abc import Iterable, Iterator

from mockserver.domain.account.account import World
from mockserver.domain.records.video import Video
from mockserver.domain.tokens import count_tokens
from mockserver.handlers.call import Call
from mockserver.handlers.common.texts import fixed_text, gist_view, summary_view, video_to_describe
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.analyze.written import Subject, limited, written
from mockserver.handlers.v1_3.requests.summaries import SummaryRequest, read_gist, read_summary

operations = Registry()


@operations.operation("post_gist")
def gist(call: Call, world: World) -> Reply:
    query = read_gist(call.body)
    return _reply(world, {}, gist_view(video_to_describe(call, world, query.video_id).content, query))


@operations.operation("post_summarize")
def summarize(call: Call, world: World) -> Reply:
    wanted = read_summary(call.body)
    video = video_to_describe(call, world, wanted.query.video_id)
    text = fixed_text(call)
    view: View = {"summary": text} if text is not None else _described(video, wanted)
    return _reply(world, {"summarize_type": wanted.query.kind}, _limited(view, wanted.most_tokens))


def _described(video: Video, wanted: SummaryRequest) -> View:
    if wanted.schema is None:
        return _with_seconds(summary_view(video, wanted.query))
    subject, prompt = Subject(video.content, 0, video.media.duration), wanted.query.prompt or ""
    return {"summary": written(subject, prompt, wanted.query.temperature, wanted.schema)}


def _limited(view: View, most_tokens: int) -> View:
    """Return `view` with a summary that is not too long. Chapters and highlights are short."""
    summary = view.get("summary")
    return {**view, "summary": limited(summary, most_tokens).text} if isinstance(summary, str) else view


def _with_seconds(view: View) -> View:
    """Return `view` with times under both names, since older clients read the one and newer the other."""
    return {
        name: [_timed(part) for part in value] if isinstance(value, list) else value for name, value in view.items()
    }


def _timed(part: View) -> View:
    return {**part, "start_sec": part["start"], "end_sec": part["end"]}


def _reply(world: World, begin: View, view: View) -> Reply:
    tokens = sum(count_tokens(text) for text in _texts_in(view.values()))
    usage = {"output_tokens": tokens}
    return Reply(200, {"id": world.account.identifiers.uuid(), **begin, **view, "usage": usage})


def _texts_in(values: Iterable[object]) -> Iterator[str]:
    """Yield all texts, also in lists and objects."""
    for value in values:
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from _texts_in(value)
        elif isinstance(value, dict):
            yield from _texts_in(value.values())
