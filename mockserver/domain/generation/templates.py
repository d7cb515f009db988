"""The templates of a topic: what can be seen and said in its videos, compiled once for all of them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TypeAlias

from msgspec import Struct

from mockserver.domain.generation.sentences import (
    CALL_OPENINGS,
    CLOSINGS,
    ENDINGS,
    GREETINGS,
    LINES,
    OPENING_VIEWS,
    OPENINGS,
    ORDINARY_VIEWS,
    QUESTION_OPENINGS,
    WATCHED_OPENINGS,
    WATCHED_VIEWS,
    is_audible,
)
from mockserver.domain.generation.topics import Stage, Topic
from mockserver.domain.retrieval.words import stem, tokenise

Template: TypeAlias = tuple[str, tuple[str, ...], frozenset[str]]
"""A sentence with `%s` in place of its slots, the names of these, and the stems of its other words."""

_SLOT = re.compile(r"{(\w+)}")


class StageTemplates(Struct, frozen=True):
    """What belongs to one stage of a topic."""

    heading: Template
    lines: tuple[Template, ...]


class TopicTemplates(Struct, frozen=True):
    """What a video of one topic can show and say; without what an audio recording cannot, if it is for one."""

    opening_views: tuple[Template, ...]
    views: tuple[Template, ...]
    greetings: tuple[Template, ...]
    closings: tuple[Template, ...]
    lines: tuple[Template, ...]
    openings: Mapping[str, tuple[Template, ...]]
    """By the sign at the end of the line after them: before a question others fit than before a statement."""
    endings: tuple[Template, ...]
    remarks: tuple[Template, ...]
    stages: Mapping[Stage, StageTemplates]


@cache
def templates_of(topic: Topic, *, is_audio: bool) -> TopicTemplates:
    """Return the templates for videos of `topic`, or for audio recordings."""

    def said(plans: Iterable[str]) -> tuple[Template, ...]:
        return _compiled(filter(is_audible, plans) if is_audio else plans)

    return TopicTemplates(
        opening_views=_compiled(WATCHED_OPENINGS if topic.is_watched_only else OPENING_VIEWS),
        views=_compiled(WATCHED_VIEWS if topic.is_watched_only else ORDINARY_VIEWS),
        greetings=said(GREETINGS),
        closings=said(CLOSINGS),
        lines=said(LINES),
        openings={".": _compiled(OPENINGS), "?": said(QUESTION_OPENINGS), "!": said(CALL_OPENINGS)},
        endings=said(ENDINGS),
        remarks=said(topic.remarks),
        stages={stage: StageTemplates(_template(stage.heading), said(stage.lines)) for stage in topic.stages},
    )


def _compiled(plans: Iterable[str]) -> tuple[Template, ...]:
    return tuple(map(_template, plans))


@cache
def _template(plan: str) -> Template:
    stems = frozenset(map(stem, tokenise(_SLOT.sub(" ", plan))))
    return _SLOT.sub("%s", plan.replace("%", "%%")), tuple(_SLOT.findall(plan)), stems
