"""An asset: a media file and its content, independent of any index. Its rules are in `assets`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from mockserver.domain.records.media import Media
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.uploads.connection import Provider


class Medium(StrEnum):
    """What kind of file an asset is."""

    VIDEO = "video"
    IMAGE = "image"
    AUDIO = "audio"
    DOCUMENT = "document"

    @property
    def noun(self) -> str:
        """The word for such a file in messages."""
        return "recording" if self is Medium.AUDIO else self.value


class Method(StrEnum):
    """How the file of an asset was uploaded."""

    DIRECT = "direct"
    URL = "url"
    MULTIPART = "multipart"
    CONNECTOR = "connector"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a video was taken from, if not uploaded: the provider's name, the channel and the address."""

    type: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The file at a provider that an asset was imported from."""

    provider: Provider
    source_id: str


@dataclass(frozen=True, slots=True, eq=False)
class Asset:
    """A media file and its content. Videos and jobs refer to it, and each holds the current record of the asset.

    `file` is the path of its bytes, while something shows them. `content_key` identifies its content: the hash of the
    file, or its address. `measured` has the technical metadata beyond `media`, with the API's field names. A file with
    a `fault` cannot be used; the fault says why. An asset that `outlives_videos` exists until its owner deletes it; any
    other is deleted with its last video. An asset that its owner deleted while indexes hold it `is_deleted`: only its
    videos still show its content.
    """

    id: str
    filename: str
    media: Media
    content: Content
    created_at: datetime
    medium: Medium = Medium.VIDEO
    source: Source | None = None
    file: str | None = None
    content_key: str | None = None
    is_streamed: bool = True
    media_type: str = "video/mp4"
    method: Method = Method.DIRECT
    measured: Mapping[str, object] = field(default_factory=dict)
    has_thumbnail: bool = True
    user_metadata: Mapping[str, Value] = field(default_factory=dict)
    outlives_videos: bool = False
    fault: str | None = None
    is_deleted: bool = False
    origin: Origin | None = None
