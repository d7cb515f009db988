"""Time spans in one video: intersection, exclusion and sequence of matches.

Spans are half-open: a span that ends where another begins does not overlap it. A result has at most two spans for each
instant at which a match begins or ends, so nesting cannot blow up.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import inf, nextafter

from mockserver.domain.retrieval.search import Clip

# Sums of times such as 81.3 and 20 are rounded to this digit to remove floating-point noise; the API's own times,
# multiples of 1/64, have none.
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Span:
    """The time for which a clip counts: the clip, extended by `proximity` seconds at both ends."""

    clip: Clip
    start: float
    end: float
    proximity: float


@dataclass(frozen=True, slots=True)
class CombinedMatch:
    """A span and the clips that it combines, one for each part of the query."""

    start: float
    end: float
    clips: tuple[Clip, ...]


def widen(clip: Clip, proximity: float, limit: float) -> Span:
    """Return `clip` extended at both ends, but within 0 and `limit`."""
    if not proximity:
        return Span(clip, clip.start, clip.end, 0.0)
    start = max(0.0, min(clip.start, round(clip.start - proximity, _DIGITS)))
    end = max(clip.end, min(limit, round(clip.end + proximity, _DIGITS)))
    return Span(clip, start, end, proximity)


def meetings(parts: Sequence[Sequence[Span]]) -> list[CombinedMatch]:
    """Return the spans in which every part matches, with the best match of each part at each moment.

    Whenever all parts match, a span covers that moment, and no other choice of matches would score better there.
    """
    playing = [_Playing(part) for part in parts]
    found: dict[tuple[float, float], tuple[Clip, ...]] = {}
    for time in sorted({edge for part in parts for span in part for edge in (span.start, span.end)}):
        best = [span for span in (part.best_at(time) for part in playing) if span]
        if len(best) == len(parts):
            overlap = max(span.start for span in best), min(span.end for span in best)
            found.setdefault(overlap, tuple(span.clip for span in best))
    return [CombinedMatch(start, end, clips) for (start, end), clips in found.items()]


def clear_of(others: Iterable[Span]) -> Callable[[Span], bool]:
    """Return a predicate: whether a span overlaps none of `others`."""
    taken = _covered(others)
    ends = [end for _, end in taken]

    def is_clear(span: Span) -> bool:
        at = bisect_right(ends, span.start)
        return at == len(taken) or span.end <= taken[at][0]

    return is_clear


def sequences(parts: Sequence[Sequence[Span]]) -> list[CombinedMatch]:
    """Return the sequences of the parts: of sequences with the same end, the best and the latest to begin.

    A clip follows another that has ended; with the other's proximity it may begin that much earlier, but not before the
    other has begun. A span lasts from the first start to the last end of the original clips.
    """
    chains = [chain for preference in (_best_scoring, _latest) for chain in _preferred_chains(parts, preference)]
    found: dict[tuple[float, float], CombinedMatch] = {}
    for chain in sorted(chains, key=_best_scoring, reverse=True):
        found.setdefault((chain.start, chain.end), CombinedMatch(chain.start, chain.end, chain.clips))
    return list(found.values())


class _Playing:
    """A sweep over the spans of one part."""

    __slots__ = ("_coming", "_current")

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans, key=lambda span: (-span.clip.score, span.start, -span.end))
        self._coming = sorted(enumerate(ordered), key=lambda ranked: ranked[1].start, reverse=True)
        self._current: list[tuple[int, Span]] = []

    def best_at(self, time: float) -> Span | None:
        """Return the best span that covers `time`, which must not be before the `time` of an earlier call."""
        while self._coming and self._coming[-1][1].start <= time:
            heappush(self._current, self._coming.pop())
        while self._current and self._current[0][1].end <= time:
            heappop(self._current)
        return self._current[0][1] if self._current else None


def _covered(spans: Iterable[Span]) -> list[tuple[float, float]]:
    """Return the union of the spans, in order and without overlaps."""
    covered: list[tuple[float, float]] = []
    for start, end in sorted((span.start, span.end) for span in spans if span.start < span.end):
        if covered and start <= covered[-1][1]:
            covered[-1] = (covered[-1][0], max(covered[-1][1], end))
        else:
            covered.append((start, end))
    return covered


@dataclass(frozen=True, slots=True)
class _Chain:
    """Clips in sequence; the next one may begin at `ready`."""

    start: float
    end: float
    total_score: float
    ready: float
    clips: tuple[Clip, ...]

    def followed_by(self, span: Span) -> "_Chain":
        clip = span.clip
        return _Chain(
            self.start,
            max(self.end, clip.end),
            self.total_score + clip.score,
            _ready_after(span),
            (*self.clips, clip),
        )


_Preference = Callable[[_Chain], tuple[float, float]]


def _best_scoring(chain: _Chain) -> tuple[float, float]:
    return chain.total_score, chain.start


def _latest(chain: _Chain) -> tuple[float, float]:
    return chain.start, chain.total_score


def _preferred_chains(parts: Sequence[Sequence[Span]], preference: _Preference) -> Iterable[_Chain]:
    """Return, for each time at which a last clip ends, the preferred chain through all parts."""
    chains = [_chain_of(span) for span in parts[0]]
    for part in parts[1:]:
        chains = list(_continued(chains, part, preference))
    preferred: dict[float, _Chain] = {}
    for chain in chains:
        last_end = chain.clips[-1].end
        preferred[last_end] = max(preferred.get(last_end, chain), chain, key=preference)
    return preferred.values()


def _continued(chains: Iterable[_Chain], part: Iterable[Span], preference: _Preference) -> Iterator[_Chain]:
    """Yield each span of `part` appended to the preferred chain that it can follow."""
    waiting = sorted(chains, key=lambda chain: chain.ready, reverse=True)
    preferred: _Chain | None = None
    for span in sorted(part, key=lambda span: span.clip.start):
        while waiting and waiting[-1].ready <= span.clip.start:
            ready = waiting.pop()
            preferred = max(preferred or ready, ready, key=preference)
        if preferred:
            yield preferred.followed_by(span)


def _chain_of(span: Span) -> _Chain:
    clip = span.clip
    return _Chain(clip.start, clip.end, clip.score, _ready_after(span), (clip,))


def _ready_after(span: Span) -> float:
    clip = span.clip
    eased = min(clip.end, round(clip.end - span.proximity, _DIGITS))
    # Whatever the proximity, a clip must begin later than the one that it follows; otherwise it would follow itself.
    return max(eased, nextafter(clip.start, inf))
