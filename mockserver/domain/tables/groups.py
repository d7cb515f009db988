"""Records in groups: those of one index, of one collection, of one asset."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from mockserver.domain.tables.table import Dated, DatedTable

R = TypeVar("R", bound=Dated)


class Groups(Generic[R]):
    """The records of a table by the groups that `keys` names for each; in a group in order of creation."""

    __slots__ = ("_by_key", "_keys")

    def __init__(self, keys: Callable[[R], Iterable[str]]) -> None:
        self._keys = keys
        self._by_key: dict[str, DatedTable[R]] = {}

    def view(self, key: str) -> Sequence[R]:
        """Return the records of a group, read without being copied; good until the table changes."""
        group = self._by_key.get(key)
        return group.view() if group is not None else ()

    def add(self, record: R) -> None:
        """Put a record that came into its groups, or in place of the one with its id."""
        for key in self._keys(record):
            group = self._by_key.get(key)
            if group is None:
                group = self._by_key[key] = DatedTable("record", "groups")
            group.put(record)

    def replace(self, was: R, record: R) -> None:
        """Put `record` into its groups, and take `was` out of those that it is no longer in."""
        self.add(record)
        now = set(self._keys(record))
        self._take_out(was, (key for key in self._keys(was) if key not in now))

    def remove(self, record: R) -> None:
        """Take a record that went out of its groups."""
        self._take_out(record, self._keys(record))

    def _take_out(self, record: R, keys: Iterable[str]) -> None:
        for key in keys:
            group = self._by_key[key]
            group.delete(record.id)
            if not len(group):
                del self._by_key[key]
