"""The moments of very many videos, kept in columns of bitmaps: what a query finds is counted without being made.

Videos stand in order of their ids, and their groups in order of time, so that the numbers of groups are in the order
in which equal scores are answered.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Protocol
from weakref import ReferenceType, ref

from pyroaring import BitMap

from mockserver.domain.meaning.subjects import Subjects
from mockserver.domain.records.scenes import Content, Modality
from mockserver.domain.retrieval.large.columns import Column
from mockserver.domain.retrieval.large.layout import (
    Group,
    Placed,
    are_scenes,
    groups_of,
    moments_by_group,
    placed,
    placed_in_scene,
)
from mockserver.domain.retrieval.needs import Query, index_keys
from mockserver.domain.retrieval.vocabulary import Vocabulary

# What is kept of one answer may take megabytes.
_MOST_KEPT = 8


class Forgetful(Protocol):
    """An answer that can let go of what it can work out again."""

    def forget(self) -> None: ...


class LargeCorpus:
    """Videos whose moments lie in groups. Adding and removing touch only the words of the one video."""

    __slots__ = (
        "_bases",
        "_by_scene",
        "_contents",
        "_ids",
        "_latest",
        "_next",
        "_seconds",
        "_videos",
        "columns",
        "entered",
        "irregular",
        "subjects",
        "vocabulary",
        "with_subject",
    )

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._bases = array("L")  # the number of each video's first group
        self._contents: list[Content] = []
        self._by_scene = bytearray()  # whether the groups of each video are its scenes
        self._videos = array("L")  # for each group the number of its video's first one
        self._seconds = array("d")  # how long each group lasts
        self._next = 0
        self.columns: dict[Modality, list[Column]] = {modality: [] for modality in Modality}
        self.vocabulary = Vocabulary()
        self.irregular = BitMap()  # the groups that are not `is_single_clip`
        self.subjects = Subjects()
        self.with_subject = BitMap()  # the groups of videos that have one
        self.entered = 0  # how many moments were ever entered
        self._latest: deque[ReferenceType[Forgetful]] = deque()

    def keep(self, answer: "Forgetful") -> None:
        """Note that `answer` holds what took effort; one that did so long before lets go of it."""
        self._latest.append(ref(answer))
        if len(self._latest) > _MOST_KEPT:
            oldest = self._latest.popleft()()
            if oldest is not None:
                oldest.forget()

    def takes(self, video_id: str) -> bool:
        """Return whether a video can be added now: they come in order of their ids."""
        return not self._ids or video_id > self._ids[-1]

    def add(self, video_id: str, content: Content, groups: Sequence[Group]) -> None:
        """Make the moments of a video, laid out in `groups`, findable."""
        self._ids.append(video_id)
        self._bases.append(self._next)
        self._contents.append(content)
        self._by_scene.append(are_scenes(groups, content))
        if self.subjects.add(video_id, content):
            self.with_subject.add_range(self._next, self._next + len(groups))
        for group in groups:
            self._enter(self._next, group)
            self._videos.append(self._bases[-1])
            self._seconds.append(group.seconds)
            self._next += 1

    def remove(self, video_id: str) -> bool:
        """Forget the moments of a video; return whether it was here."""
        at = self._find(video_id)
        if at is None:
            return False
        self.subjects.remove(video_id)
        self.with_subject.remove_range(self._bases[at], self._place(at + 1))
        for number, group in enumerate(groups_of(self._contents[at]) or (), self._bases[at]):
            self._take_out(number, group)
        del self._ids[at], self._bases[at], self._contents[at], self._by_scene[at]
        return True

    def groups_within(self, only: Iterable[str] | None, without: Iterable[str]) -> BitMap | None:
        """Return the groups of the videos `only` but for those `without`; None stands for all."""
        excluded = self._groups_of_all(without)
        if only is not None:
            return self._groups_of_all(only) - excluded
        return BitMap(range(self._next)) - excluded if excluded else None

    def groups_by_nearness(self, query: Query) -> dict[int, BitMap]:
        """Return for each nearness, of those above the least, the groups of the videos that are so near to a query."""
        found: dict[int, BitMap] = {}
        for video_id, nearness in self.subjects.near_to(query.about).items():
            at = bisect_left(self._ids, video_id)
            found.setdefault(nearness, BitMap()).add_range(self._bases[at], self._place(at + 1))
        return found

    def place_of(self, video_id: str) -> int:
        """Return the number of the first group after those of this video, were it here."""
        return self._place(bisect_left(self._ids, video_id))

    def video_of(self, group: int) -> str:
        """Return the id of the video that the group is of."""
        return self._ids[bisect_right(self._bases, group) - 1]

    def first_groups(self, groups: Iterable[int]) -> Iterator[int]:
        """Yield for each group the first one of its video."""
        return map(self._videos.__getitem__, groups)

    def groups_after(self, first: int) -> range:
        """Return the groups of the video whose first one this is."""
        return range(first, self.end_of_video(first))

    def end_of_video(self, group: int) -> int:
        """Return the number of the first group after those of the video that the group is of."""
        return self._place(bisect_right(self._bases, group))

    def by_video(self, groups: Iterable[int]) -> Iterator[tuple[str, list[int]]]:
        """Yield the groups, which stand in order, video by video."""
        for first, together in groupby(groups, key=self._videos.__getitem__):
            yield self.video_of(first), list(together)

    def seconds_of(self, groups: Iterable[int]) -> float:
        """Return how long the groups last together."""
        return sum(map(self._seconds.__getitem__, groups))

    def moments_of(self, group: int) -> list[Placed]:
        """Return the moments of the group."""
        at = bisect_right(self._bases, group) - 1
        content, number = self._contents[at], group - self._bases[at]
        if self._by_scene[at]:
            return placed_in_scene(content.scenes[number])
        return placed(moments_by_group(content)[number])

    def moments_of_all(self, groups: Iterable[int]) -> Iterator[tuple[str, int, list[Placed]]]:
        """Yield for each of `groups`, which stand in order, the video's id, the group and its moments."""
        at, found = -1, []
        for group in groups:
            if at < 0 or group >= self._place(at + 1):
                at = bisect_right(self._bases, group) - 1
                found = moments_by_group(self._contents[at])
            yield self._ids[at], group, placed(found[group - self._bases[at]])

    def _groups_of_all(self, video_ids: Iterable[str]) -> BitMap:
        found = BitMap()
        for at in map(self._find, video_ids):
            if at is not None:
                found.add_range(self._bases[at], self._place(at + 1))
        return found

    def _find(self, video_id: str) -> int | None:
        at = bisect_left(self._ids, video_id)
        return at if at < len(self._ids) and self._ids[at] == video_id else None

    def _place(self, at: int) -> int:
        return self._bases[at] if at < len(self._bases) else self._next

    def _enter(self, number: int, group: Group) -> None:
        for modality, ordinal, moment in group.moments:
            columns = self.columns[modality]
            if ordinal == len(columns):
                columns.append(Column())
            keys, length = index_keys(moment.text)
            column = columns[ordinal]
            for key in column.add(number, keys, length):
                if not self._is_held(key, column):
                    self.vocabulary.add(key)
        self.entered += len(group.moments)
        if not group.is_single_clip:
            self.irregular.add(number)

    def _take_out(self, number: int, group: Group) -> None:
        for one in group.moments:
            keys, length = index_keys(one.moment.text)
            column = self.columns[one.modality][one.ordinal]
            for key in column.remove(number, keys, length):
                if not self._is_held(key, column):
                    self.vocabulary.remove(key)
        self.irregular.discard(number)

    def _is_held(self, key: str, without: Column) -> bool:
        """Return whether any column but one holds `key`."""
        # Loops, because this is asked for each new word of a column, and a generator takes four times as long.
        for columns in self.columns.values():
            for column in columns:
                if key in column and column is not without:
                    return True
        return False
