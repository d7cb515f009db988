"""An httpx transport without a socket: `httpx.Client(transport=mock.transport())`, and the same for AsyncClient."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from queue import Empty, SimpleQueue

import httpx
from starlette.types import Message, Scope

from mockserver.app.http.asgi_client import (
    AsgiCall,
    NextChunk,
    NextMessage,
    body_messages,
    http_scope,
    is_last,
    streamed_messages,
)
from mockserver.testing.event_loops import Home, Mailbox, home
from mockserver.testing.running import Running

# Messages of a reply that come together; none when the application sends no more.
Messages = tuple[Message, ...]
# Called in the application's thread with messages of the reply.
Deliver = Callable[[Messages], None]


class InProcessTransport(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """An httpx transport to an application in this process, for clients in any thread or event loop."""

    def __init__(self, running: Running) -> None:
        self._running = running

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        messages: SimpleQueue[Messages] = SimpleQueue()
        exchange = _Exchange(self._running, request, _body_of(request), messages.put)
        reply = _SyncReply(exchange, messages)
        return exchange.response(reply.next(), reply)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        here = home()
        messages: Mailbox[Messages] = here.mailbox()
        exchange = _Exchange(self._running, request, _body_of(request, here), messages.put)
        reply = _AsyncReply(exchange, messages)
        return exchange.response(await reply.next(), reply)


def _body_of(request: httpx.Request, here: Home | None = None) -> NextMessage:
    """Return a function that returns the body of `request` in the application's thread.

    An asynchronous body is read in the event loop `here`.
    """
    stream = request.stream
    if isinstance(stream, httpx.ByteStream):
        return body_messages([b"".join(stream)])
    if isinstance(stream, httpx.AsyncByteStream) and here is not None:
        return streamed_messages(_read_at_home(aiter(stream), here))
    assert isinstance(stream, httpx.SyncByteStream)  # noqa: S101 - as httpx itself does
    chunks = iter(stream)
    return streamed_messages(lambda: asyncio.to_thread(next, chunks, None))


def _read_at_home(chunks: AsyncIterator[bytes], here: Home) -> NextChunk:
    async def read() -> bytes | None:
        return await anext(chunks, None)

    return lambda: here.run(read)


class _Exchange:
    """One request in the application's event loop, seen from the client's thread."""

    def __init__(self, running: Running, request: httpx.Request, body: NextMessage, deliver: Deliver) -> None:
        """Send `request`, and `deliver` the messages of the reply."""
        self._running = running
        self._request = request
        self._deliver = deliver
        self._head: Messages = ()
        self._call = AsgiCall(body, self._take)
        self._failure: Exception | None = None
        self.longest_wait: float | None = request.extensions.get("timeout", {}).get("read")
        url = request.url
        server = (url.host, url.port or 80)
        scope = http_scope(request.method, url.raw_path, request.headers.raw, server=server)
        running.begin_task(self._answer(scope))

    async def _answer(self, scope: Scope) -> None:
        try:
            await self._running.app(scope, self._call.receive, self._call.send)
        except Exception as failure:  # noqa: BLE001 - the client gets an error, as from a socket
            self._failure = failure
        finally:
            if not self._call.is_over:
                self._call.hang_up()
                if self._head:
                    self._deliver(self._head)
                self._deliver(())

    def _take(self, message: Message) -> None:
        """Deliver a message of the reply. The head waits for the next message: each delivery wakes another thread."""
        if message["type"] == "http.response.start":
            self._head = (message,)
        else:
            self._deliver((*self._head, message))
            self._head = ()

    def hang_up(self) -> None:
        """Disconnect, unless the exchange is over."""
        if not self._call.is_over:
            self._running.call_soon(self._call.hang_up)

    def response(self, messages: Messages, stream: "_SyncReply | _AsyncReply") -> httpx.Response:
        """Return the response whose head is the first of `messages`; the others are the beginning of `stream`."""
        if not messages:
            raise self._broken_off("Server disconnected without sending a response.")
        head, *stream.beginning = messages
        return httpx.Response(
            head["status"], headers=head["headers"], stream=stream, extensions={"http_version": b"HTTP/1.1"}
        )

    def body_parts(self, messages: Messages) -> Messages:
        """Return `messages`, which continue the reply. Raises a TransportError if the reply ends early."""
        if not messages:
            raise self._broken_off("peer closed connection without sending complete message body")
        return messages

    def timeout(self) -> httpx.ReadTimeout:
        """Disconnect, and return the error for a client that has waited too long."""
        self.hang_up()
        return httpx.ReadTimeout(f"no reply within {self.longest_wait} s", request=self._request)

    def _broken_off(self, how: str) -> httpx.TransportError:
        if isinstance(self._failure, ConnectionResetError):
            return httpx.ReadError(str(self._failure), request=self._request)
        return httpx.RemoteProtocolError(f"{how} {self._failure or ''}".rstrip(), request=self._request)


class _SyncReply(httpx.SyncByteStream):
    def __init__(self, exchange: _Exchange, messages: "SimpleQueue[Messages]") -> None:
        self._exchange = exchange
        self._messages = messages
        self.beginning: Sequence[Message] = ()

    def next(self) -> Messages:
        try:
            return self._messages.get(timeout=self._exchange.longest_wait)
        except Empty:
            raise self._exchange.timeout() from None

    def __iter__(self) -> Iterator[bytes]:
        messages = self.beginning or self._exchange.body_parts(self.next())
        while True:
            for message in messages:
                yield message.get("body", b"")
            if is_last(messages[-1]):
                return
            messages = self._exchange.body_parts(self.next())

    def close(self) -> None:
        self._exchange.hang_up()


class _AsyncReply(httpx.AsyncByteStream):
    def __init__(self, exchange: _Exchange, messages: Mailbox[Messages]) -> None:
        self._exchange = exchange
        self._messages = messages
        self.beginning: Sequence[Message] = ()

    async def next(self) -> Messages:
        try:
            return await self._messages.get(self._exchange.longest_wait)
        except TimeoutError:
            raise self._exchange.timeout() from None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        messages = self.beginning or self._exchange.body_parts(await self.next())
        while True:
            for message in messages:
                yield message.get("body", b"")
            if is_last(messages[-1]):
                return
            messages = self._exchange.body_parts(await self.next())

    async def aclose(self) -> None:
        self._exchange.hang_up()
