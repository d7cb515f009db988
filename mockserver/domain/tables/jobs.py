"""The table of jobs: by kind, by index, and by knowledge store."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, TypeAlias, TypeVar

from mockserver.domain.records.job import JOB_KINDS, STORE_ITEM, IndexTask, Job, JobKind, StoreItem, Work
from mockserver.domain.tables.assets import References
from mockserver.domain.tables.index_videos import History
from mockserver.domain.tables.order import Order
from mockserver.domain.tables.table import DatedTable, Table
from mockserver.ground.errors import NotFound
from mockserver.ground.steps import Steps, in_portions

W = TypeVar("W", bound=Work)
AnyJob: TypeAlias = Job[Any]


class JobTable(Table[AnyJob]):
    """The jobs of an account; `assets` are the assets that jobs refer to."""

    __slots__ = ("_changed", "_failing", "_leaving", "_of_index", "_of_kind", "_of_store", "assets")

    def __init__(self) -> None:
        super().__init__("job", "tasks")
        self.assets = References()
        self._of_kind = {kind: DatedTable[AnyJob](kind.name, kind.collection) for kind in JOB_KINDS}
        self._of_index: dict[str, DatedTable[IndexTask]] = {}
        self._failing: dict[str, DatedTable[IndexTask]] = {}  # of the jobs of an index
        self._of_store: dict[str, StoreItemTable] = {}
        self._leaving: list[DatedTable[Any]] = []  # groups whose jobs are being deleted
        self._changed: dict[str, None] | None = None  # since the last call of `changed`

    def find(self, job_id: str) -> AnyJob | None:
        job = self._by_id.get(job_id)
        return None if self._leaving and self._is_leaving(job_id) else job

    def find_of(self, kind: JobKind[W], job_id: str) -> Job[W] | None:
        """Return the job, if it is of this kind."""
        job = self._of_kind[kind].find(job_id)
        return None if self._leaving and self._is_leaving(job_id) else job

    def get_of(self, kind: JobKind[W], job_id: str) -> Job[W]:
        """Return the job, if it is of this kind. Raises NotFound."""
        job = self.find_of(kind, job_id)
        if job is None:
            raise NotFound(job_id, kind.collection)
        return job

    def view_of(self, kind: JobKind[W]) -> Sequence[Job[W]]:
        """Return a view of the jobs of a kind without copying them; valid until the table changes."""
        return self._of_kind[kind].view()

    def view_of_index(self, index_id: str) -> Sequence[IndexTask]:
        """Return a view of the jobs of an index without copying them; valid until the table changes."""
        found = self._of_index.get(index_id)
        return found.view() if found else ()

    def failing_of_index(self, index_id: str) -> Sequence[IndexTask]:
        """Return the jobs of an index that fail, now or later; valid until the table changes."""
        found = self._failing.get(index_id)
        return found.view() if found else ()

    def item_table_of_store(self, store_id: str) -> "StoreItemTable":
        """Return the items of a knowledge store; valid until its first item is added."""
        items = self._of_store.get(store_id)
        return items if items is not None else StoreItemTable()

    def all(self) -> Sequence[AnyJob]:
        """Return all jobs, kind by kind."""
        return list(chain.from_iterable(table.view() for table in self._of_kind.values()))

    def changed(self) -> dict[str, None] | None:
        """Return the ids of jobs that were added, changed or deleted since the last call; None at the first call."""
        changed, self._changed = self._changed, {}
        return changed

    def note_change(self, job_id: str) -> None:
        """Include a job in the next result of `changed`."""
        if self._changed is not None:
            self._changed[job_id] = None

    def delete_of_index(self, index_id: str) -> Steps[Sequence[IndexTask]]:
        """Delete the jobs of an index and return them. From the first step on, the index has none."""
        self._failing.pop(index_id, None)
        return self._forget_all(self._of_index.pop(index_id, None))

    def delete_of_store(self, store_id: str) -> Steps[Sequence[StoreItem]]:
        """Delete the items of a knowledge store and return them. From the first step on, the store has none."""
        return self._forget_all(self._of_store.pop(store_id, None))

    def _forget_all(self, group: DatedTable[Job[W]] | None) -> Steps[Sequence[Job[W]]]:
        """Delete and return the jobs of a deleted group, which are all of one kind."""
        if group is None or not len(group):
            return ()
        self._leaving.append(group)
        gone = group.all()
        yield
        of_kind = self._of_kind[gone[0].kind]
        yield from of_kind.delete_in_steps([job.id for job in gone])
        yield
        yield from in_portions(gone, self._forget)
        self._leaving.remove(group)
        return gone

    def _forget(self, jobs: Iterable[AnyJob]) -> None:
        for job in jobs:
            del self._by_id[job.id]
            self.note_change(job.id)
            self.assets.remove(job)
            if self.listeners:
                self._notify(job.id, None)

    def _is_leaving(self, job_id: str) -> bool:
        return any(group.find(job_id) is not None for group in self._leaving)

    def _add(self, record: AnyJob) -> None:
        self._by_id[record.id] = record
        self.note_change(record.id)
        self.assets.add(record)
        for table in self._groups(record):
            table.put(record)

    def _replace(self, was: AnyJob, record: AnyJob) -> None:
        self._by_id[record.id] = record
        self.note_change(record.id)
        groups = list(self._groups(record))
        for table in groups:
            table.put(record)
        for table in self._groups(was):
            if table not in groups:
                table.delete(was.id)

    def _remove(self, record: AnyJob) -> None:
        del self._by_id[record.id]
        self.note_change(record.id)
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
            yield self._of_store.setdefault(store_id, StoreItemTable())


class StoreItemTable(DatedTable[StoreItem]):
    """The items of one knowledge store; `history` has the items whose content or state changed."""

    __slots__ = ("_ready", "history")

    def __init__(self) -> None:
        super().__init__(STORE_ITEM.name, STORE_ITEM.collection)
        self.history = History()
        self._ready: Order[datetime] = Order()  # in order of the time at which they become ready, if that is known

    def ready_count(self, now: datetime) -> int:
        """Return how many of the items are ready."""
        return bisect_right(self._ready.keys, now)

    def _add(self, record: StoreItem) -> None:
        super()._add(record)
        self._enter(record)
        self.history.note(record.id, len(self._by_id))

    def _replace(self, was: StoreItem, record: StoreItem) -> None:
        super()._replace(was, record)
        if record.timeline is not was.timeline:
            self._take_out(was)
            self._enter(record)
        if record.timeline is not was.timeline or record.asset.content is not was.asset.content:
            self.history.note(record.id, len(self._by_id))

    def _remove(self, record: StoreItem) -> None:
        super()._remove(record)
        self._take_out(record)
        self.history.note(record.id, len(self._by_id))

    def _enter(self, item: StoreItem) -> None:
        ready_at = item.timeline.ready_at
        if ready_at is not None:
            self._ready.add(ready_at, item.id)

    def _take_out(self, item: StoreItem) -> None:
        ready_at = item.timeline.ready_at
        if ready_at is not None:
            self._ready.remove(ready_at, item.id)


def _group(groups: dict[str, DatedTable[IndexTask]], index_id: str) -> DatedTable[IndexTask]:
    group = groups.get(index_id)
    if group is None:
        group = groups[index_id] = DatedTable("task", "tasks")
    return group
