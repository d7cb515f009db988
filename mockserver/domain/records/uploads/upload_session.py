"""An upload session: a large file that comes in chunks. Its rules are in `multipart_uploads`."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mockserver.domain.records.numbers import Count

LIFETIME = timedelta(hours=24)

# What the names of files begin with that are chunks: only the server that wrote them can use them.
CHUNK = "chunk-"

# An entity tag has the form of an MD5 hash, as clients know it from object storages.
_TAG_DIGITS = 32


def chunk_name(sha256: str) -> str:
    """Return what a file with the bytes of a chunk is called; they may be the whole of another file."""
    return f"{CHUNK}{sha256}"


class SessionStatus(StrEnum):
    """Where a session stands."""

    ACTIVE = "active"
    COMPLETED = "completed"
    EXPIRED = "expired"


class ChunkStatus(StrEnum):
    """Where a chunk stands. One that has come is pending until it is reported; one whose bytes are lost has failed."""

    COMPLETED = "completed"
    PENDING = "pending"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, eq=False)
class Chunk:
    """A part of a file that has come; chunks are counted from 1.

    `serial` is that of the address that it came to, `file` is where its bytes are while the session needs them, and
    `sha256` is their hash.
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
        """The entity tag that proves to have sent these bytes."""
        return self.sha256[:_TAG_DIGITS]

    @property
    def changed_at(self) -> datetime:
        return self.reported_at or self.put_at


@dataclass(frozen=True, slots=True, eq=False)
class UploadSession:
    """A file on its way to be the asset that was reserved for it. `chunks` are those that have come, in order."""

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
        """The chunks that have come, by their index."""
        return {chunk.index: chunk for chunk in self.chunks}

    def size_of(self, index: int) -> int:
        """Return how many bytes a chunk has to have: all have the same, but for the last."""
        return min(self.chunk_size, self.total_size - (index - 1) * self.chunk_size)

    def status(self, now: datetime) -> SessionStatus:
        """Return where the session stands at `now`."""
        if self.completed_at is not None:
            return SessionStatus.COMPLETED
        return SessionStatus.EXPIRED if now >= self.expires_at else SessionStatus.ACTIVE

    def chunk_status(self, chunk: Chunk | None, now: datetime) -> ChunkStatus:
        """Return where a chunk stands, or one that has not come."""
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
        """Whether every chunk has come and was reported, and the file can be put together."""
        return len(self.chunks) == self.total_chunks and all(
            chunk.reported_at is not None and chunk.file is not None for chunk in self.chunks
        )
