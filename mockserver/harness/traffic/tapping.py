"""An HTTP client that keeps the raw bytes of each reply beside the parsed reply."""

import ssl
from typing import Any

import httpcore2
import httpx2

from mockserver.handlers.exchanges.observed import Flaw
from mockserver.harness.traffic.collecting import MOST_KEPT
from mockserver.harness.traffic.framing import framing_flaw

_MOST_CONNECTIONS = 100
_IDLE_SECONDS = 5.0


class TappedTransport(httpx2.AsyncHTTPTransport):
    """Sends requests like the library, and keeps the raw bytes of the latest reply of each connection."""

    def __init__(self, *, verify: bool, keepalive_expiry: float = _IDLE_SECONDS) -> None:
        super().__init__(verify=verify, trust_env=False)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=httpx2.create_ssl_context(verify=verify, trust_env=False),
            max_connections=_MOST_CONNECTIONS,
            keepalive_expiry=keepalive_expiry,
            network_backend=_TappedBackend(),
        )


def flaw_of(reply: httpx2.Response) -> Flaw | None:
    """Return the framing flaw of a complete reply; empty if the reply is too long to check."""
    stream = reply.extensions.get("network_stream")
    if not isinstance(stream, _TappedStream) or stream.is_overfull:
        return None
    return framing_flaw(bytes(stream.raw), reply.request.method)


class _TappedBackend(httpcore2.AsyncNetworkBackend):
    def __init__(self) -> None:
        self._backend = httpcore2.AnyIOBackend()

    async def connect_tcp(self, *arguments: Any, **options: Any) -> httpcore2.AsyncNetworkStream:
        return _TappedStream(await self._backend.connect_tcp(*arguments, **options))

    async def sleep(self, seconds: float) -> None:
        await self._backend.sleep(seconds)


class _TappedStream(httpcore2.AsyncNetworkStream):
    """A connection that keeps the bytes read since the latest request."""

    def __init__(self, stream: httpcore2.AsyncNetworkStream) -> None:
        self._stream = stream
        self._is_written = False
        self.raw = bytearray()
        self.is_overfull = False

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - the library's own
        self._is_written = False
        data = await self._stream.read(max_bytes, timeout)
        if len(self.raw) + len(data) > MOST_KEPT:
            self.is_overfull = True
        if not self.is_overfull:
            self.raw += data
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as above
        if not self._is_written:
            self.raw.clear()
            self._is_written, self.is_overfull = True, False
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - as above
    ) -> httpcore2.AsyncNetworkStream:
        return _TappedStream(await self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
