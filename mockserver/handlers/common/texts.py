"""Texts about a video: what is asked for, of which video, and how a text is sent in pieces."""

from collections.abc import Iterator

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.records.models import Family
from mockserver.domain.records.video import Video
from mockserver.domain.rules.videos import find_video, retrieve_video
from mockserver.ground.errors import ModelMissing, NotReady
from mockserver.handlers.call import Call, View
from mockserver.handlers.common.provoked_errors import raise_provoked

# Recorded fragments are of this length and cut words where they end.
_FRAGMENT = 24
_PAUSE_SECONDS = 0.01


class GistQuery(Struct, frozen=True, gc=False):
    """Which of title, topic and hashtag to find for a video."""

    video_id: str
    kinds: tuple[str, ...]


class SummaryQuery(Struct, frozen=True, gc=False):
    """Whether to write a summary, chapters or highlights of a video, and what to look out for."""

    video_id: str
    kind: str
    prompt: str | None


class TextQuery(Struct, frozen=True, gc=False):
    """What to answer about a video, how freely, and whether in pieces."""

    video_id: str
    prompt: str
    temperature: float
    is_streamed: bool


def video_to_describe(call: Call, world: World, video_id: str) -> Video:
    """Return the video. Raises NotFound, NotReady, ModelMissing, or an error that its name asks for."""
    known = find_video(world, video_id)
    if known and not known.is_ready(world.now):
        raise NotReady(video_id)
    video = retrieve_video(world, video_id)
    if Family.PEGASUS not in world.indexes.get(video.index_id).families:
        raise ModelMissing(video.index_id, "Pegasus", "text generation")
    raise_provoked(call, video.filename)
    return video


def fixed_text(call: Call) -> str | None:
    """Return what a test wants to be written, if it does."""
    return call.fixed.text if call.fixed else None


def pause_seconds(world: World) -> float:
    """Return how long a stream rests before each piece; accounts whose tasks take no time write without pauses too."""
    return _PAUSE_SECONDS if world.account.profile.takes_time else 0


def text_events(text: str) -> Iterator[View]:
    """Yield the events of a stream that bring `text`, piece by piece."""
    pieces = (text[at : at + _FRAGMENT] for at in range(0, len(text), _FRAGMENT))
    return ({"event_type": "text_generation", "text": piece} for piece in pieces)
