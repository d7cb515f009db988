"""Generates the content of a video from a digest and a name."""

import hashlib
import re
from functools import cache
from random import Random

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.choosing import fitting_topic
from mockserver.domain.generation.name_words import NO_TAGS
from mockserver.domain.generation.naming import Named, read_name
from mockserver.domain.generation.scene_writer import SceneWriter
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
        random, chance = _seeded(digest)
        self._topic = topic = fitting_topic(named.words) if named else TOPICS[chance]
        self._subjects = [named] if named else _subjects_of(topic, random)
        first = self._subjects[0]
        self.title = first.title
        self.topics = (topic.name or _capitalised(first.parts[0].removeprefix("the ")),)
        self.hashtags = _hashtags(topic, first, named)
        self._scenes: tuple[Scene, ...] | None = None

    @property
    def scenes(self) -> tuple[Scene, ...]:
        """The scenes cover the duration without gaps. Raises ValueError if that is not finite."""
        if self._scenes is None:
            self._scenes = self._written()
        return self._scenes

    def _written(self) -> tuple[Scene, ...]:
        # Seeded again, so that threads that read at the same time do not share a generator.
        topic, (random, _) = self._topic, _seeded(self._digest)
        if not self._subjects[0].words:
            _subjects_of(topic, random)
        cast = Cast.of(topic, random)
        spans = cut(self._duration, random)
        writer = SceneWriter(topic, cast, self.title, random, is_audio=self._is_audio)
        beats = story(topic, self._subjects, len(spans), random)
        last = len(spans) - 1
        return tuple(
            [
                writer.scene(span, beat, is_last=at == last)
                for at, (span, beat) in enumerate(zip(spans, beats, strict=True))
            ]
        )


def _seeded(digest: bytes) -> tuple[Random, int]:
    """Return the generator of a video, and the number of the topic of a video without a name."""
    random = Random(hashlib.sha256(digest).digest())  # noqa: S311 - plausible, not secret
    # Always drawn, so that a name changes the subject and no other random choice.
    return random, random.randrange(len(TOPICS))


def generate_content(digest: bytes, duration: float, *, title: str | None = None, is_audio: bool = False) -> Content:
    """Return a plausible video, always the same for the same arguments.

    Its scenes cover `duration` seconds without gaps; with a duration of zero there are none. Its subject is that of
    `title`, a title or the name of a file; a topic adds scenery if one fits. If the name says nothing, like "IMG_2231",
    the digest determines topic and title. Raises ValueError if `duration` is not finite.
    """
    outline = Outline(digest, duration, title, is_audio=is_audio)
    return Content(outline.title, outline.topics, outline.hashtags, outline.scenes)


def _subjects_of(topic: Topic, random: Random) -> list[Named]:
    """Return the topic's own subjects in random order, each under a title of the topic."""
    return [
        Named(
            title=_capitalised(random.choice(topic.titles).format(subject=subject)),
            words=(),
            about=subject,
            parts=(subject, _definite(subject)),
        )
        for subject in random.sample(topic.subjects, len(topic.subjects))
    ]


@cache
def _definite(subject: str) -> str:
    return re.sub(r"^an? ", "the ", subject)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _hashtags(topic: Topic, subject: Named, named: Named | None) -> tuple[str, ...]:
    """Return tags like people choose: those of the subject first, then the topic's."""
    words = [word for word in (named.words if named else subject.about.split()) if word not in NO_TAGS]
    own = (_ARTICLE.sub("", subject.parts[0], count=1), *words)
    tags = ("".join(filter(str.isalnum, tag.casefold())) for tag in (*own, *topic.hashtags))
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= _LONGEST_HASHTAG and not _ORDINAL.fullmatch(tag)))
