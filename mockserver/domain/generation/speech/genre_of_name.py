"""Finds the genre that a name tells: "how to", "podcast", "standup"."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_words import WORDS_OF_GENRES

_GENRES = tuple(WORDS_OF_GENRES)


def genre_in(words: Sequence[str]) -> Genre | None:
    """Return the genre that the words of a name tell; None if they tell none.

    A longer expression hides the words in it: a "boat trailer" is not a trailer.
    """
    words = [word.removesuffix("'s") for word in words]
    expressions = _expressions()
    if expressions.keys().isdisjoint(words):
        return None
    told, at = list[int](), 0
    while at < len(words):
        found = next((one for one in expressions.get(words[at], ()) if words[at : at + len(one[0])] == one[0]), None)
        if found is not None and found[1]:
            told.append(found[1])
        at += 1 if found is None else len(found[0])
    return _GENRES[min(told)] if told else None


@cache
def _expressions() -> Mapping[str, Sequence[tuple[list[str], int]]]:
    """Return the expressions, each with the rank of its genre, by the first word; long ones first."""
    found: defaultdict[str, list[tuple[list[str], int]]] = defaultdict(list)
    for rank, texts in enumerate(WORDS_OF_GENRES.values()):
        for text in texts:
            words = text.split()
            found[words[0]].append((words, rank))
    return {word: sorted(some, key=lambda one: -len(one[0])) for word, some in found.items()}
