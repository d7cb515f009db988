"""Scores of the moments of a column; each class of equal scores is computed on demand."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush, merge
from itertools import groupby
from operator import itemgetter

from pyroaring import BitMap

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.large.match_levels import MatchLevel, union
from mockserver.domain.retrieval.scoring import ScoresByLength, scores_by_length

Class = tuple[float, BitMap]  # a score, and the groups whose moment has this score
Bound = tuple[float, float, BitMap]  # groups whose scores are at most the first number and at least the second
LengthsOf = Callable[[BitMap], Sequence[tuple[int, BitMap]]]  # groups by length, the shortest first

# So few groups are scored one by one.
_FEW_GROUPS = 64
_UNMEASURED = -1

_SCORE = itemgetter(0)


@dataclass(frozen=True, slots=True)
class KnownScores:
    """Scores computed before, in descending order; only `touched` groups can have a score that counts."""

    classes: Sequence[Class]
    touched: BitMap

    def scores_of(self, groups: BitMap) -> Iterator[tuple[int, float]]:
        """Yield those of `groups` that have a score, with their scores, in no particular order."""
        return ((group, score) for score, some in self.classes for group in some & groups)

    def bounds(self) -> Iterator[Bound]:
        """Yield the groups of each score, which is their upper and lower bound."""
        return ((score, score, groups) for score, groups in self.classes)

    def descending(self) -> Iterator[Class]:
        """Yield the classes in descending order."""
        return iter(self.classes)

    def reaching(self, least_score: float) -> BitMap:
        """Return the groups whose moment has at least this score."""
        return union([groups for score, groups in self.classes if score >= least_score])


@dataclass(frozen=True, slots=True)
class ComputedScores:
    """Scores computed from match levels and the lengths of moments, which are measured for as many levels as are read.

    Only `touched` groups can have a score that counts.
    """

    modality: Modality
    levels: Sequence[MatchLevel]
    lengths_of: LengthsOf
    touched: BitMap
    _reached: dict[float, BitMap] = field(default_factory=dict)  # results of `reaching`, which is asked several times

    def scores_of(self, groups: BitMap) -> Iterator[tuple[int, float]]:
        """Yield those of `groups` that have a score, with their scores, in no particular order."""
        return self._one_by_one((level, level.groups & groups) for level in self.levels)

    def bounds(self) -> Iterator[Bound]:
        """Yield the groups of each level, with scores that they do not exceed and do not fall below."""
        for level in self.levels:
            scores = self._scores(level)
            yield scores.most, scores.least, level.groups

    def descending(self) -> Iterator[Class]:
        """Yield the classes in descending order."""
        few = [level for level in self.levels if len(level.groups) <= _FEW_GROUPS]
        many = [level for level in self.levels if len(level.groups) > _FEW_GROUPS]
        for score, classes in groupby(merge(self._classes_of(few), self._by_length(many), key=_worst), key=_SCORE):
            yield score, union([groups for _, groups in classes])

    def _classes_of(self, levels: Iterable[MatchLevel]) -> list[Class]:
        """Return the classes of the groups of `levels`, for few groups."""
        found: dict[float, BitMap] = {}
        for group, score in self._one_by_one((level, level.groups) for level in levels):
            found.setdefault(score, BitMap()).add(group)
        return sorted(found.items(), key=_worst)

    def _one_by_one(self, levels: Iterable[tuple[MatchLevel, BitMap]]) -> Iterator[tuple[int, float]]:
        """Yield groups of each level with their scores."""
        by_group: dict[int, ScoresByLength] = {}
        for level, groups in levels:
            if groups:
                by_group.update(dict.fromkeys(groups, self._scores(level)))
        together = BitMap(by_group)
        for length, as_long in self.lengths_of(together):
            for group in together & as_long:
                yield group, by_group[group][length]

    def _by_length(self, levels: Sequence[MatchLevel]) -> Iterator[Class]:
        """Yield the classes of each level and length, computed on demand."""
        coming = [(-self._scores(level).most, number, _UNMEASURED) for number, level in enumerate(levels)]
        heapify(coming)
        lengths: dict[int, Sequence[tuple[int, BitMap]]] = {}  # by level
        while coming:
            score, number, at = heappop(coming)
            level = levels[number]
            if at == _UNMEASURED:
                lengths[number] = self.lengths_of(level.groups)
            else:
                groups = level.groups & lengths[number][at][1]
                if groups:
                    yield -score, groups
            if at + 1 < len(lengths[number]):
                length, _ = lengths[number][at + 1]
                heappush(coming, (-self._scores(level)[length], number, at + 1))

    def reaching(self, least_score: float) -> BitMap:
        """Return the groups whose moment has at least this score."""
        found = self._reached.get(least_score)
        if found is None:
            found = union([part for level in self.levels for part in self._reaching(level, least_score)])
            self._reached[least_score] = found
        return found

    def _reaching(self, level: MatchLevel, least_score: float) -> Iterator[BitMap]:
        scores = self._scores(level)
        if scores.most < least_score:
            return
        if scores.least >= least_score:
            yield level.groups
            return
        # For equal shares longer texts have lower scores.
        for length, as_long in self.lengths_of(level.groups):
            if scores[length] < least_score:
                return
            yield level.groups & as_long

    def _scores(self, level: MatchLevel) -> ScoresByLength:
        return scores_by_length(self.modality, level.share, level.met, level.nearness)


def _worst(one: Class) -> float:
    return -one[0]
