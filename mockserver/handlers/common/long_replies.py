"""Replies with a list that may be very long: checked and encoded in steps, between which other requests run."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import orjson

from mockserver.ground.steps import PORTION, free_lists, in_portions
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.reply import JsonPieces, Reply, View

T = TypeVar("T")


async def with_long_list(
    call: Call, status: int, body: View, name: str, items: list[T], view: Callable[[T], View]
) -> Reply:
    """Return a reply with `body`, whose field `name` has the views of `items`. There may be very many.

    The list `items` is emptied.
    """
    if len(items) <= PORTION:
        return Reply(status, {**body, name: list(map(view, items))})
    head, around, tail = orjson.dumps({**body, name: []}).partition(b'"%s":[' % name.encode())
    pieces = [head + around]

    def write(portion: Sequence[T]) -> None:
        views = list(map(view, portion))
        call.operation.check_reply(status, {**body, name: views})
        pieces.append((b"," if len(pieces) > 1 else b"") + orjson.dumps(views)[1:-1])

    await run_cooperatively(in_portions(items, write))
    await run_cooperatively(free_lists([items]))
    return Reply(status, JsonPieces([*pieces, tail]))
