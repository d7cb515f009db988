"""Finds the genre that a name tells: "how to", "podcast", "standup"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import WORDS_OF_GENRES

_GENRES = tuple(WORDS_OF_GENRES)


def genre_in(words: Sequence[str]) -> Genre | None:
    """Return the genre that the words of a name tell; None if they tell none."""
    expressions = _expressions()
    if expressions.keys().isdisjoint(words):
        return None
    told = [
        rank
        for at, word in enumerate(words)
        for expression, rank in expressions.get(word, ())
        if tuple(words[at : at + len(expression)]) == expression
    ]
    return _GENRES[min(told)] if told else None


@cache
def _expressions() -> Mapping[str, Sequence[tuple[tuple[str, ...], int]]]:
    """Return the expressions, each with the rank of its genre, by the first word."""
    found: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    for rank, texts in enumerate(WORDS_OF_GENRES.values()):
        for text in texts:
            words = tuple(text.split())
            found[words[0]].append((words, rank))
    return dict(found)
