"""A video that has arrived, before it is in an index."""

from dataclasses import dataclass

from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content
from mockserver.domain.records.video import Source


# Whoever keeps its file must be able to notice that nobody works on the upload any more.
@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class Upload:
    """A video that has arrived and is sound: what it is called, what its container says, what happens in it."""

    filename: str
    media: Media
    content: Content
    source: Source | None = None
    file: str | None = None
    # What the content is known by: the hash of the file, or the address that it lies at.
    mark: str | None = None
    is_streamed: bool = True
