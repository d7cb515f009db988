"""The table of analyze batches, which knows those that may still be at work."""

from collections.abc import Sequence
from datetime import datetime

from mockserver.domain.records.analysis import AnalyzeBatch
from mockserver.domain.tables.table import DatedTable


class BatchTable(DatedTable[AnalyzeBatch]):
    """The analyze batches of an account."""

    __slots__ = ("_asked_at", "_open")

    def __init__(self) -> None:
        super().__init__("analyze_batch", "analyze batches")
        self._open: dict[str, None] = {}  # those that were not over when last asked
        self._asked_at: datetime | None = None

    def open(self, now: datetime) -> Sequence[AnalyzeBatch]:
        """Return the batches that may not be over at `now`; all of them where the clock was set back."""
        if self._asked_at is not None and now < self._asked_at:
            self._open = dict.fromkeys(self._created.ids)
        self._asked_at = now
        return [self._by_id[batch_id] for batch_id in self._open]

    def note_over(self, batch_id: str) -> None:
        """Note that a batch is over, and stays so while time goes on."""
        self._open.pop(batch_id, None)

    def _add(self, record: AnalyzeBatch) -> None:
        super()._add(record)
        self._open[record.id] = None

    def _remove(self, record: AnalyzeBatch) -> None:
        super()._remove(record)
        self._open.pop(record.id, None)
