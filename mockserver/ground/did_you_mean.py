"""Suggestions for misspelt words."""

from collections.abc import Iterable

# No known word is longer than this, and comparing takes quadratic time.
_LONGEST = 100


# Less similar words share little more than some letters: `help` and `health`.
_SIMILAR = 0.65


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return `; did you mean …?` with the word of `known` that is similar to `word`; empty if none is."""
    from difflib import get_close_matches  # late, as below

    near = get_close_matches(word[:_LONGEST], list(known), n=1, cutoff=_SIMILAR)
    return f"; did you mean {near[0]}?" if near else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the word of `known`, which is not empty, that is most similar to `word`."""
    from difflib import get_close_matches  # imported late: most starts have no misspelt word

    return get_close_matches(word[:_LONGEST], list(known), n=1, cutoff=0)[0]
