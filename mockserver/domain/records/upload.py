"""An uploaded media file that has no asset yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mockserver.domain.records.asset import Medium, Method, Origin, Source
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content


# Can be referenced weakly, so that the file store notices when an upload has ended, with an asset or without.
@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Upload:
    """An uploaded file, from which an asset is made. It has no identifier yet, so it may still be refused.

    It is valid unless a `fault` says what is wrong.
    """

    filename: str
    media: Media
    content: Content
    source: Source | None = None
    file: str | None = None
    content_key: str | None = None
    is_streamed: bool = True
    medium: Medium = Medium.VIDEO
    media_type: str = "video/mp4"
    method: Method = Method.DIRECT
    measured: Mapping[str, object] = field(default_factory=dict)
    has_thumbnail: bool = True
    fault: str | None = None
    origin: Origin | None = None
