"""A video in an index. Its rules are in `videos`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content

Scalar = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Source:
    """Where a video was taken from, if not uploaded: the provider's name, the channel and the address."""

    type: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, eq=False)
class Video:
    """A video and what is known of it. It exists for the API from `ready_at` on; None means not yet known when."""

    id: str
    task_id: str
    index_id: str
    filename: str
    media: Media
    content: Content
    created_at: datetime
    ready_at: datetime | None
    changed_at: datetime | None = None
    is_streamed: bool = True
    source: Source | None = None
    title: str | None = None
    user_metadata: Mapping[str, Scalar] = field(default_factory=dict)
    file: str | None = None
    # What its content is known by: the hash of the file, or the address that it lies at.
    mark: str | None = None
    # What the API showed of a video in autumn 2023 and not later; such a video shows no `indexed_at`.
    recorded_metadata: Mapping[str, object] = field(default_factory=dict)

    def is_ready(self, now: datetime) -> bool:
        return self.ready_at is not None and self.ready_at <= now

    @property
    def updated_at(self) -> datetime:
        """Return the last change: by its owner, else of its task."""
        return self.changed_at or self.ready_at or self.created_at
