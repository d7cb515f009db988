"""What a handler is given and what it returns: values, no HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import orjson
from msgspec import Struct

from mockserver.contract.streamed.events import write_event
from mockserver.domain.records.asset import Medium, Method, Origin

if TYPE_CHECKING:  # few accounts have webhooks, and few tests expect a video
    from mockserver.contract.contract import Contract
    from mockserver.contract.operations import Operation
    from mockserver.domain.account.account import Account
    from mockserver.domain.account.journal import Journal
    from mockserver.domain.records.media import Use
    from mockserver.domain.records.recorded_answer import FixedReply
    from mockserver.domain.records.scenes import Content
    from mockserver.domain.records.upload import Upload
    from mockserver.domain.records.video import Video
    from mockserver.domain.records.webhook import Delivery
    from mockserver.domain.testkit.behaviour import Behaviour
    from mockserver.domain.testkit.expected_videos import ExpectedVideos

# What the contract read of a request, valid and complete, by name: only functions that build typed queries look inside.
Values: TypeAlias = Mapping[str, Any]

# Below this path pictures, streams and files are served.
MEDIA_PATH = "/_media"

# Below this path users decide about connections.
CONSENT_PATH = "/_consent"

# A JSON object that a reply is made of.
View: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that came with a request: the name its sender gave it, and where its bytes are until the reply.

    One that is borrowed came with no request: it lies in a storage and stays there.
    """

    filename: str
    path: str
    size: int
    sha256: str
    is_borrowed: bool = False


@dataclass(frozen=True, slots=True)
class WatchOptions:
    """What is known beside the file: subtitles of what is spoken, which videos are expected, and what to offer of it.

    Without subtitles, what is spoken may be that of another content, `spoken`.

    That is a stream and a thumbnail. A `filename` is a name instead of that of the file. The `method` is given where a
    file did not come whole with a request, and its `origin` where it came from a provider. An address that does not
    tell what it leads to leads to a `medium`.
    """

    subtitles: ReceivedFile | None = None
    spoken: Content | None = None
    is_streamed: bool = True
    has_thumbnail: bool = True
    filename: str | None = None
    method: Method | None = None
    origin: Origin | None = None
    expected: ExpectedVideos | None = None
    medium: Medium = Medium.VIDEO


@dataclass(frozen=True, slots=True)
class Sighting:
    """A video in which a picture was seen, and the second at which it was."""

    video_id: str
    second: float


class VideoIngest(Protocol):
    """Finds out what is in a video."""

    async def recognise(self, image: ReceivedFile, videos: Sequence[Video]) -> Sighting | None:
        """Return where in `videos` the picture is from, if it is a frame or a thumbnail of one of them."""

    async def ingest_file(self, file: ReceivedFile, use: Use, options: WatchOptions) -> Upload:
        """Return the upload that `file` is, kept for as long as the server runs.

        Raises the API's video errors where it is not fit for `use`.
        """

    async def ingest_address(self, url: str, use: Use, options: WatchOptions) -> Upload:
        """Return the upload that lies at `url`. Nothing is fetched: what is there is known or follows from the URL."""

    async def ingest_youtube(self, url: str, video: str, use: Use, options: WatchOptions) -> Upload:
        """Return the upload that YouTube has under the identifier `video`."""

    async def examine_file(self, file: ReceivedFile, options: WatchOptions) -> Upload:
        """Return the upload that `file` is, of any medium; a damaged one has a fault.

        Raises MediaUnrecognised for what is no medium, and the MediaTooLarge of its medium.
        """

    async def examine_bytes(self, raw: bytes, filename: str, options: WatchOptions) -> Upload:
        """Return the upload, of any medium, that `raw` is; as `examine_file` does."""

    async def examine_chunks(self, chunks: Sequence[str], filename: str, options: WatchOptions) -> Upload:
        """Return the upload, of any medium, whose bytes are in the files `chunks`, one after the other."""

    def keeping_chunk(self, file: ReceivedFile) -> AbstractContextManager[str]:
        """Keep `file`, a chunk, in a place that this gives; after it, as long as an upload session names the place."""

    async def examine_address(self, url: str, options: WatchOptions) -> Upload:
        """Return the upload, of any medium, that lies at `url`. Nothing is fetched."""

    async def content_at(self, url: str, expected: ExpectedVideos | None) -> Content | None:
        """Return what a test or a fixture knows to be at `url`; None where neither does."""

    async def fetch_source(self, origin: Origin, options: WatchOptions) -> Upload:
        """Return the upload, of any medium, that a provider has.

        Raises SourceRefused for what is not there to be fetched, and what `examine_file` raises.
        """

    def kept_file(self, name: str) -> str | None:
        """Return where an uploaded file of this name, the hash of its content, is kept, if it still is."""

    def has_integration(self, integration_id: str) -> bool:
        """Tell whether there is an integration with this id."""

    def remove_unused(self, account: Account) -> None:
        """Remove the files that no video of `account` is in any more, unless others need them."""

    async def stored_files(self, integration_id: str) -> Sequence[ReceivedFile]:
        """Return the video files in the storage of an integration, in order of their names."""


class Dispatcher(Protocol):
    """Carries out deliveries to webhooks."""

    def check_address(self, url: str) -> None:
        """Return if a webhook may lead to `url`. Raises AddressNotAllowed."""

    def notice(self, account: Account) -> None:
        """Schedule the due deliveries of `account` in the background."""

    async def deliver_due(self, account: Account) -> Sequence[Delivery]:
        """Deliver what is due by the account's clock, in order, and return each delivery as it is then."""


class Accounts(Protocol):
    """The accounts of the server, for what concerns more than one at one instant, and the contract that all keep."""

    @property
    def contract(self) -> Contract: ...

    @property
    def dispatcher(self) -> Dispatcher: ...

    @property
    def unauthenticated(self) -> Journal:
        """The journal of requests without a valid key."""

    def all(self) -> Sequence[Account]:
        """Return the accounts whose keys were used."""

    def afresh(self, account: Account, scope: str = "") -> Account:
        """Return an account as `account` was when its key was first used, but of now.

        Its identifiers follow from `scope` or, without one, from what those of `account` follow from.
        """

    def forget(self, account: Account) -> None:
        """Keep nothing of `account`, which was just reset; its key opens another."""

    def emptied(self, account: Account) -> Account:
        """Return an account that goes by the same key and clock as `account` and has nothing in it."""

    def go_on_with(self, steps: Iterator[None]) -> None:
        """Take `steps` one by one, while others are answered."""


_NO_HEADERS: Values = {}


# Made for every request, and nothing in it leads back to it: the garbage collector need not know of it.
class Call(Struct, gc=False):
    """A request that keeps the contract; `media_url` is what addresses of pictures and streams begin with.

    `headers` are those that the contract declares. Where it is `strict`, what the contract does not know is refused. A
    `fixed` reply is what a test wants instead, and `behaviour` how else the account differs from its best. `test` is
    the test that an admin request names.
    """

    operation: Operation
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any
    media_url: str
    ingest: VideoIngest
    accounts: Accounts
    strict: bool
    fixed: FixedReply | None = None
    behaviour: Behaviour | None = None
    test: str = ""
    headers: Mapping[str, Any] = _NO_HEADERS

    @property
    def base_url(self) -> str:
        """Where the request reached the server, or the public URL that the settings name."""
        return self.media_url.removesuffix(MEDIA_PATH)


@dataclass(frozen=True, slots=True)
class EventStream:
    """A body that is sent event by event, one JSON object a line, with a pause before each."""

    events: Sequence[Any]
    pause_seconds: float
    media_type: str = "application/x-ndjson"

    @property
    def pieces(self) -> list[bytes]:
        """Return the events as they are sent."""
        return [orjson.dumps(event, option=orjson.OPT_APPEND_NEWLINE) for event in self.events]


@dataclass(frozen=True, slots=True)
class ServerSentEvents(EventStream):
    """A body of server-sent events, each named by the `type` of its object; the last one has the text `end` alone."""

    media_type: str = "text/event-stream"
    end: str = "[DONE]"

    @property
    def pieces(self) -> list[bytes]:
        events = [write_event(orjson.dumps(event).decode(), event["type"]) for event in self.events]
        return [event.encode() for event in (*events, write_event(self.end))]


class Kept:
    """A body with which an operation answers again and again; it must not be changed.

    `raw` is what it is as JSON, once a reply with it was found to be valid.
    """

    __slots__ = ("raw", "value")

    def __init__(self, value: Any) -> None:
        self.value = value
        self.raw = b""


# Made for every request, and nothing in it leads back to it: the garbage collector need not know of it.
class Reply(Struct, gc=False):
    """A status and a body: JSON, kept or new, events, or None. Headers are those that HTTP itself does not set."""

    status: int
    body: Any = None
    headers: tuple[tuple[bytes, bytes], ...] = ()

    @property
    def value(self) -> Any:
        """The body, whether it is kept or new."""
        return self.body.value if isinstance(self.body, Kept) else self.body
