"""The one list of kinds of records that an account holds, and a table for each of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any, TypeVar, cast

from mockserver.domain.account.connection_kinds import AUTHORIZATIONS, CONNECTION_IMPORTS, CONNECTIONS, REDIRECT_URIS
from mockserver.domain.account.kinds import Holder, KeptFile, Kind, StateChange
from mockserver.domain.account.result_pages import ResultPages, ResultSet, state_of, still_holds
from mockserver.domain.records.analysis import AnalyzeBatch
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.entity import Entity, EntityCollection
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import Embedding, Indexing, Job, JobKind, Work
from mockserver.domain.records.job_profile import FINAL, Status
from mockserver.domain.records.knowledge import Ingestion, ItemCollection, KnowledgeStore, Session
from mockserver.domain.records.models import MODELS
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.records.uploads.cloud_import import CloudImport
from mockserver.domain.records.uploads.upload_session import LIFETIME as UPLOAD_LIFETIME
from mockserver.domain.records.uploads.upload_session import Chunk, SessionStatus, UploadSession, chunk_name
from mockserver.domain.records.video import Video
from mockserver.domain.tables.assets import AssetTable
from mockserver.domain.tables.batches import BatchTable
from mockserver.domain.tables.entities import EntityTable
from mockserver.domain.tables.indexes import IndexTable
from mockserver.domain.tables.item_collections import ItemCollectionTable
from mockserver.domain.tables.jobs import JobTable
from mockserver.domain.tables.of_store import StoreTable
from mockserver.domain.tables.table import DatedTable, Listener, Table
from mockserver.domain.tables.uploads import UploadTable
from mockserver.domain.tables.videos import VideoTable
from mockserver.ground.clock import LATEST

T = TypeVar("T", bound=Table[Any])

_LARGEST_PAGE = 50
_MOST_CHUNKS = 10_000


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise ValueError(otherwise)


def _check_index(account: Holder, index: Index) -> None:
    _must(account.indexes.find_by_name(index.name) is None, f"the name {index.name!r} stands twice")
    _must(all(choice.model in MODELS for choice in index.models), "models: one is unknown")


def _index_events(account: Holder, index: Index) -> Iterator[StateChange]:
    if index.expires_at and not account.keeps_for_good(index):
        yield StateChange(index.expires_at, "index", index.id, "expired")


def _saved_asset(asset: Asset) -> Asset:
    # A file is stored under the key of its content; its directory differs from machine to machine.
    return replace(asset, file=asset.content_key) if asset.file else asset


def _restored_asset(account: Holder, asset: Asset, kept_file: KeptFile) -> Asset:
    return replace(asset, file=kept_file(asset.file)) if asset.file else asset


def _check_asset(account: Holder, asset: Asset) -> None:
    """Check that there are scenes in order, that nothing ends before it begins, and that pictures have a size."""
    if asset.medium in (Medium.VIDEO, Medium.IMAGE) and asset.fault is None:
        _must(min(asset.media.width, asset.media.height) > 0, "media: a picture without width or height")
    content: Content = asset.content
    _must(bool(content.scenes), "content.scenes: there is none")
    in_order = all(before.start <= after.start for before, after in pairwise(content.scenes))
    _must(in_order, "content.scenes: they are not in order")
    spans: Iterable[Scene | Moment] = (
        *content.scenes,
        *(m for modality in Modality for m in content.moments(modality)),
    )
    _must(all(span.start <= span.end for span in spans), "content.scenes: one ends before it begins")


def _check_job(account: Holder, job: Job[Work]) -> None:
    """Check that the job's timeline agrees with its path and that its kind has these states."""
    timeline = job.timeline
    _must(bool(timeline.path), "timeline.path: it is empty")
    _must(FINAL.isdisjoint(timeline.path[:-1]), "timeline.path: it ends before its end")
    _must(timeline.begun < len(timeline.steps), "timeline.steps: it is too short")
    come = tuple(step.status for step in timeline.steps[timeline.begun :])
    _must(come == timeline.path[: len(come)], "timeline.steps: it is not along the path")
    usual = {*account.natural_path(job.kind), *_bad_ends(job.kind)}
    strange = {*timeline.path, *(step.status for step in timeline.steps)} - usual
    _must(not strange, f"timeline: no {job.kind.name} of this account is ever {', '.join(sorted(strange))}")
    if isinstance(job.work, Embedding):
        work = job.work
        _must(work.model in MODELS, "work.model: it is unknown")
        # Media without a duration have no parts.
        lasts = bool(job.asset.media.duration) and work.fault is None
        is_part = work.start < work.end <= job.asset.media.duration if lasts else work.start == work.end == 0
        _must(is_part, "work: its part is none of the video")
        _must(bool(work.scopes), "work.scopes: there is none")
    elif job.index_id is not None:
        account.indexes.get(job.index_id)
    elif job.store_id is not None:
        account.stores.get(job.store_id)


def _bad_ends(kind: JobKind[Work]) -> Iterator[Status]:
    if not kind.cannot_fail:
        yield Status.FAILED
    if kind.can_be_canceled:
        yield Status.CANCELED


def _job_events(account: Holder, job: Job[Work]) -> Iterator[StateChange]:
    for step in job.timeline.steps:
        yield StateChange(step.at, job.kind.name, job.id, step.status, is_work=True)
    if job.expires_at is not None:
        yield StateChange(job.expires_at, job.kind.name, job.id, "expired")


def _job_paths(job: Job[Work]) -> Iterator[Mapping[str, str]]:
    if isinstance(job.work, Ingestion):
        yield {"knowledge_store": job.work.store_id, "item": job.id}
        return
    yield {"task": job.id}
    if isinstance(job.work, Indexing):
        yield {"index": job.work.index_id, "indexed_asset": job.work.video_id}


def _video_paths(video: Video) -> Iterable[Mapping[str, str]]:
    return ({"index": video.index_id, "video": video.id},)


def _check_entity(account: Holder, entity: Entity) -> None:
    """Check that an entity has each image once and that its images belong to this account."""
    _must(len(set(entity.asset_ids)) == len(entity.asset_ids), "asset_ids: one stands twice")
    for asset_id in entity.asset_ids:
        _must(account.assets.get(asset_id).medium is Medium.IMAGE, f"asset_ids: {asset_id} is not an image")


def _entity_collection_paths(collection: EntityCollection) -> Iterable[Mapping[str, str]]:
    return ({"entity_collection": collection.id},)


def _entity_paths(entity: Entity) -> Iterable[Mapping[str, str]]:
    return ({"entity_collection": entity.collection_id, "entity": entity.id},)


def _import_paths(made: CloudImport) -> Iterable[Mapping[str, str]]:
    return ({"integration": made.integration_id},)


def _saved_upload(session: UploadSession) -> UploadSession:
    return _with_files(session, lambda chunk: chunk_name(chunk.sha256) if chunk.file else None)


def _restored_upload(account: Holder, session: UploadSession, kept_file: KeptFile) -> UploadSession:
    return _with_files(session, lambda chunk: kept_file(chunk_name(chunk.sha256)) if chunk.file else None)


def _with_files(session: UploadSession, file_of: Callable[[Chunk], str | None]) -> UploadSession:
    return replace(session, chunks=tuple(replace(chunk, file=file_of(chunk)) for chunk in session.chunks))


def _check_upload(account: Holder, session: UploadSession) -> None:
    """Check that the chunks are parts of the file, in order, and were sent to issued addresses."""
    _must(session.total_size >= 1 and session.chunk_size >= 1, "total_size, chunk_size: one is 0")
    _must(session.total_chunks <= _MOST_CHUNKS, f"chunk_size: the file has more than {_MOST_CHUNKS} chunks")
    indices = [chunk.index for chunk in session.chunks]
    _must(indices == sorted(set(indices)), "chunks: they are not in order")
    _must(all(1 <= index <= session.total_chunks for index in indices), "chunks: one is none of the file")
    _must(all(chunk.size == session.size_of(chunk.index) for chunk in session.chunks), "chunks: one has another size")
    _must(all(chunk.serial <= session.urls_issued for chunk in session.chunks), "chunks: one came to no address")
    _must(session.created_at <= LATEST - UPLOAD_LIFETIME, "created_at: it is too late")
    _must(account.uploads.find_of_asset(session.asset_id) is None, "asset_id: another upload has it")


def _upload_events(account: Holder, session: UploadSession) -> Iterator[StateChange]:
    if session.completed_at is None:
        yield StateChange(session.expires_at, "upload", session.id, SessionStatus.EXPIRED)


def _check_collection(account: Holder, collection: ItemCollection) -> None:
    """Check that the collection's name is unique and that its members are items of its store."""
    is_free = account.collections.find_by_name(collection.store_id, collection.name) is None
    _must(is_free, f"the name {collection.name!r} stands twice in one store")
    items = account.jobs.item_table_of_store(collection.store_id)
    strange = [item_id for item_id in collection.member_ids if items.find(item_id) is None]
    _must(not strange, f"member_ids: its store has no item {', '.join(strange)}")


def _collection_paths(collection: ItemCollection) -> Iterable[Mapping[str, str]]:
    return ({"knowledge_store": collection.store_id, "collection": collection.id},)


def _saved_results_class() -> type:
    # Late, because few accounts are searched and then saved
    from mockserver.domain.retrieval.saved_results import SavedResults

    return SavedResults


def _are_current(account: Holder, results: ResultSet) -> bool:
    now = account.clock.now()
    return results.expires_at > now and still_holds(account, results, now)


def _saved_results(results: ResultSet) -> Any:
    from mockserver.domain.retrieval.saved_results import saved  # as above

    return saved(results)


def _restored_results(account: Holder, read: Any, kept_file: KeptFile) -> ResultSet:
    state = state_of(account, read.index_id, read.store_id, account.clock.now())
    return cast("ResultSet", read.results(state))


def _check_results(account: Holder, results: ResultSet) -> None:
    _must(1 <= results.page_size <= results.page_limit <= _LARGEST_PAGE, "no page is like that")
    _must(bool(results.index_id) is not bool(results.store_id), "they were found in one index or one knowledge store")


def _result_events(account: Holder, results: ResultSet) -> Iterator[StateChange]:
    yield StateChange(results.expires_at, "page_token", results.id, "expired")


def _result_paths(results: ResultSet) -> Iterator[Mapping[str, str]]:
    if results.store_id:  # its tokens are in bodies, not in paths
        return
    for number in range(-(-len(results.items) // results.page_size)):
        yield {"page_token": f"{results.id}-{number}"}


def _check_batch(account: Holder, batch: AnalyzeBatch) -> None:
    _must(bool(batch.task_ids), "task_ids: there is none")


def _batch_paths(batch: AnalyzeBatch) -> Iterable[Mapping[str, str]]:
    return ({"batch": batch.id},)


def _entity_collections() -> DatedTable[EntityCollection]:
    return DatedTable("entity_collection", "entity collections")


def _imports() -> Table[CloudImport]:
    return Table("import", "imports")


def _stores() -> DatedTable[KnowledgeStore]:
    return DatedTable("knowledge_store", "knowledge stores")


def _sessions() -> StoreTable[Session]:
    return StoreTable("session", "sessions")


INDEXES = Kind("index", IndexTable, lambda: Index, check=_check_index, events=_index_events)
ASSETS = Kind("asset", AssetTable, lambda: Asset, saved=_saved_asset, restored=_restored_asset, check=_check_asset)
STORES = Kind("knowledge_store", _stores, lambda: KnowledgeStore)
JOBS = Kind(
    "job",
    JobTable,
    lambda: Job,
    records={"asset": "asset"},
    check=_check_job,
    events=_job_events,
    paths=_job_paths,
)
VIDEOS = Kind(
    "video", VideoTable, lambda: Video, ids={"index_id": "index"}, records={"asset": "asset"}, paths=_video_paths
)
ENTITY_COLLECTIONS = Kind(
    "entity_collection", _entity_collections, lambda: EntityCollection, paths=_entity_collection_paths
)
ENTITIES = Kind(
    "entity",
    EntityTable,
    lambda: Entity,
    ids={"collection_id": "entity_collection"},
    check=_check_entity,
    paths=_entity_paths,
)
IMPORTS = Kind(
    "import",
    _imports,
    lambda: CloudImport,
    ids={"index_id": "index"},
    paths=_import_paths,
)
UPLOADS = Kind(
    "upload",
    UploadTable,
    lambda: UploadSession,
    ids={"asset_id": "asset"},
    saved=_saved_upload,
    restored=_restored_upload,
    check=_check_upload,
    events=_upload_events,
)
ITEM_COLLECTIONS = Kind(
    "item_collection",
    ItemCollectionTable,
    lambda: ItemCollection,
    ids={"store_id": "knowledge_store"},
    check=_check_collection,
    paths=_collection_paths,
)
SESSIONS = Kind("session", _sessions, lambda: Session, ids={"store_id": "knowledge_store"})
RESULT_PAGES = Kind(
    "result_pages",
    ResultPages,
    _saved_results_class,
    is_frozen=False,
    ids={"index_id": "index", "store_id": "knowledge_store"},
    may_lack=frozenset(["index_id", "store_id"]),
    is_current=_are_current,
    saved=_saved_results,
    restored=_restored_results,
    check=_check_results,
    events=_result_events,
    paths=_result_paths,
)

BATCHES = Kind("analyze_batch", BatchTable, lambda: AnalyzeBatch, check=_check_batch, paths=_batch_paths)

# Every kind of record; kinds that others refer to come first.
KINDS: tuple[Kind[Table[Any]], ...] = (
    INDEXES,
    ASSETS,
    STORES,
    JOBS,
    VIDEOS,
    ENTITY_COLLECTIONS,
    ENTITIES,
    IMPORTS,
    UPLOADS,
    BATCHES,
    ITEM_COLLECTIONS,
    REDIRECT_URIS,
    AUTHORIZATIONS,
    CONNECTIONS,
    CONNECTION_IMPORTS,
    SESSIONS,
    RESULT_PAGES,
)


@lru_cache(maxsize=4)
def _places(kinds: Sequence[Kind[Table[Any]]]) -> Mapping[str, int]:
    """Return the places of `kinds` by name, in one dictionary for all accounts; one for each takes 1 KiB."""
    return {kind.name: place for place, kind in enumerate(kinds)}


class Tables:
    """The tables of one account, one for each kind of record."""

    __slots__ = ("_places", "_tables", "kinds")

    def __init__(self) -> None:
        self.kinds = KINDS
        self._places = _places(KINDS)
        self._tables = tuple(kind.make() for kind in KINDS)

    def __getitem__(self, kind: Kind[T]) -> T:
        return cast("T", self.named(kind.name))

    def __iter__(self) -> Iterator[tuple[Kind[Table[Any]], Table[Any]]]:
        return zip(self.kinds, self._tables, strict=True)

    def named(self, name: str) -> Table[Any]:
        """Return the table of the kind that has this name."""
        return self._tables[self._places[name]]

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each kind."""
        return {kind.name: len(table) for kind, table in self}

    def replace_with(self, successor: "Tables") -> None:
        """Let `successor` replace these tables; listeners move to it."""
        for kind, table in self:
            table.replace_with(successor.named(kind.name))

    def listen(self, listener: Listener) -> None:
        """Call `listener` for every change from now on."""
        for _, table in self:
            table.listeners = (*table.listeners, listener)
