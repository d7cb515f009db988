"""Scores of the moments of a column; each class of equal scores is computed on demand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush, merge
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import FIRM
from mockserver.domain.retrieval.large.match_levels import MatchLevel, union
from mockserver.domain.retrieval.scoring import scores_by_length

Class = tuple[float, BitMap]  # a score, and the groups whose moment has this score

_SCORE = itemgetter(0)


@dataclass(frozen=True, slots=True)
class KnownScores:
    """Scores computed before, in descending order; only `touched` groups can have a score that counts."""

    classes: Sequence[Class]
    touched: BitMap

    def descending(self) -> Iterator[Class]:
        """Yield the classes in descending order."""
        return iter(self.classes)

    def reaching(self, least_score: float) -> BitMap:
        """Return the groups whose moment has at least this score."""
        return union([groups for score, groups in self.classes if score >= least_score])


@dataclass(frozen=True, slots=True)
class ComputedScores:
    """Scores computed from match levels and the `lengths` of moments, the shortest first.

    Only `touched` groups can have a score that counts.
    """

    modality: Modality
    levels: Sequence[MatchLevel]
    lengths: Sequence[tuple[int, BitMap]]
    touched: BitMap
    _reached: dict[float, BitMap] = field(default_factory=dict)  # results of `reaching`, which is asked several times

    def descending(self) -> Iterator[Class]:
        """Yield the classes in descending order."""
        few = [level for level in self.levels if len(level.groups) < len(self.lengths)]
        many = [level for level in self.levels if len(level.groups) >= len(self.lengths)]
        for score, classes in groupby(merge(self._one_by_one(few), self._by_length(many), key=_worst), key=_SCORE):
            yield score, union([groups for _, groups in classes])

    def _one_by_one(self, levels: Iterable[MatchLevel]) -> list[Class]:
        """Return the classes of the groups of `levels`, for few groups."""
        level_of = {group: level for level in levels for group in level.groups}
        together = BitMap(level_of)
        found: dict[float, BitMap] = {}
        for at, (_, as_long) in enumerate(self.lengths):
            for group in together & as_long:
                found.setdefault(self._score(level_of[group], at), BitMap()).add(group)
        return sorted(found.items(), key=_worst)

    def _by_length(self, levels: Sequence[MatchLevel]) -> Iterator[Class]:
        """Yield the classes of each level and length, computed on demand."""
        coming = [(-self._score(level, 0), number, 0) for number, level in enumerate(levels)]
        heapify(coming)
        while coming:
            score, number, at = heappop(coming)
            level = levels[number]
            groups = level.groups & self.lengths[at][1]
            if groups:
                yield -score, groups
            if at + 1 < len(self.lengths):
                heappush(coming, (-self._score(level, at + 1), number, at + 1))

    def reaching(self, least_score: float) -> BitMap:
        """Return the groups whose moment has at least this score."""
        found = self._reached.get(least_score)
        if found is None:
            found = union([part for level in self.levels for part in self._reaching(level, least_score)])
            self._reached[least_score] = found
        return found

    def _reaching(self, level: MatchLevel, least_score: float) -> Iterator[BitMap]:
        scores = scores_by_length(self.modality, level.share, level.met, level.nearness)
        if scores.are_traces and least_score >= FIRM:
            return
        # For equal shares longer texts have lower scores, so the longest one decides whether all reach the score.
        if scores[self.lengths[-1][0]] >= least_score:
            yield level.groups
            return
        for length, as_long in self.lengths:
            if scores[length] < least_score:
                return
            yield level.groups & as_long

    def _score(self, level: MatchLevel, at: int) -> float:
        return scores_by_length(self.modality, level.share, level.met, level.nearness)[self.lengths[at][0]]


def _worst(one: Class) -> float:
    return -one[0]
