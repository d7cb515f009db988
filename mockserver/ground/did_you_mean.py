"""Suggestions for misspelt words."""

from collections.abc import Iterable

# No known word is longer, and comparing takes time by the square of the length.
_LONGEST = 100


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the word of `known`, which is not empty, that is most similar to `word`."""
    from difflib import get_close_matches  # imported late: most starts have no misspelt word

    return get_close_matches(word[:_LONGEST], list(known), n=1, cutoff=0)[0]
