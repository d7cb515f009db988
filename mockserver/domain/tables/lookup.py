"""A lookup of records by a value, built on first use."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """A record with an id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Named)


class Lookup(Generic[R]):
    """The ids of records by the text that `read` returns for each. It costs nothing until the first lookup."""

    __slots__ = ("_ids", "_read")

    def __init__(self, read: Callable[[R], str]) -> None:
        self._read = read
        self._ids: dict[str, set[str]] | None = None

    def find(self, text: str, records: Iterable[R]) -> Iterable[str]:
        """Return the ids of records with this text; `records` are all records, for the first lookup."""
        if self._ids is None:
            self._ids = {}
            for record in records:
                self.enter(record)
        return self._ids.get(text, ())

    def enter(self, record: R) -> None:
        """Add a record."""
        if self._ids is not None:
            self._ids.setdefault(self._read(record), set()).add(record.id)

    def take_out(self, record: R) -> None:
        """Remove a record."""
        if self._ids is not None:
            text = self._read(record)
            self._ids[text].remove(record.id)
            if not self._ids[text]:
                del self._ids[text]
