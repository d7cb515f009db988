"""Generates the content of a video from a digest and a name."""

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from random import Random

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.choosing import fitting_topic
from mockserver.domain.generation.draws import Chance, choice, shuffled
from mockserver.domain.generation.name_words import NO_TAGS
from mockserver.domain.generation.naming import Named, read_name
from mockserver.domain.generation.scene_writer import SceneWriter
from mockserver.domain.generation.slots import capitalised
from mockserver.domain.generation.story import story
from mockserver.domain.generation.timeline import cut
from mockserver.domain.generation.topics import TOPICS, Topic
from mockserver.domain.records.scenes import Content, Scene

_LONGEST_HASHTAG = 24
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|m|e)?")
_ARTICLE = re.compile(r"^(?:the|an?) ")


class Outline:
    """A video to be made up: what it is about, and its scenes once somebody reads them."""

    __slots__ = ("_digest", "_duration", "_is_audio", "_scenes", "_subjects", "_topic", "hashtags", "title", "topics")

    def __init__(self, digest: bytes, duration: float, title: str | None = None, *, is_audio: bool = False) -> None:
        self._digest, self._duration, self._is_audio = digest, duration, is_audio
        named = read_name(title)
        self._topic, self._subjects = (fitting_topic(named.words), [named]) if named else _chosen(digest)
        topic, first = self._topic, self._subjects[0]
        self.title = first.title
        self.topics = (topic.name or capitalised(first.parts[0].removeprefix("the ")),)
        self.hashtags = _hashtags(topic, first, named)
        self._scenes: tuple[Scene, ...] | None = None

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes cover the duration without gaps. Raises ValueError if that is not finite."""
        if self._scenes is None:
            self._scenes = self._written()
        return self._scenes

    def _written(self) -> tuple[Scene, ...]:
        # A generator of its own, so that threads that read at the same time do not share one.
        topic, chance = self._topic, _chance(self._digest, "scenes")
        spans = cut(self._duration, chance)
        writer = SceneWriter(topic, Cast.of(topic, chance), self.title, chance, is_audio=self._is_audio)
        scenes: list[Scene] = []
        for beat in story(topic, self._subjects, len(spans), chance):
            end = len(scenes) + beat.scenes
            scenes += writer.scenes(beat, spans[len(scenes) : end], is_last=end == len(spans))
        return tuple(scenes)


def _chance(digest: bytes, use: str) -> Chance:
    """Return the random numbers of a video for one use. So a name changes the subject, and no other choice."""
    return Random(hashlib.sha256(use.encode() + digest).digest()).random  # noqa: S311 - plausible, not secret


def _chosen(digest: bytes) -> tuple[Topic, list[Named]]:
    """Return the topic of a video without a name, and its subjects in random order, each under a title of the topic."""
    chance = _chance(digest, "subjects")
    topic = choice(TOPICS, chance)
    return topic, [
        Named(
            title=capitalised(choice(topic.titles, chance).format(subject=subject)),
            words=(),
            about=subject,
            parts=(subject, _definite(subject)),
        )
        for subject in shuffled(topic.subjects, chance)
    ]


def generate_content(digest: bytes, duration: float, *, title: str | None = None, is_audio: bool = False) -> Content:
    """Return a plausible video, always the same for the same arguments.

    Its scenes cover `duration` seconds without gaps; with a duration of zero there are none. Its subject is that of
    `title`, a title or the name of a file; a topic adds scenery if one fits. If the name says nothing, like "IMG_2231",
    the digest determines topic and title. Raises ValueError if `duration` is not finite.
    """
    outline = Outline(digest, duration, title, is_audio=is_audio)
    return Content(outline.title, outline.topics, outline.hashtags, outline.scenes)


@cache
def _definite(subject: str) -> str:
    return re.sub(r"^an? ", "the ", subject)


def _hashtags(topic: Topic, subject: Named, named: Named | None) -> tuple[str, ...]:
    """Return tags like people choose: those of the subject first, then the topic's."""
    words = [word for word in (named.words if named else subject.about.split()) if word not in NO_TAGS]
    own = _tags((_ARTICLE.sub("", subject.parts[0], count=1), *words))
    return tuple(dict.fromkeys((*own, *_tags_of_topic(topic))))


@cache
def _tags_of_topic(topic: Topic) -> tuple[str, ...]:
    return _tags(topic.hashtags)


def _tags(phrases: Iterable[str]) -> tuple[str, ...]:
    tags = ["".join(filter(str.isalnum, phrase.casefold())) for phrase in phrases]
    return tuple([tag for tag in tags if 1 < len(tag) <= _LONGEST_HASHTAG and not _ORDINAL.fullmatch(tag)])
