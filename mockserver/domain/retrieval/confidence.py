"""Confidence levels of scores, and the thresholds of requests."""

from enum import StrEnum
from functools import lru_cache


class Confidence(StrEnum):
    """A level, from best to least."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    EXTREMELY_LOW = "extremely low"

    # Equal to its value and with the same hash, because the methods of enumerations are several times slower.
    __hash__ = str.__hash__


class Threshold(StrEnum):
    """The minimum level of a request; `none` includes everything."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NONE = "none"


# Recorded scores put the boundaries between 82.7 and 83.06 and between 72.95 and 74.06; the lowest one is a choice.
_CUTS = ((83.0, Confidence.HIGH), (73.5, Confidence.MEDIUM), (20.0, Confidence.LOW))

DEFAULT_LEVEL = 0.5
_POINTS_PER_LEVEL = 20

# From this score on a match is firm; below it is a trace. This does not depend on the request.
FIRM = _CUTS[-1][0]

_LEVELS = tuple(Confidence)
_LEAST = {
    Threshold.HIGH: Confidence.HIGH,
    Threshold.MEDIUM: Confidence.MEDIUM,
    Threshold.LOW: Confidence.LOW,
    Threshold.NONE: Confidence.EXTREMELY_LOW,
}


@lru_cache(maxsize=4_096)
def confidence_of(score: float, adjust_confidence_level: float = DEFAULT_LEVEL) -> Confidence:
    """Return the level of `score`. An `adjust_confidence_level` above 0.5 raises every boundary, one below lowers it.

    The amount is our choice: the documentation says only that levels move and scores stay.
    """
    shift = (adjust_confidence_level - DEFAULT_LEVEL) * _POINTS_PER_LEVEL
    for cut, level in _CUTS:
        if score >= cut + shift:
            return level
    return Confidence.EXTREMELY_LOW


def least_score(threshold: Threshold, adjust_confidence_level: float = DEFAULT_LEVEL) -> float:
    """Return the minimum score of clips for this threshold."""
    shift = (adjust_confidence_level - DEFAULT_LEVEL) * _POINTS_PER_LEVEL
    return next((cut + shift for cut, level in _CUTS if level is _LEAST[threshold]), 0.0)


def reaches(confidence: Confidence, threshold: Threshold) -> bool:
    """Return whether a clip of this level meets the threshold."""
    return _LEVELS.index(confidence) <= _LEVELS.index(_LEAST[threshold])
