"""A job: work on an asset that takes time. All kinds share one record. The rules are in `jobs`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeAlias, TypeVar, cast

from msgspec import Struct

from mockserver.domain.records.analysis import Analysis
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job_profile import Path, Status
from mockserver.domain.records.knowledge import Ingestion
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.models import FIRST_EMBEDDER
from mockserver.domain.records.numbers import ClipLength, Seconds
from mockserver.domain.records.recipe import Recipe
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.timeline import Step, Timeline


class EmbeddingScope(StrEnum):
    """What a vector covers, as `video_embedding_scope` names it."""

    CLIP = "clip"
    VIDEO = "video"


class Indexing(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="task"):
    """Adds a video to an index.

    If it fails, so that there is no video, the owner's metadata stays here.
    """

    index_id: str
    video_id: str
    user_metadata: Mapping[str, Value] = {}
    described_at: datetime | None = None


class Embedding(Struct, frozen=True, eq=False, gc=False, omit_defaults=True, tag_field="kind", tag="embedding_task"):
    """Creates embeddings of a part of a file; `input_name` is the file name, or the address if `is_address`.

    They follow a `recipe`; without one, they cover clips of `clip_length` seconds. With a `fault`, the job fails for
    that reason.
    """

    input_name: str
    is_address: bool
    start: Seconds
    end: Seconds
    clip_length: ClipLength
    scopes: tuple[EmbeddingScope, ...]
    model: str = FIRST_EMBEDDER
    recipe: Recipe | None = None
    fault: str | None = None


class Processing(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="asset"):
    """Processes the file of an asset. The job has the identifier of its asset."""


class EntityProcessing(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="entity"):
    """Processes the images of an entity; the asset is the first one. The job has the identifier of its entity."""


Work: TypeAlias = Indexing | Embedding | Processing | Analysis | Ingestion | EntityProcessing
W = TypeVar("W", bound=Work)
W_co = TypeVar("W_co", bound=Work, covariant=True)


class JobKind(Struct, Generic[W_co], frozen=True, eq=False):
    """The properties of a kind of jobs.

    `path` has the states of a successful job. A job with a `lifetime` is deleted after it. With `has_magic_names`,
    special file names make a job fail or wait. Webhook events about the end of a job have the type `announced_as`;
    without one there are no events. Only kinds that `can_be_canceled` can end that way. All can fail except those that
    `cannot_fail`.
    """

    name: str
    collection: str
    work: type[W_co]
    path: Path
    lifetime: timedelta | None = None
    has_magic_names: bool = False
    announced_as: str = ""
    can_be_canceled: bool = False
    cannot_fail: bool = False


INDEX_TASK = JobKind(
    "task",
    "tasks",
    Indexing,
    (Status.VALIDATING, Status.PENDING, Status.QUEUED, Status.INDEXING, Status.READY),
    has_magic_names=True,
    announced_as="index",
)
EMBEDDING_TASK = JobKind(
    "embedding_task",
    "embedding tasks",
    Embedding,
    (Status.PROCESSING, Status.READY),
    lifetime=timedelta(days=7),  # embeddings are kept for a week
    has_magic_names=True,
)
ASSET_PROCESSING = JobKind(
    "asset",
    "assets",
    Processing,
    (Status.PROCESSING, Status.READY),
    has_magic_names=True,
)
ANALYZE_TASK = JobKind(
    "analyze_task",
    "analyze tasks",
    Analysis,
    (Status.QUEUED, Status.PENDING, Status.PROCESSING, Status.READY),
    has_magic_names=True,
    announced_as="analyze",
    can_be_canceled=True,
)
STORE_ITEM = JobKind(
    "store_item",
    "knowledge store items",
    Ingestion,
    (Status.QUEUED, Status.PENDING, Status.PROCESSING, Status.READY),
    has_magic_names=True,
)
ENTITY_PROCESSING = JobKind(
    "entity",
    "entities",
    EntityProcessing,
    (Status.PROCESSING, Status.READY),
    cannot_fail=True,
)
JOB_KINDS: tuple[JobKind[Work], ...] = (
    INDEX_TASK,
    EMBEDDING_TASK,
    ASSET_PROCESSING,
    ANALYZE_TASK,
    STORE_ITEM,
    ENTITY_PROCESSING,
)
_KIND_OF: dict[type[Any], JobKind[Any]] = {kind.work: kind for kind in JOB_KINDS}


@dataclass(frozen=True, slots=True, eq=False)
class Job(Generic[W]):
    """A job as it was created; its current state is read off its timeline."""

    id: str
    work: W
    asset: Asset
    created_at: datetime
    estimated_at: datetime
    timeline: Timeline

    @property
    def kind(self) -> JobKind[W]:
        return cast("JobKind[W]", _KIND_OF[type(self.work)])

    @property
    def index_id(self) -> str | None:
        """The index of the job, if it has one."""
        return self.work.index_id if isinstance(self.work, Indexing) else None

    @property
    def store_id(self) -> str | None:
        """The knowledge store of the job, if it has one."""
        return self.work.store_id if isinstance(self.work, Ingestion) else None

    @property
    def content(self) -> Content:
        """The content of the asset."""
        return self.asset.content

    @property
    def name(self) -> str:
        """The name of its input: a file name or an address."""
        return self.work.input_name if isinstance(self.work, Embedding) else self.asset.filename

    @property
    def is_announced(self) -> bool:
        """Whether its end causes webhook events; jobs of a batch cause none."""
        return bool(self.kind.announced_as) and not (isinstance(self.work, Analysis) and self.work.batch_id)

    def step(self, now: datetime) -> Step:
        """Return the state of the job at `now`, and since when."""
        return self.timeline.step(now)

    def is_kept(self, now: datetime) -> bool:
        """Return whether the job still exists at `now`."""
        return self.expires_at is None or now < self.expires_at

    @property
    def expires_at(self) -> datetime | None:
        lifetime = self.kind.lifetime
        return None if lifetime is None else self.created_at + lifetime


IndexTask: TypeAlias = Job[Indexing]
EmbeddingTask: TypeAlias = Job[Embedding]
AnalyzeTask: TypeAlias = Job[Analysis]
StoreItem: TypeAlias = Job[Ingestion]
