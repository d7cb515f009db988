"""A server somewhere else, as an ASGI application: asked over HTTP, unchanged on its way, and read within bounds."""

import asyncio
from time import monotonic
from urllib.parse import urlsplit

import httpx2
from starlette.types import Receive, Scope, Send

from mockserver.ground.errors import MockserverError

_HOP_BY_HOP = frozenset([b"host", b"connection", b"content-length", b"transfer-encoding"])
_NOT_PASSED_BACK = frozenset([b"transfer-encoding", b"content-encoding", b"connection"])
_SECONDS = 60.0
_MOST_BYTES = 32 * 1024 * 1024


class NoReply(MockserverError):
    """The server did not answer."""


class ReplyTooLarge(MockserverError):
    """The reply has more bytes, once it is unpacked, than are read, or did not end in time."""


class Remote:
    """What answers at `base_url`. Redirects are replies like any other; nothing is tried twice, or through a proxy."""

    def __init__(self, base_url: str, seconds: float = _SECONDS, most_bytes: int = _MOST_BYTES) -> None:
        self._seconds = seconds
        self._most_bytes = most_bytes
        self._url = httpx2.URL(base_url.rstrip("/"))
        # Certificates cost time to load. A client that waits in a thread needs no event loop of its own.
        self._client = httpx2.Client(
            verify=self._url.scheme == "https", follow_redirects=False, trust_env=False, timeout=seconds
        )
        self._client.headers.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        asking = asyncio.ensure_future(asyncio.to_thread(self._ask, scope, message.get("body", b"")))
        try:
            reply, body = await asyncio.shield(asking)
        except asyncio.CancelledError:
            await asyncio.wait([asking])  # what it makes has to be there before the run deletes what it made
            raise
        headers = [(name.lower(), value) for name, value in reply.headers.raw if name.lower() not in _NOT_PASSED_BACK]
        await send({"type": "http.response.start", "status": reply.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def close(self) -> None:
        """Let go of open connections."""
        self._client.close()

    def _ask(self, scope: Scope, body: bytes) -> tuple[httpx2.Response, bytes]:
        headers = [(name, value) for name, value in scope["headers"] if name not in _HOP_BY_HOP]
        # Given apart from the address, which httpx2 would normalise: what is sent is what was drawn.
        target = self._url.raw_path.rstrip(b"/") + scope["raw_path"]
        target += b"?" + scope["query_string"] if scope["query_string"] else b""
        request = httpx2.Request(
            scope["method"], self._url, headers=headers, content=body or None, extensions={"target": target}
        )
        try:
            reply = self._client.send(request, stream=True)
            try:
                return reply, self._read(reply)
            finally:
                reply.close()
        except (httpx2.HTTPError, OSError, ValueError) as error:
            raise NoReply(f"{urlsplit(str(self._url)).netloc} did not answer: {_reason(error)}") from None

    def _read(self, reply: httpx2.Response) -> bytes:
        """Return the body. Raises ReplyTooLarge."""
        ends_at = monotonic() + self._seconds
        read = bytearray()
        for piece in reply.iter_bytes():
            read += piece
            if len(read) > self._most_bytes:
                raise ReplyTooLarge(f"The reply has more than {self._most_bytes} bytes.")
            if monotonic() > ends_at:
                raise ReplyTooLarge(f"The reply did not end within {self._seconds:g} seconds.")
        return bytes(read)


def _reason(error: Exception) -> str:
    text = str(error).rsplit(": ", 1)[-1]
    return text or type(error).__name__
