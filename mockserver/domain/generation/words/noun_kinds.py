"""What kind of thing a noun phrase names: something to look at, an event, an activity, a place, a person, an idea.

Whether a phrase takes an article, and what can be said about it, depends on that.
"""

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from functools import cache

from mockserver.domain.generation.words.kind_lists import (
    ACTIVITIES,
    COUNTABLE_IN_ING,
    EVENTS,
    IDEAS,
    MASS_IN_ING,
    MATERIALS,
    NOTIONS,
    PERSONS,
    PLACES,
    PLACES_OF_TWO_WORDS,
    PROPER_PLACES,
    RELATIVES,
    SIGHTS,
    TRANSLATED_EVENTS,
)
from mockserver.domain.generation.words.word import (
    FIRST_NAME,
    LIKE_FIRST_NAME,
    LITTLE,
    NAME,
    STREET,
    TITLE_OF_PERSON,
    Word,
    Words,
    word_of,
)
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.kinds import kinds_named, kinds_of
from mockserver.domain.retrieval.words import stem
from mockserver.ground.caches import word_cache
from mockserver.ground.package_data import package_data

_ENDS_OF_IDEAS = ("ness", "ity", "ism", "ance", "ence", "ship", "ology", "graphy", "onomy", "cy", "dom")
_SHORTEST_IDEA = 6  # letters
_ENDS_OF_PERSONS = ("ologist", "ologists", "ician", "icians", "ographer", "ographers")
_THINGS_IN_ING = COUNTABLE_IN_ING | MASS_IN_ING
_EVENTS = frozenset(map(stem, TRANSLATED_EVENTS))
_ANIMAL = 0  # the first kind of the packaged list


class NounKind(Enum):
    """What a noun phrase names."""

    THING = auto()
    EVENT = auto()
    """It takes place: a meeting, a race, a lesson."""
    ACTIVITY = auto()
    """People do it, and it takes no article: yoga, birdwatching."""
    PLACE = auto()
    PERSON = auto()
    IDEA = auto()
    """Nobody can point at it, and it takes no article: inflation, photosynthesis."""
    NOTION = auto()
    """Nobody can point at it either, but it takes an article: a budget, a theory. Only `seen_as` tells it."""
    ANIMAL = auto()
    """Only `seen_as` tells it."""
    SIGHT = auto()
    """It is large or far away: a sunset, a castle, a ship. Only `seen_as` tells it."""
    NAME = auto()
    """A name of a company, a product or whatever else."""


@word_cache(maxsize=1_024)
def kind_of(phrase: str) -> NounKind:
    """Return what a noun phrase names, with or without its article: "the wheat harvest", "Lisbon"."""
    words = [word_of(word) for word in phrase.split()]
    head = head_of(words)
    is_street = head.facts & STREET and head.facts & NAME
    kind = NounKind.PLACE if is_street or is_place_of_two_words(*words) else kind_of_noun(head)
    is_acronym = head.text.isupper() and len(head.text) > 1
    if is_acronym or (head.plain in RELATIVES and len(words) > 1):
        return NounKind.NAME  # "the Q3 EMEA", "the cumpleaños Abuela"
    if kind is NounKind.THING and not _EVENTS.isdisjoint(explanation_of(stem(head.plain))):
        return NounKind.EVENT  # "the boda"
    if kind is NounKind.THING and words[0].text != "the" and head.text != head.plain:
        return _kind_of_name(words)
    return kind


def _kind_of_name(words: Words) -> NounKind:
    is_person = words[0].facts & (LIKE_FIRST_NAME | TITLE_OF_PERSON) or words[0].plain in RELATIVES
    return NounKind.PERSON if is_person else NounKind.NAME


def seen_as(phrase: str) -> NounKind:
    """Return how to show what a noun phrase names: by `kind_of`, or else by its senses in a dictionary."""
    kind = kind_of(phrase)
    if kind is not NounKind.THING:
        return kind
    noun = head_of([word_of(word) for word in phrase.split()]).plain
    return next(filter(None, map(_by_dictionary, _with_singulars(noun))), kind)


def _by_dictionary(plain: str) -> NounKind | None:
    return dictionary_of_nouns().get(plain) or _by_ending(plain)


@cache
def dictionary_of_nouns() -> Mapping[str, NounKind]:
    """Return the kinds of nouns by WordNet; `tools/word_table` documents how the file was made."""
    lines = (line.split(":") for line in package_data("noun_kinds.txt").decode().splitlines())
    kinds = {noun: NounKind[kind.upper()] for kind, nouns in lines for noun in nouns.split()}
    return kinds | dict.fromkeys(NOTIONS, NounKind.NOTION) | dict.fromkeys(SIGHTS, NounKind.SIGHT)


def _with_singulars(noun: str) -> Iterator[str]:
    """Yield a noun, and what it may be the plural of."""
    yield noun
    if noun.endswith("s"):
        yield noun[:-1]
    if noun.endswith("es"):
        yield noun[:-2]
    if noun.endswith("ies"):
        yield f"{noun[:-3]}y"
    if noun.endswith("ves"):
        yield f"{noun[:-3]}f"


def head_of(words: Words) -> Word:
    """Return the noun that names the thing itself: "museum" in "the museum of natural history"."""
    end = next((at for at, word in enumerate(words) if at and word.facts & LITTLE), len(words))
    while end > 1 and not words[end - 1].text.isalpha():
        end -= 1
    return words[end - 1]


def kind_of_noun(noun: Word) -> NounKind:
    """Return what a noun names."""
    plain = noun.plain.removesuffix("'s")
    if plain in PROPER_PLACES:
        return NounKind.PLACE
    found = _LISTED.get(plain)
    if found is None and noun.text[:1].islower():
        found = _by_ending(plain)
    return found or NounKind.THING


def _by_ending(plain: str) -> NounKind | None:
    if is_activity(plain):
        return NounKind.ACTIVITY
    if plain.endswith(_ENDS_OF_PERSONS):
        return NounKind.PERSON
    return NounKind.IDEA if len(plain) >= _SHORTEST_IDEA and plain.endswith(_ENDS_OF_IDEAS) else None


def is_activity(plain: str) -> bool:
    """Return whether a word in lower case names what people do, without an article."""
    if plain in ACTIVITIES:
        return True
    return len(plain) >= len("hiking") and plain.endswith("ing") and plain not in _THINGS_IN_ING


def _with_plurals(nouns: frozenset[str]) -> set[str]:
    return {*nouns, *(f"{noun}s" for noun in nouns), *map(_plural, nouns)}


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


_LISTED = {
    noun: kind
    for nouns, kind in (
        (_with_plurals(PLACES), NounKind.PLACE),
        (_with_plurals(PERSONS), NounKind.PERSON),
        (RELATIVES, NounKind.PERSON),
        (_with_plurals(EVENTS), NounKind.EVENT),
        (IDEAS, NounKind.IDEA),
        (ACTIVITIES, NounKind.ACTIVITY),
    )
    for noun in nouns
}


def is_place_of_two_words(*words: Word) -> bool:
    """Return whether the words are the name of a place like "New York"."""
    return len(words) == 2 and (words[0].plain, words[1].plain) in PLACES_OF_TWO_WORDS


def is_name_of_place(words: Words) -> bool:
    """Return whether a phrase is the name of a place, maybe with more: "Norway", "Paris in spring"."""
    return head_of(words).plain in PROPER_PLACES or is_place_of_two_words(*words)


def is_living(noun: Word) -> bool:
    """Return whether a noun names a person or an animal."""
    is_person = kind_of_noun(noun) is NounKind.PERSON or bool(noun.facts & FIRST_NAME)
    return is_person or _ANIMAL in kinds_of([stem(noun.plain)])


def is_mass(noun: Word) -> bool:
    """Return whether a noun names a material or a food, which nobody counts."""
    return noun.plain in MATERIALS or not _foods().isdisjoint(kinds_of([stem(noun.plain)]))


@cache
def _foods() -> frozenset[int]:
    return frozenset(kind.kind for name in ("food", "beverage") for kind in kinds_named([stem(name)]))
