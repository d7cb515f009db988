"""The `send` of a request on a connection. It can also write a whole reply at once."""

from collections.abc import Awaitable
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

# The header of a client that wants the connection closed after the reply.
CLOSE = (b"connection", b"close")


def with_sender(app: ASGIApp) -> ASGIApp:
    """Return `app` as uvicorn calls it, with a Sender as its `send`."""

    def serve(scope: Scope, receive: Receive, send: Send) -> Awaitable[None]:
        cycle = getattr(send, "__self__", None)
        return app(scope, receive, Sender(cycle) if isinstance(cycle, RequestResponseCycle) else send)

    return serve


class Sender:
    """Sends the messages of a reply through uvicorn, or writes a whole reply without it."""

    __slots__ = ("_cycle",)

    def __init__(self, cycle: RequestResponseCycle) -> None:
        self._cycle = cycle

    def __call__(self, message: Any) -> Awaitable[None]:
        return self._cycle.send(message)

    def write_reply(self, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> bool:
        """Write a whole reply and return True; return False if it needs uvicorn, because the connection will close.

        uvicorn takes several times as long: it searches each header for invalid bytes, and writes head and body apart.
        """
        cycle = self._cycle
        if (
            cycle.response_started
            or cycle.disconnected
            or cycle.flow.write_paused
            or not cycle.keep_alive
            or cycle.scope["method"] == "HEAD"
            or CLOSE in cycle.scope["headers"]
        ):
            return False
        lines = *map(b": ".join, cycle.default_headers), *map(b": ".join, headers)
        head = STATUS_LINE[status] + b"\r\n".join(lines)
        if head.count(b"\n") != len(lines):
            raise ValueError("A header has more than one line.")
        cycle.transport.write(b"\r\n\r\n".join((head, body)))
        cycle.response_started = cycle.response_complete = True
        cycle.waiting_for_100_continue = False
        cycle.message_event.set()
        cycle.on_response()
        return True
