"""The content of a video: its scenes, and what is seen, said, read and branded in each.

Everything that the API says about a video is derived from this: search hits, classes, chapters, summaries.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain
from operator import attrgetter

from msgspec import Struct, structs

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.numbers import Seconds


class Modality(StrEnum):
    """A source of information in a video: visual, conversation, text in the picture, or logo."""

    VISUAL = "visual"
    SPEECH = "speech"
    TEXT = "text"
    LOGO = "logo"

    # Equal to its value and with the same hash, because the methods of enumerations are several times slower.
    __hash__ = str.__hash__


# The order of hits that are equal in everything else.
TIE_ORDER = {Modality.SPEECH: 0, Modality.LOGO: 1, Modality.TEXT: 2, Modality.VISUAL: 3}


class Voice(Struct, frozen=True, array_like=True, gc=False):
    """Somebody who speaks in a video. The moments of a video share it."""

    role: str
    """What the person is in the video: "customer", "narrator"."""
    name: str
    """The name, if the video gives it, else empty."""

    @property
    def label(self) -> str:
        """Who it is, before a line in a transcript: the name, or else the role."""
        return self.name or capitalised(self.role)


# A video has a hundred of moments and scenes: those of msgspec take a fifth of the time of dataclasses. A moment takes
# 48 bytes with a voice or without.
class Moment(Struct, frozen=True, gc=False, omit_defaults=True):
    """A span of a video in which one modality finds one thing; times in seconds from the start."""

    start: Seconds
    end: Seconds
    text: str
    voice: Voice | None = None
    """Who says the text; None if it is not known, or not said."""


class Scene(Struct, frozen=True, gc=False):
    """A span of a video that belongs together. Scenes of a video follow each other without gaps."""

    start: Seconds
    end: Seconds
    heading: str
    seen: tuple[Moment, ...] = ()
    said: tuple[Moment, ...] = ()
    read: tuple[Moment, ...] = ()
    branded: tuple[Moment, ...] = ()

    def moments(self, modality: Modality) -> tuple[Moment, ...]:
        """Return what `modality` finds in this scene, in time order."""
        return _MOMENTS[modality](self)


_MOMENTS: Mapping[Modality, Callable[[Scene], tuple[Moment, ...]]] = {
    Modality.VISUAL: attrgetter("seen"),
    Modality.SPEECH: attrgetter("said"),
    Modality.TEXT: attrgetter("read"),
    Modality.LOGO: attrgetter("branded"),
}


MOST_MOMENTS_OF_SCENE, CHARACTERS_OF_SCENE = 6, 194
"""A scene that is written from templates has at most so many moments, and on average so many characters."""


class TemplateWords(Struct, frozen=True):
    """The words of texts that are written from templates, known without the texts: all of them, and others."""

    shared: Collection[frozenset[str]]
    """The stems of all templates that the texts may be written from; the same sets for many videos."""
    values: Sequence[str]
    """What else fills the slots of the templates."""


class WrittenScenes(tuple[Scene, ...]):
    """Scenes whose texts are written from templates, and the words of these."""

    words: TemplateWords


def moments_of(scenes: Iterable[Scene], modality: Modality) -> Iterator[Moment]:
    """Return what `modality` finds in some scenes, in time order."""
    return chain.from_iterable(map(_MOMENTS[modality], scenes))


def template_words_of(scenes: tuple[Scene, ...]) -> TemplateWords | None:
    """Return the words of scenes that are written from templates; None for others."""
    return scenes.words if isinstance(scenes, WrittenScenes) else None


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Content:
    """The content of a video: title, topics and scenes, in time order."""

    title: str
    topics: tuple[str, ...]
    hashtags: tuple[str, ...]
    scenes: tuple[Scene, ...]

    @property
    def scene_count(self) -> int:
        """The number of scenes."""
        return len(self.scenes)

    @property
    def duration(self) -> float:
        """The second at which its last scene ends; 0 without scenes."""
        return self.scenes[-1].end if self.scenes else 0.0

    @property
    def template_words(self) -> TemplateWords | None:
        """The words of its texts if these are written from templates."""
        return template_words_of(self.scenes)

    def moments(self, modality: Modality) -> Iterator[Moment]:
        """Return what `modality` finds in the whole video, in time order."""
        return moments_of(self.scenes, modality)

    def scene_at(self, seconds: float) -> Scene:
        """Return the scene at `seconds`; from the end on, the last one."""
        return next((scene for scene in self.scenes if scene.end > seconds), self.scenes[-1])

    def fitted(self, duration: float) -> "Content":
        """Return the content cut or extended to a video of `duration` seconds; the last scene is extended."""
        scenes = [_cut(scene, duration) for scene in self.scenes if scene.start < duration]
        scenes[-1] = structs.replace(scenes[-1], end=duration)
        return replace(self, scenes=tuple(scenes))

    def between(self, start: float, end: float) -> "Content":
        """Return the content between two seconds of the video; its times are not shifted."""
        within = (scene for scene in self.scenes if scene.start < end and scene.end > start)
        return replace(self, scenes=tuple(_begin(_cut(scene, end), start) for scene in within))


def only_heard(scenes: WrittenScenes) -> WrittenScenes:
    """Return the scenes without everything visual."""
    heard = WrittenScenes([structs.replace(scene, seen=(), read=(), branded=()) for scene in scenes])
    heard.words = scenes.words
    return heard


def _begin(scene: Scene, start: float) -> Scene:
    """Return the part of `scene` after `start`, which is not after its end."""
    if scene.start >= start:
        return scene
    return structs.replace(
        scene,
        start=start,
        seen=_begin_moments(scene.seen, start),
        said=_begin_moments(scene.said, start),
        read=_begin_moments(scene.read, start),
        branded=_begin_moments(scene.branded, start),
    )


def _begin_moments(moments: tuple[Moment, ...], start: float) -> tuple[Moment, ...]:
    return tuple(structs.replace(moment, start=max(moment.start, start)) for moment in moments if moment.end > start)


def _cut(scene: Scene, end: float) -> Scene:
    if scene.end <= end:
        return scene
    return structs.replace(
        scene,
        end=end,
        seen=_cut_moments(scene.seen, end),
        said=_cut_moments(scene.said, end),
        read=_cut_moments(scene.read, end),
        branded=_cut_moments(scene.branded, end),
    )


def _cut_moments(moments: tuple[Moment, ...], end: float) -> tuple[Moment, ...]:
    return tuple(structs.replace(moment, end=min(moment.end, end)) for moment in moments if moment.start < end)
