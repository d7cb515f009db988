"""Columns: bitmaps of the groups that hold each key, for the first, second, … moment of a modality in each group."""

from collections.abc import Iterable, Sequence

from pyroaring import BitMap

from mockserver.domain.retrieval.large.words import VideoWords


class Column:
    """One moment of each group, by the group's number.

    The groups of a key and the lengths of moments are found when a query first needs them.
    """

    __slots__ = ("_lengths", "_measured", "_number", "_words", "groups")

    def __init__(self, number: int, words: VideoWords) -> None:
        self._number, self._words = number, words
        self._lengths: dict[int, BitMap] = {}
        self._measured = BitMap()  # the groups whose length is known
        self.groups = BitMap()  # the groups that have such a moment

    def holding(self, key: str) -> BitMap | None:
        """Return the groups with `key`; None if there are none."""
        return self._words.holding(key).get(self._number)

    def add(self, first: int, texts: Sequence[str | None]) -> None:
        """Add the moments with these `texts` of a video, whose groups begin with `first`."""
        if None in texts:
            self.groups.update([first + at for at, text in enumerate(texts) if text is not None])
        else:
            self.groups.add_range(first, first + len(texts))

    def remove(self, first: int, end: int) -> None:
        """Remove the moments of the groups from `first` up to `end`."""
        self.groups.remove_range(first, end)
        if self._measured.range_cardinality(first, end):
            self._measured.remove_range(first, end)
            for groups in self._lengths.values():
                groups.remove_range(first, end)
            self._lengths = {length: groups for length, groups in self._lengths.items() if groups}

    def unmeasured(self, groups: BitMap) -> BitMap:
        """Return those of `groups` whose moment has a length that is not known yet."""
        return (groups & self.groups) - self._measured

    def measure(self, groups: Sequence[int], lengths: Iterable[int]) -> None:
        """Set the lengths of the moments of `groups`."""
        found: dict[int, list[int]] = {}
        for group, length in zip(groups, lengths, strict=True):
            found.setdefault(length, []).append(group)
        for length, some in found.items():
            self._lengths.setdefault(length, BitMap()).update(some)
        self._measured.update(groups)

    def lengths(self) -> list[tuple[int, BitMap]]:
        """Return the groups by the known lengths of their moments, the shortest first."""
        return sorted(self._lengths.items())
