"""Fills the slots of sentences for one video."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, cycle, repeat
from typing import TypeAlias

from mockserver.domain.capitals import capitalised
from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, mixed
from mockserver.domain.generation.names.naming import Named
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.templates import Template
from mockserver.domain.generation.topics import Topic

Script: TypeAlias = list[tuple[StoryBeat, list[Template]]]
"""The templates for each beat of a video, in order."""

_CLAUSES = ("how ", "why ", "what ", "when ", "where ", "which ", "who ")
"""Beginnings of clauses, which only follow words such as "about"."""
_BETWEEN = "\n"  # no value has it
_ATTEMPTS = 4


class Slots:
    """The values of slots. Those of a slot take turns, so that sentences that follow each other differ.

    A slot at the start of a sentence, such as "{Person}", takes the next value of "person" and capitalises it.
    """

    def __init__(self, topic: Topic, cast: Cast, chance: Chance) -> None:
        self._chance = chance
        self._has_sides = bool(topic.people_opposite)
        self._side, self._turns = 0, cycle((0, 1))
        people, places = self._in_turn(cast.people), mixed(cast.places, chance)
        self._values: dict[str, Iterator[str]] = {
            "host": repeat(cast.host),
            "guest": repeat(cast.guests[0]),
            "other": repeat(cast.guests[1]),
            "absent": repeat(cast.absent),
            "home": repeat(cast.towns[-1]),
            "town": repeat(cast.towns[0]),
            "company": repeat(cast.companies[0]) if self._has_sides else mixed(cast.companies, chance),
            "client": repeat(cast.companies[1]),
            "place": places,
            "Place": map(capitalised, places),
            "detail": mixed(topic.details, chance),
            "person": people,
            "Person": map(capitalised, people),
            "second_person": people,
        }
        self._subject: Named | None = None

    def _in_turn(self, people: Sequence[str]) -> Iterator[str]:
        """Return people in turn. In a conversation of two sides, the next act is one of the side of the last person."""
        return self._by_side(people) if self._has_sides else cycle(people)

    def _by_side(self, people: Sequence[str]) -> Iterator[str]:
        while True:
            self._side = next(self._turns)
            yield people[self._side]

    def fill(self, script: Script, others: Iterator[Template]) -> list[str]:
        """Return the templates of a script as sentences. All together they take half the time of one by one.

        A sentence that would repeat another is made from one of `others`, which takes the place of its template in the
        script, unless that takes too many attempts.
        """
        if not script:
            return []
        values, filling = self._values, list[str]()
        for beat, templates in script:
            self._begin(beat)
            filling += [next(values[slot]) for _, slots, _ in templates for slot in slots]
        sentences = _filled(chain.from_iterable([templates for _, templates in script]), filling)
        if len({*sentences}) < len(sentences):
            self._replace_repeated(sentences, script, others)
        return sentences

    def _begin(self, beat: StoryBeat) -> None:
        """Use the values of `beat` from now on."""
        values = self._values
        acts = mixed(beat.stage.acts, self._chance)
        if self._has_sides:
            acts = self._acts_of_sides((acts, mixed(beat.stage.acts_opposite, self._chance)))
        values["act"] = values["second_act"] = acts
        subject = beat.subject
        if subject is not self._subject:
            self._subject = subject
            values["about"] = repeat(subject.about)
            values["subject"] = repeat(subject.parts[0] if subject.about.startswith(_CLAUSES) else subject.about)
            values["title"] = repeat(subject.title)
            values["Title"] = repeat(capitalised(subject.title))
            values["part"] = mixed(subject.parts, self._chance)

    def _acts_of_sides(self, acts: Sequence[Iterator[str]]) -> Iterator[str]:
        while True:
            yield next(acts[self._side])

    def _replace_repeated(self, sentences: list[str], script: Script, others: Iterator[Template]) -> None:
        known, used = {*sentences}, set[str]()
        places = ((beat, templates, place) for beat, templates in script for place in range(len(templates)))
        for at, (beat, templates, place) in enumerate(places):
            sentence = sentences[at]
            if sentence in used:
                self._begin(beat)
                templates[place], sentences[at] = self._another(known, others)
                known.add(sentences[at])
            used.add(sentence)

    def _another(self, known: set[str], templates: Iterator[Template]) -> tuple[Template, str]:
        """Return a template with its sentence that is not `known`, unless that takes too many attempts."""
        values = self._values
        for _ in range(_ATTEMPTS):
            template = next(templates)
            [sentence] = _filled([template], [next(values[slot]) for slot in template[1]])
            if sentence not in known:
                break
        return template, sentence


def _filled(templates: Iterable[Template], filling: Iterable[str]) -> list[str]:
    return (_BETWEEN.join([text for text, _, _ in templates]) % tuple(filling)).split(_BETWEEN)
