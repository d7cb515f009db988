"""Replays uploads in chunks. Recordings have no file bytes, so as many other bytes are sent.

The chunks may have gone to a storage that no proxy recorded. So each chunk is sent at the latest before the request
that reports it.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import orjson

from mockserver.app.http.asgi_client import AsgiReply
from mockserver.harness.recordings.files import file_of_size

Json = dict[str, Any]

# Larger files are not made up: they would cost too much time and disk space.
MOST_BYTES = 64 * 1024 * 1024
_NAMED = b'"upload_urls"'
_STORED_AT = re.compile(r"/storage/[^/]+/([^/]+)/(\d+)$")

Put = Callable[[str, bytes], Awaitable[AsgiReply]]


@dataclass(slots=True)
class _Session:
    """An upload at the stand-in: its file, chunk size, chunk addresses, and the proofs of the sent chunks."""

    file: bytes
    chunk_size: int
    addresses: dict[int, str]
    proofs: dict[int, str]

    def chunk(self, index: int) -> bytes:
        return self.file[(index - 1) * self.chunk_size : index * self.chunk_size]


class ChunkedUploads:
    """Sends chunks with `put`, which takes a path with its query string and the bytes."""

    def __init__(self, put: Put) -> None:
        self._put = put
        self._sessions: dict[str, _Session] = {}

    def note(self, request: Json, reply: bytes) -> None:
        """Learn the addresses of chunks from the `reply` of the stand-in to a recorded `request`."""
        if _NAMED not in reply:
            return
        answered = orjson.loads(reply)
        if not isinstance(answered, dict) or not isinstance(answered.get("upload_urls"), list):
            return
        asked = (request["body"] or {}).get("json")
        if isinstance(asked, dict) and "total_size" in asked and "chunk_size" in answered:
            size = int(asked["total_size"])
            file = file_of_size(str(asked.get("filename", "")), size) if size <= MOST_BYTES else b""
            self._sessions[answered["upload_id"]] = _Session(file, answered["chunk_size"], {}, {})
        session = self._sessions.get(answered.get("upload_id", ""))
        if session is not None:
            session.addresses.update({url["chunk_index"]: url["url"] for url in answered["upload_urls"]})

    async def stored(self, path: str) -> AsgiReply | None:
        """Send the chunk of a recorded request to the storage at `path`; None if it is unknown."""
        found = _STORED_AT.search(path)
        session = self._sessions.get(found[1]) if found else None
        return await self._send(session, int(found[2])) if found and session else None

    async def reported(self, path: str, body: Json | None) -> Json | None:
        """Return the `body` of a request to `path`.

        If it reports chunks, these are sent first, and it gets their proofs.
        """
        asked = (body or {}).get("json")
        session = self._sessions.get(path.rpartition("/")[2])
        if session is None or not isinstance(asked, dict) or not isinstance(asked.get("completed_chunks"), list):
            return body
        chunks = [await self._proven(session, chunk) for chunk in asked["completed_chunks"]]
        return {"json": {**asked, "completed_chunks": chunks}}

    async def _proven(self, session: _Session, chunk: Any) -> Any:
        if not isinstance(chunk, dict) or not isinstance(chunk.get("chunk_index"), int):
            return chunk
        index = chunk["chunk_index"]
        if index not in session.proofs:
            await self._send(session, index)
        return {**chunk, "proof": session.proofs.get(index, chunk.get("proof"))}

    async def _send(self, session: _Session, index: int) -> AsgiReply | None:
        address = session.addresses.get(index)
        if address is None or not session.file:
            return None
        parts = urlsplit(address)
        reply = await self._put(f"{parts.path}?{parts.query}", session.chunk(index))
        if reply.status == 200:
            session.proofs[index] = reply.headers.get("etag", "")
        return reply
