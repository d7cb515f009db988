"""From the scores of each column to clips: which groups have a clip of each score, and how many clips there are.

If modalities match at the same time, a group has fewer clips than matches. For single-clip groups this follows from the
order of scores, for all of them at once; every other such group is `entangled` and is combined on its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pyroaring import BitMap

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import FIRM
from mockserver.domain.retrieval.large.match_levels import union
from mockserver.domain.retrieval.large.scored_columns import ScoredColumn
from mockserver.domain.retrieval.search import meets_all

ByModality = Mapping[Modality, Sequence[ScoredColumn]]
# A score, and the groups with a clip of this score, one bitmap for each further clip
Layers = tuple[float, list[BitMap]]

_SIGHT_AND_SPEECH = frozenset([Modality.VISUAL, Modality.SPEECH])


def entangled(columns: ByModality, irregular: BitMap, least_score: float) -> BitMap:
    """Return the groups, other than single-clip groups, in which several modalities match from `least_score` on."""
    once, twice = BitMap(), BitMap()
    for modality in columns:
        found = _reaching(columns[modality], least_score)
        twice |= once & found
        once |= found
    written = union([_reaching(columns[modality], least_score) for modality in columns.keys() - _SIGHT_AND_SPEECH])
    return twice & (irregular | written)


@dataclass(frozen=True, slots=True)
class Blend:
    """The clips of all groups except the `hidden` ones. Only clips with a modality from each of `all_of` count."""

    scored_columns: ByModality
    hidden: BitMap
    all_of: Sequence[frozenset[Modality]] = ()

    def count(self, least_score: float) -> int:
        """Return the number of clips with at least this score."""
        found = {modality: self._parts(modality, least_score) for modality in self.scored_columns}
        if self._wants_meeting:
            return len(union([part for parts in found.values() for part in parts]) & self._meeting(FIRM))
        matches = sum(len(part) for parts in found.values() for part in parts)
        return matches - len(self._meeting(max(FIRM, least_score)))

    def descending(self, least_score: float) -> Iterator[Layers]:
        """Yield the groups of each score, in descending order down to `least_score`."""
        found = self._meetings() if self._wants_meeting else self._clips()
        return takewhile(lambda layers: layers[0] >= least_score, found)

    @property
    def _wants_meeting(self) -> bool:
        return len(self.all_of) > 1

    def _meeting(self, least_score: float) -> BitMap:
        """Return the groups in which sight and speech form one clip and meet all of `all_of`."""
        if not (self.scored_columns.keys() >= _SIGHT_AND_SPEECH) or not meets_all(_SIGHT_AND_SPEECH, self.all_of):
            return BitMap()
        seen, said = (self._parts(modality, least_score) for modality in (Modality.VISUAL, Modality.SPEECH))
        return union(seen) & union(said)

    def _parts(self, modality: Modality, least_score: float) -> list[BitMap]:
        return [one.reaching(least_score) - self.hidden for one in self.scored_columns[modality]]

    def _meetings(self) -> Iterator[Layers]:
        left = self._meeting(FIRM)
        for score, found in self._classes():
            groups = union([part for parts in found.values() for part in parts]) & left
            left = left - groups
            if groups:
                yield score, [groups]

    def _clips(self) -> Iterator[Layers]:
        seen, said = BitMap(), BitMap()  # the groups with a better match by sight, and by speech
        for score, found in self._classes():
            if score < FIRM or not (self.scored_columns.keys() >= _SIGHT_AND_SPEECH):
                yield score, [part for parts in found.values() for part in parts if part]
                continue
            shown, spoken = found.get(Modality.VISUAL, []), found.get(Modality.SPEECH, [])
            others = [part for modality, parts in found.items() if modality not in _SIGHT_AND_SPEECH for part in parts]
            heard = said | union(spoken)
            layers = [*(part - heard for part in shown), *_free(spoken, seen - said), *others]
            seen, said = seen | union(shown), heard
            yield score, [layer for layer in layers if layer]

    def _classes(self) -> Iterator[tuple[float, dict[Modality, list[BitMap]]]]:
        """Yield for each score, in descending order, the groups of each column of each modality."""
        streams = [(modality, one.descending()) for modality, columns in self.scored_columns.items() for one in columns]
        heads = [next(stream, None) for _, stream in streams]
        while any(heads):
            score = max(head[0] for head in heads if head)
            found: dict[Modality, list[BitMap]] = {}
            for at, head in enumerate(heads):
                if head and head[0] == score:
                    found.setdefault(streams[at][0], []).append(head[1] - self.hidden)
                    heads[at] = next(streams[at][1], None)
            yield score, found


def _free(spoken: Sequence[BitMap], waiting: BitMap) -> Iterator[BitMap]:
    """Yield the spoken matches, without the first one of each group where a better visual match will join it."""
    for groups in spoken:
        yield groups - waiting
        waiting = waiting - groups


def _reaching(columns: Sequence[ScoredColumn], least_score: float) -> BitMap:
    return union([one.reaching(least_score) for one in columns])
