"""A total size limit for what all accounts hold of one kind: journals, search results."""

from collections.abc import Callable, Iterable
from typing import Protocol

# Sizes are added up each time they have grown by this fraction of the limit. Then the largest holders drop entries.
_PARTS = 16


class Shrinkable(Protocol):
    """Holds entries and can drop its oldest ones."""

    size: int

    def shrink(self, size: int) -> None: ...


class SizeBudget:
    """Keeps the `holders` within `limit` bytes in total, plus at most a 16th.

    To do so, the largest ones drop their oldest entries.
    """

    __slots__ = ("_holders", "_limit", "_step", "grown")

    def __init__(self, limit: int, holders: Callable[[], Iterable[Shrinkable]]) -> None:
        self._limit = limit
        self._step = limit // _PARTS
        self._holders = holders
        self.grown = 0  # growth since the last check

    def spend(self, size: int) -> None:
        """Add `size` bytes to the growth; enforce the limit if a check is due."""
        self.grown += size
        if self.grown > self._step:
            self.grown = 0
            self._fit()

    def _fit(self) -> None:
        holders = list(self._holders())
        excess = sum(holder.size for holder in holders) - self._limit
        while excess > 0:
            largest = max(holders, key=lambda holder: holder.size)
            before = largest.size
            largest.shrink(max(0, before - max(1, self._step, excess // _PARTS)))
            excess -= before - largest.size
