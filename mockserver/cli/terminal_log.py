"""The terminal output of `serve`: a line for each request and each change."""

import asyncio
import json
import os
import sys

from starlette.types import ASGIApp, Message

from mockserver.app.http.asgi_client import AsgiCall, body_messages, http_scope
from mockserver.cli.event_lines import line_of
from mockserver.contract.streamed.event_reader import EventReader
from mockserver.ground.colours import painter


async def print_events(app: ASGIApp, admin_token: str, opened: asyncio.Event) -> None:
    """Print events on standard error until cancelled. It listens like any other client, and sets `opened` when it does.

    A thread writes the lines, so a blocked terminal delays nothing. Events that are missed meanwhile are counted.
    """
    reader, paint = EventReader(), painter(sys.stderr, os.environ)
    call = AsgiCall(body_messages([b""]), lambda message: None)

    async def send(message: Message) -> None:
        body = message.get("body", b"")
        if body:  # the first event says that the stream is open
            opened.set()
        lines = (line_of(json.loads(event.data), paint) for event in reader.feed(body))
        text = "".join(f"{line}\n" for line in lines if line is not None)
        if text:
            await asyncio.to_thread(_write, text)

    headers = [(b"host", b"127.0.0.1"), (b"x-admin-token", admin_token.encode())]
    try:
        await app(http_scope("GET", b"/__admin/events", headers, server=("127.0.0.1", 0)), call.receive, send)
    finally:
        opened.set()


def _write(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:  # the terminal is gone
        pass
