"""Videos with their clips in a large corpus: sorted at once, their clips created on demand."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import overload

from pyroaring import BitMap

from mockserver.domain.retrieval.large.match_levels import union
from mockserver.domain.retrieval.large.ranked import RankedClips
from mockserver.domain.retrieval.large.ranking import Single
from mockserver.domain.retrieval.search import GroupOrder, VideoGroup

# A video of the large corpus is identified by its first group, one beside it by its id.
_Name = int | str


class RankedGroups(Sequence[VideoGroup]):
    """The videos in which a query matches, in the order of `group_by_video`."""

    __slots__ = ("__weakref__", "_clips", "_count", "_large", "_names", "_order")

    def __init__(self, clips: RankedClips, order: GroupOrder) -> None:
        self._large = clips.large
        self._clips = clips
        self._order = order
        self._names: list[_Name] = []
        self._count = len(self._sorted_names())

    def __len__(self) -> int:
        return self._count

    @property
    def held_clips(self) -> int:
        return self._clips.held_clips

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
        """Drop what can be computed again."""
        self._names = []

    def _sorted_names(self) -> list[_Name]:
        self._names = self._by_best_clip()
        if self._order is GroupOrder.CLIP_COUNT:
            self._names.sort(key=self._clip_counts().__getitem__, reverse=True)
        self._large.keep(self)
        return self._names

    def _by_best_clip(self) -> list[_Name]:
        """Return each video once, sorted by its best clip, then by id."""
        names: list[_Name] = []
        groups, videos, beside = BitMap(), BitMap(), set[str]()  # videos that were seen already
        for one in self._clips.classes():
            new = union(one.layers) - groups
            groups |= new
            firsts = self._firsts(new, one.singles) - videos
            videos |= firsts
            others = [single for single in one.singles if single.is_beside and single.clip.video_id not in beside]
            beside.update(single.clip.video_id for single in others)
            names.extend(_merged(firsts, others) if others else firsts)
        return names

    def _firsts(self, groups: BitMap, singles: Sequence[Single]) -> BitMap:
        """Return the first groups of the videos of `groups` and `singles`."""
        places = (single.place for single in singles if not single.is_beside)
        return BitMap(self._large.first_groups(groups)) | BitMap(self._large.first_groups(places))

    def _clip_counts(self) -> Counter[_Name]:
        counts: Counter[_Name] = Counter()
        for one in self._clips.classes():
            for layer in one.layers:
                counts.update(self._large.first_groups(layer))
            counts.update(map(self._name, one.singles))
        return counts

    def _name(self, single: Single) -> _Name:
        return single.clip.video_id if single.is_beside else next(self._large.first_groups([single.place]))

    def _group(self, name: _Name) -> VideoGroup:
        clips = self._clips.beside(name) if isinstance(name, str) else self._clips.of_video(name)
        return VideoGroup(clips[0].video_id, tuple(clips))


def _merged(firsts: BitMap, beside: Sequence[Single]) -> list[_Name]:
    """Return the videos of the corpus and those beside it, sorted by id."""
    placed = [(first, 1, "") for first in firsts]
    placed += {(single.place, 0, single.clip.video_id) for single in beside}
    return [video_id or first for first, _, video_id in sorted(placed)]
