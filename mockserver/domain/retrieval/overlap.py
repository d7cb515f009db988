"""When two stretches of a video are one and the same moment."""

# Options that meet over at least this much of the shorter moment speak of the same moment.
_SAME_MOMENT = 0.5

Span = tuple[float, float]


def is_same_moment(one: Span, other: Span) -> bool:
    """Return whether the stretches, each from start to end in seconds, are the same or share enough of the shorter."""
    if one == other:
        return True
    (start, end), (other_start, other_end) = one, other
    shared = (end if end < other_end else other_end) - (start if start > other_start else other_start)
    return shared > 0 and shared >= _SAME_MOMENT * min(end - start, other_end - other_start)
