"""What the moments of few videos meet of a query: its needs, each by the best key that a moment has."""

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from mockserver.domain.retrieval.needs import RESEMBLING, Need, Query, keys_met
from mockserver.domain.retrieval.small.postings import Postings

Met: TypeAlias = tuple[float, int]  # the weight and the number of the needs that a moment meets
MetByVideo: TypeAlias = Mapping[int, Mapping[int, Met]]  # by the first moment of the video, then by moment

NOTHING_MET: Mapping[int, Met] = {}

# The needs of earlier queries are kept until so many moments meet them, for each moment of the corpus.
_MOST_MET = 2
_FEW_MET = 1_000


class Meetings:
    """What moments meet of queries. Frequent needs are looked up once, until a video is added or removed."""

    __slots__ = ("_kept", "_kept_moments", "_postings")

    def __init__(self, postings: Postings) -> None:
        self._postings = postings
        self._kept: dict[tuple[Need, bool], MetByVideo] = {}
        self._kept_moments = 0

    def of(self, query: Query, corpus_size: int, *, are_written: bool = False) -> MetByVideo:
        """Return what the moments of each video meet that meet any need of `query`, in a corpus of so many moments."""
        if self._kept_moments > _MOST_MET * corpus_size + _FEW_MET:
            self.forget()
        first, *others = [self._of_need(need, are_written=are_written) for need in query.needs]
        if not others:
            return first
        found = dict(first)
        for one in others:
            for video, met in one.items():
                known = found.get(video)
                found[video] = met if known is None else _added(known, met)
        return found

    def forget(self) -> None:
        """Drop what is kept, because the videos change."""
        self._kept.clear()
        self._kept_moments = 0

    def _of_need(self, need: Need, *, are_written: bool) -> MetByVideo:
        found = self._kept.get((need, are_written))
        if found is None:
            found = self._kept[need, are_written] = self._look_up(need, are_written=are_written)
            self._kept_moments += 1 + sum(map(len, found.values()))
        return found

    def _look_up(self, need: Need, *, are_written: bool) -> MetByVideo:
        found: dict[int, dict[int, Met]] = {}
        for key, weight in self._keys(need, are_written=are_written):
            met = weight, 1
            for video, moments in self._postings.holding(key).items():
                if video in found:
                    found[video].update(dict.fromkeys(moments, met))
                else:
                    found[video] = dict.fromkeys(moments, met)
        return found

    def _keys(self, need: Need, *, are_written: bool) -> Iterator[tuple[str, float]]:
        """Yield the keys that meet `need`, with the weight that they meet; the best last, so that it wins."""
        for key in self._postings.resembling(need.stem):
            yield key, need.weight * RESEMBLING
        for key, credit in reversed(keys_met(need, are_written=are_written)):
            yield key, need.weight * credit


def _added(known: Mapping[int, Met], more: Mapping[int, Met]) -> Mapping[int, Met]:
    """Return what moments meet of several needs, given what they meet of one more."""
    found = {**known, **more}
    for number in known.keys() & more.keys():
        (weight, needs), (added, added_needs) = known[number], more[number]
        found[number] = weight + added, needs + added_needs
    return found
