"""Cuts a duration into scenes, and rounds moments to the grids that the API reports."""

from itertools import pairwise
from math import ceil, floor, isfinite
from random import Random
from typing import NamedTuple

VISUAL_PER_SECOND = 32
SPEECH_PER_SECOND = 100
SHORTEST_SCENE, LONGEST_SCENE = 4.0, 16.0


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
    borders = [0.0]
    # A rest shorter than a scene is added to the last scene, hence up to 20 s.
    while duration - borders[-1] >= LONGEST_SCENE + SHORTEST_SCENE:
        borders.append(borders[-1] + _scene_length(random))
    rest = duration - borders[-1]
    if rest >= 3 * SHORTEST_SCENE:
        borders.append(borders[-1] + floor_to_grid(rest / 2, VISUAL_PER_SECOND))
    borders.append(duration)
    return [Span(start, end) for start, end in pairwise(borders) if start < end]


def speech(span: Span, word_counts: list[int]) -> list[Span]:
    """Return one span per sentence, in order, in multiples of 1/100 s within `span`; fewer if they would be empty."""
    first, last = _ticks(span, SPEECH_PER_SECOND)
    words, spoken, found = sum(word_counts), 0, []
    start = first / SPEECH_PER_SECOND
    for count in word_counts:
        spoken += count
        end = (first + (last - first) * spoken // words) / SPEECH_PER_SECOND
        if start < end:
            found.append(Span(start, end))
        start = end
    return found


def whole_seconds(span: Span, longest: int, random: Random) -> Span | None:
    """Return a span of up to `longest` whole seconds within `span`, or None if there is no room for one."""
    first, last = _ticks(span, 1)
    if last <= first:
        return None
    start = random.randrange(first, last)
    return Span(start, min(last, start + random.randrange(1, longest + 1)))


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
    return random.randrange(int(SHORTEST_SCENE) * VISUAL_PER_SECOND, int(LONGEST_SCENE) * VISUAL_PER_SECOND) / (
        VISUAL_PER_SECOND
    )
