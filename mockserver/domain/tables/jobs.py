"""The table of jobs: by kind, those of an index by index, and items by their store."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from mockserver.domain.records.job import JOB_KINDS, STORE_ITEM, IndexTask, Job, JobKind, StoreItem, Work
from mockserver.domain.tables.assets import References
from mockserver.domain.tables.shelf import History
from mockserver.domain.tables.table import DatedTable, Table
from mockserver.ground.steps import Steps, in_portions

W = TypeVar("W", bound=Work)
AnyJob: TypeAlias = Job[Any]


class JobTable(Table[AnyJob]):
    """The jobs of an account; `assets` are those that a job refers to."""

    __slots__ = ("_failing", "_of_index", "_of_kind", "_of_store", "assets")

    def __init__(self) -> None:
        super().__init__("job", "tasks")
        self.assets = References()
        self._of_kind = {kind: DatedTable[AnyJob](kind.name, kind.collection) for kind in JOB_KINDS}
        self._of_index: dict[str, DatedTable[IndexTask]] = {}
        self._failing: dict[str, DatedTable[IndexTask]] = {}  # of those of an index
        self._of_store: dict[str, StoreShelf] = {}

    def find_of(self, kind: JobKind[W], job_id: str) -> Job[W] | None:
        """Return the job, if it is of this kind."""
        return self._of_kind[kind].find(job_id)

    def get_of(self, kind: JobKind[W], job_id: str) -> Job[W]:
        """Return the job, if it is of this kind. Raises NotFound."""
        return self._of_kind[kind].get(job_id)

    def view_of(self, kind: JobKind[W]) -> Sequence[Job[W]]:
        """Return the jobs of a kind, read without being copied; good until the table changes."""
        return self._of_kind[kind].view()

    def view_of_index(self, index_id: str) -> Sequence[IndexTask]:
        """Return the jobs of an index, read without being copied; good until the table changes."""
        found = self._of_index.get(index_id)
        return found.view() if found else ()

    def failing_of_index(self, index_id: str) -> Sequence[IndexTask]:
        """Return the jobs of an index that fail, now or later; good until the table changes."""
        found = self._failing.get(index_id)
        return found.view() if found else ()

    def shelf_of_store(self, store_id: str) -> "StoreShelf":
        """Return the items of a knowledge store; good until the first one comes."""
        shelf = self._of_store.get(store_id)
        return shelf if shelf is not None else StoreShelf()

    def all(self) -> Sequence[AnyJob]:
        """Return all jobs, kind by kind."""
        return list(chain.from_iterable(table.view() for table in self._of_kind.values()))

    def delete_of_index(self, index_id: str) -> Steps[Sequence[IndexTask]]:
        """Forget the jobs of an index, all in the first step, and return them."""
        self._failing.pop(index_id, None)
        return self._forget_all(self._of_index.pop(index_id, None))

    def delete_of_store(self, store_id: str) -> Steps[Sequence[StoreItem]]:
        """Forget the items of a knowledge store, all in the first step, and return them."""
        return self._forget_all(self._of_store.pop(store_id, None))

    def _forget_all(self, group: DatedTable[Job[W]] | None) -> Steps[Sequence[Job[W]]]:
        """Forget the jobs of a group that is no more, and return them. References to assets go in further steps."""
        gone: Sequence[Job[W]] = group.all() if group else ()
        ids = {job.id for job in gone}
        for kind in {job.kind for job in gone}:
            self._of_kind[kind].delete_many(ids)
        for job_id in ids:
            del self._by_id[job_id]
            if self.listeners:
                self._tell(job_id, None)
        yield
        yield from in_portions(gone, self.assets.remove_all)
        return gone

    def _add(self, record: AnyJob) -> None:
        self._by_id[record.id] = record
        self.assets.add(record)
        for table in self._groups(record):
            table.put(record)

    def _replace(self, was: AnyJob, record: AnyJob) -> None:
        self._by_id[record.id] = record
        groups = list(self._groups(record))
        for table in groups:
            table.put(record)
        for table in self._groups(was):
            if table not in groups:
                table.delete(was.id)

    def _remove(self, record: AnyJob) -> None:
        del self._by_id[record.id]
        self.assets.remove(record)
        for table in self._groups(record):
            table.delete(record.id)

    def _groups(self, record: AnyJob) -> Iterator[Table[AnyJob]]:
        yield self._of_kind[record.kind]
        index_id = record.index_id
        if index_id is not None:
            yield _group(self._of_index, index_id)
            if record.timeline.fails:
                yield _group(self._failing, index_id)
        store_id = record.store_id
        if store_id is not None:
            yield self._of_store.setdefault(store_id, StoreShelf())


class StoreShelf(DatedTable[StoreItem]):
    """The items of one knowledge store; its `history` knows whose content or states changed."""

    __slots__ = ("history",)

    def __init__(self) -> None:
        super().__init__(STORE_ITEM.name, STORE_ITEM.collection)
        self.history = History()

    def _add(self, record: StoreItem) -> None:
        super()._add(record)
        self.history.note(record.id, len(self._by_id))

    def _replace(self, was: StoreItem, record: StoreItem) -> None:
        super()._replace(was, record)
        if record.timeline is not was.timeline or record.asset.content is not was.asset.content:
            self.history.note(record.id, len(self._by_id))

    def _remove(self, record: StoreItem) -> None:
        super()._remove(record)
        self.history.note(record.id, len(self._by_id))


def _group(groups: dict[str, DatedTable[IndexTask]], index_id: str) -> DatedTable[IndexTask]:
    group = groups.get(index_id)
    if group is None:
        group = groups[index_id] = DatedTable("task", "tasks")
    return group
