"""An ASGI client: calls an application in this process as a server does, without a socket."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import NamedTuple
from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Scope

RawHeaders = Iterable[tuple[bytes, bytes]]
# Returns the next message of a request, or None after the last.
NextMessage = Callable[[], Awaitable[Message | None]]
# Returns the next piece of a body, or None after the last.
NextChunk = Callable[[], Awaitable[bytes | None]]


class AsgiReply(NamedTuple):
    """A reply of the application; `status` is 0 if it sent none.

    `is_complete` says whether the body is complete.
    """

    status: int
    raw_headers: list[tuple[bytes, bytes]]
    body: bytes
    is_complete: bool = True

    @property
    def headers(self) -> dict[str, str]:
        """The headers as text, by lower-case name."""
        return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in self.raw_headers}


def http_scope(
    method: str,
    target: bytes,
    headers: RawHeaders,
    *,
    scheme: str = "http",
    server: tuple[str, int] = ("testserver", 80),
) -> Scope:
    """Return the ASGI scope of a request; `target` is the raw path and query."""
    path, _, query = target.partition(b"?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": scheme,
        "path": unquote(path.decode("latin-1")),
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in headers],
        "client": ("127.0.0.1", 0),
        "server": server,
        "state": {},
    }


class AsgiCall:
    """One call of an application: `receive` and `send` are the two functions of ASGI.

    `next_message` returns the request's body, and `on_message` takes each message of the reply. The client stays
    connected until the reply is complete or `hang_up` is called; after that the application gets a disconnect.
    """

    def __init__(self, next_message: NextMessage, on_message: Callable[[Message], None]) -> None:
        self._next_message = next_message
        self._on_message = on_message
        self._gone = asyncio.Event()

    @property
    def is_over(self) -> bool:
        """Whether the client has disconnected, with or without a complete reply."""
        return self._gone.is_set()

    def hang_up(self) -> None:
        """Disconnect."""
        self._gone.set()

    async def receive(self) -> Message:
        """Return the next message of the request. After the last one, wait for the disconnect."""
        if not self._gone.is_set():
            message = await self._next_message()
            if message is not None:
                return message
            await self._gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        """Take a message of the reply, unless the client has disconnected."""
        if self._gone.is_set():
            return
        self._on_message(message)
        if is_last(message):
            self._gone.set()


def is_last(message: Message) -> bool:
    """Return whether `message` ends a reply."""
    return bool(message["type"] == "http.response.body" and not message.get("more_body", False))


def body_messages(chunks: Sequence[bytes], *, is_complete: bool = True) -> NextMessage:
    """Return a function that returns the messages of a body in `chunks`. An incomplete body ends in a disconnect."""
    last = len(chunks) - 1
    messages = iter(
        [
            {"type": "http.request", "body": chunk, "more_body": number < last or not is_complete}
            for number, chunk in enumerate(chunks)
        ]
    )
    end = None if is_complete else {"type": "http.disconnect"}

    async def next_message() -> Message | None:
        return next(messages, end)

    return next_message


def streamed_messages(next_chunk: NextChunk) -> NextMessage:
    """Return a function that returns the messages of a body whose chunks come from `next_chunk`."""
    is_sent = False

    async def next_message() -> Message | None:
        nonlocal is_sent
        if is_sent:
            return None
        chunk = await next_chunk()
        is_sent = chunk is None
        return {"type": "http.request", "body": chunk or b"", "more_body": not is_sent}

    return next_message


async def call(app: ASGIApp, scope: Scope, body: NextMessage) -> AsgiReply:
    """Send a request and return the whole reply when the application has returned. Raises what it raises."""
    sent: list[Message] = []
    exchange = AsgiCall(body, sent.append)
    await app(scope, exchange.receive, exchange.send)
    return _reply_of(sent)


def _reply_of(sent: Sequence[Message]) -> AsgiReply:
    """Return the reply of the messages `sent`."""
    if not sent:
        return AsgiReply(0, [], b"", is_complete=False)
    start, *rest = sent
    body = b"".join(message.get("body", b"") for message in rest)
    return AsgiReply(start["status"], list(start.get("headers", ())), body, is_last(sent[-1]))
