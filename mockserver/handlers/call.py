"""What a handler is given and what it returns: values, no HTTP."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from mockserver.contract.operations import Operation
from mockserver.domain.index import Index
from mockserver.domain.tasks import Upload


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that came with a request: the name its sender gave it, and where its bytes are until the reply."""

    filename: str
    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """What an uploader says beside the video: subtitles of what is spoken, and whether it is to be streamed."""

    subtitles: ReceivedFile | None = None
    is_streamed: bool = True


class Studio(Protocol):
    """Finds out what is in a video."""

    async def watch_file(self, file: ReceivedFile, index: Index, options: WatchOptions) -> Upload:
        """Return the upload that `file` is, kept for as long as the server runs.

        Raises the API's video errors where an index like `index` does not take it.
        """

    async def watch_address(self, url: str, index: Index, options: WatchOptions) -> Upload:
        """Return the upload that lies at `url`. Nothing is fetched: what is there is known or follows from the URL."""

    async def watch_youtube(self, url: str, video: str, index: Index) -> Upload:
        """Return the upload that YouTube has under the identifier `video`."""


@dataclass(slots=True)
class Call:
    """A request that keeps the contract; `media_url` is what addresses of pictures and streams begin with."""

    operation: Operation
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any
    media_url: str
    studio: Studio


@dataclass(frozen=True, slots=True)
class Reply:
    """A status and a JSON body; None is an empty one."""

    status: int
    body: Any = None
