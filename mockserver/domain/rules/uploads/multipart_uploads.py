"""Multipart uploads: a file arrives in chunks, each at a signed address, and becomes an asset.

A session expires after a day. Nothing runs at that moment: its state follows from the clock, and the next request frees
its files.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from msgspec import Struct

from mockserver.domain.account.account import Account, World
from mockserver.domain.records.asset import Medium, Method
from mockserver.domain.records.media import Media
from mockserver.domain.records.metadata import Value
from mockserver.domain.records.upload import Upload
from mockserver.domain.records.uploads.upload_session import Chunk, ChunkStatus, SessionStatus, UploadSession
from mockserver.domain.rules.asset_uploads import check_asset_size, fill_asset, reserve_asset
from mockserver.domain.rules.assets import get_asset
from mockserver.domain.rules.media_types import medium_named
from mockserver.domain.rules.sources import named_content
from mockserver.ground.clock import epoch_second, to_milliseconds, to_seconds
from mockserver.ground.errors import DomainError, MockserverError, ParameterInvalid
from mockserver.ground.identifiers import digest

# Source: examples of the documentation of 2026.
CHUNK_SIZE = 5 * 1024**2

# The first reply may contain only some addresses. Few, so that a client that never requests more of them is noticed.
FIRST_URLS = 10

URL_LIFETIME = timedelta(hours=1)

_UNFINISHED = "Its upload was not completed in time."


class UrlRefused(MockserverError):
    """The address of a chunk was not issued or is no longer valid; the message says why."""


class FileAnnouncement(Struct, frozen=True, gc=False):
    """The announcement of a file that will arrive in chunks, and the properties of its asset."""

    filename: str
    medium: Medium
    total_size: int
    is_streamed: bool
    has_thumbnail: bool
    user_metadata: Mapping[str, Value]


class ChunkUrl(Struct, frozen=True, gc=False):
    """The signed part of a chunk's address: valid for one use, and until `expires`, in seconds since 1970."""

    upload_id: str
    index: int
    serial: int
    expires: int

    def signature(self, account: Account) -> str:
        """Return the signature that proves that `account` issued the address."""
        return digest("chunk", account.id, self.upload_id, self.index, self.serial, self.expires).hex()


class SentChunk(Struct, frozen=True, gc=False):
    """A received chunk: its size and hash; its bytes are in `file`."""

    size: int
    sha256: str
    file: str


class ReportedChunk(Struct, frozen=True, gc=False):
    """A chunk that a client reports as sent, with its ETag."""

    index: int
    etag: str
    size: int


class IssuedUrls(Struct, frozen=True, gc=False):
    """Addresses that were issued together."""

    urls: Sequence[ChunkUrl]
    issued_at: datetime
    expires_at: datetime


def open_session(world: World, announced: FileAnnouncement) -> UploadSession:
    """Open a session and reserve its asset. Raises the MediaTooLarge for its medium."""
    check_asset_size(announced.medium, Method.MULTIPART, announced.total_size)
    named, media_type = medium_named(announced.filename, announced.medium)
    if named is not announced.medium:
        _, media_type = medium_named("", announced.medium)
    coming = Upload(
        announced.filename,
        Media(0, 0, 0, 0, announced.total_size, has_audio=False),
        named_content(announced.filename),
        is_streamed=announced.is_streamed,
        has_thumbnail=announced.has_thumbnail,
        medium=announced.medium,
        media_type=media_type,
        method=Method.MULTIPART,
        fault=_UNFINISHED,
    )
    asset = reserve_asset(world, coming, announced.user_metadata)
    upload_id = world.account.identifiers.object_id(asset.created_at, "asset")
    session = UploadSession(upload_id, asset.id, announced.total_size, CHUNK_SIZE, asset.created_at)
    world.account.uploads.put(session)
    return session


def get_session(world: World, upload_id: str) -> UploadSession:
    """Return a session, whatever its status. Raises NotFound."""
    return world.account.uploads.get(upload_id)


def issue_urls(world: World, upload_id: str, start: int, count: int) -> IssuedUrls:
    """Return addresses for up to `count` chunks, beginning at `start`. Raises ParameterInvalid."""
    session = _active(world, upload_id)
    if start > session.total_chunks:
        raise ParameterInvalid("start", f"The upload has {session.total_chunks} chunks, got {start}.")
    indices = range(start, min(start + count, session.total_chunks + 1))
    expires_at = to_seconds(min(world.now + URL_LIFETIME, session.expires_at))
    urls = [
        ChunkUrl(session.id, index, session.urls_issued + number, epoch_second(expires_at))
        for number, index in enumerate(indices, 1)
    ]
    world.account.uploads.put(replace(session, urls_issued=session.urls_issued + len(urls)))
    return IssuedUrls(urls, to_milliseconds(world.now), expires_at)


def put_chunk(world: World, url: ChunkUrl, signature: str, sent: SentChunk) -> Chunk:
    """Store a chunk. It replaces an earlier one, and has to be reported again.

    Raises NotFound, UrlRefused, and ParameterInvalid if the size is wrong.
    """
    session = get_session(world, url.upload_id)
    known = session.by_index
    was = known.get(url.index)
    _check_url(world, session, url, signature, was)
    size = session.size_of(url.index)
    if sent.size != size:
        raise ParameterInvalid("body", f"Chunk {url.index} has {size} bytes, got {sent.size}.")
    chunk = Chunk(url.index, sent.size, sent.sha256, url.serial, to_milliseconds(world.now), file=sent.file)
    if was and was.sha256 == sent.sha256:
        chunk = replace(chunk, reported_at=was.reported_at)
    _keep(world, session, {**known, url.index: chunk})
    return chunk


def _check_url(world: World, session: UploadSession, url: ChunkUrl, signature: str, was: Chunk | None) -> None:
    status = session.status(world.now)
    if signature != url.signature(world.account):
        raise UrlRefused("its signature does not match what it names")
    if status is not SessionStatus.ACTIVE:
        raise UrlRefused(f"the upload {session.id} is {status}")
    if epoch_second(world.now) >= url.expires:
        raise UrlRefused("it has expired; request a fresh one")
    if was and url.serial <= was.serial:
        raise UrlRefused("it, or a later one for the same chunk, was used already; request a fresh one")


def report(world: World, upload_id: str, reported: Sequence[ReportedChunk]) -> tuple[UploadSession, int]:
    """Mark the chunks that the client reports. Returns the session and the number of newly completed chunks.

    Raises NotFound, and ParameterInvalid for a chunk that was not received or differs; then nothing changes. Repeated
    reports are idempotent, also once the upload is complete.
    """
    session = get_session(world, upload_id)
    if session.status(world.now) is SessionStatus.EXPIRED:
        raise _over(session, SessionStatus.EXPIRED)
    known, now = dict(session.by_index), to_milliseconds(world.now)
    fresh = 0
    for number, said in enumerate(reported):
        chunk = _sent(session, known, said, f"completed_chunks[{number}]")
        if session.chunk_status(chunk, world.now) is not ChunkStatus.COMPLETED:
            known[said.index] = replace(chunk, reported_at=now)
            fresh += 1
    return (_keep(world, session, known) if fresh else session), fresh


def _sent(session: UploadSession, known: Mapping[int, Chunk], said: ReportedChunk, place: str) -> Chunk:
    """Return the chunk of a report if both agree. Raises ParameterInvalid."""
    if said.index > session.total_chunks:
        raise ParameterInvalid(f"{place}.chunk_index", f"The upload has {session.total_chunks} chunks.")
    chunk = known.get(said.index)
    if chunk is None or (chunk.file is None and session.completed_at is None):
        raise ParameterInvalid(f"{place}.chunk_index", f"Chunk {said.index} has not been uploaded.")
    if said.etag.strip('"') != chunk.etag:
        raise ParameterInvalid(f"{place}.proof", f"The ETag of chunk {said.index} is {chunk.etag}, got {said.etag}.")
    if said.size != chunk.size:
        raise ParameterInvalid(f"{place}.chunk_size", f"Chunk {said.index} has {chunk.size} bytes, got {said.size}.")
    return chunk


def complete(world: World, joined: UploadSession, outcome: Upload | DomainError) -> UploadSession:
    """Complete the session and fill its asset; `outcome` is the assembled file, or the error if it is not acceptable.

    Returns the current session: chunks or reports may have changed it meanwhile. Raises NotFound if it was deleted.
    """
    session = get_session(world, joined.id)
    if session.chunks is not joined.chunks or session.completed_at is not None:
        return session
    fill_asset(world, get_asset(world, session.asset_id), outcome)
    session = replace(_without_bytes(session), completed_at=to_milliseconds(world.now))
    world.account.uploads.put(session)
    return session


def release_expired(account: Account) -> None:
    """Free the chunks of expired sessions."""
    now = account.clock.now()
    for session in account.uploads.unfinished():
        if session.status(now) is not SessionStatus.ACTIVE:
            account.uploads.put(_without_bytes(session))


def every_chunk(session: UploadSession) -> Iterator[tuple[int, Chunk | None]]:
    """Yield every chunk of the file by index; None for one that was not received."""
    known = session.by_index
    for index in range(1, session.total_chunks + 1):
        yield index, known.get(index)


def _active(world: World, upload_id: str) -> UploadSession:
    session = get_session(world, upload_id)
    status = session.status(world.now)
    if status is not SessionStatus.ACTIVE:
        raise _over(session, status)
    return session


def _over(session: UploadSession, status: SessionStatus) -> ParameterInvalid:
    return ParameterInvalid("upload_id", f"The upload {session.id} is {status}; it takes no more chunks.")


def _keep(world: World, session: UploadSession, chunks: Mapping[int, Chunk]) -> UploadSession:
    changed = replace(session, chunks=tuple(chunks[index] for index in sorted(chunks)))
    world.account.uploads.put(changed)
    return changed


def _without_bytes(session: UploadSession) -> UploadSession:
    return replace(session, chunks=tuple(replace(chunk, file=None) for chunk in session.chunks))
