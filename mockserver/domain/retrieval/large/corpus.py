"""The moments of very many videos in columns of bitmaps: clips can be counted without creating them.

Videos are sorted by id and their groups by time, so group numbers are in the order of clips with equal scores.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol
from weakref import ReferenceType, ref

from pyroaring import BitMap

from mockserver.domain.meaning.subjects import QuerySubject, Subjects
from mockserver.domain.records.scenes import Content, Modality, Moment
from mockserver.domain.retrieval.large.alphabet import AlphabetFullError
from mockserver.domain.retrieval.large.columns import Column
from mockserver.domain.retrieval.large.layout import (
    Layout,
    Placed,
    Position,
    moments_by_group,
    placed,
    placed_at,
    placed_in_scene,
)
from mockserver.domain.retrieval.large.words import VideoWords
from mockserver.domain.retrieval.needs import Query, lengths_of
from mockserver.domain.retrieval.words import stems_of
from mockserver.ground.caches import Bounded
from mockserver.ground.steps import Steps, run_blocking

# Measured: what a video and what a word of it takes, after some dozen searches.
_VIDEO_BYTES, _WORD_BYTES = 1_500, 4

# A cached result may take megabytes.
_MOST_KEPT = 8

# Videos whose groups are found in about a millisecond.
_VIDEOS_AT_A_TIME = 1_000

# Queries whose comparison with all videos is kept: as many as a combined query may have.
_MOST_COMPARED = 100

# Moments that are measured in a few milliseconds.
_MEASURED_AT_A_TIME = 1_000

_NUMBERS = {modality: number for number, modality in enumerate(Modality)}


class DroppableCache(Protocol):
    """A result with a cache that can be dropped and computed again."""

    def forget(self) -> None: ...


class LargeCorpus:
    """Videos as groups of moments. Adding and removing a video touches only its own words."""

    __slots__ = (
        "_bases",
        "_by_scene",
        "_contents",
        "_ids",
        "_latest",
        "_near",
        "_next",
        "_seconds",
        "_videos",
        "columns",
        "entered",
        "irregular",
        "removed",
        "subjects",
        "with_subject",
        "words",
    )

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._bases = array("L")  # the first group of each video
        self._contents: list[Content] = []
        self._by_scene = bytearray()  # whether the groups of each video are its scenes
        self._videos = array("L")  # for each group, the first group of its video
        self._seconds = array("d")  # the duration of each group
        self._next = 0
        self.columns: dict[Modality, list[Column]] = {modality: [] for modality in Modality}
        self.words = VideoWords()
        self.irregular = BitMap()  # the groups in which sight and speech do not form one clip
        self.subjects = Subjects()
        self.with_subject = BitMap()  # the groups of videos with a subject
        self.entered = 0  # the number of moments ever added
        self.removed = 0  # the number of videos ever removed
        self._latest: deque[ReferenceType[DroppableCache]] = deque()
        # For each of the latest queries, the groups by the nearness of their video.
        self._near: Bounded[QuerySubject, Mapping[int, BitMap]] = Bounded(_MOST_COMPARED)

    @property
    def video_count(self) -> int:
        """The number of videos."""
        return len(self._ids)

    @property
    def size(self) -> int:
        """The approximate size in bytes."""
        return _VIDEO_BYTES * len(self._ids) + _WORD_BYTES * self.words.count

    def prepare(self, query: Query, *, exact: bool = False) -> Steps[None]:
        """Compare a query with all videos and look up its words, in steps. Videos must not change between them."""
        if query.needs:
            yield from self._compare(query.about)
        keys = [key for need in query.needs for key, _ in need.keys]
        keys += [key for need in query.needs for key in self.words.vocabulary.resembling(need.stem)]
        if exact:
            keys += stems_of(query.words)
        yield from self.words.look_up(dict.fromkeys(keys))

    def keep(self, answer: "DroppableCache") -> None:
        """Register that `answer` holds a cache; the oldest registered caches are dropped."""
        self._latest.append(ref(answer))
        if len(self._latest) > _MOST_KEPT:
            oldest = self._latest.popleft()()
            if oldest is not None:
                oldest.forget()

    def takes(self, video_id: str) -> bool:
        """Return whether a video can be appended: they are added in the order of their ids."""
        return not self._ids or video_id > self._ids[-1]

    def add(self, video_id: str, content: Content, layout: Layout) -> bool:
        """Add the moments of a video; return whether there was room for its words."""
        first, groups = self._next, len(layout.seconds)
        try:
            text = self.words.spell([text or "" for texts in layout.texts.values() for text in texts])
        except AlphabetFullError:
            return False
        self._near.clear()
        self._ids.append(video_id)
        self._bases.append(first)
        self._contents.append(content)
        self._by_scene.append(layout.are_scenes)
        if self.subjects.add(video_id, content):
            self.with_subject.add_range(first, first + groups)
        self._videos.extend([first] * groups)
        self._seconds.extend(layout.seconds)
        self._next += groups
        self.irregular.update([first + at for at in layout.irregular])
        if groups:
            self._enter(first, groups, layout, text)
        return True

    def remove(self, video_id: str) -> bool:
        """Remove a video; return whether it was there."""
        at = self._find(video_id)
        if at is None:
            return False
        first, end = self._bases[at], self._place(at + 1)
        self._near.clear()
        self.removed += 1
        self.subjects.remove(video_id)
        self.with_subject.remove_range(first, end)
        self.irregular.remove_range(first, end)
        if first < end:
            self.words.remove(first)
        for columns in self.columns.values():
            for column in columns:
                column.remove(first, end)
        del self._ids[at], self._bases[at], self._contents[at], self._by_scene[at]
        return True

    def groups_within(self, only: Iterable[str] | None, without: Iterable[str]) -> Steps[BitMap | None]:
        """Find the groups of the videos in `only`, except those in `without`, in steps; None means all."""
        excluded = yield from self._groups_of_all(without)
        if only is not None:
            included = yield from self._groups_of_all(only)
            return included - excluded
        if not excluded:
            return None
        included = BitMap()
        included.add_range(0, self._next)
        return included - excluded

    def groups_by_nearness(self, query: Query) -> Mapping[int, BitMap]:
        """Return, for each nearness above the minimum, the groups of the videos with that nearness to a query."""
        if query.about not in self._near:
            run_blocking(self._compare(query.about))
        return self._near[query.about]

    def _compare(self, about: QuerySubject) -> Steps[None]:
        if about in self._near:
            return
        near = yield from self.subjects.compared_with(about)
        found: dict[int, BitMap] = {}
        for number, (video_id, nearness) in enumerate(near.items(), 1):
            at = bisect_left(self._ids, video_id)
            found.setdefault(nearness, BitMap()).add_range(self._bases[at], self._place(at + 1))
            if number % _VIDEOS_AT_A_TIME == 0:
                yield
        self._near[about] = found

    def place_of(self, video_id: str) -> int:
        """Return the number of the first group after those of this video, or where they would be."""
        return self._place(bisect_left(self._ids, video_id))

    def video_of(self, group: int) -> str:
        """Return the id of the video of a group."""
        return self._ids[bisect_right(self._bases, group) - 1]

    def first_groups(self, groups: Iterable[int]) -> Iterator[int]:
        """Yield for each group the first group of its video."""
        return map(self._videos.__getitem__, groups)

    def groups_after(self, first: int) -> range:
        """Return the groups of the video with this first group."""
        return range(first, self.end_of_video(first))

    def end_of_video(self, group: int) -> int:
        """Return the number of the first group after those of this group's video."""
        return self._place(bisect_right(self._bases, group))

    def seconds_of(self, groups: Iterable[int]) -> float:
        """Return the total duration of the groups."""
        return sum(map(self._seconds.__getitem__, groups))

    def moments_of(self, group: int) -> list[Placed]:
        """Return the moments of the group."""
        at = bisect_right(self._bases, group) - 1
        content, number = self._contents[at], group - self._bases[at]
        if self._by_scene[at]:
            return placed_in_scene(content.scenes[number])
        return placed(moments_by_group(content)[number])

    def lengths_of(self, position: Position, groups: BitMap) -> list[tuple[int, BitMap]]:
        """Return the lengths of the moments at this position, the shortest first, each with the groups that have it.

        Groups other than `groups` may be left out.
        """
        run_blocking(self.measure(position, groups))
        return self.columns[position[0]][position[1]].lengths()

    def measure(self, position: Position, groups: BitMap) -> Steps[None]:
        """Find out the lengths of the moments at this position, in steps. Videos may change between the steps."""
        column = self.columns[position[0]][position[1]]
        missing = column.unmeasured(groups)
        for start in range(0, len(missing), _MEASURED_AT_A_TIME):
            if start:
                yield
            some = list(column.unmeasured(missing[start : start + _MEASURED_AT_A_TIME]))
            column.measure(some, lengths_of([self.text_of(group, position) for group in some]))

    def text_of(self, group: int, position: Position) -> str:
        """Return the text of the moment at this position in its group."""
        return self.moment_at(group, position).text

    def moment_at(self, group: int, position: Position) -> Moment:
        """Return the moment at this position in its group."""
        at = bisect_right(self._bases, group) - 1
        if self._by_scene[at]:
            modality, ordinal = position
            return self._contents[at].scenes[group - self._bases[at]].moments(modality)[ordinal]
        return placed_at(self.moments_of(group), *position)

    def moments_of_all(self, groups: Iterable[int]) -> Iterator[tuple[str, int, list[Placed]]]:
        """Yield for each of the sorted `groups` the video's id, the group and its moments."""
        at, found = -1, []
        for group in groups:
            if at < 0 or group >= self._place(at + 1):
                at = bisect_right(self._bases, group) - 1
                found = moments_by_group(self._contents[at])
            yield self._ids[at], group, placed(found[group - self._bases[at]])

    def _groups_of_all(self, video_ids: Iterable[str]) -> Steps[BitMap]:
        found = BitMap()
        for number, at in enumerate(map(self._find, video_ids), 1):
            if at is not None:
                found.add_range(self._bases[at], self._place(at + 1))
            if number % _VIDEOS_AT_A_TIME == 0:
                yield
        return found

    def _find(self, video_id: str) -> int | None:
        at = bisect_left(self._ids, video_id)
        return at if at < len(self._ids) and self._ids[at] == video_id else None

    def _place(self, at: int) -> int:
        return self._bases[at] if at < len(self._bases) else self._next

    def _enter(self, first: int, groups: int, layout: Layout, stems: str) -> None:
        numbers: list[int] = []
        for (modality, ordinal), texts in layout.texts.items():
            columns = self.columns[modality]
            while ordinal >= len(columns):
                columns.append(Column(_number_of(modality, len(columns)), self.words))
            columns[ordinal].add(first, texts)
            numbers.append(_number_of(modality, ordinal))
            self.entered += len(texts) - texts.count(None)
        self.words.add(first, groups, tuple(numbers), stems)


def _number_of(modality: Modality, ordinal: int) -> int:
    return ordinal * len(_NUMBERS) + _NUMBERS[modality]
