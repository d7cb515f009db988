"""Templates are sentences with slots, compiled once for all videos; and their words."""

import re
from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from mockserver.domain.generation.speech.amounts import number_slots
from mockserver.domain.retrieval.words import words_of_all

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


def words_in(plans: Iterable[str]) -> frozenset[str]:
    """Return all words of sentences but those in their slots."""
    return frozenset(words_of_all([_SLOT.sub(" ", " ".join(plans))]).split())
