"""Decides whether two spans of a video are the same moment."""

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
