"""Total size limits for what all accounts hold of one kind: journals, search results, the words of searched indexes."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heapreplace
from typing import Protocol

# Sizes are added up each time they have grown by this fraction of the limit. Then holders drop entries.
_PARTS = 16


class Shrinkable(Protocol):
    """Holds entries and can drop its oldest ones."""

    size: int

    def shrink(self, size: int) -> None: ...


class Evictable(Protocol):
    """Can be dropped as a whole, and built again when it is needed."""

    @property
    def size(self) -> int: ...
    @property
    def last_use(self) -> int:
        """A number that is higher for later uses."""

    @property
    def is_in_use(self) -> bool: ...
    def drop(self) -> None: ...


class _Budget(ABC):
    """Calls `_fit` each time that the total size has grown by a 16th of the limit."""

    __slots__ = ("_limit", "_step", "grown")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._step = limit // _PARTS
        self.grown = 0  # growth since the last check

    def spend(self, size: int) -> None:
        """Add `size` bytes to the growth; enforce the limit if a check is due."""
        self.grown += size
        if self.grown > self._step:
            self.grown = 0
            self._fit()

    @abstractmethod
    def _fit(self) -> None: ...


class SizeBudget(_Budget):
    """Keeps the `holders` within `limit` bytes in total, plus at most a 16th.

    To do so, the largest ones drop their oldest entries. A holder that cannot drop any is left as it is.
    """

    __slots__ = ("_holders",)

    def __init__(self, limit: int, holders: Callable[[], Iterable[Shrinkable]]) -> None:
        super().__init__(limit)
        self._holders = holders

    def _fit(self) -> None:
        holders = list(self._holders())
        excess = sum(holder.size for holder in holders) - self._limit
        largest = [(-holder.size, number) for number, holder in enumerate(holders)]
        heapify(largest)
        while excess > 0 and largest:
            _, number = largest[0]
            holder = holders[number]
            before = holder.size
            holder.shrink(max(0, before - max(1, self._step, excess // _PARTS)))
            if holder.size < before:
                excess -= before - holder.size
                heapreplace(largest, (-holder.size, number))
            else:
                heappop(largest)


class EvictionBudget(_Budget):
    """Keeps what can be built again within `limit` bytes in total, plus at most a 16th.

    To do so, the least recently used are dropped, except those that a request is using.
    """

    __slots__ = ("_holders", "_uses")

    def __init__(self, limit: int, holders: Callable[[], Iterable[Evictable]]) -> None:
        super().__init__(limit)
        self._holders = holders
        self._uses = 0

    def next_use(self) -> int:
        """Return a number for a use that is higher than that of any use before."""
        self._uses += 1
        return self._uses

    def _fit(self) -> None:
        holders = sorted(self._holders(), key=lambda holder: holder.last_use)
        excess = sum(holder.size for holder in holders) - self._limit
        for holder in holders:
            if excess <= 0:
                return
            if not holder.is_in_use:
                excess -= holder.size
                holder.drop()
