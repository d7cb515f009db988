"""Sorted clips, read by window: clips outside of the window are counted, not created."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from pyroaring import BitMap

from mockserver.domain.retrieval.large.blending import Layers
from mockserver.domain.retrieval.large.match_levels import union
from mockserver.domain.retrieval.search import Clip


@dataclass(frozen=True, slots=True)
class Single:
    """A clip that exists already: of the group `place`, or outside of all groups and sorted before that group."""

    place: int
    clip: Clip
    is_beside: bool


Make = Callable[[int, float], list[Clip]]  # the clips of a group with a given score, in order


@dataclass(frozen=True, slots=True)
class ScoreClass:
    """All clips of one score: one for each group in each layer, and sorted single ones."""

    score: float
    layers: Sequence[BitMap]
    singles: Sequence[Single]

    def __len__(self) -> int:
        return sum(map(len, self.layers)) + len(self.singles)

    def before(self, group: int) -> int:
        """Return the number of clips before those of `group`."""
        ranked = sum(layer.rank(group - 1) for layer in self.layers) if group else 0
        return ranked + bisect_left(self.singles, group, key=_place)

    def from_group(self, first: int, make: Make) -> Iterator[Clip]:
        """Yield the clips of the group `first` and of all later groups."""
        singles = iter(self.singles[bisect_left(self.singles, first, key=_place) :])
        waiting = next(singles, None)
        for group in union(self.layers).iter_equal_or_larger(first):
            while waiting and waiting.place <= group:
                yield waiting.clip
                waiting = next(singles, None)
            yield from make(group, self.score)
        if waiting:
            yield waiting.clip
        yield from (single.clip for single in singles)


class Ranking:
    """Clips, the best first, then by video and start: those of groups, and `singles` besides them."""

    __slots__ = ("_coming", "_known")

    def __init__(self, layers: Iterator[Layers], singles: Iterable[Single]) -> None:
        self._coming = _merged(layers, singles)
        self._known: list[ScoreClass] = []

    def window(self, first: int, last: int, make: Make) -> list[Clip]:
        """Return the clips from `first` up to `last`, counted from 0; fewer if there are no more."""
        found: list[Clip] = []
        start = 0
        for one in self.classes():
            if start + len(one) > first:
                found += _window(one, max(0, first - start), last - start, make)
            start += len(one)
            if start >= last:
                break
        return found

    def classes(self) -> Iterator[ScoreClass]:
        """Yield the clips of each score, in descending order."""
        yield from self._known
        for one in self._coming:
            self._known.append(one)
            yield one


def _window(one: ScoreClass, first: int, last: int, make: Make) -> list[Clip]:
    if not first:
        return list(islice(one.from_group(0, make), last))
    group = _group_with(one, first)
    skipped = first - one.before(group)
    return list(islice(one.from_group(group, make), skipped, skipped + last - first))


def _group_with(one: ScoreClass, position: int) -> int:
    """Return the last group with at most `position` clips before it."""
    low, high = 0, _end(one)
    while low < high:
        middle = (low + high + 1) // 2
        if one.before(middle) <= position:
            low = middle
        else:
            high = middle - 1
    return low


def _end(one: ScoreClass) -> int:
    return max([layer.max() for layer in one.layers] + [single.place for single in one.singles], default=0)


def _merged(coming: Iterator[Layers], singles: Iterable[Single]) -> Iterator[ScoreClass]:
    """Yield the classes of groups and single clips merged, in descending order."""
    by_score: dict[float, list[Single]] = {}
    for single in singles:
        by_score.setdefault(single.clip.score, []).append(single)
    waiting = sorted(by_score)
    for score, layers in coming:
        while waiting and waiting[-1] > score:
            yield _class(waiting[-1], [], by_score[waiting.pop()])
        here = by_score[waiting.pop()] if waiting and waiting[-1] == score else []
        yield _class(score, layers, here)
    for score in reversed(waiting):
        yield _class(score, [], by_score[score])


def _class(score: float, layers: Sequence[BitMap], singles: Iterable[Single]) -> ScoreClass:
    return ScoreClass(score, layers, sorted(singles, key=_order))


def _place(single: Single) -> int:
    return single.place


def _order(single: Single) -> tuple[int, str, float, float]:
    return single.place, single.clip.video_id, single.clip.start, single.clip.end
