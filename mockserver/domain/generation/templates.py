"""The templates of a topic: what can be said in its videos, compiled once; and the words of all its texts."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from typing import TypeAlias

from msgspec import Struct

from mockserver.domain.generation.sentences import (
    CALL_OPENINGS,
    CLOSINGS,
    ENDINGS,
    GREETINGS,
    LINES,
    OPENINGS,
    QUESTION_OPENINGS,
    is_audible,
)
from mockserver.domain.generation.topics import Stage, Topic
from mockserver.domain.generation.views.mentions import texts_of_mentions
from mockserver.domain.generation.views.plans import plans_for
from mockserver.domain.retrieval.words import BETWEEN_TEXTS, stems_of, words_of_all

Template: TypeAlias = tuple[str, tuple[str, ...]]
"""A sentence with `%s` in place of its slots, and the names of these."""

Frame: TypeAlias = tuple[str, str, tuple[str, ...]]
"""What comes before a line and after it, of which one is empty, and the names of its slots."""

NUMBERS = tuple(map(str, range(2, 90)))
"""What fills the slot "{number}"."""

_SLOT = re.compile(r"{(\w+)}")


class TopicTemplates(Struct, frozen=True):
    """What can be said in a video of one topic; without what an audio recording cannot, if it is for one."""

    greetings: tuple[Template, ...]
    closings: tuple[Template, ...]
    lines: tuple[Template, ...]
    frames: Mapping[str, tuple[Frame, ...]]
    """By the sign at the end of the line within: before a question others fit than before a statement."""
    remarks: tuple[str, ...]
    """What can be said at any time. A video says few of these, so each is compiled by `template_of` on first use."""
    sayings: Mapping[Stage, tuple[str, ...]]
    """The same for each stage."""


@cache
def templates_of(topic: Topic, *, is_audio: bool) -> TopicTemplates:
    """Return the templates for videos of `topic`, or for audio recordings."""

    def sayable(plans: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(filter(is_audible, plans)) if is_audio else plans

    def said(plans: tuple[str, ...]) -> tuple[Template, ...]:
        return _compiled(sayable(plans))

    return TopicTemplates(
        greetings=said(GREETINGS),
        closings=said(CLOSINGS),
        lines=said(LINES),
        frames={
            ".": (*map(_opening, said(OPENINGS)), *map(_ending, said(ENDINGS))),
            "?": tuple(map(_opening, said(QUESTION_OPENINGS))),
            "!": tuple(map(_opening, said(CALL_OPENINGS))),
        },
        remarks=sayable(topic.remarks),
        sayings={stage: sayable(stage.lines) for stage in topic.stages},
    )


@cache
def _compiled(plans: tuple[str, ...]) -> tuple[Template, ...]:
    return tuple(map(template_of, plans))


@cache
def template_of(plan: str) -> Template:
    """Return the template for a sentence with slots such as "{person}"."""
    return _SLOT.sub("%s", plan.replace("%", "%%")), tuple(_SLOT.findall(plan))


@cache
def stems_of_topic(topic: Topic) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of all words in videos of `topic` but those of the video's own subject, people and places.

    The first of both sets is the same for nearly all topics.
    """
    stages = chain.from_iterable([(*stage.acts, *stage.lines) for stage in topic.stages])
    of_topic = _stems_in([*topic.details, *topic.signs, *topic.remarks, *stages])
    return _stems_of_any_topic(is_watched_only=topic.is_watched_only), of_topic


@cache
def _stems_of_any_topic(*, is_watched_only: bool) -> frozenset[str]:
    views = (*chain(*plans_for(is_watched_only=is_watched_only)), *texts_of_mentions())
    said = (*GREETINGS, *LINES, *CLOSINGS, *OPENINGS, *QUESTION_OPENINGS, *CALL_OPENINGS, *ENDINGS)
    return _stems_in([*views, *said, *NUMBERS])


def _stems_in(plans: Iterable[str]) -> frozenset[str]:
    words = words_of_all([_SLOT.sub(" ", plan) for plan in plans])
    return frozenset(stems_of(set(words.split()))) - {BETWEEN_TEXTS}


def framed(line: Template, frame: Frame) -> Template:
    """Return a line of the topic with more before or after it. It has no slots, and a sign at its end."""
    (text, _), (before, after, slots) = line, frame
    if after:
        return text[:-1] + after, slots
    rest = text if text.startswith(("I ", "I'")) else text[:1].lower() + text[1:]
    return before + rest, slots


def _opening(template: Template) -> Frame:
    return template[0], "", template[1]


def _ending(template: Template) -> Frame:
    return "", template[0], template[1]
