"""A server somewhere else, as an ASGI application: asked over HTTP, unchanged on its way."""

import asyncio
from urllib.parse import urlsplit

import urllib3
from starlette.types import Receive, Scope, Send
from urllib3.exceptions import HTTPError

from mockserver.ground.errors import MockserverError

_HOP_BY_HOP = frozenset([b"host", b"connection", b"content-length", b"transfer-encoding"])
_SECONDS = 60.0


class Unreachable(MockserverError):
    """Nobody answered."""


class Remote:
    """What answers at `base_url`. Redirects are replies like any other; nothing is tried twice."""

    def __init__(self, base_url: str, seconds: float = _SECONDS) -> None:
        self._base_url = base_url.rstrip("/")
        self._seconds = seconds
        self._pool = urllib3.PoolManager(retries=False, timeout=seconds, headers={})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        asking = asyncio.ensure_future(asyncio.to_thread(self._ask, scope, message.get("body", b"")))
        try:
            reply = await asyncio.shield(asking)
        except asyncio.CancelledError:
            await asyncio.wait([asking])  # what it makes has to be there before anybody tidies up
            raise
        headers = [
            (name.lower().encode("latin-1"), value.encode("latin-1", "replace"))
            for name, value in reply.headers.items()
            if name.lower() not in ("transfer-encoding", "content-encoding", "connection")
        ]
        await send({"type": "http.response.start", "status": reply.status, "headers": headers})
        await send({"type": "http.response.body", "body": reply.data})

    def close(self) -> None:
        """Let go of open connections."""
        self._pool.clear()

    def _ask(self, scope: Scope, body: bytes) -> urllib3.BaseHTTPResponse:
        query = scope["query_string"].decode("latin-1")
        target = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
        headers = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in scope["headers"]
            if name not in _HOP_BY_HOP
        }
        try:
            return self._pool.request(
                scope["method"], self._base_url + target, body=body or None, headers=headers, redirect=False
            )
        except (HTTPError, OSError, ValueError) as error:
            raise Unreachable(f"{urlsplit(self._base_url).netloc} did not answer: {_reason(error)}") from None


def _reason(error: Exception) -> str:
    text = str(error).rsplit(": ", 1)[-1]
    return text or type(error).__name__
