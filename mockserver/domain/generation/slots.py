"""Fills the slots of sentences for one video."""

from collections.abc import Sequence
from random import Random
from string import Formatter

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.naming import Named
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.topics import Topic

_SMALLEST_NUMBER, _NUMBERS = 2, 88


class Slots:
    """The values of slots, scene by scene; `begin` selects the scene."""

    def __init__(self, topic: Topic, cast: Cast, random: Random) -> None:
        self._chance = random.random
        # A text, several to choose from, or None for a slot with a rule of its own.
        self._values: dict[str, str | Sequence[str] | None] = {
            "host": cast.host,
            "guest": cast.guests[0],
            "other": cast.guests[1],
            "absent": cast.absent,
            "home": cast.towns[-1],
            "town": cast.towns,
            "company": cast.companies,
            "place": cast.places,
            "detail": topic.details,
            "person": None,
            "act": None,
            "part": None,
            "number": None,
        }
        self._pairs: dict[str, Sequence[str]] = {"person": cast.people}
        self._parts: Sequence[str] = ()
        self._parts_told = 0
        self._subject: Named | None = None

    def begin(self, beat: StoryBeat) -> None:
        """Use the values of `beat` from now on."""
        self._pairs["act"] = beat.stage.acts
        subject = beat.subject
        if subject is not self._subject:
            self._subject, self._parts = subject, subject.parts
            self._values |= {"about": subject.about, "subject": subject.about, "title": subject.title}

    def choose(self, choices: Sequence[str]) -> str:
        """Return one of `choices`."""
        # Three times as fast as `Random.choice`, which is called hundreds of times for a video.
        return choices[int(self._chance() * len(choices))]

    def fill(self, plan: str) -> str:
        """Return `plan` as a sentence, its slots filled in."""
        template, slots = _templates[plan]
        values, chance, found = self._values, self._chance, []
        for slot in slots:
            value = values[slot]
            if value.__class__ is str:
                found.append(value)
            elif value:
                found.append(value[int(chance() * len(value))])
            elif slot == "part":
                self._parts_told += 1
                found.append(self._parts[self._parts_told % len(self._parts)])
            elif slot == "number":
                found.append(str(_SMALLEST_NUMBER + int(chance() * _NUMBERS)))
            else:
                found.append(self._one_and_another(slot))
        text = template % tuple(found)
        first = text[:1]
        return text if first.isupper() else first.upper() + text[1:]

    def _one_and_another(self, slot: str) -> str:
        """Return one value, and keep a different one for the second slot of the same kind."""
        choices = self._pairs[slot]
        at = int(self._chance() * len(choices))
        self._values[f"second_{slot}"] = choices[at - 1]
        return choices[at]


class _Templates(dict[str, tuple[str, tuple[str, ...]]]):
    """Each plan with `%s` in place of its slots, and the slots."""

    def __missing__(self, plan: str) -> tuple[str, tuple[str, ...]]:
        pieces = [(literal, slot) for literal, slot, _, _ in Formatter().parse(plan)]
        template = "".join([literal.replace("%", "%%") + ("%s" if slot else "") for literal, slot in pieces])
        found = self[plan] = template, tuple([slot for _, slot in pieces if slot])
        return found


_templates = _Templates()
