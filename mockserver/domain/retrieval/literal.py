"""Whether a text holds the very words of a query."""

from collections.abc import Sequence

from mockserver.domain.retrieval.words import tokenise


def holds_phrase(text: str, words: Sequence[str]) -> bool:
    """Return whether `words` stand in `text` one right after the other; no words stand nowhere."""
    return bool(words) and f" {' '.join(words)} " in f" {' '.join(tokenise(text))} "


def holds_in_order(text: str, words: Sequence[str]) -> bool:
    """Return whether `text` has all of `words` in this order, other words between them allowed."""
    rest = iter(tokenise(text))
    return all(word in rest for word in words)


def holds_all(text: str, words: Sequence[str]) -> bool:
    """Return whether `text` has each of `words`, in any order."""
    return set(words) <= set(tokenise(text))
