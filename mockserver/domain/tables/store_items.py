"""The items of all knowledge stores, for searches."""

from collections.abc import Iterable, Sequence

from mockserver.domain.records.job import STORE_ITEM, StoreItem
from mockserver.domain.tables.jobs import JobTable


class StoreItems:
    """A view of the items among the jobs of an account. Creating it costs nothing."""

    __slots__ = ("_jobs",)

    def __init__(self, jobs: JobTable) -> None:
        self._jobs = jobs

    def find(self, item_id: str) -> StoreItem | None:
        """Return the item, or None."""
        return self._jobs.find_of(STORE_ITEM, item_id)

    def of_index(self, store_id: str) -> Sequence[StoreItem]:
        """Return all items of the store."""
        return self._jobs.item_table_of_store(store_id).all()

    def revision(self, store_id: str) -> int:
        """Return a number that grows whenever an item is added, deleted, or changes its content or state."""
        return self._jobs.item_table_of_store(store_id).history.revision

    def changed_since(self, store_id: str, revision: int) -> Iterable[str] | None:
        """Return the ids that changed since a revision; None if the history no longer has it."""
        return self._jobs.item_table_of_store(store_id).history.since(revision)
