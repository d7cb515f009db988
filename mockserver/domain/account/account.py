"""All data of one API key, and a view of it at one instant."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import TYPE_CHECKING

from msgspec import Struct

from mockserver.domain.account.plan import INDEX_LIFETIME, Plan
from mockserver.domain.account.rates import Rates
from mockserver.domain.account.result_pages import ResultPages
from mockserver.domain.account.tables import (
    ASSETS,
    IMPORTS,
    INDEXES,
    ITEM_COLLECTIONS,
    JOBS,
    RESULT_PAGES,
    SESSIONS,
    STORES,
    UPLOADS,
    VIDEOS,
    Tables,
)
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK, JobKind, Work
from mockserver.domain.records.job_profile import Path, Profile, Status
from mockserver.domain.records.knowledge import KnowledgeStore, Session
from mockserver.domain.records.numbers import Number
from mockserver.domain.records.recorded_answer import RecordedAnswers
from mockserver.domain.records.uploads.cloud_import import CloudImport
from mockserver.domain.retrieval.corpora import Corpora
from mockserver.domain.rules.hooks import Hooks
from mockserver.domain.tables.assets import AssetTable
from mockserver.domain.tables.indexes import IndexTable
from mockserver.domain.tables.item_collections import ItemCollectionTable
from mockserver.domain.tables.jobs import JobTable
from mockserver.domain.tables.of_store import StoreTable
from mockserver.domain.tables.table import DatedTable, Table
from mockserver.domain.tables.uploads import UploadTable
from mockserver.domain.tables.videos import VideoTable
from mockserver.domain.testkit.kit import Kit
from mockserver.ground.clock import AccountClock
from mockserver.ground.errors import NotFound
from mockserver.ground.identifiers import Identifiers
from mockserver.ground.steps import Steps

if TYPE_CHECKING:  # most accounts never have a webhook
    from mockserver.domain.account.coming_ends import ComingEnds
    from mockserver.domain.account.outbox import Outbox


# Marks fields that a snapshot contains unchanged, in the line of the account.
_SAVED = {"is_saved": True}


@dataclass(slots=True, weakref_slot=True)
class Account:
    """All data of one API key. Accounts share nothing."""

    id: str
    clock: AccountClock
    identifiers: Identifiers
    profile: Profile = field(metadata=_SAVED)
    opened_at: datetime = field(metadata=_SAVED)
    scope: str = ""  # the seed text of identifiers; empty if it is the key
    plan: Plan = field(default=Plan.UNLIMITED, metadata=_SAVED)
    # The date of the emulated API: its answers, models and endpoints. None if everything is available.
    as_of: date | None = field(default=None, metadata=_SAVED)
    # Whether indexing tasks have the state "queued" before they are processed.
    has_queued_state: bool = field(default=True, metadata=_SAVED)
    seconds_uploaded: Number = field(default=0, metadata=_SAVED)
    corpora: Corpora = field(default_factory=Corpora)
    recorded: RecordedAnswers = field(default_factory=RecordedAnswers)
    rates: Rates = field(default_factory=Rates, metadata=_SAVED)
    kit: Kit = field(default_factory=Kit)
    outbox: "Outbox | None" = field(default=None, metadata=_SAVED)
    ends: "ComingEnds | None" = None  # of the jobs that the outbox waits for; derived from both
    tables: Tables = field(default_factory=Tables)
    # Ids of deleted records whose contents are still being removed in steps.
    deleting: set[str] = field(default_factory=set)
    # Changes in steps that have started and not ended; other requests run between the steps.
    unfinished: set[object] = field(default_factory=set)
    # Shortcuts to tables that much of the code needs.
    indexes: IndexTable = field(init=False)
    assets: AssetTable = field(init=False)
    jobs: JobTable = field(init=False)
    videos: VideoTable = field(init=False)
    stores: DatedTable[KnowledgeStore] = field(init=False)
    collections: ItemCollectionTable = field(init=False)
    sessions: StoreTable[Session] = field(init=False)
    imports: Table[CloudImport] = field(init=False)
    uploads: UploadTable = field(init=False)
    pages: ResultPages = field(init=False)

    def __post_init__(self) -> None:
        self.indexes = self.tables[INDEXES]
        self.assets = self.tables[ASSETS]
        self.jobs = self.tables[JOBS]
        self.videos = self.tables[VIDEOS]
        self.stores = self.tables[STORES]
        self.collections = self.tables[ITEM_COLLECTIONS]
        self.sessions = self.tables[SESSIONS]
        self.imports = self.tables[IMPORTS]
        self.uploads = self.tables[UPLOADS]
        self.pages = self.tables[RESULT_PAGES]

    def profile_of(self, filename: str, index_id: str | None = None) -> Profile:
        """Return the profile of a job with this file, in an index or in none."""
        return self.kit.profile_of(filename, index_id) or self.profile

    @property
    def hooks(self) -> Hooks:
        """The hooks that let a test kit change the rules."""
        return self.kit

    def natural_path(self, kind: JobKind[Work]) -> Path:
        """Return the states of a successful job."""
        if self.has_queued_state or kind is not INDEX_TASK:
            return kind.path
        return tuple(status for status in kind.path if status is not Status.QUEUED)

    def keeps_for_good(self, index: Index) -> bool:
        """Return whether the plan keeps `index` forever. Indexes that came with the account never expire."""
        return self.plan not in INDEX_LIFETIME or index.created_at < self.opened_at


@contextmanager
def deleting(account: Account, record_id: str) -> Iterator[None]:
    """Mark a record as being deleted, for the duration of the context."""
    account.deleting.add(record_id)
    try:
        yield
    finally:
        account.deleting.discard(record_id)


@contextmanager
def changing(account: Account) -> Iterator[None]:
    """Mark a change of several steps as running, so that the account is not stored meanwhile."""
    unfinished, change = account.unfinished, object()  # a reset replaces the account's set
    unfinished.add(change)
    try:
        yield
    finally:
        unfinished.remove(change)


def wait_for_changes(account: Account) -> Steps[None]:
    """Wait until no change of several steps is running."""
    while account.unfinished:
        yield


def saved_fields() -> list[str]:
    """Return the names of the fields that a snapshot contains unchanged."""
    return [field.name for field in fields(Account) if field.metadata]


# Created for every request and in no reference cycle, so the garbage collector can ignore it.
class World(Struct, eq=False, gc=False):
    """An account at one instant: what a handler reads and changes.

    If `version` names an API version, only indexes whose models that version knows are visible, with their contents.
    """

    account: Account
    now: datetime
    indexes: IndexTable
    jobs: JobTable
    videos: VideoTable
    assets: AssetTable
    imports: Table[CloudImport]
    version: str = ""

    def at_now(self) -> "World":
        """Return the account at the current instant, for a handler that has waited."""
        return world_at(self.account, self.account.clock.now(), self.version)

    @property
    def stores(self) -> DatedTable[KnowledgeStore]:
        """The knowledge stores."""
        return self.account.stores

    @property
    def collections(self) -> ItemCollectionTable:
        """The item collections of all knowledge stores."""
        return self.account.collections

    @property
    def sessions(self) -> StoreTable[Session]:
        """The conversations about all knowledge stores."""
        return self.account.sessions

    def index(self, index_id: str) -> Index:
        """Return a visible index. Raises NotFound."""
        index = self.indexes.get(index_id)
        if self.version and self.version not in index.versions:
            raise NotFound(index_id, self.indexes.collection)
        return index

    def visible_indexes(self) -> Sequence[Index]:
        """Return the visible indexes, oldest first; valid until an index is added or deleted."""
        return self.indexes.view_of(self.version) if self.version else self.indexes.view()

    def shows(self, index_id: str | None) -> bool:
        """Return whether the contents of the index are visible; without an index, they are."""
        if not self.version or index_id is None:
            return True
        index = self.indexes.find(index_id)
        return index is not None and self.version in index.versions


def world_at(account: Account, now: datetime, version: str = "") -> World:
    """Return an account at an instant, as an API version sees it; without a version, everything is visible."""
    return World(account, now, account.indexes, account.jobs, account.videos, account.assets, account.imports, version)
