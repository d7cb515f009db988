"""Cuts a duration into scenes, and rounds moments to the grids that the API reports."""

from collections.abc import Sequence
from math import ceil, floor, isfinite

from mockserver.domain.generation.draws import BITS, Chance, below
from mockserver.domain.records.scenes import Moment, Voice

VISUAL_PER_SECOND = 32
SPEECH_PER_SECOND = 100
SHORTEST_SCENE, LONGEST_SCENE = 4.0, 16.0
_SHORTEST, _RANGE = (int(one) * VISUAL_PER_SECOND for one in (SHORTEST_SCENE, LONGEST_SCENE - SHORTEST_SCENE))


def cut(duration: float, chance: Chance) -> list[float]:
    """Return the seconds at which scenes of about 4 to 20 s begin, and `duration`, where the last one ends.

    Inner borders are multiples of 1/32 s. A duration of zero or less has no scenes. Raises ValueError if `duration` is
    not finite.
    """
    if not isfinite(duration):
        raise ValueError(f"duration must be a finite number of seconds, got {duration}")
    at = 0.0
    borders = [at]
    if duration <= 0:
        return borders
    # A rest shorter than a scene is added to the last scene, hence up to 20 s.
    last = duration - (LONGEST_SCENE + SHORTEST_SCENE)
    while at <= last:
        at += (_SHORTEST + (chance() * _RANGE >> BITS)) / VISUAL_PER_SECOND
        borders.append(at)
    rest = duration - at
    if rest >= 3 * SHORTEST_SCENE:
        borders.append(at + floor_to_grid(rest / 2, VISUAL_PER_SECOND))
    borders.append(duration)
    return borders


def speech(
    borders: Sequence[float], counts: Sequence[int], sentences: Sequence[str], voices: Sequence[Voice]
) -> list[tuple[Moment, ...]]:
    """Return the sentences, each with its voice, as moments of scenes, so many in each, in multiples of 1/100 s.

    They follow each other. Each takes time in proportion to its length. Those without any are left out.
    """
    found: list[tuple[Moment, ...]] = []
    at = 0
    for begin, until, count in zip(borders, borders[1:], counts, strict=False):
        first = ceil(begin * SPEECH_PER_SECOND)  # an exact product, because scenes begin at multiples of 1/32 s
        length = _last_tick(until, SPEECH_PER_SECOND) - first
        start = first / SPEECH_PER_SECOND
        if count == 1:  # as the sums below say, in a third of the time
            end = (first + length) / SPEECH_PER_SECOND
            found.append((Moment(start, end, sentences[at], voices[at]),) if length > 0 else ())
            at += 1
            continue
        said = sentences[at : at + count]
        letters, spoken, moments = sum(map(len, said)), 0, []
        for place, text in enumerate(said, start=at):
            spoken += len(text)
            end = (first + length * spoken // letters) / SPEECH_PER_SECOND
            if start < end:
                moments.append(Moment(start, end, text, voices[place]))
                start = end
        at += count
        found.append(tuple(moments))
    return found


def shown(start: float, end: float, text: str, longest: int, chance: Chance) -> tuple[Moment, ...]:
    """Return `text` as a moment of up to `longest` whole seconds of a scene, or nothing if there is no room for it."""
    first, last = ceil(start), floor(end)
    if last <= first:
        return ()
    first += below(last - first, chance)
    return (Moment(first, min(last, first + 1 + below(longest, chance)), text),)


def floor_to_grid(seconds: float, per_second: int) -> float:
    """Return the largest multiple of 1/`per_second` that is not above `seconds`."""
    return _last_tick(seconds, per_second) / per_second


def _last_tick(seconds: float, per_second: int) -> int:
    tick = floor(seconds * per_second)
    # The product may be rounded up to the next multiple; correct that.
    return tick if tick / per_second <= seconds else tick - 1
