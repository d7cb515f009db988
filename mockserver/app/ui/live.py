"""Replies with events that end when the browser leaves, or when the server stops."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from mockserver.app.http.receiving import ClientGone, ServerStopping, while_connected
from mockserver.app.ui.rendering import HEADERS


class Live(Response):
    """A stream of `events`."""

    media_type = "text/event-stream"

    def __init__(self, events: AsyncGenerator[str]) -> None:
        super().__init__(headers={**HEADERS, "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self._events = events

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        try:
            if scope["method"] != "HEAD":
                await while_connected(scope, receive, self._forward(send))
        except ClientGone:
            return
        except ServerStopping:
            pass
        await send({"type": "http.response.body", "body": b""})

    async def _forward(self, send: Send) -> None:
        async with aclosing(self._events):
            # The browser learns at once that it is connected.
            await send({"type": "http.response.body", "body": b": open\n\n", "more_body": True})
            async for event in self._events:
                await send({"type": "http.response.body", "body": event.encode(), "more_body": True})
