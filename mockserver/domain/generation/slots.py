"""Fills the slots of sentences for one video."""

from collections.abc import Iterator, Sequence
from itertools import chain, cycle, islice, repeat
from typing import TypeAlias

from msgspec import Struct

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, in_turn, mixed
from mockserver.domain.generation.naming import Named
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.templates import Template
from mockserver.domain.generation.topics import Topic

Script: TypeAlias = list[tuple[StoryBeat, list[Template]]]
"""The templates for each beat of a video, in order."""

_Sentence: TypeAlias = tuple[str, tuple[str, ...]]  # the text of a template, and the values of its slots

_NUMBERS = tuple(map(str, range(2, 90)))
_CLAUSES = ("how ", "why ", "what ", "when ", "where ", "which ", "who ")
"""Beginnings of clauses, which only follow words such as "about"."""
_BETWEEN = "\n"  # no value has it
_ATTEMPTS = 4


def capitalised(text: str) -> str:
    """Return `text` with a capital at the start."""
    return text[:1].upper() + text[1:]


class Drawn(Struct, frozen=True, gc=False):
    """Templates, and the values of all their slots, in order."""

    templates: Sequence[Template] = ()
    values: Sequence[str] = ()

    def sentences(self) -> list[str]:
        """Return the templates as sentences. All together they take half the time of one by one."""
        together = _BETWEEN.join([text for text, _, _ in self.templates])
        return (together % (*self.values,)).split(_BETWEEN) if self.templates else []


class Slots:
    """The values of slots. Those of a slot take turns, so that sentences that follow each other differ.

    A slot at the start of a sentence, such as "{Person}", takes the next value of "person" and capitalises it.
    """

    def __init__(self, topic: Topic, cast: Cast, chance: Chance) -> None:
        self._chance = chance
        people, places = cycle(cast.people), mixed(cast.places, chance)
        self._values: dict[str, Iterator[str]] = {
            "host": repeat(cast.host),
            "guest": repeat(cast.guests[0]),
            "other": repeat(cast.guests[1]),
            "absent": repeat(cast.absent),
            "home": repeat(cast.towns[-1]),
            "town": mixed(cast.towns, chance),
            "company": mixed(cast.companies, chance),
            "place": places,
            "Place": map(capitalised, places),
            "detail": mixed(topic.details, chance),
            "person": people,
            "Person": map(capitalised, people),
            "second_person": people,
            "number": in_turn(_NUMBERS, chance),
        }
        self._subject: Named | None = None

    def drawn(self, script: Script, others: Iterator[Template]) -> Drawn:
        """Return the templates of a script with values for their slots.

        One that would repeat a sentence is replaced by one of `others`, unless that takes too many attempts.
        """
        values, found = self._values, list[str]()
        for beat, templates in script:
            self._begin(beat)
            found += [next(values[slot]) for _, slots, _ in templates for slot in slots]
        drawn = Drawn([*chain.from_iterable([templates for _, templates in script])], found)
        is_any_repeated = len({text for text, _, _ in drawn.templates}) < len(drawn.templates)
        return self._without_repeated(drawn, script, others) if is_any_repeated else drawn

    def _begin(self, beat: StoryBeat) -> None:
        """Use the values of `beat` from now on."""
        values = self._values
        values["act"] = values["second_act"] = mixed(beat.stage.acts, self._chance)
        subject = beat.subject
        if subject is not self._subject:
            self._subject = subject
            values["about"] = repeat(subject.about)
            values["subject"] = repeat(subject.parts[0] if subject.about.startswith(_CLAUSES) else subject.about)
            values["title"] = repeat(subject.title)
            values["Title"] = repeat(capitalised(subject.title))
            values["part"] = mixed(subject.parts, self._chance)

    def _without_repeated(self, drawn: Drawn, script: Script, others: Iterator[Template]) -> Drawn:
        left = iter(drawn.values)
        pairs = [(template, (*islice(left, len(template[1])),)) for template in drawn.templates]
        known, used = {_sentence_of(*pair) for pair in pairs}, set[_Sentence]()
        if len(known) == len(pairs):
            return drawn
        beats = chain.from_iterable([repeat(beat, len(templates)) for beat, templates in script])
        for at, beat in enumerate(beats):
            sentence = _sentence_of(*pairs[at])
            if sentence in used:
                self._begin(beat)
                pairs[at] = self._another(known, others)
                known.add(_sentence_of(*pairs[at]))
            used.add(sentence)
        return Drawn([template for template, _ in pairs], [*chain.from_iterable([values for _, values in pairs])])

    def _another(self, known: set[_Sentence], templates: Iterator[Template]) -> tuple[Template, tuple[str, ...]]:
        """Return a template with values for its slots that is not `known`, unless that takes too many attempts."""
        values = self._values
        for _ in range(_ATTEMPTS):
            template = next(templates)
            found = template, tuple([next(values[slot]) for slot in template[1]])
            if _sentence_of(*found) not in known:
                break
        return found


def _sentence_of(template: Template, values: tuple[str, ...]) -> _Sentence:
    return template[0], values
