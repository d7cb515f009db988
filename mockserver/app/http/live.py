"""Replies without a fixed end: they end when the client disconnects, the server stops, or the source ends."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from starlette.types import Receive, Scope, Send

from mockserver.app.http.receiving import ClientGone, ServerStopping, while_connected
from mockserver.app.http.replies import NOTHING_YET, SIGNATURE, EncodedReply


async def send_live_reply(
    scope: Scope, receive: Receive, send: Send, reply: EncodedReply, pieces: AsyncGenerator[bytes]
) -> None:
    """Send `reply` with `pieces` as its body, like `send_live`."""
    headers = [SIGNATURE, (b"content-type", reply.media_type.encode()), (b"cache-control", b"no-store"), *reply.headers]
    await send_live(scope, receive, send, reply.status, headers, pieces)


async def send_live(
    scope: Scope,
    receive: Receive,
    send: Send,
    status: int,
    headers: Sequence[tuple[bytes, bytes]],
    pieces: AsyncGenerator[bytes],
) -> None:
    """Send a reply with `pieces` as its body, each as it comes. A slow client delays only itself."""
    await send({"type": "http.response.start", "status": status, "headers": headers})
    if scope["method"] != "HEAD":
        await send(NOTHING_YET)
        try:
            await while_connected(scope, receive, _forward(send, pieces))
        except ClientGone:
            return
        except ServerStopping:
            pass
    await send({"type": "http.response.body", "body": b""})


async def _forward(send: Send, pieces: AsyncGenerator[bytes]) -> None:
    async with aclosing(pieces):
        async for piece in pieces:
            await send({"type": "http.response.body", "body": piece, "more_body": True})
