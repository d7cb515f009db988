"""Replies as bytes: the one place that writes status, headers and bodies of the API."""

from collections.abc import Iterable
from typing import Any

import orjson
from starlette.types import Scope, Send

from mockserver import __version__

Headers = Iterable[tuple[bytes, bytes]]

# Nobody shall mistake a reply of ours for one of the real service.
SIGNATURE = (b"x-mockserver", __version__.encode())
_JSON = (b"content-type", b"application/json")


def error_body(code: str, message: str) -> dict[str, str]:
    """Return the body of every error."""
    return {"code": code, "message": message}


async def send_json(scope: Scope, send: Send, status: int, body: Any, headers: Headers = ()) -> None:
    """Send `body` as JSON; None as no body at all. A length is always given: clients exist that need one."""
    if body is None:
        await send({"type": "http.response.start", "status": status, "headers": [SIGNATURE, *headers]})
        await send({"type": "http.response.body", "body": b""})
        return
    raw = orjson.dumps(body)
    length = (b"content-length", str(len(raw)).encode())
    await send({"type": "http.response.start", "status": status, "headers": [_JSON, length, SIGNATURE, *headers]})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else raw})
