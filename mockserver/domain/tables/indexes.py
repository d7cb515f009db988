"""The table of indexes, which are found by name too."""

from mockserver.domain.records.index import Index
from mockserver.domain.tables.table import DatedTable


class IndexTable(DatedTable[Index]):
    """The indexes of an account. No two have the same name."""

    __slots__ = ("_by_name",)

    def __init__(self) -> None:
        super().__init__("index", "indexes")
        self._by_name: dict[str, Index] = {}

    def find_by_name(self, name: str) -> Index | None:
        """Return the index of this name, or None."""
        return self._by_name.get(name)

    def _add(self, record: Index) -> None:
        super()._add(record)
        self._by_name[record.name] = record

    def _replace(self, was: Index, record: Index) -> None:
        del self._by_name[was.name]
        super()._replace(was, record)
        self._by_name[record.name] = record

    def _remove(self, record: Index) -> None:
        del self._by_name[record.name]
        super()._remove(record)
