"""Combines matching moments of several modalities at the same time into clips."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import FIRM
from mockserver.domain.retrieval.overlap import is_same_moment
from mockserver.domain.retrieval.relevance import Unrated
from mockserver.domain.retrieval.small.entries import Entry, Rated

_score = itemgetter(1)
_SIGHT_AND_SPEECH = frozenset([Modality.VISUAL, Modality.SPEECH])


class Gathering(NamedTuple):
    """The moments of a clip, at most one of each modality, the best first. Gatherings sort like clips."""

    rank: float  # the negative score
    video_id: str
    start: float
    end: float
    number: int  # ties among equal gatherings
    rated: list[Rated]


class Ungathered(NamedTuple):
    """The firm matches of a video whose clips can be counted without being formed."""

    video_id: str
    best: float  # the highest score
    clip_count: int
    rated: Sequence[Rated]
    unrated: Sequence[Unrated]

    def gathered(self) -> list[Gathering]:
        """Return the clips, unsorted."""
        return gather_firm([*self.rated, *chain.from_iterable(map(Unrated.rated, self.unrated))])


def ungathered(rated: Sequence[Rated], unrated: Sequence[Unrated]) -> Ungathered | None:
    """Return the firm matches of one video, some of them `unrated`; None if their clips cannot be counted this way.

    In the usual scenes sight and speech share one clip, and every other match is a clip of its own.
    """
    wanted = {one.modality for one in unrated}
    if any(entry.modality not in wanted for entry, _ in rated) or not wanted <= _SIGHT_AND_SPEECH:
        return None
    video = unrated[0].videos[0]
    shared = video.shared_scenes() if len(wanted) > 1 else 0
    if shared is None:
        return None
    best = max([one.best() for one in unrated] + [score for _, score in rated])
    return Ungathered(video.video_id, best, sum([video.size(modality) for modality in wanted]) - shared, rated, unrated)


class Traces:
    """The traces of a search, each of which is a clip of its own; they are rated and sorted when one is read."""

    __slots__ = ("_rated", "_sorted", "_unrated")

    def __init__(self, rated: Iterable[Rated], unrated: Iterable[Unrated] = ()) -> None:
        self._rated = list(rated)
        self._unrated = list(unrated)
        self._sorted: list[Rated] | None = None

    def __len__(self) -> int:
        return len(self._rated) + sum([one.size() for one in self._unrated])

    def in_order(self) -> list[Rated]:
        """Return the traces in the order of their clips."""
        if self._sorted is None:
            self._sorted = in_order(self._all())
        return self._sorted

    def by_video(self) -> dict[str, "Traces"]:
        """Return the traces of each video."""
        rated: dict[str, list[Rated]] = {}
        for one in self._rated:
            rated.setdefault(one[0][0], []).append(one)
        unrated: dict[str, list[Unrated]] = {}
        for some in self._unrated:
            for of_video in some.by_video():
                unrated.setdefault(of_video.videos[0].video_id, []).append(of_video)
        return {
            video_id: Traces(rated.get(video_id, ()), unrated.get(video_id, ())) for video_id in {**rated, **unrated}
        }

    def best(self) -> float:
        """Return the highest score; 0 if there are no traces."""
        return max([*(score for _, score in self._rated), *map(Unrated.best, self._unrated)], default=0.0)

    def _all(self) -> Iterator[Rated]:
        return chain(self._rated, *map(Unrated.rated, self._unrated))


def in_order(traces: Iterable[Rated]) -> list[Rated]:
    """Return traces in the order of their clips."""
    by_score: dict[float, list[Entry]] = {}
    for entry, score in traces:
        by_score.setdefault(score, []).append(entry)
    return [(entry, score) for score in sorted(by_score, reverse=True) for entry in sorted(by_score[score])]


def gather(found: Iterable[Rated]) -> tuple[list[Gathering], list[Rated]]:
    """Return the moments of each clip, and the traces; both unsorted.

    A trace neither extends a clip nor counts as a match for `and`. Whether a match is a trace does not depend on the
    request, so neither threshold nor adjustment changes how clips are formed.
    """
    firm, traces = firm_by_video(found)
    return [one for of_video in firm.values() for one in gather_firm(of_video)], traces


def firm_by_video(found: Iterable[Rated]) -> tuple[dict[str, list[Rated]], list[Rated]]:
    """Return the firm matches of each video, and the traces."""
    firm: dict[str, list[Rated]] = {}
    traces: list[Rated] = []
    for one in found:
        if one[1] >= FIRM:
            firm.setdefault(one[0][0], []).append(one)
        else:
            traces.append(one)
    return firm, traces


def gather_firm(of_video: list[Rated]) -> list[Gathering]:
    """Return the clips of the firm matches of one video, unsorted."""
    if len(of_video) <= 1:
        return list(map(alone, of_video))
    gathered: list[Gathering] = []
    of_video.sort()
    for together in _sharing_time(of_video):
        if len(together) == 1:
            gathered.append(alone(together[0]))
        elif len(together) == 2:
            gathered += _gather_two(*together)
        else:
            gathered += _gather(together)
    return gathered


def alone(one: Rated) -> Gathering:
    """Return the gathering of a clip with one moment."""
    entry, score = one
    return Gathering(-score, entry[0], entry[1], entry[2], 0, [one])


def _sharing_time(found: list[Rated]) -> Iterator[list[Rated]]:
    """Yield groups of moments of a video that overlap, directly or through others.

    Only those can be the same moment.
    """
    first = 0
    latest, until = found[0][0][1:3]
    for at in range(1, len(found)):
        _, start, end, _, _, _, _ = found[at][0]
        if start >= until and start > latest:
            yield found[first:at]
            first, until = at, end
        elif end > until:
            until = end
        latest = start
    yield found[first:]


def _gather_two(one: Rated, other: Rated) -> Sequence[Gathering]:
    """Combine two moments like `_gather`: most pictures have one sentence."""
    if other[1] > one[1]:
        one, other = other, one
    (video_id, start, end, _, _, modality, _), score = one
    (_, begin, until, _, _, other_modality, _), lower = other
    if modality is other_modality or not is_same_moment((start, end), (begin, until)):
        return alone(one), Gathering(-lower, video_id, begin, until, 1, [other])
    return (Gathering(-score, video_id, min(start, begin), max(end, until), 0, [one, other]),)


def _gather(together: Iterable[Rated]) -> list[Gathering]:
    """Combine moments of one video, the best first; each joins the best gathering without its modality."""
    found: list[Gathering] = []
    modalities: list[tuple[Modality, ...]] = []  # of each gathering
    for one in sorted(together, key=_score, reverse=True):
        (video_id, start, end, _, _, modality, _), score = one
        for rank, _, begin, until, number, rated in found:
            if modality not in modalities[number] and is_same_moment((begin, until), (start, end)):
                if start < begin or end > until:
                    found[number] = Gathering(rank, video_id, min(begin, start), max(until, end), number, rated)
                modalities[number] += (modality,)
                rated.append(one)
                break
        else:
            found.append(Gathering(-score, video_id, start, end, len(found), [one]))
            modalities.append((modality,))
    return found
