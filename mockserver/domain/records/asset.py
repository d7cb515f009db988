"""An asset: a media file and what is in it, in no index. Its rules are in `assets`."""

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
        """What texts call such a file."""
        return "recording" if self is Medium.AUDIO else self.value


class Method(StrEnum):
    """How the file of an asset came."""

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
    """A media file and what is in it. Videos and jobs refer to it, and each holds the asset as it is now.

    `file` is where its bytes are kept, while something shows them. `content_key` is what its content is known by: the
    hash of the file, or the address that it lies at. `measured` is what was read from the file beyond `media`, under
    the names that the API has for it. A file with a `fault` cannot be used, and the fault says why. An asset that
    `outlives_videos` is there until its owner deletes it; any other goes with the last video of it. One that its owner
    has deleted while indexes hold it `is_deleted`: only its videos still show what is in it.
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
