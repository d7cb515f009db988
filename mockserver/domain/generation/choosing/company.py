"""Tells with whom something is done, which is not what a video is about: "hiking with the kids"."""

import re
from collections.abc import Sequence

from mockserver.domain.generation.names.lists import LITTLE_WORDS
from mockserver.domain.generation.words.foreign import LITTLE_BESIDE_FOREIGN_WORDS
from mockserver.domain.generation.words.kind_lists import PERSONS, RELATIVES
from mockserver.domain.generation.words.noun_kinds import is_first_name
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import word_of
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.retrieval.words import stem

_MEAL_WORDS = """
    bbq barbecue barbeque dinner lunch breakfast brunch supper picnic cookout potluck raclette fondue grillen grillabend
    abendessen asado churrasco cena pranzo
"""
_MEALS = frozenset(_MEAL_WORDS.split())
_WITH = frozenset(["with", "w", "mit", "con", "avec", "com", "met"])
_AT = frozenset(["at", "bei", "chez"])
_COMPANY_WORDS = """
    uncle aunt auntie grandparents cousins in-laws neighbours neighbors folks gang boys girls crew fam family
    friends mates
"""
_COMPANY = frozenset(_COMPANY_WORDS.split())
_PERSONS = frozenset(map(stem, PERSONS | RELATIVES))
_LITTLE = LITTLE_WORDS | LITTLE_BESIDE_FOREIGN_WORDS
_AGE_OF_CHILD = re.compile(r"\d{1,2}(?:mo|mos|mths|yo)")


def is_meal_with_company(words: Sequence[str]) -> bool:
    """Return whether a name tells who shares a meal: "bbq at uncle toms", but not "dinner with chicken"."""
    if _MEALS.isdisjoint(words):
        return False
    meal = next(at for at, word in enumerate(words) if word in _MEALS)
    at = next((at for at in range(meal + 1, len(words)) if words[at] in _WITH | _AT), len(words))
    return any(map(_is_person, words[at + 1 :]))


def without_company(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a name without those with whom something is done: "hiking | with the kids | in Wales"."""
    begun = next((at for at in range(1, len(words)) if words[at] in _WITH), 0)
    if not begun:
        return words
    first = next((at for at in range(begun, len(words)) if words[at] not in _LITTLE), len(words))
    end = next((at for at in range(first, len(words)) if words[at] in _LITTLE), len(words))
    return [*words[:begun], *words[end:]] if any(map(_is_person, words[first:end])) else words


def is_child_with_age(words: Sequence[str]) -> bool:
    """Return whether a name tells the age of a child: "giggles noah 7mo"."""
    return any(map(_AGE_OF_CHILD.fullmatch, words))


def _is_person(text: str) -> bool:
    word = word_of(text.removesuffix("'s"))
    is_person = text in _COMPANY or word.kind is NounKind.PERSON or is_first_name(word)
    return is_person or not _PERSONS.isdisjoint(explanation_of(stem(text)))
