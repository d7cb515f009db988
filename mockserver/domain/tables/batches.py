"""The table of analyze batches, with those that may still be running."""

from collections.abc import Sequence
from datetime import datetime

from mockserver.domain.records.analysis import AnalyzeBatch
from mockserver.domain.tables.table import DatedTable


class BatchTable(DatedTable[AnalyzeBatch]):
    """The analyze batches of an account."""

    __slots__ = ("_asked_at", "_open")

    def __init__(self) -> None:
        super().__init__("analyze_batch", "analyze batches")
        self._open: dict[str, None] = {}  # those that were running at the last call
        self._asked_at: datetime | None = None

    def open(self, now: datetime) -> Sequence[AnalyzeBatch]:
        """Return the batches that may still be running at `now`; all of them if the clock was set back."""
        if self._asked_at is not None and now < self._asked_at:
            self._open = dict.fromkeys(self._created.ids)
        self._asked_at = now
        return [self._by_id[batch_id] for batch_id in self._open]

    def note_over(self, batch_id: str) -> None:
        """Mark a batch as finished, as long as the clock is not set back."""
        self._open.pop(batch_id, None)

    def _add(self, record: AnalyzeBatch) -> None:
        super()._add(record)
        self._open[record.id] = None

    def _remove(self, record: AnalyzeBatch) -> None:
        super()._remove(record)
        self._open.pop(record.id, None)
