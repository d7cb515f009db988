"""Columns: bitmaps of the groups that hold each key, for the first, second, … moment of a modality in each group."""

from array import array
from collections.abc import Iterable

from pyroaring import BitMap


class Column:
    """One moment of each group, by the group's number.

    The groups of a key are an array until the first query for it: most are never queried, and an array takes less time
    and memory than a bitmap.
    """

    __slots__ = ("_arrays", "_bitmaps", "groups", "lengths")

    def __init__(self) -> None:
        self._arrays: dict[str, array[int]] = {}
        self._bitmaps: dict[str, BitMap] = {}
        self.lengths: dict[int, BitMap] = {}
        self.groups = BitMap()  # the groups that have such a moment

    def __contains__(self, key: str) -> bool:
        return key in self._arrays or key in self._bitmaps

    def holding(self, key: str) -> BitMap | None:
        """Return the groups with `key`; None if there are none."""
        found = self._bitmaps.get(key)
        if found is None and key in self._arrays:
            found = self._bitmaps[key] = BitMap(self._arrays.pop(key))
        return found

    def add(self, group: int, keys: Iterable[str], length: int) -> list[str]:
        """Add the moment of `group`, whose number is higher than any before, and return the new keys."""
        self.groups.add(group)
        as_long = self.lengths.get(length)
        if as_long is None:
            as_long = self.lengths[length] = BitMap()
        as_long.add(group)
        arrays, bitmaps = self._arrays, self._bitmaps
        new: list[str] = []
        for key in keys:
            found = arrays.get(key)
            if found is not None:
                found.append(group)
            elif key in bitmaps:
                bitmaps[key].add(group)
            else:
                arrays[key] = array("I", (group,))
                new.append(key)
        return new

    def remove(self, group: int, keys: Iterable[str], length: int) -> list[str]:
        """Remove the moment of `group` and return the keys that no other group has."""
        self.groups.remove(group)
        self.lengths[length].remove(group)
        if not self.lengths[length]:
            del self.lengths[length]
        return [key for key in keys if self._take_out(key, group)]

    def _take_out(self, key: str, group: int) -> bool:
        holding = self.holding(key)
        if holding is None:
            return False
        holding.remove(group)
        if holding:
            return False
        del self._bitmaps[key]
        return True
