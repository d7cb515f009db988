"""Topics that words of a name decide, whatever else it says: by its form, by expressions, by what happens."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from itertools import chain

from mockserver.domain.generation.choosing.company import is_child_with_age, is_meal_with_company
from mockserver.domain.generation.names.forms import (
    is_maybe_match,
    is_old_footage,
    is_surely_match,
    is_trailer,
    rivals_in,
)
from mockserver.domain.generation.names.lists import VERSUS
from mockserver.domain.generation.speech.genre import TITLED, Genre
from mockserver.domain.generation.topics import NAMED_TOPICS, Topic
from mockserver.domain.generation.words.business import is_business
from mockserver.domain.generation.words.kind_lists import (
    MAKERS,
    MAKERS_LIKE_ANIMALS,
    MAKERS_OF_PRODUCTS,
    NO_ACCIDENT_AFTER,
    NO_EVENT_BEFORE,
)
from mockserver.domain.generation.words.other_words import IRREGULAR_PAST
from mockserver.domain.generation.words.plurals import with_plurals
from mockserver.domain.generation.words_of_topics import words_of_topics
from mockserver.domain.meaning.kinds import kinds_named, kinds_of
from mockserver.domain.meaning.operations import is_operation
from mockserver.domain.retrieval.words import STOP_WORDS, stems_of

_ARCHIVE = "Old footage"
_CELEBRATION, _FAMILY = "Family celebration", "Family life"
_MEETING, _KICKOFF = "Business meeting", "kickoff"
_POLITICS, _SURGERY = "Politics", "Surgery"

# A town hall is a meeting of a company, unless somebody who was elected holds it.
_TOWN_HALL = frozenset(["townhall", "hall"])
_OFFICES = frozenset(
    [
        *("senator", "mayor", "governor", "congressman", "congresswoman", "representative", "councilman"),
        *("councilwoman", "mp", "alderman", "candidate", "constituents", "voters", "president", "minister"),
    ]
)

_TOPICS_OF_GENRES = {
    Genre.ADVERTISEMENT: "Advertisement",
    Genre.CALL: "Customer call",
    Genre.CONSULTATION: "Medical consultation",
    Genre.JOB_INTERVIEW: "Job interview",
    Genre.OPERATION: "Surgery",
    Genre.PATROL: "Body camera",
    Genre.SALES_CALL: "Sales call",
    Genre.TESTIMONY: "Testimony",
    Genre.TOAST: "Speech at a celebration",
    Genre.TRAILER: "Film",
}
"""The genres that show the same, whatever they are about, and their topics."""

# The topic of a match that names no sport, and those of which a keyword names it.
_MATCH = "Sports match"
_SPORTS = frozenset([_MATCH, "Football", "Swimming", "Athletics", "Chess"])

_MAKERS_OF = {"Product review": MAKERS_OF_PRODUCTS, "Cars": MAKERS}
"""The makers of what videos with these topics compare."""

_ANIMAL = "animal"


def deciding_topics(words: Sequence[str], readings: Sequence[Sequence[str]], told: Genre | None) -> Collection[int]:
    """Return the numbers of the topics that a name decides, by the form of the video or else by its words.

    `readings` are the stems of the words as they are spelled, with and without those for the form of a video, and of
    what they mean if that differs; all without function words. What an animal is against, as in "cat vs drone", decides
    nothing.
    """
    if not STOP_WORDS.isdisjoint(words):
        readings = [stems_of(words), *readings]
    of_form = _topics_of_form(words, told)
    if of_form or _is_first_rival_animal(words):
        return of_form
    return _topics_of_words(words, readings) or _topics_of_comparison(words)


def _is_first_rival_animal(words: Sequence[str]) -> bool:
    first = rivals_in(words)[:1]
    is_maker = not MAKERS_LIKE_ANIMALS.isdisjoint(first) and bool(_topics_of_comparison(words))  # "Shark vs Dyson"
    return not is_maker and is_animal(first)


def _topics_of_form(words: Sequence[str], told: Genre | None) -> Collection[int]:
    """Return the topics for the form of a name, whatever its words mean: the trailer of "The Fox" shows a film."""
    if told in _TOPICS_OF_GENRES and (told is not Genre.TRAILER or is_trailer(words)):
        return [_number_of(_TOPICS_OF_GENRES[told])]
    if not _TOWN_HALL.isdisjoint(words) and not _OFFICES.isdisjoint(words):
        return [_number_of(_POLITICS)]
    if told in (None, Genre.TUTORIAL) and is_operation(words):
        return [_number_of(_SURGERY)]
    if is_business(words):
        return [_number_of(_MEETING)]
    if is_meal_with_company(words):
        return [_number_of(_CELEBRATION)]
    if is_child_with_age(words):
        return [_number_of(_FAMILY)]
    if _KICKOFF in words and _topics_of_keywords(stems_of(words)).isdisjoint(_topics_of_sports()):
        return [_number_of(_MEETING)]  # "Globex kickoff"
    return [_number_of(_ARCHIVE)] if is_old_footage(words) else _topics_of_match(words)


def _topics_of_match(words: Sequence[str]) -> Collection[int]:
    """Return the topics for a match of two rivals, whatever these are called; none if the name is not about a match.

    What a match has in common with other contests tells one only if no word is about something else: the rivals of
    "iphone vs pixel final verdict" are no teams.
    """
    rivals = rivals_in(words)
    is_sure = bool(rivals) and is_surely_match(words)
    if not rivals or not (is_sure or is_maybe_match(words)):
        return ()
    others = [word for word in words if word not in rivals]
    things = others if is_sure else [*others, *(word for word in rivals if not is_animal([word]))]
    told, sports = _topics_of_keywords(stems_of(things)), _topics_of_sports()
    if not is_sure and not told <= sports:
        return ()
    return _topics_of_words(others, [stems_of(others)]) or told & sports or [_number_of(_MATCH)]


def _topics_of_comparison(words: Sequence[str]) -> Collection[int]:
    """Return the topics for a comparison of what makers sell: "Dyson V15 vs Shark" shows no fish."""
    if VERSUS.isdisjoint(words):
        return ()
    return [_number_of(topic) for topic, makers in _MAKERS_OF.items() if not makers.isdisjoint(words)]


def _topics_of_keywords(stems: Iterable[str]) -> set[int]:
    speakers = words_of_topics().keywords
    return {topic for stem in stems for topic in speakers.get(stem, ())}


def is_animal(words: Sequence[str]) -> bool:
    """Return whether any of these words names an animal."""
    return _kind_of_animals() in kinds_of(stems_of(words))


@cache
def _kind_of_animals() -> int:
    [named] = kinds_named(stems_of([_ANIMAL]))
    return named.kind


def _topics_of_words(words: Sequence[str], readings: Sequence[Sequence[str]]) -> Collection[int]:
    """Return the topics for which a word or an expression of the name decides; an expression outweighs its own words.

    For what happens, the topic of security cameras stays a candidate: what these record has no presenter.
    """
    expressions = words_of_topics().expressions
    found, has_expression = set[int](), False
    for stems in readings:
        end = 0
        for at, stem in enumerate(stems):
            for expression, topic in expressions.get(stem, ()):
                after = at + len(expression)
                if after > end and stems[at:after] == expression:
                    found.add(topic)
                    end = after if after > at + 1 else end
        has_expression = has_expression or end > 0
    if not has_expression:
        found.update(_topics_of_events(words))
    if found and not found.isdisjoint(_topics_of_what_happens()):
        speakers = words_of_topics().keywords
        found |= {one for stem in readings[-1] for one in speakers.get(stem, ()) if NAMED_TOPICS[one].is_watched_only}
    return found


def _topics_of_events(words: Sequence[str]) -> Iterable[int]:
    """Return the topics of the events that a name is about.

    A guide is not about an event ("how to put out a fire"), nor is a crash of a kite.
    """
    events = _topics_of_event_words()
    if events.keys().isdisjoint(words) or tuple(words[:2]) == ("how", "to"):
        return ()
    around = zip(("", *words), words, (*words[1:], ""), strict=False)
    told = [
        word
        for before, word, after in around
        if before != "of" and after not in NO_EVENT_BEFORE and before not in NO_ACCIDENT_AFTER
    ]
    return chain.from_iterable([events[word] for word in told if word in events])


def without_surroundings(words: Sequence[str]) -> Sequence[str]:
    """Return `words` without the noun for an event that is only a place: "stories by the fire" show no fire.

    What a fire does is an event: "destroyed by the fire".
    """
    if "by" not in words:
        return words
    events = _topics_of_event_words()
    around = zip(("", "", "", *words), ("", "", *words), words, strict=False)
    return [word for done, by, word in around if by != "by" or word not in events or _is_past(done)]


def _is_past(word: str) -> bool:
    return word.endswith("ed") or word in IRREGULAR_PAST


@cache
def _topics_of_event_words() -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, topic in enumerate(NAMED_TOPICS):
        for word in topic.happens:
            for form in with_plurals([word]):
                found[form].append(number)
    return dict(found)


@cache
def _topics_of_what_happens() -> frozenset[int]:
    return frozenset(number for number, topic in enumerate(NAMED_TOPICS) if topic.happens)


@cache
def _topics_of_sports() -> frozenset[int]:
    return frozenset(map(_number_of, _SPORTS))


def topic_named(name: str) -> Topic:
    """Return the topic with this name."""
    return NAMED_TOPICS[_number_of(name)]


@cache
def topics_only_by_form() -> frozenset[int]:
    """Return the numbers of the topics whose people are on duty: only words for such a recording choose them.

    The story of an operation does not show it.
    """
    return frozenset(number for number, topic in enumerate(NAMED_TOPICS) if topic.genre in TITLED)


@cache
def _number_of(name: str) -> int:
    return next(number for number, topic in enumerate(NAMED_TOPICS) if topic.name == name)
