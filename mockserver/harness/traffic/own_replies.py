"""Replies of the harness itself, where it stands between client and server: marked, so as not to be the server's."""

from collections.abc import Mapping

import orjson
from starlette.types import Send

MARK = "x-mockserver-harness"
_MARKED = (MARK.encode(), b"1")


async def send_own_reply(send: Send, status: int, code: str, message: str) -> None:
    """Answer with an error in the form of the API, marked as ours."""
    raw = orjson.dumps({"code": code, "message": message})
    headers = [_MARKED, (b"content-type", b"application/json"), (b"content-length", b"%d" % len(raw))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": raw})


def is_own(headers: Mapping[str, str]) -> bool:
    """Tell whether a reply with these headers is one of ours."""
    return MARK in headers
