"""What kind of thing a noun phrase names, by the noun in it that names the thing itself."""

from collections.abc import Mapping
from functools import cache

from mockserver.domain.generation.words.kind_lists import (
    MATERIALS,
    NO_PROCESSES,
    NOTIONS,
    PLACES_OF_TWO_WORDS,
    PROPER_PLACES,
    RELATIVES,
    SIGHTS,
    TRANSLATED_EVENTS,
)
from mockserver.domain.generation.words.nouns import NounKind, kind_by_ending
from mockserver.domain.generation.words.plurals import with_singulars
from mockserver.domain.generation.words.word import (
    BEGINS_PLACE,
    FIRST_NAME,
    LIKE_FIRST_NAME,
    NAME,
    STREET,
    TITLE_OF_PERSON,
    Word,
    Words,
    size_before_little,
    word_of,
)
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.kinds import kinds_named, kinds_of
from mockserver.domain.meaning.spelling import is_known
from mockserver.domain.retrieval.words import stem
from mockserver.ground.caches import word_cache
from mockserver.ground.package_data import package_data

_ENDS_OF_PROCESSES = "ation"
_EVENTS = frozenset(map(stem, TRANSLATED_EVENTS))
_ANIMAL = 0  # the first kind of the packaged list


@word_cache(maxsize=1_024)
def kind_of(phrase: str) -> NounKind:
    """Return what a noun phrase names, with or without its article: "the wheat harvest", "Lisbon"."""
    words = [word_of(word) for word in phrase.split()]
    head = head_of(words)
    is_street = head.facts & STREET and head.facts & NAME
    kind = NounKind.PLACE if is_street or is_place_of_two_words(*words) else head.kind
    is_acronym = head.text.isupper() and len(head.text) > 1 and kind is not NounKind.PLACE
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
    words = [word_of(word) for word in phrase.split()]
    noun = head_of(words).plain
    found = next(filter(None, map(_by_dictionary, with_singulars(noun))), None)
    if found or is_known(noun):
        return found or kind
    # An unknown word may name anything, but after a food it is one: "the pasta carbonara".
    return kind if any(is_mass(word) for word in words[:-1]) else NounKind.NAME


def _by_dictionary(plain: str) -> NounKind | None:
    found = dictionary_of_nouns().get(plain)
    if found is NounKind.NOTION and plain.endswith(_ENDS_OF_PROCESSES) and plain not in NO_PROCESSES:
        return NounKind.EVENT
    return found or kind_by_ending(plain)


@cache
def dictionary_of_nouns() -> Mapping[str, NounKind]:
    """Return the kinds of nouns by WordNet; `tools/word_table` documents how the file was made."""
    kinds: dict[str, NounKind] = {}
    for line in package_data("noun_kinds.txt").decode().splitlines():
        kind, nouns = line.split(":")
        kinds |= dict.fromkeys(nouns.split(), NounKind[kind.upper()])
    return kinds | dict.fromkeys(NOTIONS, NounKind.NOTION) | dict.fromkeys(SIGHTS, NounKind.SIGHT)


def head_of(words: Words) -> Word:
    """Return the noun that names the thing itself: "museum" in "the museum of natural history"."""
    end = size_before_little(words)
    while end > 1 and not words[end - 1].text.isalpha():
        end -= 1
    return words[end - 1]


def is_place_of_two_words(*words: Word) -> bool:
    """Return whether the words are the name of a place like "New York"."""
    is_maybe_place = len(words) == 2 and words[0].facts & BEGINS_PLACE
    return bool(is_maybe_place) and (words[0].plain, words[1].plain) in PLACES_OF_TWO_WORDS


def is_name_of_place(words: Words) -> bool:
    """Return whether a phrase is the name of a place, maybe with more: "Norway", "Paris in spring"."""
    return head_of(words).plain in PROPER_PLACES or is_place_of_two_words(*words)


def is_living(noun: Word) -> bool:
    """Return whether a noun names a person or an animal."""
    is_person = noun.kind is NounKind.PERSON or bool(noun.facts & FIRST_NAME)
    return is_person or _ANIMAL in kinds_of([stem(noun.plain)])


def is_first_name(word: Word) -> bool:
    """Return whether a word is a first name, and no thing: "Noah" and "Mark", but neither "Rose" nor "Robin"."""
    return bool(word.facts & LIKE_FIRST_NAME) and not kinds_of([stem(word.plain)])


def is_mass(noun: Word) -> bool:
    """Return whether a noun names a material or a food, which nobody counts."""
    return noun.plain in MATERIALS or not _foods().isdisjoint(kinds_of([stem(noun.plain)]))


@cache
def _foods() -> frozenset[int]:
    return frozenset(kind.kind for name in ("food", "beverage") for kind in kinds_named([stem(name)]))
