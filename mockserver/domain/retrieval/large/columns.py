"""Columns: of the first, second, ... moment of a modality in each group, which groups hold which key, as bitmaps."""

from collections.abc import Iterable
from typing import TypeVar

from pyroaring import BitMap

K = TypeVar("K")


class Column:
    """What is known of one moment of each group, by the group's number."""

    __slots__ = ("groups", "holding", "lengths")

    def __init__(self) -> None:
        self.holding: dict[str, BitMap] = {}
        self.lengths: dict[int, BitMap] = {}
        self.groups = BitMap()  # those that have such a moment

    def add(self, group: int, keys: Iterable[str], length: int) -> list[str]:
        """Enter the moment of `group` and return the keys that no other holds."""
        self.groups.add(group)
        as_long = self.lengths.get(length)
        if as_long is None:
            as_long = self.lengths[length] = BitMap()
        as_long.add(group)
        holding = self.holding
        new: list[str] = []
        for key in keys:
            found = holding.get(key)
            if found is None:
                holding[key] = BitMap((group,))
                new.append(key)
            else:
                found.add(group)
        return new

    def remove(self, group: int, keys: Iterable[str], length: int) -> list[str]:
        """Take the moment of `group` out again and return the keys that none holds any more."""
        self.groups.remove(group)
        _take_out(self.lengths, length, group)
        return [key for key in keys if _take_out(self.holding, key, group)]


def _take_out(bitmaps: dict[K, BitMap], key: K, group: int) -> bool:
    bitmaps[key].remove(group)
    if bitmaps[key]:
        return False
    del bitmaps[key]
    return True
