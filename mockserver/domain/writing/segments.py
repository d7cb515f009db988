"""Divides a video into segments: at scene borders, within the allowed durations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor

from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.source import Source

Span = tuple[float, float]

SHORTEST_SEGMENT = 2.0
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class SegmentLengths:
    """The allowed duration of a segment in seconds; the part of a video may itself be shorter than `least`."""

    least: float = SHORTEST_SEGMENT
    most: float | None = None


def segment_spans(source: Source, description: str, lengths: SegmentLengths) -> list[Span]:
    """Return the segments for `description`, in time order and without overlaps.

    They are the scenes that it mentions, else all scenes. Short neighbours are joined, long ones are divided.
    """
    scenes = _meant(source, description)
    joined = _long_enough([(scene.start, scene.end) for scene in scenes], source.start, source.duration, lengths)
    parts = (part for span in joined for part in _divided(span, lengths))
    return [(round(start, _DIGITS), round(end, _DIGITS)) for start, end in parts]


def _meant(source: Source, description: str) -> list[Scene]:
    found = source.matching([description])
    return sorted(found, key=lambda scene: scene.start) if found else list(source.content.scenes)


def _long_enough(spans: Iterable[Span], first: float, last: float, lengths: SegmentLengths) -> Iterator[Span]:
    """Yield `spans` with the minimum duration: each is extended to its end, the last one to its start."""
    free, open_span = first, None
    for start, end in spans:
        if open_span is not None and (start > open_span[1] or _length(open_span) >= lengths.least):
            closed = _stretched(open_span, free, last, lengths.least)
            yield closed
            free, open_span = closed[1], None
        if open_span is not None:
            open_span = (open_span[0], max(open_span[1], end))
        elif max(start, free) < min(end, last):
            open_span = (max(start, free), min(end, last))
    if open_span is not None:
        closed = _stretched(open_span, free, last, lengths.least)
        if _length(closed) >= lengths.least or free == first:
            yield closed


def _stretched(span: Span, free: float, last: float, least: float) -> Span:
    """Return `span` extended to `least` seconds if there is room between `free` and `last`."""
    start, end = span
    end = max(end, min(last, start + least))
    return max(free, min(start, end - least)), end


def _divided(span: Span, lengths: SegmentLengths) -> Iterator[Span]:
    """Yield equal parts of `span` within the allowed duration. If they would be too short, there are
    gaps between them.
    """
    start, length = span[0], _length(span)
    if lengths.most is None or length <= lengths.most:
        yield span
        return
    count = min(ceil(length / lengths.most), max(1, floor(length / lengths.least)))
    step = length / count
    for number in range(count):
        begin = start + number * step
        yield begin, begin + min(step, lengths.most)


def _length(span: Span) -> float:
    return span[1] - span[0]
