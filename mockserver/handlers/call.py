"""The interface of handlers: what they get, without HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from msgspec import Struct

from mockserver.domain.records.asset import Medium, Method, Origin
from mockserver.ground.steps import Steps
from mockserver.handlers.reply import MEDIA_PATH

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
class IngestOptions:
    """What is known of a file besides its bytes, and how to serve it.

    `subtitles` replace the speech, or else `spoken` does: the content whose speech it is. `is_streamed` and
    `has_thumbnail` say what to serve. `filename` replaces the name of the file. `method` is how a file arrived that was
    not uploaded in one request, and `origin` its place at a provider. `expected` are the videos that a test described.
    `medium` is the kind of media at an address whose name does not say.
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
class RecognisedPicture:
    """The video that a picture shows, and the second."""

    video_id: str
    second: float


class VideoIngest(Protocol):
    """Finds the content of videos and other media."""

    async def recognise(self, image: ReceivedFile, videos: Sequence[Video]) -> RecognisedPicture | None:
        """Return which of `videos` the image is a frame or thumbnail of, and the second; None for none of them."""

    async def ingest_file(self, file: ReceivedFile, use: Use, options: IngestOptions) -> Upload:
        """Return the upload for `file`, which is kept for as long as the server runs.

        Raises the API's video errors if it does not fit `use`.
        """

    async def ingest_address(self, url: str, use: Use, options: IngestOptions) -> Upload:
        """Return the upload at `url`. Nothing is fetched: the content is known or follows from the URL."""

    async def ingest_youtube(self, url: str, video: str, use: Use, options: IngestOptions) -> Upload:
        """Return the YouTube video with the identifier `video` as an upload."""

    async def examine_file(self, file: ReceivedFile, options: IngestOptions) -> Upload:
        """Return `file`, of any medium, as an upload; a damaged one has a fault.

        Raises MediaUnrecognised if it is not media, and MediaTooLarge.
        """

    async def examine_pieces(self, pieces: Iterable[bytes], filename: str, options: IngestOptions) -> Upload:
        """Return the file made of `pieces` as an upload, like `examine_file`. They are made in a thread."""

    async def examine_chunks(self, chunks: Sequence[str], filename: str, options: IngestOptions) -> Upload:
        """Return the joined files `chunks` as an upload, like `examine_file`."""

    def keeping_chunk(self, file: ReceivedFile) -> AbstractContextManager[str]:
        """Keep the chunk `file` at the path that the context returns, until no upload session names that path."""

    async def examine_address(self, url: str, options: IngestOptions) -> Upload:
        """Return the media at `url`, of any medium, as an upload. Nothing is fetched."""

    async def content_at(self, url: str, expected: ExpectedVideos | None) -> Content | None:
        """Return the content that a test or a fixture describes for `url`, or None."""

    async def fetch_source(self, origin: Origin, options: IngestOptions) -> Upload:
        """Return a provider's file, of any medium, as an upload.

        Raises SourceRefused if it cannot be fetched, and the errors of `examine_file`.
        """

    def kept_file(self, name: str) -> str | None:
        """Return the path of the uploaded file with this name, the hash of its content; None if it is gone."""

    def note_snapshot(self, files: Sequence[str]) -> None:
        """Record that a snapshot names these files, so that they stay until it is restored."""

    def has_integration(self, integration_id: str) -> bool:
        """Return whether there is an integration with this id."""

    def remove_unused(self, account: Account) -> None:
        """Remove the files that no video of `account` uses any more, unless others need them."""

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
        """The feed of live events."""

    @property
    def jobs(self) -> JobWatch:
        """Adds the states of jobs to the feed."""

    def masked_key(self, account: Account) -> str:
        """Return the masked key of `account`."""

    def all(self) -> Sequence[Account]:
        """Return all accounts that were opened."""

    def fresh_account(self, account: Account, scope: str = "") -> Account:
        """Return a new account for the key of `account`, as it is at its first use, at the current time.

        Its identifiers follow from `scope`, or from the scope of `account` if none is given.
        """

    def forget(self, account: Account) -> None:
        """Remove `account`, which was just reset. Its key opens a new one."""

    def emptied(self, account: Account) -> Account:
        """Return an empty account with the key and the clock of `account`."""

    def run_in_background(self, steps: Iterator[None]) -> None:
        """Run `steps` one by one, and let other requests run between them."""


_NO_HEADERS: Values = {}


# Created for every request. It is in no reference cycle, so the garbage collector need not track it.
class Call(Struct, gc=False):
    """A valid request; addresses of pictures and streams begin with `media_url`.

    `headers` are those that the contract declares. If `strict`, parameters that the contract does not know are refused.
    `fixed` is the reply that a test has fixed, `behaviour` the changed behaviour of the account, and `test` the test
    that an admin request names.
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
