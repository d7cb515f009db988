"""Replies as bytes: the one place that writes status, headers and bodies of the API."""

import asyncio
from collections.abc import Iterable
from typing import Any

import orjson
from starlette.types import Scope, Send

from mockserver import __version__
from mockserver.contract.bodies import JSON_TYPE
from mockserver.domain.rates import Allowance
from mockserver.handlers.call import EventStream

LINES_TYPE = "application/x-ndjson"

_LONGEST_MESSAGE = 800

Headers = Iterable[tuple[bytes, bytes]]

# Nobody shall mistake a reply of ours for one of the real service.
SIGNATURE = (b"x-mockserver", __version__.encode())
_JSON = (b"content-type", JSON_TYPE.encode())
_LINES = (b"content-type", LINES_TYPE.encode())


def error_body(code: str, message: str) -> dict[str, str]:
    """Return the body of every error."""
    return {"code": code, "message": _readable(message)}


def _readable(message: str) -> str:
    """Return `message` without the middle of what a client sent too much of."""
    if len(message) <= _LONGEST_MESSAGE:
        return message
    return f"{message[: _LONGEST_MESSAGE // 2]} … {message[-_LONGEST_MESSAGE // 4 :]}"


def lines_of(stream: EventStream) -> list[bytes]:
    """Return the lines in which `stream` is sent."""
    return [orjson.dumps(event, option=orjson.OPT_APPEND_NEWLINE) for event in stream.events]


def rate_headers(allowance: Allowance) -> tuple[tuple[bytes, bytes], ...]:
    """Return the headers that say how much of a rate limit is left."""
    return (
        (b"x-ratelimit-limit", b"%d" % allowance.limit),
        (b"x-ratelimit-remaining", b"%d" % (allowance.limit - allowance.used)),
        (b"x-ratelimit-used", b"%d" % allowance.used),
        (b"x-ratelimit-reset", b"%d" % allowance.ends_at.timestamp()),
    )


async def send_lines(send: Send, status: int, stream: EventStream, headers: Headers = ()) -> None:
    """Send the events of `stream` one by one, as newline-delimited JSON."""
    await send({"type": "http.response.start", "status": status, "headers": [_LINES, SIGNATURE, *headers]})
    for line in lines_of(stream):
        await asyncio.sleep(stream.pause_seconds)
        await send({"type": "http.response.body", "body": line, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


async def send_json(scope: Scope, send: Send, status: int, body: Any, headers: Headers = ()) -> None:
    """Send `body` as JSON; None as no body at all. A length is always given: clients exist that need one."""
    if body is None:
        await send({"type": "http.response.start", "status": status, "headers": [SIGNATURE, *headers]})
        await send({"type": "http.response.body", "body": b""})
        return
    raw = orjson.dumps(body)
    length = (b"content-length", b"%d" % len(raw))
    await send({"type": "http.response.start", "status": status, "headers": [_JSON, length, SIGNATURE, *headers]})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else raw})
