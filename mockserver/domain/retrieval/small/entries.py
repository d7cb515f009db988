"""The moments of few videos. What a query needs of them is computed at its first use."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from mockserver.domain.records.scenes import TIE_ORDER, Content, Modality, Moment
from mockserver.domain.retrieval.needs import length_of, lengths_of
from mockserver.domain.retrieval.small.told import Told

# Each picture during which something is said, with its sentences; by number.
SpokenPictures: TypeAlias = Sequence[tuple[int, Sequence[int]]]

_MODALITIES = tuple(Modality)
_TEXT_OF: Callable[[Moment], str] = attrgetter("text")

_UNKNOWN: SpokenPictures = []  # not computed yet


class Entry(NamedTuple):
    """A moment of a corpus. Entries sort in the order of equal scores: by video, time and modality."""

    video_id: str
    start: float
    end: float
    tie: int
    text: str
    modality: Modality


Rated: TypeAlias = tuple[Entry, float]  # a moment, and its score


class _Lengths(dict[int, int]):
    """How much the texts of moments say, by number, measured once."""

    __slots__ = ("_first", "_moments")

    def __init__(self, moments: Sequence[Moment], first: int) -> None:
        super().__init__()
        self._moments, self._first = moments, first

    def __missing__(self, number: int) -> int:
        length = self[number] = length_of(self._moments[number - self._first].text)
        return length


class VideoMoments:
    """The moments of one video, numbered from `first` on, one modality after the other; they never change.

    `numbers` has those of each modality, `modalities` that of each in order; `length` tells how much the text of a
    moment says.
    """

    __slots__ = (
        "_entries",
        "_lengths_of",
        "_moments",
        "_pictures",
        "_scenes",
        "_shortest",
        "_told",
        "first",
        "length",
        "modalities",
        "numbers",
        "video_id",
    )

    def __init__(self, video_id: str, content: Content, first: int) -> None:
        self.video_id, self.first = video_id, first
        self._scenes = content.scenes  # before their moments, because made-up ones are written as a whole
        moments: list[Moment] = []
        self.modalities: list[Modality] = []
        self.numbers: dict[Modality, range] = {}
        for modality in _MODALITIES:
            start = first + len(moments)
            moments += content.moments(modality)
            numbers = self.numbers[modality] = range(start, first + len(moments))
            self.modalities += [modality] * len(numbers)
        self._moments = tuple(moments)  # garbage collection does not walk it again and again, as it does a list
        self._entries: dict[int, Entry] = {}
        self.length = _Lengths(self._moments, first)
        self._lengths_of: dict[Modality, Sequence[int]] = {}
        self._pictures: SpokenPictures | None = _UNKNOWN
        self._shortest: dict[Modality, int | None] = {}
        self._told: dict[Sequence[Modality], Told] = {}

    def __len__(self) -> int:
        return len(self._moments)

    @property
    def texts(self) -> list[str]:
        """Return the texts of the moments, by number."""
        return list(map(_TEXT_OF, self._moments))

    def entry(self, number: int) -> Entry:
        """Return the moment with this number."""
        entry = self._entries.get(number)
        if entry is None:
            moment, modality = self._moments[number - self.first], self.modalities[number - self.first]
            entry = self._entries[number] = Entry(
                self.video_id, moment.start, moment.end, TIE_ORDER[modality], moment.text, modality
            )
        return entry

    def lengths(self, modality: Modality) -> Sequence[int]:
        """Return how much the text of each moment of a modality says."""
        found = self._lengths_of.get(modality)
        if found is None:
            numbers = self.numbers[modality]
            moments = self._moments[numbers.start - self.first : numbers.stop - self.first]
            found = self._lengths_of[modality] = lengths_of(list(map(_TEXT_OF, moments)))
            self.length.update(zip(numbers, found, strict=True))
        return found

    def shortest(self, modality: Modality) -> int | None:
        """Return how much the moment of a modality says that says least; None if there are no moments."""
        if modality not in self._shortest:
            self._shortest[modality] = min(self.lengths(modality), default=None)
        return self._shortest[modality]

    def pictures(self) -> SpokenPictures | None:
        """Return each picture during which something is said, with the sentences.

        None if the scenes are not the usual ones: one picture each, and all speech within it, in time order.
        """
        if self._pictures is _UNKNOWN:
            self._pictures = self._find_pictures()
        return self._pictures

    def told(self, modalities: tuple[Modality, ...]) -> Told:
        """Return how long the moments of these modalities last."""
        found = self._told.get(modalities)
        if found is None:
            moments, first = self._moments, self.first
            found = self._told[modalities] = Told(
                {one: [(number, moments[number - first]) for number in self.numbers[one]] for one in modalities}
            )
        return found

    def _find_pictures(self) -> SpokenPictures | None:
        found: list[tuple[int, tuple[int, ...]]] = []
        sentence, until = self.numbers[Modality.SPEECH].start, 0.0
        for picture, scene in enumerate(self._scenes, self.numbers[Modality.VISUAL].start):
            if len(scene.seen) != 1 or scene.seen[0].start < until or not _is_within(scene.said, scene.seen[0]):
                return None
            if scene.said:
                found.append((picture, tuple(range(sentence, sentence + len(scene.said)))))
                sentence += len(scene.said)
            until = scene.seen[0].end
        return tuple(found)


def _is_within(said: Sequence[Moment], seen: Moment) -> bool:
    """Return whether all sentences are at the time of the picture, and in order."""
    return all(seen.start <= one.start < one.end <= seen.end for one in said) and all(
        (one.start, one.end, one.text) <= (other.start, other.end, other.text) for one, other in pairwise(said)
    )
