"""An entity: a person or a thing to search for, defined by images. Its rules are in `entities`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mockserver.domain.records.metadata import Value


@dataclass(frozen=True, slots=True, eq=False)
class EntityCollection:
    """A named group of entities."""

    id: str
    name: str
    created_at: datetime
    updated_at: datetime
    description: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Entity:
    """An entity of a collection, and the assets with its images.

    The processing of its images is a job with the identifier of the entity. An entity whose images were all deleted has
    no job.
    """

    id: str
    collection_id: str
    name: str
    asset_ids: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    metadata: Mapping[str, Value] = field(default_factory=dict)
