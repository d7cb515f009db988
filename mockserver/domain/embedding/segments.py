"""Cuts a video into segments, each with its vector."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from mockserver.domain.embedding.space import Vector
from mockserver.domain.embedding.spans import EVERYTHING, embed_scene_span
from mockserver.domain.records.job import EmbeddingScope
from mockserver.domain.records.scenes import Content, Modality

CLIP_LENGTH = 6

# Recorded: segments of 0.46 and 1.5 seconds were dropped, one of 2.88 was kept.
SHORTEST_CLIP = 2

# Recorded: a video of 112.361667 seconds in an index had 12 segments of 9.363472.
LONGEST_WINDOW = 10

# As precise as recorded offsets, and coarse enough that rounded sums agree.
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment with its vector; times in seconds."""

    start: float
    end: float
    scope: EmbeddingScope
    vector: Vector


def segments(
    content: Content,
    duration: float,
    dimensions: int,
    *,
    start: float = 0,
    end: float | None = None,
    clip_length: float = CLIP_LENGTH,
    scopes: Collection[str] = (EmbeddingScope.CLIP,),
) -> list[Segment]:
    """Return the segments of a video, or of its interval from `start` to `end`, for an embedding task.

    Clips follow each other in steps of `clip_length`; a rest shorter than two seconds is dropped. With the scope
    `video`, the last segment covers the whole, from 0 to the length of the interval.
    """
    until = duration if end is None else end
    found = (
        [_clip(content, *piece, dimensions) for piece in clips(start, until, clip_length)]
        if EmbeddingScope.CLIP in scopes
        else []
    )
    if EmbeddingScope.VIDEO in scopes:
        vector = embed_scene_span(content, start, until, dimensions)
        found.append(Segment(0, round(until - start, DECIMALS), EmbeddingScope.VIDEO, vector))
    return found


def video_segments(
    content: Content, duration: float, dimensions: int, modalities: Collection[Modality] = EVERYTHING
) -> list[Segment]:
    """Return the segments of a video in an index: the fewest equal windows of at most ten seconds.

    Only the content of `modalities` counts.
    """
    count = max(1, ceil(duration / LONGEST_WINDOW))
    edges = [round(duration * number / count, DECIMALS) for number in range(count + 1)]
    return [_clip(content, *window, dimensions, modalities) for window in pairwise(edges)]


def clips(start: float, end: float, length: float) -> Iterator[tuple[float, float]]:
    """Yield start and end of the clips of `length` seconds from `start` to `end`; a short rest is dropped."""
    for number in range(ceil((end - start) / length)):
        begins = round(start + number * length, DECIMALS)
        ends = round(min(begins + length, end), DECIMALS)
        if round(ends - begins, DECIMALS) >= SHORTEST_CLIP:
            yield begins, ends


def _clip(
    content: Content,
    start: float,
    end: float,
    dimensions: int,
    modalities: Collection[Modality] = EVERYTHING,
) -> Segment:
    return Segment(start, end, EmbeddingScope.CLIP, embed_scene_span(content, start, end, dimensions, modalities))
