"""Videos with their clips in a large corpus: put in order at once, their clips made when they are looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import overload

from mockserver.domain.retrieval.ranked import RankedClips
from mockserver.domain.retrieval.ranking import ScoreClass, Single
from mockserver.domain.retrieval.search import GroupOrder, VideoGroup

# A video of the large corpus is named by the number of its first group, one beside it by its id.
_Name = int | str


class RankedGroups(Sequence[VideoGroup]):
    """The videos in which a query finds clips, in order of `group_by_video`."""

    __slots__ = ("__weakref__", "_clips", "_count", "_large", "_names", "_order")

    def __init__(self, clips: RankedClips, order: GroupOrder) -> None:
        self._large = clips.large
        self._clips = clips
        self._order = order
        self._names: list[_Name] = []
        self._count = len(self._sorted_names())

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> VideoGroup: ...
    @overload
    def __getitem__(self, at: slice) -> list[VideoGroup]: ...
    def __getitem__(self, at: int | slice) -> VideoGroup | list[VideoGroup]:
        names = self._names or self._sorted_names()
        return self._group(names[at]) if isinstance(at, int) else list(map(self._group, names[at]))

    def __iter__(self) -> Iterator[VideoGroup]:
        return iter(self[:])

    def forget(self) -> None:
        """Let go of what can be worked out again."""
        self._names = []

    def _sorted_names(self) -> list[_Name]:
        counts: Counter[_Name] = Counter()
        for one in self._clips.classes():
            counts.update(self._named(one))
        self._names = list(counts)  # in order of the best clip, as counted
        if self._order is GroupOrder.CLIP_COUNT:
            self._names.sort(key=counts.__getitem__, reverse=True)
        self._large.keep(self)
        return self._names

    def _named(self, one: ScoreClass) -> Iterable[_Name]:
        """Return the video of each clip, those of equal score in order of their ids."""
        firsts = sorted(chain.from_iterable(map(self._large.first_groups, one.layers)))
        if not one.singles:
            return firsts
        placed = [(first, 1, "") for first in firsts] + list(map(self._placed, one.singles))
        return [video_id or first for first, _, video_id in sorted(placed)]

    def _placed(self, single: Single) -> tuple[int, int, str]:
        if single.is_beside:
            return single.place, 0, single.clip.video_id
        return next(self._large.first_groups([single.place])), 1, ""

    def _group(self, name: _Name) -> VideoGroup:
        clips = self._clips.beside(name) if isinstance(name, str) else self._clips.of_video(name)
        return VideoGroup(clips[0].video_id, tuple(clips))
