"""The table of indexes, also by name and by API version."""

from collections import Counter
from collections.abc import Sequence

from mockserver.domain.records.index import Index
from mockserver.domain.tables.table import DatedTable


class IndexTable(DatedTable[Index]):
    """The indexes of an account; names are unique."""

    __slots__ = ("_by_name", "_known")

    def __init__(self) -> None:
        super().__init__("index", "indexes")
        self._by_name: dict[str, Index] = {}
        self._known: Counter[str] = Counter()  # the number of indexes whose models an API version knows

    def find_by_name(self, name: str) -> Index | None:
        """Return the index of this name, or None."""
        return self._by_name.get(name)

    def all_are_of(self, version: str) -> bool:
        """Return whether an API version knows the models of every index."""
        return self._known[version] == len(self._by_id)

    def view_of(self, version: str) -> Sequence[Index]:
        """Return the indexes whose models an API version knows, oldest first; valid until the table changes."""
        if self.all_are_of(version):
            return self.view()
        return [index for index in self.view() if version in index.versions]

    def _add(self, record: Index) -> None:
        super()._add(record)
        self._by_name[record.name] = record
        self._count(record, 1)

    def _replace(self, was: Index, record: Index) -> None:
        del self._by_name[was.name]
        super()._replace(was, record)
        self._by_name[record.name] = record
        self._count(was, -1)
        self._count(record, 1)

    def _remove(self, record: Index) -> None:
        del self._by_name[record.name]
        super()._remove(record)
        self._count(record, -1)

    def _count(self, index: Index, by: int) -> None:
        for version in index.versions:
            self._known[version] += by
