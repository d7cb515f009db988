"""Fills the slots of sentences for one video."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import cycle, repeat
from typing import NamedTuple

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, drawn, shuffled
from mockserver.domain.generation.naming import Named
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.topics import Topic

_ROUNDS = 3
_NUMBERS = tuple(map(str, range(2, 90)))
_SLOT = re.compile(r"{(\w+)}")
_BETWEEN = "\n"  # no value has it


class Template(NamedTuple):
    """A sentence with `%s` in place of its slots."""

    text: str
    slots: tuple[str, ...]


@cache
def templates_of(plans: tuple[str, ...]) -> tuple[Template, ...]:
    """Return a template for each of `plans`, in which a slot is a name in braces."""
    return tuple([_template(plan) if "{" in plan or "%" in plan else Template(plan, ()) for plan in plans])


def _template(plan: str) -> Template:
    return Template(_SLOT.sub("%s", plan.replace("%", "%%")), tuple(_SLOT.findall(plan)))


def _mixed(values: tuple[str, ...], chance: Chance) -> Iterator[str]:
    """Return `values` in an order whose period is long, so that slots of two values do not always pair the same."""
    return cycle(shuffled(values * _ROUNDS, chance) if len(values) > 1 else values)


class Slots:
    """The values of slots. Those of a slot take turns, so that sentences that follow each other differ."""

    def __init__(self, topic: Topic, cast: Cast, chance: Chance) -> None:
        self._chance = chance
        people = cycle(cast.people)
        self._values: dict[str, Iterator[str]] = {
            "host": repeat(cast.host),
            "guest": repeat(cast.guests[0]),
            "other": repeat(cast.guests[1]),
            "absent": repeat(cast.absent),
            "home": repeat(cast.towns[-1]),
            "town": _mixed(cast.towns, chance),
            "company": _mixed(cast.companies, chance),
            "place": _mixed(cast.places, chance),
            "detail": _mixed(topic.details, chance),
            "person": people,
            "second_person": people,
            "number": drawn(_NUMBERS, chance),
        }
        self._subject: Named | None = None

    def begin(self, beat: StoryBeat) -> None:
        """Use the values of `beat` from now on."""
        acts = cycle(shuffled(beat.stage.acts, self._chance))
        self._values |= {"act": acts, "second_act": acts}
        subject = beat.subject
        if subject is not self._subject:
            self._subject = subject
            about = repeat(subject.about)
            parts = _mixed(subject.parts, self._chance)
            self._values |= {"about": about, "subject": about, "title": repeat(subject.title), "part": parts}

    def fill(self, templates: Sequence[Template]) -> list[str]:
        """Return the templates as sentences. Together they take half the time of one by one."""
        values = self._values
        together = _BETWEEN.join([text for text, _ in templates])
        filled = together % tuple([next(values[slot]) for _, slots in templates for slot in slots])
        return [text[:1].upper() + text[1:] for text in filled.split(_BETWEEN)] if templates else []
