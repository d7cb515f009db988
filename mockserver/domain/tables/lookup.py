"""Which records have a value: known from the first time that somebody asks."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, TypeVar


class Named(Protocol):
    """What has an id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Named)


class Lookup(Generic[R]):
    """The ids of records by the text that `read` reads of them. Until it is asked it costs nothing."""

    __slots__ = ("_ids", "_read")

    def __init__(self, read: Callable[[R], str]) -> None:
        self._read = read
        self._ids: dict[str, set[str]] | None = None

    def find(self, text: str, records: Iterable[R]) -> Iterable[str]:
        """Return the ids of those with this text; `records` are all records, for the first lookup."""
        if self._ids is None:
            self._ids = {}
            for record in records:
                self.enter(record)
        return self._ids.get(text, ())

    def enter(self, record: R) -> None:
        """Take note of a record that came."""
        if self._ids is not None:
            self._ids.setdefault(self._read(record), set()).add(record.id)

    def take_out(self, record: R) -> None:
        """Take note of a record that went."""
        if self._ids is not None:
            text = self._read(record)
            self._ids[text].remove(record.id)
            if not self._ids[text]:
                del self._ids[text]
