"""Fills the slots of sentences for one video."""

from collections.abc import Iterator, Sequence
from itertools import cycle, repeat

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, drawn, shuffled
from mockserver.domain.generation.naming import Named
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.templates import Template
from mockserver.domain.generation.topics import Topic

_ROUNDS = 3
_NUMBERS = tuple(map(str, range(2, 90)))
_CLAUSES = ("how ", "why ", "what ", "when ", "where ", "which ", "who ")
"""Beginnings of clauses, which only follow words such as "about"."""
_BETWEEN = "\n"  # no value has it


def capitalised(text: str) -> str:
    """Return `text` with a capital at the start."""
    return text[:1].upper() + text[1:]


def _mixed(values: tuple[str, ...], chance: Chance) -> Iterator[str]:
    """Return `values` in an order whose period is long, so that slots of two values do not always pair the same."""
    return cycle(shuffled(values * _ROUNDS, chance) if len(values) > 1 else values)


class Slots:
    """The values of slots. Those of a slot take turns, so that sentences that follow each other differ.

    A slot at the start of a sentence, such as "{Person}", takes the next value of "person" and capitalises it.
    """

    def __init__(self, topic: Topic, cast: Cast, chance: Chance) -> None:
        self._chance = chance
        self.parts: list[frozenset[str]] = []  # the stems of the templates that are filled
        # The host is the only value that a template joins to other letters.
        self.filling = [f"{cast.host}'s"]
        people = cycle(cast.people)
        self._values: dict[str, Iterator[str]] = {
            "host": repeat(cast.host),
            "guest": repeat(cast.guests[0]),
            "other": repeat(cast.guests[1]),
            "absent": repeat(cast.absent),
            "home": repeat(cast.towns[-1]),
            "town": _mixed(cast.towns, chance),
            "company": _mixed(cast.companies, chance),
            "place": (places := _mixed(cast.places, chance)),
            "Place": map(capitalised, places),
            "detail": _mixed(topic.details, chance),
            "person": people,
            "Person": map(capitalised, people),
            "second_person": people,
            "number": drawn(_NUMBERS, chance),
        }
        self._subject: Named | None = None

    def begin(self, beat: StoryBeat) -> None:
        """Use the values of `beat` from now on."""
        values = self._values
        values["act"] = values["second_act"] = cycle(shuffled(beat.stage.acts, self._chance))
        subject = beat.subject
        if subject is not self._subject:
            self._subject = subject
            values["about"] = repeat(subject.about)
            values["subject"] = repeat(subject.parts[0] if subject.about.startswith(_CLAUSES) else subject.about)
            values["title"] = repeat(subject.title)
            values["Title"] = repeat(capitalised(subject.title))
            values["part"] = _mixed(subject.parts, self._chance)

    def fill(self, templates: Sequence[Template]) -> list[str]:
        """Return the templates, at least one, as sentences. Together they take half the time of one by one."""
        values = self._values
        together = _BETWEEN.join([text for text, _, _ in templates])
        filling = [next(values[slot]) for _, slots, _ in templates for slot in slots]
        self.parts += [stems for _, _, stems in templates]
        self.filling += filling
        return (together % tuple(filling)).split(_BETWEEN)
