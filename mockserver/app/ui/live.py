"""Streams of events that end when the browser leaves, or when the server stops."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from mockserver.app.http.live import send_live
from mockserver.app.ui.rendering import HEADERS


class Live(Response):
    """A stream of `events`."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[bytes]) -> None:
        super().__init__(headers={**HEADERS, "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send_live(scope, receive, send, self.status_code, self.raw_headers, _opened(self._events))


async def _opened(events: AsyncGenerator[bytes]) -> AsyncGenerator[bytes]:
    """Yield `events` after a comment, which shows the browser at once that it is connected."""
    async with aclosing(events):
        yield b": open\n\n"
        async for event in events:
            yield event
