"""An inverted index of few videos: for each word the videos that have it, and their moments once a query asks."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from typing import Protocol

from mockserver.domain.retrieval.small.shared_postings import SharedPostings
from mockserver.domain.retrieval.vocabulary import Vocabulary, resembling_in
from mockserver.domain.retrieval.words import BETWEEN_TEXTS, stems_of, words_of_all

# So few videos are looked through for each key sooner than their words are entered.
_FEW_VIDEOS = 8

# A video is looked through for so many keys. Then all its words are looked up at once, or entered.
_FEW_KEYS = 64

# A video whose stems are only known to be among others is looked through for so many keys until they are entered.
_KEYS_UNTIL_NARROWED = 8

# So many videos of a stem are a tuple, which takes less memory, and is shared by the stems of one video alone. More are
# a list, because a new tuple for each video takes time that grows with the square.
_MOST_IN_TUPLE = 32

# Measured on made-up videos.
_INDEXED_BYTES_OF_STEM = 130


class WordSource(Protocol):
    """A video: the texts of its moments, and the stems of all their words, and maybe of others, always the same."""

    @property
    def texts(self) -> Sequence[str]: ...
    @property
    def stems(self) -> dict[str, None]:
        """The stems that are not in `shared`."""

    @property
    def shared(self) -> Collection[frozenset[str]]:
        """Sets of stems that are the same for many videos."""


class Postings:
    """The moments, given as increasing numbers, that have each key.

    A video is read as a whole: reading its moments one by one takes ten times as long. The words of the latest few
    videos are not entered into the index: most accounts have no more videos, and ask little. Which stems a video has
    or may have is known at once, their order when a query has one of them: most videos have none of a query.
    """

    __slots__ = (
        "_asked",
        "_asked_of_latest",
        "_indexed",
        "_latest",
        "_latest_words",
        "_narrowed",
        "_shared",
        "_sources",
        "_stems",
        "_videos",
        "_vocabulary",
        "indexed_bytes",
    )

    def __init__(self) -> None:
        self._sources: dict[int, WordSource] = {}  # by the first moment
        self._stems: dict[int, str] = {}  # of the videos whose stems are in order
        # The stems of the videos that are not entered: as keys, because garbage collection walks sets again and again.
        self._latest: dict[int, dict[str, None]] = {}
        self._latest_words: tuple[str, Set[str]] | None = None  # those of all latest videos, also as a text
        self._asked_of_latest = 0  # for how many words these were looked through
        self._videos: dict[str, tuple[int, ...] | list[int]] = {}  # those that are entered, by stem, in ascending order
        self._shared = SharedPostings()  # of the videos whose stems are only known to be among others
        self._narrowed: dict[int, dict[str, None]] = {}  # the stems of the videos of which they were known so before
        self._indexed: dict[int, Mapping[str, Sequence[int]]] = {}  # the moments of each stem, by video
        self.indexed_bytes = 0  # the approximate size of these
        self._asked: dict[int, int] = {}  # for how many keys each video was looked through
        self._vocabulary = Vocabulary()

    def add(self, first: int, source: WordSource) -> None:
        """Add the words of a video. Its moments are numbered from `first` on: higher than any before."""
        self._sources[first] = source
        self._shared.add(first, source.shared)
        self._latest[first] = source.stems
        self._latest_words = None
        if len(self._latest) > _FEW_VIDEOS:
            self._enter_latest()

    def remove(self, first: int) -> None:
        """Remove the video whose first moment is `first`."""
        self.indexed_bytes -= _INDEXED_BYTES_OF_STEM * len(self._indexed.pop(first, ()))
        self._asked.pop(first, None)
        self._latest_words = None
        source, stems = self._sources.pop(first), self._narrowed.pop(first, None)
        if stems is None:
            self._shared.remove(first, source.shared)
        if self._latest.pop(first, None) is None:
            for stem in source.stems if stems is None else stems:
                self._take_out(first, stem)
        self._stems.pop(first, None)

    def videos_with(self, key: str) -> Sequence[int]:
        """Return the videos that may have the first stem of `key`, by the number of their first moment."""
        stem = key.partition(" ")[0] if " " in key else key
        found = self._videos.get(stem, ())
        if self._latest and stem in self._words_of_latest()[1]:
            found = (*found, *[first for first, stems in self._latest.items() if stem in stems])
        sharing = self._shared.videos_with(stem) if self._shared else ()
        return [*dict.fromkeys((*found, *sharing))] if sharing else found

    def moments_with(self, first: int, key: str) -> Sequence[int]:
        """Return the moments that have `key`, in ascending order, in a video that may have the first stem of it."""
        indexed = self._indexed.get(first)
        if indexed is None:
            asked = self._asked[first] = self._asked.get(first, 0) + 1
            if asked == _KEYS_UNTIL_NARROWED:
                self._narrow(first)
            if asked <= _FEW_KEYS:
                return self._look_through(first, key)
            indexed = self.index(first)
        return self._look_through(first, key) if " " in key else indexed.get(key, ())

    def index(self, first: int) -> Mapping[str, Sequence[int]]:
        """Look up all words of a video at once, which takes as long as looking through it for some dozen keys."""
        found = self._indexed.get(first)
        if found is None:
            numbers: defaultdict[str, list[int]] = defaultdict(list)
            for number, stems in enumerate(self._stems_of(first).split(BETWEEN_TEXTS), first):
                for stem in set(stems.split()):
                    numbers[stem].append(number)
            found = self._indexed[first] = dict(numbers)
            self._narrow(first)
            self.indexed_bytes += _INDEXED_BYTES_OF_STEM * len(found)
        return found

    def resembling(self, word: str) -> Iterable[str]:
        """Return the known words that begin with `word` or that `word` begins with, itself left out."""
        found = self._vocabulary.resembling(word)
        if self._shared:
            found += self._shared.resembling(word)
        if self._latest:
            found += resembling_in([self._words_of_latest()], word)
            self._asked_of_latest += 1
            if self._asked_of_latest == _FEW_KEYS:
                self._enter_latest()
        return dict.fromkeys(found)

    def _look_through(self, first: int, key: str) -> Sequence[int]:
        found: list[int] = []
        wanted = f" {key} "
        stems, number, counted = self._stems_of(first), first, 0
        at = stems.find(wanted)
        while at >= 0:
            number += stems.count(BETWEEN_TEXTS, counted, at)
            counted = at
            if not found or found[-1] < number:
                found.append(number)
            at = stems.find(wanted, at + 1)
        return found

    def _stems_of(self, first: int) -> str:
        """Return the stems of a video in order, with a space before and after each."""
        stems = self._stems.get(first)
        if stems is None:
            words = words_of_all(self._sources[first].texts)
            stems = self._stems[first] = f" {' '.join(stems_of(words.split()))} "
        return stems

    def _narrow(self, first: int) -> None:
        """Enter the stems that a video has in place of those that it may have: then fewer keys come up for it."""
        source = self._sources[first]
        if not source.shared or first in self._narrowed:
            return
        self._shared.remove(first, source.shared)
        stems = self._narrowed[first] = dict.fromkeys(self._stems_of(first).split())
        stems.pop(BETWEEN_TEXTS, None)
        if first in self._latest:
            self._latest[first], self._latest_words = stems, None
            return
        known = source.stems.keys()
        for stem in known - stems.keys():
            self._take_out(first, stem)
        self._enter(first, stems.keys() - known)

    def _words_of_latest(self) -> tuple[str, Set[str]]:
        if self._latest_words is None:
            words: dict[str, None] = {}
            for some in self._latest.values():
                words.update(some)
            self._latest_words = f" {' '.join(words)} ", words.keys()
        return self._latest_words

    def _enter_latest(self) -> None:
        for first, stems in self._latest.items():
            self._enter(first, stems.keys())
        self._latest.clear()
        self._latest_words, self._asked_of_latest = None, 0

    def _enter(self, first: int, stems: Set[str]) -> None:
        new = set(stems).difference(self._videos)
        self._vocabulary.add_all(new)
        for stem in stems - new:
            videos = self._videos[stem]
            if isinstance(videos, list):
                insort(videos, first)
            elif len(videos) < _MOST_IN_TUPLE:
                self._videos[stem] = (*videos, first) if videos[-1] < first else tuple(sorted((*videos, first)))
            else:
                self._videos[stem] = sorted((*videos, first))
        self._videos.update(dict.fromkeys(new, (first,)))

    def _take_out(self, first: int, stem: str) -> None:
        videos = self._videos[stem]
        if isinstance(videos, list):
            del videos[bisect_left(videos, first)]
        else:
            videos = self._videos[stem] = tuple([other for other in videos if other != first])
        if not videos:
            del self._videos[stem]
            self._vocabulary.remove(stem)
