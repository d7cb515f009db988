"""Templates are sentences with slots, compiled once for all videos; and the words of all that a topic has."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import TypeAlias

from mockserver.domain.generation.speech.amounts import NUMBERS, number_slots
from mockserver.domain.generation.topics import Topic
from mockserver.domain.generation.views.mentions import texts_of_mentions
from mockserver.domain.generation.views.plans import plans_for
from mockserver.domain.retrieval.words import stems_of, words_of_all

Template: TypeAlias = tuple[str, tuple[str, ...], str]
"""A sentence with `%s` in place of its slots, the names of these, and the slot of who says it, if it tells that."""

_SLOT = re.compile(r"{(\w+)}")
_SAID_BY = re.compile(r"{(host|guest|other|opponent)}: ")


@cache
def template_of(plan: str) -> Template:
    """Return the template for a sentence with slots such as "{person}".

    The sentence may begin with who says it, "{guest}: ".
    """
    said_by, plan = speaker_of(plan)
    slots = _SLOT.findall(plan)
    if "number" in slots:
        numbers = number_slots(plan)
        slots = [next(numbers) if slot == "number" else slot for slot in slots]
    return _SLOT.sub("%s", plan.replace("%", "%%")), tuple(slots), said_by


def speaker_of(plan: str) -> tuple[str, str]:
    """Return the slot of who says a sentence, empty if it does not tell, and the sentence without that."""
    found = _SAID_BY.match(plan)
    return (found[1], plan[found.end() :]) if found else ("", plan)


@cache
def stems_of_topic(topic: Topic) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of all words in videos of `topic` but those of its genre and of its subject, people and places.

    The first of both sets is the same for nearly all topics.
    """
    stages = chain.from_iterable([(stage.heading, *stage.all_acts, *stage.lines) for stage in topic.stages])
    of_topic = stems_in([*topic.details, *topic.signs, *topic.remarks, *stages])
    return _stems_of_any_topic(is_watched_only=topic.is_watched_only, is_worn_camera=topic.is_worn_camera), of_topic


@cache
def _stems_of_any_topic(*, is_watched_only: bool, is_worn_camera: bool) -> frozenset[str]:
    plans = plans_for(is_watched_only=is_watched_only, is_worn_camera=is_worn_camera)
    return stems_in([*chain(*plans), *texts_of_mentions(), *NUMBERS])


def stems_in(plans: Iterable[str]) -> frozenset[str]:
    """Return the stems of all words of sentences but those in their slots."""
    words = words_of_all([_SLOT.sub(" ", " ".join(plans))])
    return frozenset(stems_of(set(words.split())))
