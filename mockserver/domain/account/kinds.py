"""A kind of record: everything that reset, snapshot, restore, events and the restore probe need to know."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from mockserver.domain.records.index import Index
from mockserver.domain.records.job import JobKind, Work
from mockserver.domain.records.job_profile import Path
from mockserver.domain.records.knowledge import KnowledgeStore
from mockserver.domain.tables.assets import AssetTable
from mockserver.domain.tables.indexes import IndexTable
from mockserver.domain.tables.item_collections import ItemCollectionTable
from mockserver.domain.tables.jobs import JobTable
from mockserver.domain.tables.table import DatedTable, Table
from mockserver.domain.tables.uploads import UploadTable
from mockserver.domain.tables.videos import VideoTable
from mockserver.ground.clock import AccountClock

T_co = TypeVar("T_co", bound=Table[Any], covariant=True)


class Holder(Protocol):
    """The interface of an account for kinds of records."""

    clock: AccountClock
    indexes: IndexTable
    assets: AssetTable
    stores: DatedTable[KnowledgeStore]
    jobs: JobTable
    videos: VideoTable
    uploads: UploadTable
    collections: ItemCollectionTable

    def natural_path(self, kind: JobKind[Work]) -> Path:
        """Return the states of a successful job."""

    def keeps_for_good(self, index: Index) -> bool:
        """Return whether the plan keeps `index`."""


KeptFile = Callable[[str], str | None]


class StateChange(Struct, frozen=True):
    """A record of `kind` reaches a state at an instant; `is_work` if clients wait for it."""

    at: datetime
    kind: str
    id: str
    became: str
    is_work: bool = False

    def __str__(self) -> str:
        name = self.kind.replace("_", " ")
        return f"{name} {self.id} → {self.became}" if self.is_work else f"{name} {self.id} {self.became}"


EventsOf = Callable[[Holder, Any], Iterable[StateChange]]


def _itself(record: Any, /) -> Any:
    return record


def _always(account: Holder, record: Any, /) -> bool:
    return True


def _restored_itself(account: Holder, saved: Any, kept_file: KeptFile, /) -> Any:
    return saved


def _accept_any(account: Holder, record: Any, /) -> None:
    """Accept any record."""


# Every server loads it at its start, and a dataclass takes ten times as long to declare.
class Kind(Struct, Generic[T_co], frozen=True, eq=False):
    """A kind of record, declared once.

    - `make` creates an empty table for an account.
    - `ids` are the fields with the id of a record of another kind, `records` those with the record itself, for which
      a snapshot has the id. Those records are restored first, so their kinds are declared before this one. Ids in
      `may_lack` can be empty.
    - If it `is_saved`, snapshots contain the result of `saved`, of the class `saved_as`, and `restored` converts it
      back; a record that is not `is_current` is left out. `check` raises ValueError for an impossible record.
      A record that `is_frozen` may be shared by accounts that are restored from the same lines.
    - `events` yields the state changes of a record.
    - `paths` are the paths that show a record, as values of path parameters by name, without the ending `-id`. The
      last parameter is the record's own: `index`, `video` for `/indexes/{index-id}/videos/{video-id}`.
    """

    name: str
    make: Callable[[], T_co]
    saved_as: Callable[[], type]
    ids: Mapping[str, str] = {}
    records: Mapping[str, str] = {}
    may_lack: frozenset[str] = frozenset()
    is_saved: bool = True
    is_frozen: bool = True
    is_current: Callable[[Holder, Any], bool] = _always
    saved: Callable[[Any], Any] = _itself
    restored: Callable[[Holder, Any, KeptFile], Any] = _restored_itself
    check: Callable[[Holder, Any], None] = _accept_any
    events: EventsOf | None = None
    paths: Callable[[Any], Iterable[Mapping[str, str]]] | None = None

    def places(self, record: Any) -> Iterable[Mapping[str, str]]:
        """Return the parameters of the paths that show the record."""
        return self.paths(record) if self.paths else ({self.name: record.id},)
