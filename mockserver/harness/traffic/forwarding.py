"""Another server as an ASGI application: forwards bytes as they arrive, without buffering whole bodies.

It sends requests to the named server only: it follows no redirects and uses no proxy of the environment.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from secrets import token_hex
from time import monotonic

import httpx2
from starlette.types import Message, Receive, Scope, Send

from mockserver.app.http.replies import NOTHING_YET
from mockserver.ground.errors import MockserverError
from mockserver.harness.traffic.addresses import is_this_machine
from mockserver.harness.traffic.bounds import Bounds, ReplyEndless, note_endless
from mockserver.harness.traffic.failures import ENDLESS_HEAD, is_endless_head, unanswered
from mockserver.harness.traffic.framing import note_framing
from mockserver.harness.traffic.own_replies import send_own_reply
from mockserver.harness.traffic.tapping import TappedTransport, flaw_of

# Hop-by-hop headers; RFC 9110, section 7.6.1.
_HOP_BY_HOP = frozenset(
    [
        b"connection",
        b"expect",
        b"keep-alive",
        b"proxy-authenticate",
        b"proxy-authorization",
        b"proxy-connection",
        b"te",
        b"trailer",
        b"transfer-encoding",
        b"upgrade",
    ]
)
# Bodies are inspected, so they must come uncompressed.
_ASKED_OTHERWISE = frozenset((b"host", b"accept-encoding"))
_VIA = b"via"
_CONNECT_SECONDS = 10
_BOUNDS = Bounds()
# A server that sends nothing is silent. One that sends an endless head gets a little longer, so that both can be told
# apart.
_HEAD_PATIENCE = 1.25

Headers = Sequence[tuple[bytes, bytes]]


class _ClientGone(MockserverError):
    """The client disconnected during its upload."""


class Upstream:
    """Answers like the server at `url`, whose path is put before every other path.

    A reply is cut off at its `bounds`, so that the client sees that it is incomplete. Each request names this proxy in
    its Via header (RFC 9110, section 7.6.3), so that one that comes back is recognized.
    """

    def __init__(self, url: str, bounds: Bounds = _BOUNDS) -> None:
        self._url = httpx2.URL(url)
        # A server on this machine gets the client's Host, so that addresses in its replies lead here too.
        self._keeps_host = is_this_machine(self._url.host)
        self._bounds = bounds
        self._pseudonym = f"mockserver-{token_hex(8)}".encode()
        timeout = httpx2.Timeout(bounds.seconds, connect=_CONNECT_SECONDS)
        transport = TappedTransport(verify=self._url.scheme == "https")
        self._client = httpx2.AsyncClient(transport=transport, follow_redirects=False, trust_env=False, timeout=timeout)
        self._client.headers.clear()

    async def close(self) -> None:
        """Close the open connections."""
        await self._client.aclose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._has_passed(scope["headers"]):
            address = self._url.netloc.decode()
            message = f"The request came back to this proxy: the server at {address} passes requests on to it."
            await send_own_reply(send, 508, "mock_proxy_loop", message)
            return
        request = httpx2.Request(
            scope["method"], self._target(scope), headers=self._headers(scope["headers"]), content=_body(scope, receive)
        )
        try:
            async with asyncio.timeout(self._bounds.seconds * _HEAD_PATIENCE):
                response = await self._client.send(request, stream=True)
        except _ClientGone:
            return
        except TimeoutError:
            await self._refuse_head(scope, send, self._bounds.too_slow("head of the reply"))
            return
        except httpx2.TransportError as error:
            if is_endless_head(error):
                await self._refuse_head(scope, send, ENDLESS_HEAD)
                return
            message = f"{unanswered(self._url.host, error)}."
            await send_own_reply(send, 502, "mock_upstream_silent", message)
            return
        try:
            await self._pass_back(response, scope, send)
        finally:
            await response.aclose()

    def _has_passed(self, headers: Headers) -> bool:
        """Return whether the request went through this proxy before."""
        return any(name == _VIA and self._pseudonym in value for name, value in headers)

    async def _refuse_head(self, scope: Scope, send: Send, reason: str) -> None:
        note_endless(scope, reason)
        await send_own_reply(send, 502, "mock_reply_endless", reason)

    async def _pass_back(self, response: httpx2.Response, scope: Scope, send: Send) -> None:
        headers = [(name.lower(), value) for name, value in response.headers.raw if name.lower() not in _HOP_BY_HOP]
        await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
        await send(NOTHING_YET)  # the head is forwarded at once
        try:
            async for chunk in self._pieces(response):
                await send({"type": "http.response.body", "body": chunk, "more_body": True})
        except ReplyEndless as error:
            note_endless(scope, str(error))
            return
        except httpx2.TransportError:
            return  # left unfinished, so that the client does not take it for a complete reply
        note_framing(scope, flaw_of(response))
        await send({"type": "http.response.body", "body": b""})

    async def _pieces(self, response: httpx2.Response) -> AsyncIterator[bytes]:
        """Yield the body as it comes. Only the time of the server counts. Raises ReplyEndless."""
        size, waited = 0, 0.0
        pieces = response.aiter_raw()
        while True:
            began = monotonic()
            try:
                async with asyncio.timeout(self._bounds.seconds - waited):
                    piece = await anext(pieces, None)
            except TimeoutError:
                raise ReplyEndless(self._bounds.too_slow()) from None
            if piece is None:
                return
            size += len(piece)
            waited += monotonic() - began
            if size > self._bounds.most_bytes:
                raise ReplyEndless(self._bounds.too_large())
            yield piece

    def _headers(self, headers: Headers) -> list[tuple[bytes, bytes]]:
        named = {
            word.strip().lower()
            for name, value in headers
            if name.lower() == b"connection"
            for word in value.split(b",")
        }
        left_out = (_HOP_BY_HOP | _ASKED_OTHERWISE | named) - ({b"host"} if self._keeps_host else set())
        return [
            *((name, value) for name, value in headers if name.lower() not in left_out),
            (b"accept-encoding", b"identity"),
            (_VIA, b"1.1 " + self._pseudonym),
        ]

    def _target(self, scope: Scope) -> httpx2.URL:
        """Return the address of the request: the client chooses only path and query."""
        raw_path = self._url.raw_path.rstrip(b"/") + scope["raw_path"]
        query = scope["query_string"]
        return self._url.copy_with(raw_path=raw_path + (b"?" + query if query else b""))


def _body(scope: Scope, receive: Receive) -> AsyncIterator[bytes] | None:
    names = {name.lower(): value for name, value in scope["headers"]}
    if b"transfer-encoding" not in names and names.get(b"content-length", b"0") == b"0":
        return None
    return _chunks(receive)


async def _chunks(receive: Receive) -> AsyncIterator[bytes]:
    while True:
        message: Message = await receive()
        if message["type"] != "http.request":
            raise _ClientGone
        if message.get("body"):
            yield message["body"]
        if not message.get("more_body", False):
            return
