"""Cuts a duration into scenes, and rounds moments to the grids that the API reports."""

from itertools import pairwise
from math import ceil, floor, isfinite
from random import Random
from typing import NamedTuple

from mockserver.domain.generation.draws import below

VISUAL_PER_SECOND = 32
SPEECH_PER_SECOND = 100
SHORTEST_SCENE, LONGEST_SCENE = 4.0, 16.0
_SHORTEST, _LONGEST = int(SHORTEST_SCENE) * VISUAL_PER_SECOND, int(LONGEST_SCENE) * VISUAL_PER_SECOND


class Span(NamedTuple):
    """A time span in seconds."""

    start: float
    end: float

    @property
    def length(self) -> float:
        return self.end - self.start


def cut(duration: float, random: Random) -> list[Span]:
    """Return spans of about 4 to 20 s that cover `duration` without gaps; inner borders are multiples of 1/32 s.

    A duration of zero or less has no spans. Raises ValueError if `duration` is not finite.
    """
    if not isfinite(duration):
        raise ValueError(f"duration must be a finite number of seconds, got {duration}")
    at = 0.0
    borders = [at]
    # A rest shorter than a scene is added to the last scene, hence up to 20 s.
    while duration - at >= LONGEST_SCENE + SHORTEST_SCENE:
        at += _scene_length(random)
        borders.append(at)
    rest = duration - at
    if rest >= 3 * SHORTEST_SCENE:
        borders.append(borders[-1] + floor_to_grid(rest / 2, VISUAL_PER_SECOND))
    borders.append(duration)
    return [Span(start, end) for start, end in pairwise(borders) if start < end]


def speech(span: Span, word_counts: list[int]) -> list[tuple[float, float]]:
    """Return one span per sentence, in order, in multiples of 1/100 s within `span`; fewer if they would be empty."""
    first, last = _ticks(span, SPEECH_PER_SECOND)
    length, words, spoken, found = last - first, sum(word_counts), 0, []
    start = first / SPEECH_PER_SECOND
    for count in word_counts:
        spoken += count
        end = (first + length * spoken // words) / SPEECH_PER_SECOND
        if start < end:
            found.append((start, end))
        start = end
    return found


def whole_seconds(span: Span, longest: int, random: Random) -> tuple[int, int] | None:
    """Return a span of up to `longest` whole seconds within `span`, or None if there is no room for one."""
    first, last = _ticks(span, 1)
    if last <= first:
        return None
    start = first + below(last - first, random.getrandbits)
    return start, min(last, start + 1 + below(longest, random.getrandbits))


def floor_to_grid(seconds: float, per_second: int) -> float:
    """Return the largest multiple of 1/`per_second` that is not above `seconds`."""
    return _last_tick(seconds, per_second) / per_second


def _last_tick(seconds: float, per_second: int) -> int:
    tick = floor(seconds * per_second)
    # The product may be rounded up to the next multiple; correct that.
    return tick if tick / per_second <= seconds else tick - 1


def _ticks(span: Span, per_second: int) -> tuple[int, int]:
    start, end = span
    first = ceil(start * per_second)
    return (first if first / per_second >= start else first + 1), _last_tick(end, per_second)


def _scene_length(random: Random) -> float:
    return (_SHORTEST + below(_LONGEST - _SHORTEST, random.getrandbits)) / VISUAL_PER_SECOND
