"""Literal matches: whether a text contains the words of a query."""

from collections.abc import Sequence

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.needs import Query
from mockserver.domain.retrieval.words import tokenise

_TELLING_PHRASE = 3


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


def is_literal(query: Query, modality: Modality, text: str) -> bool:
    """Return whether recognised `text` contains the query as a picture would show it."""
    # A query of stop words alone matches a brand or a title only as a whole, or as a long enough phrase.
    if not query.has_content and len(query.words) < _TELLING_PHRASE:
        return tuple(tokenise(text)) == query.words
    # A logo may be split over two lines in either order; a sentence has its order.
    return holds_all(text, query.words) if modality is Modality.LOGO else holds_in_order(text, query.words)
