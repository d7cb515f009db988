"""Texts about a video: typed queries, fixed forms, and the pieces of a stream."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from mockserver.domain import writing
from mockserver.domain.account.account import World
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.video import Video
from mockserver.domain.rules.videos import find_video
from mockserver.ground.caches import OfOwners
from mockserver.ground.errors import ModelMissing, NotFound, NotReady
from mockserver.handlers.call import Call
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.reply import View

# Recorded fragments have this length, and cut words.
_FRAGMENT = 24
_PAUSE_SECONDS = 0.01

_USUAL_TEMPERATURE = 0.7


class GistQuery(Struct, frozen=True, gc=False):
    """Which of title, topic and hashtag to return for a video."""

    video_id: str
    kinds: tuple[str, ...]


class SummaryQuery(Struct, frozen=True, gc=False):
    """A summary, chapters or highlights of a video, with the prompt and the temperature."""

    video_id: str
    kind: str
    prompt: str | None
    temperature: float = _USUAL_TEMPERATURE


class TextQuery(Struct, frozen=True, gc=False):
    """A prompt about a video, the temperature, and whether to stream the answer."""

    video_id: str
    prompt: str
    temperature: float
    is_streamed: bool


def video_to_describe(call: Call, world: World, video_id: str) -> Video:
    """Return the video. Raises NotFound, NotReady, ModelMissing, or the error that its name provokes."""
    video = find_video(world, video_id)
    if video is None:
        raise NotFound(video_id, "videos")
    if not video.is_ready(world.now):
        raise NotReady(video_id)
    if Family.PEGASUS not in world.indexes.get(video.index_id).families:
        raise ModelMissing(video.index_id, "Pegasus", "text generation")
    raise_provoked(call, video.filename)
    return video


def fixed_text(call: Call) -> str | None:
    """Return the fixed text of a test, or None."""
    return call.fixed.text if call.fixed else None


def pause_seconds(world: World) -> float:
    """Return the pause before each piece of a stream; accounts with instant jobs have none."""
    return _PAUSE_SECONDS if world.account.profile.takes_time else 0


def fragments(text: str) -> Iterator[str]:
    """Yield the pieces of a streamed `text`."""
    return (text[at : at + _FRAGMENT] for at in range(0, len(text), _FRAGMENT))


def text_events(text: str) -> Iterator[View]:
    """Yield the events of a stream with `text`, piece by piece."""

    return ({"event_type": "text_generation", "text": piece} for piece in fragments(text))


_GIST: Mapping[str, tuple[str, Callable[[Content], object]]] = {
    "title": ("title", writing.title),
    "topic": ("topics", writing.topics),
    "hashtag": ("hashtags", writing.hashtags),
}


# A client often asks for the same of a video again.
_MOST_KEPT = 64
_kept: OfOwners[tuple[object, ...], View] = OfOwners(_MOST_KEPT)


def gist_view(content: Content, query: GistQuery) -> View:
    """Return the requested fields only. The view is kept: do not modify it."""
    return _kept.of(content, (content.title, query.kinds), lambda: _gist(content, query.kinds))


def _gist(content: Content, kinds: Iterable[str]) -> View:
    return {name: written(content) for name, written in map(_GIST.__getitem__, kinds)}


def summary_view(video: Video, query: SummaryQuery) -> View:
    """Return the requested one of `summary`, `chapters` and `highlights`. Times are in whole seconds.

    The view is kept: do not modify it.
    """
    key = query.kind, video.content.title, video.media.duration, query.prompt, query.temperature
    return _kept.of(video.content, key, lambda: _SUMMARIES[query.kind](video, query))


def _summary(video: Video, query: SummaryQuery) -> View:
    return {"summary": writing.summary(video.content, video.media.duration, query.prompt, query.temperature)}


def _chapters(video: Video, query: SummaryQuery) -> View:
    chapters = [
        {
            "chapter_number": number,
            "start": chapter.start,
            "end": chapter.end,
            "chapter_title": chapter.title,
            "chapter_summary": chapter.summary,
        }
        for number, chapter in enumerate(
            writing.chapters(video.content, video.media.duration, query.prompt, query.temperature)
        )
    ]
    return {"chapters": chapters}


def _highlights(video: Video, query: SummaryQuery) -> View:
    highlights = [
        {
            "start": highlight.start,
            "end": highlight.end,
            "highlight": highlight.highlight,
            "highlight_summary": highlight.highlight_summary,
        }
        for highlight in writing.highlights(video.content, video.media.duration, query.prompt, query.temperature)
    ]
    return {"highlights": highlights}


_SUMMARIES: Mapping[str, Callable[[Video, SummaryQuery], View]] = {
    "summary": _summary,
    "chapter": _chapters,
    "highlight": _highlights,
}
