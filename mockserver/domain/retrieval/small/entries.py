"""The moments of few videos as entries, each made at its first use."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from mockserver.domain.records.scenes import TIE_ORDER, Content, Modality, Moment
from mockserver.domain.retrieval.needs import length_of
from mockserver.domain.retrieval.small.told import Told

_MODALITIES = tuple(Modality)


class Entry(NamedTuple):
    """A moment of a corpus. Entries sort in the order of equal scores: by video, time and modality."""

    video_id: str
    start: float
    end: float
    tie: int
    text: str
    modality: Modality
    length: int = 0  # how much its text says


Rated: TypeAlias = tuple[Entry, float]  # a moment, and its score


class Moments(dict[int, Entry]):
    """The moments of a video that belong to one modality, by number; they never change."""

    __slots__ = ("_shortest_first",)

    def __init__(self) -> None:
        super().__init__()
        self._shortest_first: Sequence[int] | None = None

    def shortest_first(self) -> Sequence[int]:
        """Return the numbers of the moments, those with the shortest text first."""
        if self._shortest_first is None:
            self._shortest_first = sorted(self, key=lambda number: self[number].length)
        return self._shortest_first


class VideoMoments:
    """The moments of one video, numbered from `first` on, one modality after the other; they never change."""

    __slots__ = (
        "_by_modality",
        "_content",
        "_entries",
        "_moments",
        "_shared_scenes",
        "_starts",
        "_told",
        "first",
        "video_id",
    )

    def __init__(self, video_id: str, content: Content, first: int) -> None:
        self.video_id, self.first = video_id, first
        self._content = content
        self._moments: list[Moment] = []
        self._starts: list[int] = []  # where the moments of each modality begin
        for modality in _MODALITIES:
            self._starts.append(len(self._moments))
            self._moments += content.moments(modality)
        self._entries: dict[int, Entry] = {}
        self._by_modality: dict[Modality, Moments] = {}
        self._shared_scenes: int | None = -1  # unknown as yet
        self._told: dict[Sequence[Modality], Told] = {}

    @property
    def numbers(self) -> range:
        """Return the numbers of the moments."""
        return range(self.first, self.first + len(self._moments))

    @property
    def texts(self) -> list[str]:
        """Return the texts of the moments, by number."""
        return [moment.text for moment in self._moments]

    def size(self, modality: Modality) -> int:
        """Return how many moments belong to `modality`."""
        return len(self._numbers_of(modality))

    def entry(self, number: int) -> Entry:
        """Return the moment with this number."""
        entry = self._entries.get(number)
        if entry is None:
            moment = self._moments[number - self.first]
            modality = _MODALITIES[bisect_right(self._starts, number - self.first) - 1]
            text, tie = moment.text, TIE_ORDER[modality]
            entry = self._entries[number] = Entry(
                self.video_id, moment.start, moment.end, tie, text, modality, length_of(text)
            )
        return entry

    def of_modality(self, modality: Modality) -> Moments:
        """Return the moments that belong to `modality`."""
        found = self._by_modality.get(modality)
        if found is None:
            found = self._by_modality[modality] = Moments()
            for number in self._numbers_of(modality):
                found[number] = self.entry(number)
        return found

    def told(self, modalities: tuple[Modality, ...]) -> Told:
        """Return the moments of these modalities as lists of numbers."""
        found = self._told.get(modalities)
        if found is None:
            moments, first = self._moments, self.first
            found = self._told[modalities] = Told(
                modalities,
                [[(number - first, moments[number - first]) for number in self._numbers_of(one)] for one in modalities],
            )
        return found

    def _numbers_of(self, modality: Modality) -> range:
        at = _MODALITIES.index(modality)
        end = self._starts[at + 1] if at + 1 < len(self._starts) else len(self._moments)
        return range(self.first + self._starts[at], self.first + end)

    def shared_scenes(self) -> int | None:
        """Return in how many scenes speech is at the same moment as the only picture.

        None if the scenes are not the usual ones: one picture each, and all speech within it.
        """
        if self._shared_scenes == -1:
            self._shared_scenes = _shared_scenes(self._content)
        return self._shared_scenes


class Entries(dict[int, Entry]):
    """Moments by number; numbers are never reused."""

    __slots__ = ("_firsts", "_videos")

    def __init__(self) -> None:
        super().__init__()
        self._firsts: list[int] = []
        self._videos: list[VideoMoments] = []

    def add(self, video: VideoMoments) -> None:
        """Add the moments of a video, whose numbers are higher than any before."""
        self._firsts.append(video.first)
        self._videos.append(video)

    def remove(self, video: VideoMoments) -> None:
        """Remove the moments of a video."""
        at = bisect_left(self._firsts, video.first)
        del self._firsts[at], self._videos[at]
        for number in video.numbers:
            self.pop(number, None)

    def __missing__(self, number: int) -> Entry:
        entry = self[number] = self.video_of(number).entry(number)
        return entry

    def video_of(self, number: int) -> VideoMoments:
        """Return the video that the moment with this number belongs to."""
        return self._videos[bisect_right(self._firsts, number) - 1]


def _shared_scenes(content: Content) -> int | None:
    found, until = 0, 0.0
    for scene in content.scenes:
        if len(scene.seen) != 1:
            return None
        seen = scene.seen[0]
        if seen.start < until or not all(seen.start <= one.start < one.end <= seen.end for one in scene.said):
            return None
        found += bool(scene.said)
        until = seen.end
    return found
