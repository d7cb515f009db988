"""The ASGI client in this process: an application cannot distinguish it from a server with a socket."""

import asyncio
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.types import Message, Receive, Scope, Send

from mockserver.app.http.asgi_client import AsgiCall, body_messages, call, http_scope, streamed_messages

SCOPE = http_scope("POST", b"/a%20b?c=%20d", [(b"X-Name", b"value")])


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with the request's own headers and body, piece by piece."""
    await send({"type": "http.response.start", "status": 201, "headers": scope["headers"]})
    more = True
    while more:
        message = await receive()
        more = message.get("more_body", False)
        await send({"type": "http.response.body", "body": message.get("body", b""), "more_body": more})


async def silent(scope: Scope, receive: Receive, send: Send) -> None:
    """Do not answer."""


@given(chunks=st.lists(st.binary(), min_size=1))
def test_a_body_arrives_whole_however_it_is_cut(chunks: Sequence[bytes]) -> None:
    reply = asyncio.run(call(echo, SCOPE, body_messages(chunks)))

    assert (reply.status, reply.headers, reply.body) == (201, {"x-name": "value"}, b"".join(chunks))


@given(chunks=st.lists(st.binary()))
def test_a_body_that_is_streamed_arrives_whole_however_it_is_cut(chunks: Sequence[bytes]) -> None:
    left = iter(chunks)

    async def next_chunk() -> bytes | None:
        return next(left, None)

    reply = asyncio.run(call(echo, SCOPE, streamed_messages(next_chunk)))

    assert reply.body == b"".join(chunks)


def test_a_target_is_sent_as_it_is_and_read_as_a_path() -> None:
    assert (SCOPE["raw_path"], SCOPE["path"], SCOPE["query_string"]) == (b"/a%20b", "/a b", b"c=%20d")


def test_an_application_that_sends_nothing_has_no_status() -> None:
    reply = asyncio.run(call(silent, SCOPE, body_messages([b""])))

    assert (reply.status, reply.raw_headers, reply.body) == (0, [], b"")


def test_an_error_of_the_application_is_raised() -> None:
    async def broken(scope: Scope, receive: Receive, send: Send) -> None:
        raise ValueError("out of order")

    with pytest.raises(ValueError, match="out of order"):
        asyncio.run(call(broken, SCOPE, body_messages([b""])))


def heard(messages: int, *, is_complete: bool) -> list[str]:
    """Return the types of the first `messages` that an application receives from a client with a body in one piece."""
    types: list[str] = []

    async def listening(scope: Scope, receive: Receive, send: Send) -> None:
        types.extend([(await receive())["type"] for _ in range(messages)])

    asyncio.run(call(listening, SCOPE, body_messages([b"piece"], is_complete=is_complete)))
    return types


def test_a_client_with_an_incomplete_body_hangs_up() -> None:
    assert heard(3, is_complete=False) == ["http.request", "http.disconnect", "http.disconnect"]


def test_a_client_stays_until_the_reply_is_complete() -> None:
    events: list[str] = []

    async def slow(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()
        leaving = asyncio.create_task(watch(receive))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await asyncio.sleep(0)
        events.append("complete")
        await send({"type": "http.response.body", "body": b""})
        await leaving

    async def watch(receive: Receive) -> None:
        events.append((await receive())["type"])

    asyncio.run(call(slow, SCOPE, body_messages([b""])))

    assert events == ["complete", "http.disconnect"]


def test_messages_after_the_client_disconnected_are_dropped() -> None:
    sent: list[Message] = []

    async def disconnect_early() -> None:
        exchange = AsgiCall(body_messages([b""]), sent.append)
        exchange.hang_up()
        await echo(SCOPE, exchange.receive, exchange.send)

    asyncio.run(disconnect_early())

    assert sent == []
