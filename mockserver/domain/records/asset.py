"""An asset: a media file and what is in it, in no index. Its rules are in `assets`."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content


class Medium(StrEnum):
    """What kind of file an asset is."""

    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a video was taken from, if not uploaded: the provider's name, the channel and the address."""

    type: str
    name: str
    url: str


@dataclass(frozen=True, slots=True, eq=False)
class Asset:
    """A media file and what is in it. Videos and jobs refer to it, and each holds the asset as it is now.

    `file` is where its bytes are kept, while something shows them. `content_key` is what its content is known by: the
    hash of the file, or the address that it lies at.
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
