"""Columns: bitmaps of the groups that hold each key, for the first, second, … moment of a modality in each group."""

from array import array
from collections.abc import Iterable

from pyroaring import BitMap


class Column:
    """One moment of each group, by the group's number.

    The groups of a key are an array until the first query for it, and a single group is a number: most are never
    queried, and arrays and numbers take less time and memory than bitmaps.
    """

    __slots__ = ("_bitmaps", "_unqueried", "groups", "lengths")

    def __init__(self) -> None:
        self._unqueried: dict[str, int | array[int]] = {}
        self._bitmaps: dict[str, BitMap] = {}
        self.lengths: dict[int, BitMap] = {}
        self.groups = BitMap()  # the groups that have such a moment

    def __contains__(self, key: str) -> bool:
        return key in self._unqueried or key in self._bitmaps

    def holding(self, key: str) -> BitMap | None:
        """Return the groups with `key`; None if there are none."""
        found = self._unqueried.pop(key, None)
        if found is not None:
            self._bitmaps[key] = BitMap((found,) if isinstance(found, int) else found)
        return self._bitmaps.get(key)

    def add(self, group: int, keys: Iterable[str], length: int) -> list[str]:
        """Add the moment of `group`, whose number is higher than any before, and return the new keys."""
        self.groups.add(group)
        as_long = self.lengths.get(length)
        if as_long is None:
            as_long = self.lengths[length] = BitMap()
        as_long.add(group)
        unqueried, bitmaps = self._unqueried, self._bitmaps
        new: list[str] = []
        for key in keys:
            found = unqueried.get(key)
            if found is None:
                if key in bitmaps:
                    bitmaps[key].add(group)
                else:
                    unqueried[key] = group
                    new.append(key)
            elif isinstance(found, int):
                unqueried[key] = array("I", (found, group))
            else:
                found.append(group)
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
