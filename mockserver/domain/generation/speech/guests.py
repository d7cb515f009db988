"""The people that a name names: in an interview they are the guests."""

from collections.abc import Sequence

from mockserver.domain.generation.naming import Named
from mockserver.domain.generation.words.noun_kinds import kind_of
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import TITLE_OF_PERSON, Word, word_of


def is_person(phrase: str) -> bool:
    """Return whether a noun phrase names somebody: "the marine biologist", "Ana Ruiz"."""
    if kind_of(phrase) is NounKind.PERSON:
        return True
    words = [word_of(word) for word in phrase.split()]
    roles = words[: len(words) - len(_names(words))]
    return bool(roles) and roles[-1].kind is NounKind.PERSON  # "the economist Paul Romer"


def guests_in(subject: Named) -> Sequence[str]:
    """Return how the people in a name are addressed: "Ana" for "the pianist Ana Ruiz", "Dr Lee"."""
    named = [_names([word_of(word) for word in part.split()]) for part in subject.parts if is_person(part)]
    return list(dict.fromkeys([_address(names) for names in named if names]))


def _names(words: Sequence[Word]) -> Sequence[Word]:
    """Return the names at the end of a phrase."""
    at = len(words)
    while at and words[at - 1].text[:1].isupper() and not words[at - 1].text.isupper():
        at -= 1
    return words[at:]


def _address(names: Sequence[Word]) -> str:
    has_title = names[0].facts & TITLE_OF_PERSON and len(names) > 1
    return f"{names[0].text} {names[-1].text}" if has_title else names[0].text
