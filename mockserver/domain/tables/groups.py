"""Records by group: those of one collection or asset."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import count
from typing import Generic, TypeVar

from mockserver.domain.tables.order import Instants, Order, View
from mockserver.domain.tables.table import Dated

R = TypeVar("R", bound=Dated)


class Groups(Generic[R]):
    """The records `by_id` of a table by the groups that `keys` returns for each.

    Each group is in the order of the table, whenever a record joined it: by creation, then by arrival in the table.
    """

    __slots__ = ("_arrivals", "_by_id", "_keys", "_numbers", "_orders")

    def __init__(self, by_id: Mapping[str, R], keys: Callable[[R], Collection[str]]) -> None:
        self._by_id = by_id
        self._keys = keys
        self._orders: dict[str, Order[Instants]] = {}  # by group
        self._arrivals: dict[str, int] = {}  # by record
        self._numbers = count()

    def view(self, key: str) -> Sequence[R]:
        """Return a view of a group without copying it; valid until the table changes."""
        order = self._orders.get(key)
        return View(order.ids, self._by_id) if order is not None else ()

    def add(self, record: R) -> None:
        """Add a new record to its groups."""
        self._arrivals[record.id] = next(self._numbers)
        self._join(record, self._keys(record))

    def replace(self, was: R, record: R) -> None:
        """Add `record` to the groups that it joins, and remove `was` from those that it leaves."""
        before, now = self._keys(was), self._keys(record)
        self._join(record, (key for key in now if key not in before))
        self._leave(was, (key for key in before if key not in now))

    def remove(self, record: R) -> None:
        """Remove a record from its groups."""
        self._leave(record, self._keys(record))
        del self._arrivals[record.id]

    def _join(self, record: R, keys: Iterable[str]) -> None:
        place = self._place(record)
        for key in keys:
            self._orders.setdefault(key, Order()).add(place, record.id)

    def _leave(self, record: R, keys: Iterable[str]) -> None:
        place = self._place(record)
        for key in keys:
            order = self._orders[key]
            order.remove(place, record.id)
            if not order.ids:
                del self._orders[key]

    def _place(self, record: R) -> Instants:
        return record.created_at, self._arrivals[record.id]
