"""Combines matching moments of several modalities at the same time into clips."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import NamedTuple

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import FIRM
from mockserver.domain.retrieval.overlap import is_same_moment
from mockserver.domain.retrieval.relevance import VideoScores
from mockserver.domain.retrieval.small.entries import Entry, Rated, VideoMoments
from mockserver.domain.retrieval.small.rating import Scores

_score = itemgetter(1)


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

    video: VideoMoments
    scores: Scores
    pictures: Mapping[int, int]  # of each sentence
    best: float  # the highest score
    clip_count: int

    def gathered(self) -> list[Gathering]:
        """Return the clips, unsorted: a picture with the best of its sentences, and every other match by itself."""
        video, scores, pictures, _, _ = self
        spoken: dict[int, int] = {}  # the best sentence of each picture; of equal ones the first
        for number, picture in pictures.items():
            if number in scores and picture in scores:
                best = spoken.setdefault(picture, number)
                if scores[number] > scores[best]:
                    spoken[picture] = number
        joined = set(spoken.values())
        found: list[Gathering] = []
        for number, score in scores.items():
            if number in spoken:
                sentence = spoken[number]
                found.append(_joined((video.entry(number), score), (video.entry(sentence), scores[sentence]), number))
            elif number not in joined:
                found.append(alone((video.entry(number), score), number))
        return found


def _joined(one: Rated, other: Rated, number: int) -> Gathering:
    """Return the gathering of a clip with two moments."""
    if other[1] > one[1] or (other[1] == one[1] and other[0] < one[0]):
        one, other = other, one
    (video_id, start, end, *_), score = one
    _, begin, until, *_ = other[0]
    # Of equal times that of the best moment counts: it may be an integer and the other one not.
    return Gathering(-score, video_id, min(start, begin), max(end, until), number, [one, other])


def ungathered(found: VideoScores) -> Ungathered | None:
    """Return the firm matches of sight and speech of a video; None if their clips cannot be counted this way.

    In the usual scenes a picture and a sentence share one clip, and every other match is a clip of its own.
    """
    video, scores = found
    pictures = video.pictures()
    if pictures is None:
        return None
    shared = len(scores.keys() & set(map(pictures.get, scores)))
    return Ungathered(video, scores, pictures, max(scores.values()), len(scores) - shared)


class Traces:
    """The traces of a search, each of which is a clip of its own; they are sorted when one is read."""

    __slots__ = ("_found", "_sorted")

    def __init__(self, found: Sequence[VideoScores]) -> None:
        self._found = found
        self._sorted: list[Rated] = []

    def __len__(self) -> int:
        return sum([len(scores) for _, scores in self._found])

    def in_order(self, start: int, stop: int) -> list[Rated]:
        """Return some of the traces in the order of their clips."""
        if len(self._sorted) < min(stop, len(self)):
            # Only those with the score of the last one or a better one are looked at.
            scores = sorted(chain.from_iterable([scores.values() for _, scores in self._found]), reverse=True)
            least = scores[min(stop, len(scores)) - 1]
            self._sorted = in_order(
                (video.entry(number), score)
                for video, scores in self._found
                for number, score in scores.items()
                if score >= least
            )
        return self._sorted[start:stop]

    def by_video(self) -> dict[str, "Traces"]:
        """Return the traces of each video."""
        return {one.video.video_id: Traces([one]) for one in self._found}

    def best(self) -> float:
        """Return the highest score; there is at least one trace."""
        return max([max(scores.values()) for _, scores in self._found])


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


def alone(one: Rated, number: int = 0) -> Gathering:
    """Return the gathering of a clip with one moment."""
    entry, score = one
    return Gathering(-score, entry[0], entry[1], entry[2], number, [one])


def _sharing_time(found: list[Rated]) -> Iterator[list[Rated]]:
    """Yield groups of moments of a video that overlap, directly or through others.

    Only those can be the same moment.
    """
    first = 0
    latest, until = found[0][0][1:3]
    for at in range(1, len(found)):
        _, start, end, _, _, _ = found[at][0]
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
    (video_id, start, end, _, _, modality), score = one
    (_, begin, until, _, _, other_modality), lower = other
    if modality is other_modality or not is_same_moment((start, end), (begin, until)):
        return alone(one), Gathering(-lower, video_id, begin, until, 1, [other])
    return (Gathering(-score, video_id, min(start, begin), max(end, until), 0, [one, other]),)


def _gather(together: Iterable[Rated]) -> list[Gathering]:
    """Combine moments of one video, the best first; each joins the best gathering without its modality."""
    found: list[Gathering] = []
    modalities: list[tuple[Modality, ...]] = []  # of each gathering
    for one in sorted(together, key=_score, reverse=True):
        (video_id, start, end, _, _, modality), score = one
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
