"""The table of indexes, also by name and by API version."""

from collections import Counter
from collections.abc import Sequence

from mockserver.domain.records.index import Index
from mockserver.domain.tables.table import DatedTable


class IndexTable(DatedTable[Index]):
    """The indexes of an account; names are unique."""

    __slots__ = ("_by_name", "_versions")

    def __init__(self) -> None:
        super().__init__("index", "indexes")
        self._by_name: dict[str, Index] = {}
        self._versions: Counter[frozenset[str]] = Counter()

    def find_by_name(self, name: str) -> Index | None:
        """Return the index of this name, or None."""
        return self._by_name.get(name)

    def all_are_of(self, version: str) -> bool:
        """Return whether an API version knows the models of every index."""
        return all(version in versions for versions in self._versions)

    def view_of(self, version: str) -> Sequence[Index]:
        """Return the indexes whose models an API version knows, oldest first; valid until the table changes."""
        if self.all_are_of(version):
            return self.view()
        return [index for index in self.view() if version in index.versions]

    def _add(self, record: Index) -> None:
        super()._add(record)
        self._by_name[record.name] = record
        self._versions[record.versions] += 1

    def _replace(self, was: Index, record: Index) -> None:
        del self._by_name[was.name]
        super()._replace(was, record)
        self._by_name[record.name] = record
        self._take_off(was)
        self._versions[record.versions] += 1

    def _remove(self, record: Index) -> None:
        del self._by_name[record.name]
        super()._remove(record)
        self._take_off(record)

    def _take_off(self, index: Index) -> None:
        versions = index.versions
        self._versions[versions] -= 1
        if not self._versions[versions]:
            del self._versions[versions]
