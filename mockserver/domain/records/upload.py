"""A media file that has arrived, before an account has an asset of it."""

from dataclasses import dataclass

from mockserver.domain.records.asset import Source
from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content


# What keeps its file must be able to notice that the upload came to an end, with an asset or without.
@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Upload:
    """A file that has arrived and is sound: what an asset is made from. It has no identifier, so it may be refused."""

    filename: str
    media: Media
    content: Content
    source: Source | None = None
    file: str | None = None
    content_key: str | None = None
    is_streamed: bool = True
