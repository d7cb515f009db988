"""Ids in sorted order, updated as records are added and removed, and views of a part without copying the rest."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import compress
from typing import Any, Generic, TypeVar, overload

R = TypeVar("R")

# A sort key: instants, the most important first. Ties keep the order of arrival.
Instants = tuple[datetime, *tuple[datetime | int, ...]]
K = TypeVar("K", datetime, Instants)

# Most tables of most accounts stay empty; their lists, of 56 bytes each, are made with the first id.
_EMPTY: Any = ()


class Order(Generic[K]):
    """Ids in order of their keys; those of the same key, in order of arrival."""

    __slots__ = ("ids", "keys")

    def __init__(self) -> None:
        self.ids: list[str] = _EMPTY
        self.keys: list[K] = _EMPTY

    def add(self, key: K, record_id: str) -> None:
        """Insert an id, which is mostly at the end."""
        keys = self.keys
        if not keys:
            self.keys, self.ids = [key], [record_id]
            return
        if keys[-1] <= key:
            keys.append(key)
            self.ids.append(record_id)
            return
        at = bisect_right(keys, key)
        self.ids.insert(at, record_id)
        keys.insert(at, key)

    def remove(self, key: K, record_id: str) -> None:
        """Remove an id; takes time linear in the ids with the same key."""
        at = self.ids.index(record_id, self.place(key))
        del self.ids[at], self.keys[at]

    def remove_many(self, record_ids: Collection[str]) -> None:
        """Remove many ids in one pass."""
        stays = [record_id not in record_ids for record_id in self.ids]
        self.keys = list(compress(self.keys, stays))
        self.ids = list(compress(self.ids, stays))

    def place(self, key: K) -> int:
        """Return how many keys are smaller."""
        return bisect_left(self.keys, key)


class View(Sequence[R]):
    """The records of `ids` in order, except those at the places `skipped`; valid until the store changes."""

    __slots__ = ("_by_id", "_ids", "_shifts")

    def __init__(self, ids: Sequence[str], by_id: Mapping[str, R], skipped: Sequence[int] = ()) -> None:
        self._ids = ids
        self._by_id = by_id
        # The place of a record is its number plus the number of places skipped before it.
        self._shifts = [place - number for number, place in enumerate(sorted(skipped))] if skipped else []

    def __len__(self) -> int:
        return len(self._ids) - len(self._shifts)

    @overload
    def __getitem__(self, at: int) -> R: ...
    @overload
    def __getitem__(self, at: slice) -> list[R]: ...
    def __getitem__(self, at: int | slice) -> R | list[R]:
        if isinstance(at, slice):
            if not self._shifts:
                return list(map(self._by_id.__getitem__, self._ids[at]))
            return [self._at(number) for number in range(*at.indices(len(self)))]
        return self._at(range(len(self))[at])

    def __iter__(self) -> Iterator[R]:
        if not self._shifts:
            return map(self._by_id.__getitem__, self._ids)
        return iter(self[:])

    def _at(self, number: int) -> R:
        return self._by_id[self._ids[number + bisect_right(self._shifts, number)]]
