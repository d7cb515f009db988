"""Generates the content of a video from a digest and a name."""

import hashlib
import re
from functools import cache
from random import Random

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.choosing import fitting_topic
from mockserver.domain.generation.name_words import COUNTED_WORDS, FOREIGN_LITTLE_WORDS, LITTLE_WORDS, VERBS
from mockserver.domain.generation.naming import Named, read_name
from mockserver.domain.generation.scene_writer import SceneWriter
from mockserver.domain.generation.story import story
from mockserver.domain.generation.timeline import cut
from mockserver.domain.generation.topics import TOPICS, Topic
from mockserver.domain.records.scenes import Content

_LONGEST_HASHTAG = 24
_NO_TAGS = LITTLE_WORDS | COUNTED_WORDS | FOREIGN_LITTLE_WORDS | VERBS
_ARTICLE = re.compile(r"^(?:the|an?) ")


def generate_content(digest: bytes, duration: float, *, title: str | None = None, is_audio: bool = False) -> Content:
    """Return a plausible video, always the same for the same arguments.

    Its scenes cover `duration` seconds without gaps; with a duration of zero there are none. Its subject is that of
    `title`, a title or the name of a file; a topic adds scenery if one fits. If the name says nothing, like "IMG_2231",
    the digest determines topic and title. Raises ValueError if `duration` is not finite.
    """
    random = Random(hashlib.sha256(digest).digest())  # noqa: S311 - plausible, not secret
    named = read_name(title)
    # Always drawn, so that a name changes the subject and no other random choice.
    chance = random.randrange(len(TOPICS))
    topic = fitting_topic(named.words) if named else TOPICS[chance]
    subjects = [named] if named else _subjects_of(topic, random)
    cast = Cast.of(topic, random)
    spans = cut(duration, random)
    writer = SceneWriter(topic, cast, subjects[0].title, random, is_audio=is_audio)
    beats = story(topic, subjects, len(spans), random)
    last = len(spans) - 1
    return Content(
        title=subjects[0].title,
        topics=(topic.name or _capitalised(subjects[0].parts[0].removeprefix("the ")),),
        hashtags=_hashtags(topic, subjects[0], named),
        scenes=tuple(
            [
                writer.scene(span, beat, is_last=at == last)
                for at, (span, beat) in enumerate(zip(spans, beats, strict=True))
            ]
        ),
    )


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
    words = [word for word in (named.words if named else subject.about.split()) if word not in _NO_TAGS]
    own = (_ARTICLE.sub("", subject.parts[0], count=1), *words)
    tags = ("".join(filter(str.isalnum, tag.casefold())) for tag in (*own, *topic.hashtags))
    return tuple(dict.fromkeys(tag for tag in tags if 1 < len(tag) <= _LONGEST_HASHTAG and not tag.isdecimal()))
