"""An httpx transport without a socket: `httpx.Client(transport=mock.transport())`, and the same for AsyncClient."""

import asyncio
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar

import httpx
from starlette.types import Message

from mockserver.testing.conversation import Conversation, NextChunk, http_scope
from mockserver.testing.running import Running

T = TypeVar("T")


class InProcessTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Carries the requests of httpx clients, of any thread or event loop, to an application in this process."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.SyncByteStream)  # noqa: S101 - as httpx itself does
        chunks = iter(request.stream)

        async def next_chunk() -> bytes:
            return await asyncio.to_thread(next, chunks, b"")

        exchange = _Exchange(self._running, request, next_chunk)
        return exchange.response(exchange.wait(exchange.begin()), _SyncReply(exchange))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)  # noqa: S101 - as httpx itself does
        chunks = aiter(request.stream)
        home = asyncio.get_running_loop()

        async def here() -> bytes:
            return await anext(chunks, b"")

        async def next_chunk() -> bytes:
            return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(here(), home))

        exchange = _Exchange(self._running, request, next_chunk)
        return exchange.response(await exchange.wait_async(exchange.begin()), _AsyncReply(exchange))


class _Exchange:
    """One request on its way through the application's event loop, waited for from outside of it."""

    def __init__(self, running: Running, request: httpx.Request, next_chunk: NextChunk) -> None:
        self._running = running
        self._request = request
        self._next_chunk = next_chunk
        self._longest_wait = request.extensions.get("timeout", {}).get("read")
        self._is_complete = False

    async def begin(self) -> Message | None:
        """Send the request and return the head of the reply."""
        url = self._request.url
        scope = http_scope(self._request.method, url.raw_path, self._request.headers.raw, (url.host, url.port or 80))
        self._conversation = Conversation(self._running.app, scope, self._next_chunk)
        return await self._conversation.next()

    async def next(self) -> Message | None:
        """Return the next part of the body, or None after the last."""
        if self._is_complete:
            return None
        message = await self._conversation.next()
        if message is None:
            raise self._broken_off("peer closed connection without sending complete message body")
        self._is_complete = not message.get("more_body", False)
        return message

    async def hang_up(self) -> None:
        await self._conversation.hang_up()

    def response(self, head: Message | None, stream: httpx.SyncByteStream | httpx.AsyncByteStream) -> httpx.Response:
        if head is None:
            raise self._broken_off("Server disconnected without sending a response.")
        return httpx.Response(
            head["status"], headers=head["headers"], stream=stream, extensions={"http_version": b"HTTP/1.1"}
        )

    def wait(self, step: Coroutine[Any, Any, T]) -> T:
        future = self._running.submit(step)
        try:
            return future.result(self._longest_wait)
        except TimeoutError:
            raise self._timeout(future) from None

    async def wait_async(self, step: Coroutine[Any, Any, T]) -> T:
        future = self._running.submit(step)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._longest_wait)
        except TimeoutError:
            raise self._timeout(future) from None

    def _broken_off(self, how: str) -> httpx.TransportError:
        failure = self._conversation.failure
        if isinstance(failure, ConnectionResetError):
            return httpx.ReadError(str(failure), request=self._request)
        return httpx.RemoteProtocolError(f"{how} {failure or ''}".rstrip(), request=self._request)

    def _timeout(self, future: "Future[Any]") -> httpx.ReadTimeout:
        future.cancel()
        return httpx.ReadTimeout(f"no reply within {self._longest_wait} s", request=self._request)


class _SyncReply(httpx.SyncByteStream):
    def __init__(self, exchange: _Exchange) -> None:
        self._exchange = exchange

    def __iter__(self) -> Iterator[bytes]:
        while message := self._exchange.wait(self._exchange.next()):
            yield message.get("body", b"")

    def close(self) -> None:
        self._exchange.wait(self._exchange.hang_up())


class _AsyncReply(httpx.AsyncByteStream):
    def __init__(self, exchange: _Exchange) -> None:
        self._exchange = exchange

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while message := await self._exchange.wait_async(self._exchange.next()):
            yield message.get("body", b"")

    async def aclose(self) -> None:
        await self._exchange.wait_async(self._exchange.hang_up())
