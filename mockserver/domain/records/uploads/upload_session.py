"""A multipart upload: a large file that is uploaded in chunks. Its rules are in `multipart_uploads`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mockserver.domain.records.numbers import Count

LIFETIME = timedelta(hours=24)

# The prefix of the file names of chunks. Only the server that wrote these files can use them.
CHUNK = "chunk-"

# An ETag looks like an MD5 hash, as in object storage.
_TAG_DIGITS = 32


def chunk_name(sha256: str) -> str:
    """Return the file name of a chunk; distinct from that of a whole file with the same bytes."""
    return f"{CHUNK}{sha256}"


class SessionStatus(StrEnum):
    """Where a session stands."""

    ACTIVE = "active"
    COMPLETED = "completed"
    EXPIRED = "expired"


class ChunkStatus(StrEnum):
    """The state of a chunk. It is pending until it is reported; a chunk whose bytes were lost has failed."""

    COMPLETED = "completed"
    PENDING = "pending"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """A received part of a file; chunks are counted from 1.

    `serial` is that of the address to which it was sent, `file` the path of its bytes while the session needs them, and
    `sha256` their hash.
    """

    index: Count
    size: Count
    sha256: str
    serial: Count
    put_at: datetime
    reported_at: datetime | None = None
    file: str | None = None

    @property
    def etag(self) -> str:
        """The ETag, which proves that these bytes were sent."""
        return self.sha256[:_TAG_DIGITS]

    @property
    def changed_at(self) -> datetime:
        return self.reported_at or self.put_at


@dataclass(frozen=True, slots=True, eq=False)
class UploadSession:
    """An upload in progress, and the asset that was reserved for it. `chunks` are the received ones, in order."""

    id: str
    asset_id: str
    total_size: Count
    chunk_size: Count
    created_at: datetime
    chunks: tuple[Chunk, ...] = ()
    urls_issued: Count = 0
    completed_at: datetime | None = None

    @property
    def total_chunks(self) -> int:
        return -(-self.total_size // self.chunk_size)

    @property
    def expires_at(self) -> datetime:
        return self.created_at + LIFETIME

    @property
    def updated_at(self) -> datetime:
        last = max((chunk.changed_at for chunk in self.chunks), default=self.created_at)
        return max(last, self.completed_at or last)

    @property
    def by_index(self) -> Mapping[int, Chunk]:
        """The received chunks, by index."""
        return {chunk.index: chunk for chunk in self.chunks}

    def size_of(self, index: int) -> int:
        """Return the required size of a chunk: all have the same, except the last."""
        return min(self.chunk_size, self.total_size - (index - 1) * self.chunk_size)

    def status(self, now: datetime) -> SessionStatus:
        """Return the state of the session at `now`."""
        if self.completed_at is not None:
            return SessionStatus.COMPLETED
        return SessionStatus.EXPIRED if now >= self.expires_at else SessionStatus.ACTIVE

    def chunk_status(self, chunk: Chunk | None, now: datetime) -> ChunkStatus:
        """Return the state of a chunk, also of one that was not received."""
        if chunk is None:
            return ChunkStatus.PENDING
        if chunk.file is None and self.status(now) is SessionStatus.ACTIVE:
            return ChunkStatus.FAILED
        return ChunkStatus.PENDING if chunk.reported_at is None else ChunkStatus.COMPLETED

    def completed_chunks(self, now: datetime) -> int:
        """Return how many chunks are complete at `now`."""
        return sum(self.chunk_status(chunk, now) is ChunkStatus.COMPLETED for chunk in self.chunks)

    @property
    def is_whole(self) -> bool:
        """Whether every chunk was received and reported, so that the file can be assembled."""
        return len(self.chunks) == self.total_chunks and all(
            chunk.reported_at is not None and chunk.file is not None for chunk in self.chunks
        )
