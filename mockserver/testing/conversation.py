"""One request and its reply without a socket: the application is called as a server would call it."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from urllib.parse import unquote

from starlette.types import ASGIApp, Message, Scope

Headers = Iterable[tuple[bytes, bytes]]
NextChunk = Callable[[], Awaitable[bytes]]


def http_scope(method: str, target: bytes, headers: Headers, server: tuple[str, int]) -> Scope:
    """Return the ASGI scope of a request; `target` is path and query as they would be sent."""
    path, _, query = target.partition(b"?")
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path.decode("ascii")),
        "raw_path": path,
        "query_string": query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in headers],
        "client": ("127.0.0.1", 0),
        "server": server,
        "state": {},
    }


class Conversation:
    """A request that is being answered. All methods are called in the event loop of the application.

    `failure` is what broke the reply off, if anything did: a connection that was to be dropped, or an error of ours.
    """

    def __init__(self, app: ASGIApp, scope: Scope, next_chunk: NextChunk) -> None:
        """Begin with the request in `scope`, whose body `next_chunk` gives piece by piece, in the end an empty one."""
        self._next_chunk = next_chunk
        self.failure: Exception | None = None
        self._is_sent = False
        self._gone = asyncio.Event()
        self._replies: asyncio.Queue[Message | None] = asyncio.Queue()
        self._task = asyncio.create_task(self._run(app, scope))

    async def next(self) -> Message | None:
        """Return the next message of the reply, or None where the application sends no more."""
        return await self._replies.get()

    async def hang_up(self) -> None:
        """Leave, as a client does that has heard enough."""
        self._gone.set()

    async def _run(self, app: ASGIApp, scope: Scope) -> None:
        try:
            await app(scope, self._receive, self._send)
        except Exception as failure:  # noqa: BLE001 - the client is told, as one at a socket would be
            self.failure = failure
        finally:
            self._replies.put_nowait(None)

    async def _receive(self) -> Message:
        if self._is_sent:
            await self._gone.wait()
        if self._gone.is_set():
            return {"type": "http.disconnect"}
        chunk = await self._next_chunk()
        self._is_sent = not chunk
        return {"type": "http.request", "body": chunk, "more_body": bool(chunk)}

    async def _send(self, message: Message) -> None:
        if not self._gone.is_set():
            self._replies.put_nowait(message)


async def converse(app: ASGIApp, scope: Scope, body: bytes) -> tuple[int, bytes]:
    """Return status and body of the whole reply to a request with `body`; status 0 where there is none."""
    chunks = [b"", body] if body else [b""]

    async def next_chunk() -> bytes:
        return chunks.pop()

    conversation = Conversation(app, scope, next_chunk)
    status, received = 0, bytearray()
    while message := await conversation.next():
        status = message.get("status", status)
        received += message.get("body", b"")
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            break
    await conversation.hang_up()
    return status, bytes(received)
