"""Overlaps of spans of a video: whether two are the same moment, and how long several last together."""

from collections.abc import Iterable
from math import fsum

# Spans that overlap by at least this share of the shorter one are the same moment.
_SAME_MOMENT = 0.5

Span = tuple[float, float]


def is_same_moment(one: Span, other: Span) -> bool:
    """Return whether two spans, given by start and end in seconds, are equal or overlap enough."""
    if one == other:
        return True
    (start, end), (other_start, other_end) = one, other
    shared = (end if end < other_end else other_end) - (start if start > other_start else other_start)
    return shared > 0 and shared >= _SAME_MOMENT * min(end - start, other_end - other_start)


def seconds_covered(spans: Iterable[Span]) -> float:
    """Return how many seconds any of `spans` covers, which are sorted; overlaps count once."""
    lengths: list[float] = []
    covered_until = 0.0
    for start, end in spans:
        if end > covered_until:
            lengths.append(end - (start if start > covered_until else covered_until))
            covered_until = end
    return fsum(lengths)
