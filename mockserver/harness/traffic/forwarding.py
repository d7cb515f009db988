"""A server somewhere else as an ASGI application: bytes go there and come back as they arrive, never all at once.

Nothing but the one named server is ever asked: no redirect is followed and no proxy of the environment is used.
"""

from collections.abc import AsyncIterator, Sequence

import httpx2
from starlette.types import Message, Receive, Scope, Send

from mockserver.app.http.replies import NOTHING_YET
from mockserver.ground.errors import MockserverError
from mockserver.harness.traffic.own_replies import send_own_reply

# What is between two neighbours on the way, not between the ends; RFC 9110, section 7.6.1.
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
# Bodies are looked at on their way, so they come unpacked.
_ASKED_OTHERWISE = frozenset((b"host", b"accept-encoding"))
_SECONDS = httpx2.Timeout(600, connect=10)

Headers = Sequence[tuple[bytes, bytes]]


class _ClientGone(MockserverError):
    """The client hung up while it was sending."""


class Upstream:
    """Answers as the server at `url` does. `url` may have a path, which goes before every other."""

    def __init__(self, url: str, transport: httpx2.AsyncBaseTransport | None = None) -> None:
        self._url = httpx2.URL(url)
        self._client = httpx2.AsyncClient(
            transport=transport, follow_redirects=False, trust_env=False, timeout=_SECONDS, headers={}
        )
        self._client.headers.clear()

    async def close(self) -> None:
        """Let go of open connections."""
        await self._client.aclose()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = httpx2.Request(
            scope["method"], self._target(scope), headers=_headers(scope["headers"]), content=_body(scope, receive)
        )
        try:
            response = await self._client.send(request, stream=True)
        except _ClientGone:
            return
        except httpx2.TransportError as error:
            reason = str(error) or type(error).__name__
            await send_own_reply(send, 502, "mock_upstream_silent", f"{self._url.host} did not answer: {reason}.")
            return
        try:
            await _pass_back(response, send)
        finally:
            await response.aclose()

    def _target(self, scope: Scope) -> httpx2.URL:
        """Return where the request goes: only path and query are the client's to say."""
        raw_path = self._url.raw_path.rstrip(b"/") + scope["raw_path"]
        query = scope["query_string"]
        return self._url.copy_with(raw_path=raw_path + (b"?" + query if query else b""))


def _headers(headers: Headers) -> list[tuple[bytes, bytes]]:
    named = {
        word.strip().lower() for name, value in headers if name.lower() == b"connection" for word in value.split(b",")
    }
    left_out = _HOP_BY_HOP | _ASKED_OTHERWISE | named
    return [
        *((name, value) for name, value in headers if name.lower() not in left_out),
        (b"accept-encoding", b"identity"),
    ]


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


async def _pass_back(response: httpx2.Response, send: Send) -> None:
    headers = [(name.lower(), value) for name, value in response.headers.raw if name.lower() not in _HOP_BY_HOP]
    await send({"type": "http.response.start", "status": response.status_code, "headers": headers})
    await send(NOTHING_YET)  # the head is passed on when it comes
    try:
        async for chunk in response.aiter_raw():
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
    except httpx2.TransportError:
        return  # unfinished, so that the client does not take half a reply for a whole one
    await send({"type": "http.response.body", "body": b""})
