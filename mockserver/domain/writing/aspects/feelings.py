"""The sentiment of what is said, with quotes that show it."""

from collections.abc import Iterable

from mockserver.domain.writing.aspects.speech import criticises, praises
from mockserver.domain.writing.phrases import clause, clock

_MOST_EXAMPLES = 2


def sentiment_in(said: Iterable[tuple[str, float]]) -> tuple[str, list[str]]:
    """Return whether sentences with their times are positive, negative, mixed or neutral, and quotes that show it."""
    said = [*said]
    liked = [quoted(text, time) for text, time in said if praises(text)]
    disliked = [quoted(text, time) for text, time in said if criticises(text)]
    if not liked and not disliked:
        return "neutral", []
    if len(liked) > 2 * len(disliked):
        return "positive", liked[:_MOST_EXAMPLES]
    if len(disliked) > 2 * len(liked):
        return "negative", disliked[:_MOST_EXAMPLES]
    return "mixed", [*liked[:1], *disliked[:1]]


def quoted(text: str, time: float) -> str:
    """Return a sentence in quotation marks, with its time."""
    return f'"{clause(text)}" ({clock(time)})'
