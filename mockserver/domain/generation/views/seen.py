"""Writes what is seen in a made-up video, scene by scene."""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from msgspec import Struct
from msgspec.structs import astuple

from mockserver.domain.capitals import capitalised
from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, choice, in_turn
from mockserver.domain.generation.names.forms import rivals_in
from mockserver.domain.generation.slots import Script, Slots
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.guests import is_person
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.templates import Template, template_of
from mockserver.domain.generation.topics import Topic
from mockserver.domain.generation.views.mentions import (
    TEAM,
    Mentions,
    mentions_in_consultation,
    mentions_in_speech,
    mentions_in_talk,
    mentions_of,
    mentions_of_events,
    mentions_without_slides,
)
from mockserver.domain.generation.views.plans import plans_for
from mockserver.domain.generation.words.noun_kinds import kind_of
from mockserver.domain.generation.words.nouns import NounKind

_TALKS = frozenset(
    [
        *(Genre.CALL, Genre.INTERVIEW, Genre.LECTURE, Genre.MEETING, Genre.SALES_CALL, Genre.TESTIMONY),
        *(Genre.CONSULTATION, Genre.JOB_INTERVIEW),
    ]
)
"""In topics of these genres people talk about the subject, which is not there."""

_WITHOUT_SLIDES = frozenset([Genre.CEREMONY, Genre.COMMENTARY, Genre.HOME_VIDEO, Genre.STAGE, Genre.TOAST, Genre.VLOG])

_FINDERS = {
    Genre.CONSULTATION: mentions_in_consultation,
    Genre.OPERATION: mentions_of_events,
    Genre.PATROL: mentions_of_events,
    Genre.TOAST: mentions_in_speech,
}
"""How to mention the subject in genres that have a way of their own."""

_CONVERSATION = "the conversation"
"""What is left of "interview with Ana Ruiz" without her."""

_PLACES_OF_MENTION = Mentions.__struct_fields__


class Views(Struct, frozen=True):
    """The plans of what is seen: at the beginning, between, at the end, and in a single scene."""

    openings: tuple[Template, ...]
    ordinary: tuple[Template, ...]
    closings: tuple[Template, ...]
    single: tuple[Template, ...]


@cache
def views_of(topic: Topic) -> Views:
    """Return the plans for videos of `topic`."""
    groups = plans_for(is_watched_only=topic.is_watched_only, is_worn_camera=topic.is_worn_camera)
    return Views(*[tuple(map(template_of, group)) for group in groups])


def seen_in(beats: Sequence[StoryBeat], topic: Topic, cast: Cast, chance: Chance) -> list[str]:
    """Return what is seen in each scene of a video."""
    views = views_of(topic)
    ordinary = in_turn(views.ordinary, chance)
    script: Script = [(beat, [*islice(ordinary, beat.scenes)]) for beat in beats]
    if script:
        is_single = len(script) == len(script[0][1]) == 1
        script[-1][1][-1] = choice(views.closings, chance)
        script[0][1][0] = choice(views.single if is_single else views.openings, chance)
    return _SeenSlots(topic, cast, chance).fill(script, ordinary)


class _SeenSlots(Slots):
    """The values of slots in what is seen: also mentions of the subject, by what kind of thing it is."""

    def __init__(self, topic: Topic, cast: Cast, chance: Chance) -> None:
        super().__init__(topic, cast, chance)
        self._is_talk, self._people = topic.genre in _TALKS, cast.people
        self._is_examination = topic.genre is Genre.TESTIMONY
        has_slides = topic.genre not in _WITHOUT_SLIDES
        self._find = _FINDERS.get(topic.genre) or (
            mentions_in_talk if self._is_talk else mentions_of if has_slides else mentions_without_slides
        )
        self._shows_named, self._is_match = topic.shows_named_people, topic.genre is Genre.COMMENTARY
        roles = self._in_turn(cast.roles)
        self._values |= {"role": roles, "Role": map(capitalised, roles)}
        self._values["Detail"] = map(capitalised, self._values["detail"])

    def _begin(self, beat: StoryBeat) -> None:
        subject = self._subject
        super()._begin(beat)
        if beat.subject is not subject:
            teams = rivals_in(beat.subject.words) if self._is_match else ()
            self._mention(self._parts_beside_people(beat.subject.parts), teams)

    def _parts_beside_people(self, parts: Sequence[str]) -> Sequence[str]:
        """Return `parts` without people who are seen anyway."""
        others = [part for part in parts if not any(person in part for person in self._people)]
        if self._is_talk and self._shows_named:
            return [part for part in others if not (is_person(part) or self._is_side(part))] or [_CONVERSATION]
        return others or [part for part in parts if part not in self._people] or parts

    def _is_side(self, part: str) -> bool:
        """Return whether a part is a side of a case before a court, and nothing to show."""
        return self._is_examination and kind_of(part) is NounKind.NAME

    def _mention(self, parts: Sequence[str], teams: Sequence[str]) -> None:
        found = tuple([TEAM if part.rpartition(" ")[2].casefold() in teams else self._find(part) for part in parts])
        for place, phrases in zip(_PLACES_OF_MENTION, _phrases_for(found), strict=True):
            self._values[place] = _filled_in(in_turn(phrases, self._chance), parts)
        self._values["Shot"] = map(capitalised, self._values["shot"])


@lru_cache(maxsize=256)
def _phrases_for(mentions: tuple[Mentions, ...]) -> list[list[tuple[str, int]]]:
    """Return the phrases of each place for several parts of a subject, each with the number of its part."""
    places = zip(*map(astuple, mentions), strict=True)
    return [[(phrase, number) for number, phrases in enumerate(place) for phrase in phrases] for place in places]


def _filled_in(phrases: Iterator[tuple[str, int]], parts: Sequence[str]) -> Iterator[str]:
    return (phrase.replace("{part}", parts[number]) for phrase, number in phrases)
