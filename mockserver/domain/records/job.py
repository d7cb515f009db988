"""A job: work on an asset that takes time. There is one record for every kind of it. Its rules are in `jobs`."""

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
    """What a vector is of, as `video_embedding_scope` names it."""

    CLIP = "clip"
    VIDEO = "video"


class Indexing(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="task"):
    """To bring a video into an index.

    Where no video comes of it, because it fails, what the owner says of the video stays here.
    """

    index_id: str
    video_id: str
    user_metadata: Mapping[str, Value] = {}
    described_at: datetime | None = None


class Embedding(Struct, frozen=True, eq=False, gc=False, omit_defaults=True, tag_field="kind", tag="embedding_task"):
    """To make vectors of a part of a file; `input_name` is its name, or its address where `is_address`.

    They are made by a `recipe` or, where there is none, of clips of `clip_length` seconds. A `fault` says why nothing
    will come of it.
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
    """To look at the file of an asset. Such a job has the identifier of its asset."""


class EntityProcessing(Struct, frozen=True, eq=False, gc=False, tag_field="kind", tag="entity"):
    """To look at the images of an entity, of which the asset is the first. Such a job has the id of its entity."""


Work: TypeAlias = Indexing | Embedding | Processing | Analysis | Ingestion | EntityProcessing
W = TypeVar("W", bound=Work)
W_co = TypeVar("W_co", bound=Work, covariant=True)


class JobKind(Struct, Generic[W_co], frozen=True, eq=False):
    """What jobs of a kind have in common.

    `path` is what a job goes through if nothing goes wrong. A job with a `lifetime` is forgotten when that is over.
    Where files of certain names make a job fail or wait, it `heeds_names`. Webhooks are told of the end of a job under
    the name `announced_as`, unless it has none. One that `can_be_canceled` may end so, and all fail but those that
    `cannot_fail`.
    """

    name: str
    collection: str
    work: type[W_co]
    path: Path
    lifetime: timedelta | None = None
    heeds_names: bool = False
    announced_as: str = ""
    can_be_canceled: bool = False
    cannot_fail: bool = False


INDEX_TASK = JobKind(
    "task",
    "tasks",
    Indexing,
    (Status.VALIDATING, Status.PENDING, Status.QUEUED, Status.INDEXING, Status.READY),
    heeds_names=True,
    announced_as="index",
)
EMBEDDING_TASK = JobKind(
    "embedding_task",
    "embedding tasks",
    Embedding,
    (Status.PROCESSING, Status.READY),
    lifetime=timedelta(days=7),  # vectors are kept for a week
    heeds_names=True,
)
ASSET_PROCESSING = JobKind(
    "asset",
    "assets",
    Processing,
    (Status.PROCESSING, Status.READY),
    heeds_names=True,
)
ANALYZE_TASK = JobKind(
    "analyze_task",
    "analyze tasks",
    Analysis,
    (Status.QUEUED, Status.PENDING, Status.PROCESSING, Status.READY),
    heeds_names=True,
    announced_as="analyze",
    can_be_canceled=True,
)
STORE_ITEM = JobKind(
    "store_item",
    "knowledge store items",
    Ingestion,
    (Status.QUEUED, Status.PENDING, Status.PROCESSING, Status.READY),
    heeds_names=True,
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
    """A job as it was created; where it stands is read off its timeline."""

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
        """Return the index that the job is for, if it is for one."""
        return self.work.index_id if isinstance(self.work, Indexing) else None

    @property
    def store_id(self) -> str | None:
        """Return the knowledge store that the job is for, if it is for one."""
        return self.work.store_id if isinstance(self.work, Ingestion) else None

    @property
    def content(self) -> Content:
        """Return what is in the asset."""
        return self.asset.content

    @property
    def name(self) -> str:
        """Return what its input is called: a file name, or an address."""
        return self.work.input_name if isinstance(self.work, Embedding) else self.asset.filename

    @property
    def is_announced(self) -> bool:
        """Return whether webhooks are told of its end; of what a batch does they are not."""
        return bool(self.kind.announced_as) and not (isinstance(self.work, Analysis) and self.work.batch_id)

    def step(self, now: datetime) -> Step:
        """Return where the job stands at `now`, and since when."""
        return self.timeline.step(now)

    def is_kept(self, now: datetime) -> bool:
        """Return whether the job is still known at `now`."""
        return self.expires_at is None or now < self.expires_at

    @property
    def expires_at(self) -> datetime | None:
        lifetime = self.kind.lifetime
        return None if lifetime is None else self.created_at + lifetime


IndexTask: TypeAlias = Job[Indexing]
EmbeddingTask: TypeAlias = Job[Embedding]
AssetProcessing: TypeAlias = Job[Processing]
AnalyzeTask: TypeAlias = Job[Analysis]
StoreItem: TypeAlias = Job[Ingestion]
