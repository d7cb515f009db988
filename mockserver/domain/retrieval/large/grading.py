"""From what the moments of a column meet to their scores; a class of equal scores is worked out when asked for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from pyroaring import BitMap

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.large.match_levels import Stratum, union
from mockserver.domain.retrieval.scoring import score_of

Class = tuple[float, BitMap]  # a score, and the groups whose moment has it


@dataclass(frozen=True, slots=True)
class Fixed:
    """Scores that are known already, the best first; only the groups that are `touched` can have one, however low."""

    classes: Sequence[Class]
    touched: BitMap

    def descending(self) -> Iterator[Class]:
        """Yield the classes, the best first."""
        return iter(self.classes)

    def reaching(self, least_score: float) -> BitMap:
        """Return the groups whose moment has at least this score."""
        return union([groups for score, groups in self.classes if score >= least_score])


@dataclass(frozen=True, slots=True)
class Graded:
    """Scores that follow from strata and from the `lengths` of moments, the fewest content words first.

    Only the groups that are `touched` can have one, however low.
    """

    modality: Modality
    strata: Sequence[Stratum]
    lengths: Sequence[tuple[int, BitMap]]
    touched: BitMap

    def descending(self) -> Iterator[Class]:
        """Yield the classes, the best first."""
        coming = [(-self._score(stratum, 0), number, 0) for number, stratum in enumerate(self.strata)]
        heapify(coming)
        while coming:
            best = coming[0][0]
            found = []
            while coming and coming[0][0] == best:
                _, number, at = heappop(coming)
                stratum = self.strata[number]
                found.append(stratum.groups & self.lengths[at][1])
                if at + 1 < len(self.lengths):
                    heappush(coming, (-self._score(stratum, at + 1), number, at + 1))
            groups = union(found)
            if groups:
                yield -best, groups

    def reaching(self, least_score: float) -> BitMap:
        """Return the groups whose moment has at least this score."""
        return union([part for stratum in self.strata for part in self._reaching(stratum, least_score)])

    def _reaching(self, stratum: Stratum, least_score: float) -> Iterator[BitMap]:
        # Of equal shares the longer text has the lower score, so the longest decides whether all reach it.
        if self._score(stratum, len(self.lengths) - 1) >= least_score:
            yield stratum.groups
            return
        for at in range(len(self.lengths)):
            if self._score(stratum, at) < least_score:
                return
            yield stratum.groups & self.lengths[at][1]

    def _score(self, stratum: Stratum, at: int) -> float:
        return score_of(self.modality, stratum.share, stratum.met, self.lengths[at][0])
