"""An inverted index of few videos: for each word the videos that have it, and their moments once a query asks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from mockserver.domain.retrieval.vocabulary import Vocabulary, resembling_in
from mockserver.domain.retrieval.words import BETWEEN_TEXTS

# So few videos are looked through for each key sooner than their words are entered.
_FEW_VIDEOS = 8


class Postings:
    """The moments, given as increasing numbers, that have each key.

    A video is read as a whole: reading its moments one by one takes ten times as long. The moments with a key are
    looked up when a query asks for it, and kept until a video that has the key is added or removed. The words of the
    latest few videos are not entered into the index: most accounts have no more videos, and ask little.
    """

    __slots__ = ("_latest", "_moments", "_offsets", "_stems", "_videos", "_vocabulary")

    def __init__(self) -> None:
        self._stems: dict[int, str] = {}  # of each video, by the number of its first moment
        self._latest: dict[int, set[str]] = {}  # the stems of the videos that are not entered
        self._videos: dict[str, tuple[int, ...]] = {}  # those that are entered, by stem
        self._moments: dict[str, list[int]] = {}  # by key
        self._offsets: dict[int, dict[str, list[int]]] = {}  # of the videos that were classified
        self._vocabulary = Vocabulary()

    def add(self, first: int, stems: Sequence[str]) -> None:
        """Add the stems of a video, whose moments are numbered from `first` on: higher than any before."""
        self._stems[first] = f" {' '.join(stems)} "
        distinct = set(stems)
        distinct.discard(BETWEEN_TEXTS)
        self._forget(distinct)
        self._latest[first] = distinct
        if len(self._latest) > _FEW_VIDEOS:
            for video, some in self._latest.items():
                self._enter(video, some)
            self._latest.clear()

    def remove(self, first: int) -> None:
        """Remove the video whose first moment is `first`."""
        self._offsets.pop(first, None)
        stems = self._stems.pop(first)
        distinct = self._latest.pop(first, None)
        if distinct is None:
            distinct = set(stems.split()) - {BETWEEN_TEXTS}
            for stem in distinct:
                rest = tuple(other for other in self._videos[stem] if other != first)
                if rest:
                    self._videos[stem] = rest
                else:
                    del self._videos[stem]
                    self._vocabulary.remove(stem)
        self._forget(distinct)

    def holding(self, key: str) -> Sequence[int]:
        """Return the moments that have `key`, in ascending order."""
        found = self._moments.get(key)
        if found is None:
            videos = self.videos_with(key)
            if not videos:
                return ()
            found = self._moments[key] = [number for first in videos for number in self.moments_with(first, key)]
        return found

    def videos_with(self, key: str) -> Sequence[int]:
        """Return the videos that may have `key`, by the number of their first moment."""
        stem = _first_stem(key)
        found = self._videos.get(stem, ())
        return (*found, *[first for first, stems in self._latest.items() if stem in stems])

    def offsets_in(self, first: int) -> Mapping[str, Sequence[int]]:
        """Return the moments with each stem in the video that begins with `first`, counted from `first` on."""
        found = self._offsets.get(first)
        if found is None:
            offsets: defaultdict[str, list[int]] = defaultdict(list)
            for offset, stems in enumerate(self._stems[first].split(BETWEEN_TEXTS)):
                for stem in set(stems.split()):
                    offsets[stem].append(offset)
            found = self._offsets[first] = dict(offsets)
        return found

    def resembling(self, word: str) -> Iterable[str]:
        """Return the known words that begin with `word` or that `word` begins with, itself left out."""
        found = dict.fromkeys(self._vocabulary.resembling(word))
        for first, stems in self._latest.items():
            found.update(dict.fromkeys(resembling_in(self._stems[first], stems, word)))
        return found

    def moments_with(self, first: int, key: str) -> list[int]:
        """Return the moments of the video that begins with `first` that have `key`, in ascending order."""
        found: list[int] = []
        wanted = f" {key} "
        stems, number, counted = self._stems[first], first, 0
        at = stems.find(wanted)
        while at >= 0:
            number += stems.count(BETWEEN_TEXTS, counted, at)
            counted = at
            if not found or found[-1] < number:
                found.append(number)
            at = stems.find(wanted, at + 1)
        return found

    def _enter(self, first: int, stems: set[str]) -> None:
        new = stems.difference(self._videos)
        self._vocabulary.add_all(new)
        for stem in stems - new:
            self._videos[stem] += (first,)
        self._videos.update(dict.fromkeys(new, (first,)))

    def _forget(self, stems: set[str]) -> None:
        for key in [key for key in self._moments if _first_stem(key) in stems]:
            del self._moments[key]


def _first_stem(key: str) -> str:
    return key.partition(" ")[0] if " " in key else key
