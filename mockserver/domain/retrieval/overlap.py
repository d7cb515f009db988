"""When two stretches of a video are one and the same moment."""

# Options that meet over at least this much of the shorter moment speak of the same moment.
_SAME_MOMENT = 0.5

Span = tuple[float, float]


def is_same_moment(one: Span, other: Span) -> bool:
    """Return whether the stretches, each from start to end in seconds, are the same or share enough of the shorter."""
    if one == other:
        return True
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and shared >= _SAME_MOMENT * min(one[1] - one[0], other[1] - other[0])
