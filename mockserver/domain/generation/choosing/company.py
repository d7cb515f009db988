"""Tells whether a name is about people who eat together, and not about what they cook."""

from collections.abc import Sequence

from mockserver.domain.generation.words.noun_kinds import is_first_name
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import word_of

_MEAL_WORDS = """
    bbq barbecue barbeque dinner lunch breakfast brunch supper picnic cookout potluck raclette fondue grillen grillabend
    abendessen asado churrasco cena pranzo
"""
_MEALS = frozenset(_MEAL_WORDS.split())
_BEFORE_COMPANY = frozenset(["with", "w", "at", "mit", "bei", "con", "avec", "com"])
_COMPANY_WORDS = """
    uncle aunt auntie grandparents cousins in-laws neighbours neighbors folks gang boys girls crew fam family
    friends mates
"""
_COMPANY = frozenset(_COMPANY_WORDS.split())


def is_meal_with_company(words: Sequence[str]) -> bool:
    """Return whether a name tells who shares a meal: "bbq at uncle toms", but not "dinner with chicken"."""
    if _MEALS.isdisjoint(words):
        return False
    at = next((at for at, word in enumerate(words) if word in _BEFORE_COMPANY and not _MEALS.isdisjoint(words[:at])), 0)
    return at > 0 and any(map(_is_person, words[at + 1 :]))


def _is_person(text: str) -> bool:
    word = word_of(text.removesuffix("'s"))
    return text in _COMPANY or word.kind is NounKind.PERSON or is_first_name(word)
