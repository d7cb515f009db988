"""A reply of the application in this process, read piece by piece as it comes."""

from collections.abc import Generator
from contextlib import suppress
from queue import SimpleQueue

from starlette.types import Message, Scope

from mockserver.app.http.asgi_client import AsgiCall, body_messages
from mockserver.testing.running import Running


class LocalStream:
    """The reply to one request. Its `status` is 0 if the application sent none."""

    def __init__(self, running: Running, scope: Scope) -> None:
        self._messages: SimpleQueue[Message | None] = SimpleQueue()
        self._running = running
        self._call = AsgiCall(body_messages([b""]), self._messages.put)
        self._answering = running.submit(self._answer(scope))  # an event loop alone keeps no reference to a task
        first = self._messages.get()
        self.status: int = 0 if first is None else first["status"]

    async def _answer(self, scope: Scope) -> None:
        try:
            await self._running.app(scope, self._call.receive, self._call.send)
        finally:
            self._messages.put(None)

    def pieces(self) -> Generator[bytes]:
        """Yield the pieces of the body. Closing the generator disconnects."""
        try:
            while (message := self._messages.get()) is not None:
                if message.get("body"):
                    yield message["body"]
        finally:
            with suppress(RuntimeError):  # the server has stopped, and its event loop with it
                self._running.call_soon(self._call.hang_up)
