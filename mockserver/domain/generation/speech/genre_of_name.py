"""Finds the genre that a name tells: "how to", "podcast", "standup"."""

from collections.abc import Mapping, Sequence
from functools import cache

from mockserver.domain.generation.names.forms import is_of_course
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import CELEBRATED, WORDS_OF_GENRES
from mockserver.domain.generation.words.expressions import Expression, by_first_word
from mockserver.domain.meaning.operations import is_operation

_SPEECHES = frozenset(["speech", "speeches", "rede", "discours", "discurso", "discorso"])
_GENRES = tuple(WORDS_OF_GENRES)  # the first is none


def genre_in(words: Sequence[str]) -> Genre | None:
    """Return the genre that the words of a name tell; None if they tell none.

    A longer expression hides the words in it: a "boat trailer" is not a trailer.
    """
    words = [word.removesuffix("'s") for word in words]
    if _is_toast(words):
        return Genre.TOAST
    by_kind = Genre.OPERATION if is_operation(words) else Genre.LECTURE if is_of_course(words) else None
    expressions = _expressions()
    if expressions.keys().isdisjoint(words):
        return by_kind
    told, end = list[int](), 0
    for at, word in enumerate(words):
        for expression, rank in expressions.get(word, ()) if at >= end else ():
            if words[at : at + len(expression)] == expression:
                told.append(rank)
                end = at + len(expression)
                break
    return _GENRES[min(filter(None, told), default=0)] or by_kind


def _is_toast(words: Sequence[str]) -> bool:
    """Return whether a name is about a speech at a celebration: "grandpas 90th bday speech"."""
    return not (_SPEECHES.isdisjoint(words) or CELEBRATED.isdisjoint(words))


@cache
def _expressions() -> Mapping[str, Sequence[Expression]]:
    """Return the expressions, each with the rank of its genre."""
    return by_first_word((text.split(), rank) for rank, texts in enumerate(WORDS_OF_GENRES.values()) for text in texts)
