"""Literal matches: whether a text contains the words of a query."""

from collections.abc import Sequence

from mockserver.domain.retrieval.words import tokenise


def holds_phrase(text: str, words: Sequence[str]) -> bool:
    """Return whether `text` contains `words` in direct succession; False if there are no words."""
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(tokenise(text))} "


def holds_in_order(text: str, words: Sequence[str]) -> bool:
    """Return whether `text` contains all of `words` in this order, possibly with others between them."""
    rest = iter(tokenise(text))
    return all(word in rest for word in words)


def holds_all(text: str, words: Sequence[str]) -> bool:
    """Return whether `text` contains each of `words`, in any order."""
    return set(words) <= set(tokenise(text))
