"""An entity: a person or a thing that search can be asked for, shown by images. Its rules are in `entities`."""

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
    """An entity of a collection, and the assets that are images of it.

    Where its images stand is a job with the identifier of the entity. One whose images were all deleted has none.
    """

    id: str
    collection_id: str
    name: str
    asset_ids: tuple[str, ...]
    created_at: datetime
    updated_at: datetime
    description: str | None = None
    metadata: Mapping[str, Value] = field(default_factory=dict)
