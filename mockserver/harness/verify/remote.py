"""A remote server as an ASGI application: called over HTTP without changes, and read within limits."""

import asyncio
from dataclasses import replace
from threading import Thread
from urllib.parse import urlsplit

import httpx2
from starlette.types import Receive, Scope, Send

from mockserver.ground.errors import MockserverError
from mockserver.harness.traffic.bounds import Bounds, ReplyEndless
from mockserver.harness.traffic.failures import ENDLESS_HEAD, is_endless_head, unanswered
from mockserver.harness.traffic.framing import note_framing
from mockserver.harness.traffic.tapping import TappedTransport, flaw_of

_HOP_BY_HOP = frozenset([b"host", b"connection", b"content-length", b"transfer-encoding"])
_NOT_PASSED_BACK = frozenset([b"transfer-encoding", b"connection"])
BOUNDS = Bounds(32 * 1024 * 1024, 60.0)
# A server that sends nothing is silent. One that sends an endless head gets a little longer, so that both can be told
# apart.
_HEAD_PATIENCE = 1.25
# Servers close idle connections after some seconds. A request sent at that moment would seem unanswered.
_IDLE_SECONDS = 2.0
# After a reply that exceeded its time, later ones get less: a server that trickles bytes must not take hours.
_LESS = 4


class NoReply(MockserverError):
    """The server did not answer."""


class Remote:
    """The server at `base_url`. Redirects are not followed; nothing is repeated, or sent through a proxy.

    Bodies stay encoded; a truncated one has no end. An event loop of its own does the work for any caller, so that a
    whole reply, including its head, has a deadline.
    """

    def __init__(self, base_url: str, bounds: Bounds = BOUNDS) -> None:
        self._bounds = self._full_bounds = bounds
        self._url = httpx2.URL(base_url.rstrip("/"))
        # Certificates take time to load.
        self._client = httpx2.AsyncClient(
            transport=TappedTransport(verify=self._url.scheme == "https", keepalive_expiry=_IDLE_SECONDS),
            follow_redirects=False,
            trust_env=False,
            timeout=bounds.seconds,
        )
        self._client.headers.clear()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="remote", daemon=True)
        self._thread.start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        message = await receive()
        working = asyncio.run_coroutine_threadsafe(self._ask(scope, message.get("body", b"")), self._loop)
        asking = asyncio.wrap_future(working)
        try:
            reply, body, is_whole = await asyncio.shield(asking)
        except asyncio.CancelledError:
            await asyncio.wait([asking])  # records of the request must exist before the run deletes them
            if not asking.cancelled():
                asking.exception()  # whether it failed no longer matters
            raise
        headers = [(name.lower(), value) for name, value in reply.headers.raw if name.lower() not in _NOT_PASSED_BACK]
        await send({"type": "http.response.start", "status": reply.status_code, "headers": headers})
        await send({"type": "http.response.body", "body": body, "more_body": not is_whole})

    def close(self) -> None:
        """Close the open connections."""
        if self._loop.is_closed():
            return
        asyncio.run_coroutine_threadsafe(self._client.aclose(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    async def _ask(self, scope: Scope, body: bytes) -> tuple[httpx2.Response, bytes, bool]:
        headers = [(name, value) for name, value in scope["headers"] if name not in _HOP_BY_HOP]
        # Separate from the address, which httpx2 would normalise: the generated target is sent unchanged.
        target = self._url.raw_path.rstrip(b"/") + scope["raw_path"]
        target += b"?" + scope["query_string"] if scope["query_string"] else b""
        request = httpx2.Request(
            scope["method"], self._url, headers=headers, content=body or None, extensions={"target": target}
        )
        try:
            reply = await self._head(request)
            try:
                body, is_whole = await self._read(reply)
                note_framing(scope, flaw_of(reply))
            finally:
                await reply.aclose()
        except (httpx2.HTTPError, OSError, ValueError) as error:
            raise NoReply(unanswered(urlsplit(str(self._url)).netloc, error)) from None
        self._bounds = self._full_bounds
        return reply, body, is_whole

    async def _head(self, request: httpx2.Request) -> httpx2.Response:
        """Send `request` and return the reply before its body. Raises ReplyEndless."""
        try:
            async with asyncio.timeout(self._bounds.seconds * _HEAD_PATIENCE):
                return await self._client.send(request, stream=True)
        except TimeoutError:
            raise self._too_slow("head of the reply") from None
        except httpx2.RemoteProtocolError as error:
            if is_endless_head(error):
                raise ReplyEndless(ENDLESS_HEAD) from None
            raise

    async def _read(self, reply: httpx2.Response) -> tuple[bytes, bool]:
        """Return the raw body, and whether it is complete. Raises ReplyEndless."""
        read = bytearray()
        try:
            async with asyncio.timeout(self._bounds.seconds):
                async for piece in reply.aiter_raw():
                    read += piece
                    if len(read) > self._bounds.most_bytes:
                        raise ReplyEndless(self._bounds.too_large())
        except TimeoutError:
            raise self._too_slow("reply") from None
        except httpx2.TransportError:
            return bytes(read), False
        return bytes(read), True

    def _too_slow(self, what: str) -> ReplyEndless:
        error = ReplyEndless(self._bounds.too_slow(what))
        self._bounds = replace(self._bounds, seconds=self._bounds.seconds / _LESS)
        return error
