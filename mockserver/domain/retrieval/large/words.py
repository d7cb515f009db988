"""The words of very many videos: for each word the videos that have it, and its groups once a query asks for it."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pyroaring import BitMap

from mockserver.domain.retrieval.vocabulary import Vocabulary
from mockserver.domain.retrieval.words import BETWEEN_TEXTS, stems_in_order
from mockserver.ground.steps import Steps, run_blocking

# Videos that are read for a key in about a millisecond.
_VIDEOS_AT_A_TIME = 1_000

_NOWHERE: Mapping[int, BitMap] = {}


class _Text(NamedTuple):
    """The stems of a video: the texts of its first column in the order of its groups, those of the next column, …"""

    stems: str
    groups: int
    columns: tuple[int, ...]

    def places(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield the column and the group, counted from 0, of each text that has `wanted`."""
        stems, groups, columns = self
        number = counted = 0
        at = stems.find(wanted)
        while at >= 0:
            number += stems.count(BETWEEN_TEXTS, counted, at)
            counted = at
            column, group = divmod(number, groups)
            yield columns[column], group
            at = stems.find(wanted, at + 1)


class VideoWords:
    """The groups of each column that have a key, given by numbers. A video is known by its first group.

    A video is read as a whole: entering the keys of each moment takes several times as long. The groups with a key are
    looked up when a query first asks for it; from then on, additions and removals keep them up to date.
    """

    __slots__ = ("_asked", "_changes", "_columns", "_holding", "_texts", "_videos", "vocabulary")

    def __init__(self) -> None:
        self._texts: dict[int, _Text] = {}  # by video
        # The videos of each stem: most stems have one video, and numbers and arrays take less memory than bitmaps.
        self._videos: dict[str, int | array[int]] = {}
        self._holding: dict[str, dict[int, BitMap]] = {}  # by key, the groups of each column
        self._asked: dict[str, list[str]] = {}  # the keys of `_holding` by their first stem
        self._changes = 0
        self._columns: dict[tuple[int, ...], tuple[int, ...]] = {}  # one tuple for all videos with the same columns
        self.vocabulary = Vocabulary()

    def add(self, video: int, groups: int, columns: tuple[int, ...], texts: Sequence[str]) -> None:
        """Add the texts of a video, column by column. Its number is higher than any before."""
        self._changes += 1
        stems = stems_in_order(texts)
        columns = self._columns.setdefault(columns, columns)
        text = self._texts[video] = _Text(f" {' '.join(stems)} ", groups, columns)
        videos = self._videos
        new: list[str] = []
        distinct = set(stems)
        distinct.discard(BETWEEN_TEXTS)
        for stem in distinct:
            known = videos.get(stem)
            if known is None:
                videos[stem] = video
                new.append(stem)
            elif isinstance(known, int):
                videos[stem] = array("I", (known, video))
            else:
                known.append(video)
        self.vocabulary.add_all(new)
        for key in self._asked_of(distinct):
            _enter(self._holding[key], video, text, f" {key} ")

    def remove(self, video: int) -> None:
        """Remove a video."""
        self._changes += 1
        text = self._texts.pop(video)
        distinct = set(text.stems.split())
        distinct.discard(BETWEEN_TEXTS)
        for key in self._asked_of(distinct):
            for groups in self._holding[key].values():
                groups.remove_range(video, video + text.groups)
        for stem in distinct:
            known = self._videos[stem]
            if isinstance(known, int):
                del self._videos[stem]
                self.vocabulary.remove(stem)
                for key in self._asked.pop(stem, ()):
                    del self._holding[key]
            else:
                del known[bisect_left(known, video)]
                if len(known) == 1:
                    self._videos[stem] = known[0]

    def holding(self, key: str) -> Mapping[int, BitMap]:
        """Return the groups with `key`, by column."""
        if key not in self._holding:
            run_blocking(self.look_up([key]))
        return self._holding.get(key, _NOWHERE)

    def look_up(self, keys: Iterable[str]) -> Steps[None]:
        """Compute the results of `holding` in steps and keep them. It stops if videos change between the steps."""
        read, changes = 0, self._changes
        for key in keys:
            first = key.partition(" ")[0]
            videos = self._videos.get(first)
            if videos is None or key in self._holding:
                continue
            found: dict[int, BitMap] = {}
            for video in (videos,) if isinstance(videos, int) else videos:
                _enter(found, video, self._texts[video], f" {key} ")
                read += 1
                if read % _VIDEOS_AT_A_TIME == 0:
                    yield
                    if self._changes != changes:
                        return
            self._holding[key] = found
            self._asked.setdefault(first, []).append(key)

    def _asked_of(self, stems: set[str]) -> list[str]:
        asked = self._asked
        return [key for stem in stems & asked.keys() for key in asked[stem]] if asked else []


def _enter(found: dict[int, BitMap], video: int, text: _Text, wanted: str) -> None:
    for column, group in text.places(wanted):
        groups = found.get(column)
        if groups is None:
            groups = found[column] = BitMap()
        groups.add(video + group)
