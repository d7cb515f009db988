"""Fills the slots of sentences for one video."""

from collections.abc import Sequence
from functools import cache
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
        self._fixed = {
            "host": cast.host,
            "guest": cast.guests[0],
            "other": cast.guests[1],
            "absent": cast.absent,
            "home": cast.towns[-1],
        }
        self._choices: dict[str, Sequence[str]] = {
            "town": cast.towns,
            "company": cast.companies,
            "place": cast.places,
            "detail": topic.details,
        }
        self._pairs: dict[str, Sequence[str]] = {"person": cast.people}
        self._parts: Sequence[str] = ()
        self._parts_told = 0
        self._subject: Named | None = None

    def begin(self, beat: StoryBeat) -> None:
        """Use the values of `beat` from now on."""
        self._pairs["act"] = beat.stage.acts
        if beat.subject is not self._subject:
            self._subject, self._parts = beat.subject, beat.subject.parts
            self._fixed |= {"about": beat.subject.about, "subject": beat.subject.about, "title": beat.subject.title}

    def choose(self, choices: Sequence[str]) -> str:
        """Return one of `choices`."""
        # Three times as fast as `Random.choice`, which is called hundreds of times for a video.
        return choices[int(self._chance() * len(choices))]

    def fill(self, plan: str) -> str:
        """Return `plan` as a sentence, its slots filled in."""
        fixed, choices_of, text = self._fixed, self._choices, ""
        for literal, slot in _pieces_of(plan):
            text += literal
            if slot in fixed:
                text += fixed[slot]
            elif slot in choices_of:
                choices = choices_of[slot]
                text += choices[int(self._chance() * len(choices))]
            elif slot:
                text += self._drawn(slot)
        return text if text[:1].isupper() else text[:1].upper() + text[1:]

    def _drawn(self, slot: str) -> str:
        if slot == "part":
            self._parts_told += 1
            return self._parts[self._parts_told % len(self._parts)]
        if slot == "number":
            return str(_SMALLEST_NUMBER + int(self._chance() * _NUMBERS))
        return self._one_and_another(slot)

    def _one_and_another(self, slot: str) -> str:
        """Return one value, and keep a different one for the second slot of the same kind."""
        choices = self._pairs[slot]
        at = int(self._chance() * len(choices))
        self._fixed[f"second_{slot}"] = choices[at - 1]
        return choices[at]


@cache
def _pieces_of(plan: str) -> tuple[tuple[str, str], ...]:
    return tuple((literal, slot or "") for literal, slot, _, _ in Formatter().parse(plan))
