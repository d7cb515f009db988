"""The total size limit of the journals of all accounts."""

from collections.abc import Callable, Iterable
from typing import Protocol

# Journals are checked each time they have grown by this fraction of the limit. Then the largest ones drop entries.
_PARTS = 16


class Journal(Protocol):
    """A journal that can drop its oldest exchanges."""

    size: int

    def shrink(self, size: int) -> None: ...


class JournalBudget:
    """Keeps `journals` within `limit` bytes in total, plus at most a 16th.

    To do so, the largest ones drop their oldest exchanges.
    """

    __slots__ = ("_journals", "_limit", "_step", "grown")

    def __init__(self, limit: int, journals: Callable[[], Iterable[Journal]]) -> None:
        self._limit = limit
        self._step = limit // _PARTS
        self._journals = journals
        self.grown = 0  # growth since the last check

    def spend(self, size: int) -> None:
        """Add `size` bytes to the growth; enforce the limit if a check is due."""
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
