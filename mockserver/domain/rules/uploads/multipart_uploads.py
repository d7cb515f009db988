"""Multipart uploads: a file comes in chunks, each to an address that was signed for it, and becomes an asset.

A session lives for a day. Nothing happens when that is over: where it stands is read off the clock, and the next
request releases what it has kept.
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
from mockserver.domain.rules.sources import medium_named, named_content
from mockserver.ground.clock import epoch_second, to_milliseconds, to_seconds
from mockserver.ground.errors import DomainError, MockserverError, ParameterInvalid
from mockserver.ground.identifiers import digest

# Source: examples of the documentation of 2026.
CHUNK_SIZE = 5 * 1024**2

# The first reply may have the addresses of some chunks only. Few, so that a client that never asks for more is noticed.
FIRST_URLS = 10

URL_LIFETIME = timedelta(hours=1)

_UNFINISHED = "Its upload was not completed in time."


class UrlRefused(MockserverError):
    """The address that a chunk came to was not issued, or is not good any more; the message says why."""


class FileAnnouncement(Struct, frozen=True, gc=False):
    """A file that is going to come in chunks, and what the asset of it is to be."""

    filename: str
    medium: Medium
    total_size: int
    is_streamed: bool
    has_thumbnail: bool
    user_metadata: Mapping[str, Value]


class ChunkUrl(Struct, frozen=True, gc=False):
    """What is signed of the address of a chunk: it can be used once, and until `expires`, a second since 1970."""

    upload_id: str
    index: int
    serial: int
    expires: int

    def signature(self, account: Account) -> str:
        """Return what proves that `account` issued the address."""
        return digest("chunk", account.id, self.upload_id, self.index, self.serial, self.expires).hex()


class SentChunk(Struct, frozen=True, gc=False):
    """What came to an address: so many bytes with this hash, kept in `file`."""

    size: int
    sha256: str
    file: str


class ReportedChunk(Struct, frozen=True, gc=False):
    """A chunk that a client says it has sent, with the entity tag that it got for it."""

    index: int
    etag: str
    size: int


class IssuedUrls(Struct, frozen=True, gc=False):
    """Addresses that were issued together."""

    urls: Sequence[ChunkUrl]
    issued_at: datetime
    expires_at: datetime


def open_session(world: World, announced: FileAnnouncement) -> UploadSession:
    """Open a session and reserve the asset that it is for. Raises the MediaTooLarge of its medium."""
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
    """Return addresses for `count` chunks from `start` on, or for as many as there are. Raises ParameterInvalid."""
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
    """Take a chunk in. One that had come before is replaced, and has to be reported anew.

    Raises NotFound, UrlRefused, and ParameterInvalid where the bytes are not as many as they have to be.
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
    """Note which chunks the client has sent. Returns the session, and how many were not known to be complete.

    Raises NotFound, and ParameterInvalid for a chunk that did not come, or not so; then nothing is noted. What is
    reported again changes nothing, also once the upload is complete.
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
    """Return the chunk that a report is about, if it came as the report says. Raises ParameterInvalid."""
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
    """Complete the session whose chunks were put together, and fill its asset; the outcome may be that it is not fit.

    Returns the session as it is now: chunks that came meanwhile, or another report, may have changed it. Raises
    NotFound where it is gone.
    """
    session = get_session(world, joined.id)
    if session.chunks is not joined.chunks or session.completed_at is not None:
        return session
    fill_asset(world, get_asset(world, session.asset_id), outcome)
    session = replace(_without_bytes(session), completed_at=to_milliseconds(world.now))
    world.account.uploads.put(session)
    return session


def release_expired(account: Account) -> None:
    """Let go of the chunks of sessions that have expired."""
    now = account.clock.now()
    for session in account.uploads.unfinished():
        if session.status(now) is not SessionStatus.ACTIVE:
            account.uploads.put(_without_bytes(session))


def every_chunk(session: UploadSession) -> Iterator[tuple[int, Chunk | None]]:
    """Yield every chunk of the file by its index, None for one that has not come."""
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
