"""What the journals of all accounts may hold together."""

from collections.abc import Callable, Iterable
from typing import Protocol

# All are looked at when they have grown by so much of the limit; then the largest give as much.
_PARTS = 16


class Journal(Protocol):
    """A journal that can give up its oldest exchanges."""

    size: int

    def shrink(self, size: int) -> None: ...


class JournalBudget:
    """Keeps `journals` within `limit` bytes together, and a 16th more: the largest give up their oldest exchanges."""

    __slots__ = ("_journals", "_limit", "_step", "grown")

    def __init__(self, limit: int, journals: Callable[[], Iterable[Journal]]) -> None:
        self._limit = limit
        self._step = limit // _PARTS
        self._journals = journals
        self.grown = 0  # since all were looked at

    def spend(self, size: int) -> None:
        """Note that a journal has grown by `size` bytes; bring all within the limit where it is time to look."""
        self.grown += size
        if self.grown > self._step:
            self.grown = 0
            self._fit()

    def _fit(self) -> None:
        journals = list(self._journals())
        excess = sum(journal.size for journal in journals) - self._limit
        while excess > 0:
            largest = max(journals, key=lambda journal: journal.size)
            before = largest.size
            largest.shrink(max(0, before - max(1, self._step, excess // _PARTS)))
            excess -= before - largest.size
