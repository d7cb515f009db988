"""What somebody may have meant who misspelt a word."""

from collections.abc import Iterable

# Nothing that is known is longer, and comparing takes its length squared.
_LONGEST = 100


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the one of `known`, which are not none, that `word` is nearest to."""
    from difflib import get_close_matches  # most starts have nothing misspelt, and it takes time to load

    return get_close_matches(word[:_LONGEST], list(known), n=1, cutoff=0)[0]
