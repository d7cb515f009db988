"""A video: an asset in an index. Its rules are in `videos`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mockserver.domain.records.asset import Asset, Source
from mockserver.domain.records.media import Media
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.scenes import Content


@dataclass(frozen=True, slots=True, eq=False)
class Video:
    """A video in an index. The API shows it from `ready_at` on; None means that this is not known yet."""

    id: str
    task_id: str
    index_id: str
    asset: Asset
    created_at: datetime
    ready_at: datetime | None
    changed_at: datetime | None = None
    title: str | None = None
    user_metadata: Mapping[str, Value] = field(default_factory=dict)
    # What the API showed of videos in autumn 2023 only; such a video has no `indexed_at`.
    recorded_metadata: Mapping[str, object] = field(default_factory=dict)
    # Whether it has its own stream; None if that depends on its asset.
    has_stream: bool | None = None

    @property
    def filename(self) -> str:
        return self.asset.filename

    @property
    def media(self) -> Media:
        return self.asset.media

    @property
    def content(self) -> Content:
        return self.asset.content

    @property
    def content_key(self) -> str | None:
        return self.asset.content_key

    @property
    def source(self) -> Source | None:
        return self.asset.source

    @property
    def file(self) -> str | None:
        return self.asset.file

    @property
    def is_streamed(self) -> bool:
        return self.asset.is_streamed if self.has_stream is None else self.has_stream

    def is_ready(self, now: datetime) -> bool:
        return self.ready_at is not None and self.ready_at <= now

    @property
    def updated_at(self) -> datetime:
        """The time of the last change, by its owner or by its task."""
        ready_at = self.ready_at or self.created_at
        # The metadata of an indexed asset may change before it is ready.
        return max(ready_at, self.changed_at or ready_at)
