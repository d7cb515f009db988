"""Error replies of the harness itself, marked to distinguish them from the server's."""

from collections.abc import Mapping

import orjson
from starlette.types import Send

MARK = "x-mockserver-harness"
_MARKED = (MARK.encode(), b"1")


async def send_own_reply(send: Send, status: int, code: str, message: str) -> None:
    """Answer with an error in the API's format, marked as ours."""
    raw = orjson.dumps({"code": code, "message": message})
    headers = [_MARKED, (b"content-type", b"application/json"), (b"content-length", b"%d" % len(raw))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": raw})


def is_own(headers: Mapping[str, str]) -> bool:
    """Return whether a reply with these headers is ours."""
    return MARK in headers
