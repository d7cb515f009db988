"""A media file that has arrived, before an account has an asset of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mockserver.domain.records.asset import Medium, Method, Origin, Source
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content


# What keeps its file must be able to notice that the upload came to an end, with an asset or without.
@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Upload:
    """A file that has arrived: what an asset is made from. It has no identifier, so it may be refused.

    It is sound, unless a `fault` says what is wrong with it.
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
