"""Replies with a list that may be very long: checked and encoded in steps, between which other requests run."""

from collections.abc import Sequence
from typing import cast

import orjson

from mockserver.ground.steps import PORTION, in_portions
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.reply import CachedBody, Reply, View


async def with_long_list(call: Call, status: int, body: View, name: str) -> Reply:
    """Return a reply with `body`, whose field `name` is a list that may be very long."""
    items = cast("Sequence[View]", body[name])
    if len(items) <= PORTION:
        return Reply(status, body)
    pieces: list[bytes] = []

    def write(portion: Sequence[View]) -> None:
        call.operation.check_reply(status, {**body, name: portion})
        pieces.append(orjson.dumps(portion)[1:-1])

    await run_cooperatively(in_portions(items, write))
    head, around, tail = orjson.dumps({**body, name: []}).partition(b'"%s":[' % name.encode())
    kept = CachedBody(None)
    kept.keep_encoded(b"".join((head, around, b",".join(pieces), tail)))
    return Reply(status, kept)
