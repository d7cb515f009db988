"""Combines matching moments of several modalities at the same time into clips."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple, Protocol, TypeAlias

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import FIRM
from mockserver.domain.retrieval.overlap import is_same_moment
from mockserver.domain.retrieval.small.entries import Rated, SpokenPictures, VideoMoments
from mockserver.domain.retrieval.small.rating import Scores, VideoScores

_score = itemgetter(1)

# The modalities whose moments are joined in usual scenes: pictures and sentences.
_JOINED_MODALITIES = 2


class Gathering(NamedTuple):
    """The moments of a clip, at most one of each modality, the best first. Gatherings sort like clips."""

    rank: float  # the negative score
    video_id: str
    start: float
    end: float
    number: int  # ties among equal gatherings
    rated: list[Rated]


class VideoClips(Protocol):
    """The clips of a video, most of which are formed only if a page shows them."""

    @property
    def video_id(self) -> str: ...
    @property
    def best(self) -> float:
        """The highest score."""

    def __len__(self) -> int: ...
    def scores(self) -> list[float]:
        """Return the score of each clip."""

    def formed(self, least_score: float) -> list[Gathering]:
        """Return the clips from a score on, unsorted."""


class SingleClips:
    """Clips of a single moment each, such as traces."""

    __slots__ = ("_found", "_size", "best", "video_id")

    def __init__(self, found: VideoScores, best: float) -> None:
        self._found, self.best = found, best
        self.video_id, self._size = found.video.video_id, found.size()

    def __len__(self) -> int:
        return self._size

    def scores(self) -> list[float]:
        return list(self._found.scores().values())

    def formed(self, least_score: float) -> list[Gathering]:
        return list(map(alone, self._found.rated(least_score)))


class UsualClips:
    """Clips of the usual scenes: a picture with its best sentence, and every other moment by itself.

    The moments are rated once a page may show them, or where the number of clips depends on that.
    """

    __slots__ = ("_combined", "_found", "_least_score", "_pictures", "_size", "best", "video_id")

    def __init__(self, found: VideoScores, best: float, pictures: SpokenPictures, least_score: float) -> None:
        self._found, self._pictures, self._least_score = found, pictures, least_score
        self.video_id, self.best = found.video.video_id, best
        self._combined: _Combined | None = None  # until the clips are formed
        self._size = self._count()

    def __len__(self) -> int:
        return self._size

    def scores(self) -> list[float]:
        single, spoken = self._combine()
        return [*single.values(), *[one[0] for one in spoken]]

    def formed(self, least_score: float) -> list[Gathering]:
        entry, (single, spoken) = self._found.video.entry, self._combine()
        self._combined = None  # most searches are read no further than their first page
        found = [alone((entry(number), score)) for number, score in single.items() if score >= least_score]
        for score, picture, seen, sentence, said in spoken:
            if score >= least_score:
                found.append(_joined((entry(picture), seen), (entry(sentence), said)))
        return found

    def _count(self) -> int:
        if self.best < self._least_score:
            return 0
        if self._least_score == FIRM and len(self._found.by_subject) == _JOINED_MODALITIES:
            # All moments match, and all are firm and wanted: each picture with sentences is joined by one of them.
            numbers = self._found.video.numbers
            return len(numbers[Modality.VISUAL]) + len(numbers[Modality.SPEECH]) - len(self._pictures)
        single, spoken = self._combine()
        return len(single) + len(spoken)

    def _combine(self) -> "_Combined":
        if self._combined is None:
            self._combined = _combined(self._found.scores(), self._pictures, self._least_score)
        return self._combined


# The score of a clip, and its picture and best sentence, each with its own score: a plain tuple, for hundreds of these.
_Spoken: TypeAlias = tuple[float, int, float, int, float]
_Combined: TypeAlias = tuple[Scores, Sequence[_Spoken]]  # the moments that are clips by themselves, and the others


def _combined(scores: Scores, pictures: SpokenPictures, least_score: float) -> _Combined:
    """Join each picture with its best sentence, where both are firm; of equal ones with the first.

    What is joined is taken out of `scores`.
    """
    spoken: list[_Spoken] = []
    for picture, sentences in pictures:
        seen = scores.get(picture, 0.0)
        if seen < FIRM:
            continue
        best, said = picture, 0.0
        for sentence in sentences:
            score = scores.get(sentence, 0.0)
            if score > said:
                best, said = sentence, score
        if said >= FIRM:
            del scores[picture], scores[best]
            spoken.append((seen if seen > said else said, picture, seen, best, said))
    if least_score > FIRM:  # lower ones were not looked up
        scores = {one: score for one, score in scores.items() if score >= least_score}
        spoken = [one for one in spoken if one[0] >= least_score]
    return scores, spoken


class FormedClips:
    """Clips that are formed already, and traces, each of which is a clip of its own."""

    __slots__ = ("_gathered", "_traces", "_video", "best", "video_id")

    def __init__(self, video: VideoMoments, gathered: Sequence[Gathering], traces: Scores) -> None:
        self._video, self.video_id = video, video.video_id
        self._gathered, self._traces = gathered, traces
        self.best = max(self.scores(), default=0.0)

    def __len__(self) -> int:
        return len(self._gathered) + len(self._traces)

    def scores(self) -> list[float]:
        return [*[-one.rank for one in self._gathered], *self._traces.values()]

    def formed(self, least_score: float) -> list[Gathering]:
        traces = [(number, score) for number, score in self._traces.items() if score >= least_score]
        singles = [alone((self._video.entry(number), score)) for number, score in traces]
        return [*[one for one in self._gathered if -one.rank >= least_score], *singles]


def _joined(one: Rated, other: Rated) -> Gathering:
    """Return the gathering of a clip with two moments."""
    if other[1] > one[1] or (other[1] == one[1] and other[0] < one[0]):
        one, other = other, one
    (video_id, start, end, _, _, _), score = one
    _, begin, until, _, _, _ = other[0]
    # Of equal times that of the best moment counts: it may be an integer and the other one not.
    return Gathering(-score, video_id, min(start, begin), max(end, until), 0, [one, other])


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
