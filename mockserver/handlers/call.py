"""The interface of handlers: what they get and return, without HTTP."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

import orjson
from msgspec import Struct

from mockserver.contract.streamed.events import write_event
from mockserver.domain.records.asset import Medium, Method, Origin
from mockserver.ground.steps import Steps

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
    from mockserver.domain.watching.feed import Feed
    from mockserver.domain.watching.jobs import JobWatch

# The parsed request, validated and with defaults, by name. Only functions that build typed queries read it.
Values: TypeAlias = Mapping[str, Any]

# Pictures, streams and files are served below this path.
MEDIA_PATH = "/_media"

# A client orders a fault for one request with this header.
FAULT_HEADER = b"x-mockserver-fault"

# The consent pages of connections are served below this path.
CONSENT_PATH = "/_consent"

# A JSON object of a reply.
View: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file in a request: the client's name for it, and where its bytes are until the reply.

    A borrowed file did not come with a request: it is in a storage and stays there.
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
    """Finds out the content of videos and other media."""

    async def recognise(self, image: ReceivedFile, videos: Sequence[Video]) -> Sighting | None:
        """Return the video of `videos` that a picture is a frame or thumbnail of, and the second; or None."""

    async def ingest_file(self, file: ReceivedFile, use: Use, options: WatchOptions) -> Upload:
        """Return the upload for `file`, which is kept for as long as the server runs.

        Raises the API's video errors if it does not fit `use`.
        """

    async def ingest_address(self, url: str, use: Use, options: WatchOptions) -> Upload:
        """Return the upload at `url`. Nothing is fetched: the content is known or follows from the URL."""

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

    def note_snapshot(self, files: Sequence[str]) -> None:
        """Note that a snapshot names these files, so that they are there when it is restored."""

    def has_integration(self, integration_id: str) -> bool:
        """Tell whether there is an integration with this id."""

    def remove_unused(self, account: Account) -> None:
        """Remove the files that no video of `account` is in any more, unless others need them."""

    async def stored_files(self, integration_id: str) -> Sequence[ReceivedFile]:
        """Return the video files in the storage of an integration, in order of their names."""


class Dispatcher(Protocol):
    """Delivers events to webhooks."""

    def check_address(self, url: str) -> None:
        """Check that a webhook may lead to `url`. Raises AddressNotAllowed."""

    def notice(self, account: Account) -> None:
        """Schedule the due deliveries of `account` in the background."""

    async def deliver_due(self, account: Account) -> Sequence[Delivery]:
        """Deliver what is due by the account's clock, in order, and return each delivery with its result."""


class Metrics(Protocol):
    """Makes the text of the server's metrics."""

    def text(self) -> Steps[str]:
        """Return the metrics as OpenMetrics text."""


class Accounts(Protocol):
    """All accounts of the server, for operations that concern several, and the contract."""

    @property
    def contract(self) -> Contract: ...

    @property
    def dispatcher(self) -> Dispatcher: ...

    @property
    def metrics(self) -> Metrics: ...

    @property
    def unauthenticated(self) -> Journal:
        """The journal of requests without a valid key."""

    @property
    def anonymous(self) -> Account:
        """The account for requests that need no key."""

    @property
    def feed(self) -> Feed:
        """The feed of what happens."""

    @property
    def jobs(self) -> JobWatch:
        """Adds the states of jobs to the feed."""

    def masked_key(self, account: Account) -> str:
        """Return the key of `account`, masked."""

    def all(self) -> Sequence[Account]:
        """Return all accounts that were opened."""

    def afresh(self, account: Account, scope: str = "") -> Account:
        """Return a new account for the key of `account`, as it is at its first use, at the current time.

        Its identifiers follow from `scope`, or from the scope of `account` if none is given.
        """

    def forget(self, account: Account) -> None:
        """Remove `account`, which was just reset. Its key opens a new one."""

    def emptied(self, account: Account) -> Account:
        """Return an empty account with the key and the clock of `account`."""

    def go_on_with(self, steps: Iterator[None]) -> None:
        """Run `steps` one by one, and let other requests run between them."""


_NO_HEADERS: Values = {}


# Created for every request. It is in no reference cycle, so the garbage collector need not track it.
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
        """The address at which the request reached the server, or the public URL of the settings."""
        return self.media_url.removesuffix(MEDIA_PATH)


@dataclass(frozen=True, slots=True)
class EventStream:
    """A body that is sent event by event, one JSON object a line, with a pause before each."""

    events: Sequence[Any]
    pause_seconds: float
    media_type: str = "application/x-ndjson"

    @property
    def pieces(self) -> list[bytes]:
        """Return the events as bytes."""
        return [orjson.dumps(event, option=orjson.OPT_APPEND_NEWLINE) for event in self.events]


@dataclass(frozen=True, slots=True)
class EncodedLines(EventStream):
    """A body of lines that are encoded already, some of them to each event."""

    events: Sequence[bytes]

    @property
    def pieces(self) -> list[bytes]:
        return list(self.events)


@dataclass(frozen=True, slots=True)
class ServerSentEvents(EventStream):
    """A body of server-sent events, each named by the `type` of its object; the last one has the text `end` alone."""

    media_type: str = "text/event-stream"
    end: str = "[DONE]"

    @property
    def pieces(self) -> list[bytes]:
        events = [write_event(orjson.dumps(event).decode(), event["type"]) for event in self.events]
        return [event.encode() for event in (*events, write_event(self.end))]


@dataclass(frozen=True, slots=True)
class LiveEvents:
    """A body of server-sent events that come as things happen: `pieces` of bytes."""

    pieces: AsyncGenerator[bytes]
    media_type: str = "text/event-stream"


class Kept:
    """A body that an operation sends again and again; do not modify it.

    `raw` is the body as JSON, once it was found valid.
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
        """The body, cached or new."""
        return self.body.value if isinstance(self.body, Kept) else self.body
