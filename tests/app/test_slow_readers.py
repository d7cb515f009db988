"""Replies that nobody reads: the server waits for a slow client, but not for one that takes nothing."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from mockserver.harness.checked_servers import CheckedServers
from mockserver.harness.traffic.forwarding import Upstream
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.verdict.tally import Tally
from tests.support.slow_clients import SECONDS, SlowClient, in_event_loop, slow_client
from tests.support.sockets import serving

GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
LARGE = 1024 * 1024
TINY = 0.05


def replying(*sizes: int, ended: Callable[[], object] = lambda: None) -> Any:
    """Return an application that replies with pieces of these sizes."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        length = b"%d" % sum(sizes)
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", length)]})
        for size in sizes:
            await send({"type": "http.response.body", "body": b"a" * size, "more_body": True})
        await send({"type": "http.response.body", "body": b""})
        ended()

    return app


@asynccontextmanager
async def unread(app: Any, seconds: float = SECONDS) -> AsyncIterator[SlowClient]:
    """Yield a client that has sent a request, and takes nothing of the reply."""
    async with slow_client(app, seconds) as client:
        client.line.is_taken = False
        await client.send(GET)
        yield client


@pytest.mark.parametrize("sizes", [[LARGE], [LARGE // 16] * 16, [1_000]], ids=["one piece", "pieces", "a short one"])
@in_event_loop
async def test_a_client_that_takes_nothing_of_a_reply_loses_its_connection(sizes: list[int]) -> None:
    async with unread(replying(*sizes)) as client:
        await client.wait(SECONDS - 1)
        assert not client.line.is_aborted

        await client.wait(1)

        assert client.line.is_aborted


@in_event_loop
async def test_a_client_that_stops_in_the_middle_loses_its_connection() -> None:
    async with unread(replying(*[LARGE // 16] * 16)) as client:
        for _ in range(5):
            await client.wait(SECONDS - 1)
            client.line.take(100_000)
            await client.turn()
        assert not client.line.is_aborted

        await client.wait(SECONDS)

        assert client.line.is_aborted


@in_event_loop
async def test_a_client_that_leaves_the_end_of_a_reply_loses_its_connection() -> None:
    async with unread(replying(LARGE)) as client:
        client.line.take(LARGE - 10)
        await client.turn()

        await client.wait(SECONDS)

        assert client.line.is_aborted


@pytest.mark.parametrize("sizes", [[200_000], [20_000] * 10], ids=["one piece", "pieces"])
@in_event_loop
async def test_a_client_that_takes_a_byte_now_and_then_is_served(sizes: list[int]) -> None:
    async with unread(replying(*sizes)) as client:
        for _ in range(1_000):
            await client.wait(SECONDS - 1)
            client.line.take(1)

        assert not client.line.is_aborted


@in_event_loop
async def test_a_reply_that_is_made_slowly_is_not_cut() -> None:
    go_on = asyncio.Queue[int]()

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while size := await go_on.get():
            await send({"type": "http.response.body", "body": b"a" * size, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async with unread(app) as client:
        for size in (70_000, 10_000, 20_000, 1, 50_000, 1, 1):
            go_on.put_nowait(size)
            await client.turn()
            client.line.take(60_000)  # some of it waits, but the client reads on
            await client.wait(10 * SECONDS if client.line.get_write_buffer_size() < 16_000 else SECONDS - 1)

        assert not client.line.is_aborted


@in_event_loop
async def test_a_dropped_reply_ends_the_application() -> None:
    ended: list[bool] = []
    async with unread(replying(LARGE, LARGE, ended=lambda: ended.append(True))) as client:
        await client.wait(SECONDS)
        assert client.line.is_aborted
        client.protocol.connection_lost(None)  # as asyncio does after the abort
        await client.end()

    assert ended == [True]


@in_event_loop
async def test_without_a_limit_a_reply_waits() -> None:
    async with unread(replying(LARGE), seconds=0) as client:
        await client.wait(100 * SECONDS)

        assert not client.line.is_aborted


@in_event_loop
async def test_a_client_that_reads_all_may_ask_again_later() -> None:
    async with slow_client(replying(LARGE)) as client:
        for _ in range(3):
            await client.send(GET)
            await client.wait(SECONDS + 1)

        assert client.statuses == [200, 200, 200]
        assert not client.line.is_aborted


async def reset_at(url: str) -> bool:
    """Ask for more than the kernel holds, read nothing, and return whether the server then drops the connection."""
    host, port = url.removeprefix("http://").split(":")
    connection = socket.socket()
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    connection.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(connection, (host, int(port)))
    await loop.sock_sendall(
        connection, b"GET /docs/viewer/swagger-ui-bundle.js HTTP/1.1\r\nHost: localhost\r\n\r\n" * 40
    )
    hung_up = asyncio.Event()

    def look() -> None:
        if connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            hung_up.set()

    loop.add_writer(connection, look)
    await hung_up.wait()
    loop.remove_writer(connection)
    connection.close()
    return True


@in_event_loop
async def test_every_entrance_drops_clients_that_do_not_read() -> None:
    settings, tally = Settings(port=0, send_seconds=TINY), Tally()
    app = MockServerApp(settings)
    with serving(settings) as url:
        upstream = Upstream(url)
        async with CheckedServers(app, tally) as checked, Serving(upstream, settings) as proxy:
            async with asyncio.timeout(30):
                assert [await reset_at(each) for each in (url, checked.url, proxy.url)] == [True] * 3
        await upstream.close()
    app.close()


@in_event_loop
async def test_a_client_that_leaves_while_requests_wait_ends_the_one_that_is_answered() -> None:
    ended: list[bool] = []
    async with slow_client(replying(LARGE, LARGE, ended=lambda: ended.append(True))) as client:
        client.line.is_taken = False
        await client.send(GET * 3)
        written = len(client.line.pieces)
        client.protocol.connection_lost(None)
        await client.end()

    assert ended == [True]
    assert len(client.line.pieces) == written


@pytest.mark.parametrize("line", [b"POST /__admin/journal/wait", b"GET /__admin/events"])
@in_event_loop
async def test_a_client_that_waits_for_news_is_not_cut(line: bytes) -> None:
    app = MockServerApp(Settings(admin_token="token"))  # noqa: S106 - of this test
    head = b"Host: localhost\r\nx-api-key: tlk_NEWS\r\nX-Admin-Token: token\r\nContent-Type: application/json"
    body = b'{"match": {"operation": "search"}, "timeout_seconds": 60}' if line.startswith(b"POST") else b""
    async with slow_client(app.asgi) as client:
        await client.send(b"%s HTTP/1.1\r\n%s\r\nContent-Length: %d\r\n\r\n%s" % (line, head, len(body), body))
        await client.wait(10 * SECONDS)
        assert client.statuses in ([], [200])

        assert not client.line.is_aborted
        assert not client.line.is_closed
        client.protocol.connection_lost(None)
        await client.end()
    app.close()
