"""Records by group: those of one index, collection or asset."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from mockserver.domain.tables.table import Dated, DatedTable

R = TypeVar("R", bound=Dated)


class Groups(Generic[R]):
    """The records of a table by the groups that `keys` returns for each, in order of creation."""

    __slots__ = ("_by_key", "_keys")

    def __init__(self, keys: Callable[[R], Iterable[str]]) -> None:
        self._keys = keys
        self._by_key: dict[str, DatedTable[R]] = {}

    def view(self, key: str) -> Sequence[R]:
        """Return a view of a group without copying it; valid until the table changes."""
        group = self._by_key.get(key)
        return group.view() if group is not None else ()

    def add(self, record: R) -> None:
        """Add a record to its groups, or replace the one with its id."""
        for key in self._keys(record):
            group = self._by_key.get(key)
            if group is None:
                group = self._by_key[key] = DatedTable("record", "groups")
            group.put(record)

    def replace(self, was: R, record: R) -> None:
        """Add `record` to its groups, and remove `was` from those that it has left."""
        self.add(record)
        now = set(self._keys(record))
        self._take_out(was, (key for key in self._keys(was) if key not in now))

    def remove(self, record: R) -> None:
        """Remove a record from its groups."""
        self._take_out(record, self._keys(record))

    def _take_out(self, record: R, keys: Iterable[str]) -> None:
        for key in keys:
            group = self._by_key[key]
            group.delete(record.id)
            if not len(group):
                del self._by_key[key]
