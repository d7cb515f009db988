"""What few videos meet of a query: its needs, each by the best key that a moment has."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeAlias

from mockserver.domain.retrieval.needs import Need, Query, credit_of_resembling, keys_met
from mockserver.domain.retrieval.small.postings import Postings

_credit = itemgetter(1)

Met: TypeAlias = tuple[float, int]  # the weight and the number of the needs that a moment meets

# What is known about earlier needs is kept up to this size, for each moment of the corpus.
_MOST_KEPT = 2
_FEW_KEPT = 1_000


class Meetings:
    """What videos meet of queries. Needs are looked up once, until a video is added or removed."""

    __slots__ = ("_kept", "_size", "postings")

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self._kept: dict[tuple[Need, bool], _NeedMet] = {}
        self._size = 0  # the videos of keys and the moments that are kept

    def of(self, query: Query, corpus_size: int, *, are_written: bool = False) -> "Meeting":
        """Return what videos meet of `query`, in a corpus of so many moments."""
        return Meeting(self, self.needs_met(query, corpus_size, are_written=are_written))

    def needs_met(self, query: Query, corpus_size: int, *, are_written: bool = False) -> tuple["_NeedMet", ...]:
        """Return the needs of `query` that any video may meet: the same objects for the same needs."""
        most = _MOST_KEPT * corpus_size + _FEW_KEPT
        if self._size > most or len(self._kept) > most:
            self.forget()
        found = [self._of_need(need, are_written=are_written) for need in query.needs]
        return tuple([need for need in found if need.most])

    def forget(self) -> None:
        """Drop what is kept."""
        self._kept.clear()
        self._size = 0

    def moments(self, need: "_NeedMet", first: int) -> Mapping[int, Met]:
        """Return what the moments of a video meet of a need that the video may meet."""
        found = need.moments[first] = {}
        for key, videos in need.videos:
            if first in videos:
                found.update(dict.fromkeys(self.postings.moments_with(first, key), videos[first]))
        self._size += len(found)
        return found

    def _of_need(self, need: Need, *, are_written: bool) -> "_NeedMet":
        found = self._kept.get((need, are_written))
        if found is None:
            by_key: list[tuple[str, Mapping[int, Met]]] = []
            for key, credit in self._keys(need, are_written=are_written):
                first_moments = self.postings.videos_with(key)
                if first_moments:  # few videos have any
                    by_key.append((key, dict.fromkeys(first_moments, (need.weight * credit, 1))))
                    self._size += len(first_moments)
            found = self._kept[need, are_written] = _NeedMet(by_key) if by_key else _UNMET
        return found

    def _keys(self, need: Need, *, are_written: bool) -> Iterable[tuple[str, float]]:
        """Return the keys that meet `need`, with their credit; the best last, so that it wins."""
        resembling = [(key, credit_of_resembling(key, need)) for key in self.postings.resembling(need.stem)]
        return sorted((*resembling, *keys_met(need, are_written=are_written)), key=_credit)


class _NeedMet:
    """The keys of a need, the best last, with the videos that may have them and what these meet by them.

    Videos are given by their first moments. `most` is what a moment of each may meet at most.
    """

    __slots__ = ("moments", "most", "videos")

    def __init__(self, videos: Sequence[tuple[str, Mapping[int, Met]]]) -> None:
        self.videos = videos
        self.most: dict[int, Met] = {}
        for _, some in videos:
            self.most.update(some)
        self.moments: dict[int, Mapping[int, Met]] = {}  # of the videos that were asked


# Most words that no query had before, such as numbers, are in no video.
_UNMET = _NeedMet(())


class Meeting:
    """What videos meet of one query; each is given by the number of its first moment."""

    __slots__ = ("_meetings", "_needs", "most")

    def __init__(self, meetings: Meetings, needs: Sequence[_NeedMet]) -> None:
        self._meetings, self._needs = meetings, needs
        most: Mapping[int, Met] = {}
        for need in needs:
            most = _added(most, need.most) if most else need.most
        self.most = most  # what a moment of each video may meet at most

    def moments(self, first: int) -> Mapping[int, Met]:
        """Return what each moment of a video meets that has words of the query."""
        found: Mapping[int, Met] = {}
        for need in self._needs:
            if first in need.most:
                more = need.moments.get(first)
                if more is None:
                    more = self._meetings.moments(need, first)
                found = _added(found, more) if found else more
        return found


def _added(known: Mapping[int, Met], more: Mapping[int, Met]) -> Mapping[int, Met]:
    """Return what moments or videos meet of several needs, given what they meet of one more."""
    found = {**known, **more}
    for number in known.keys() & more.keys():
        (weight, needs), (added, added_needs) = known[number], more[number]
        found[number] = weight + added, needs + added_needs
    return found
