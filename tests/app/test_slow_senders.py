"""Requests that arrive slowly: the server waits for a slow upload, but not for a sender that makes no progress."""

import asyncio
import wave
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest

from mockserver.app.application import MockServerApp
from mockserver.app.http.arrival_deadline import LEAST_BYTES
from mockserver.ground.settings import Settings
from mockserver.harness.checked_servers import CheckedServers
from mockserver.harness.inspected import is_of_api
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.proxying import ProxySession
from mockserver.harness.traffic.forwarding import Upstream
from mockserver.harness.traffic.serving import Serving
from mockserver.harness.traffic.watching import Watched
from mockserver.harness.verdict.tally import Tally
from tests.app.test_replies_on_the_wire import request
from tests.support.api import MARENGO
from tests.support.data_directory import uploads_in
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.slow_clients import SECONDS, in_event_loop, slow_client
from tests.support.sockets import serving

KEEP_ALIVE = 75
TOKEN = "token"  # noqa: S105 - of these tests
LATE = b"The next 4096 bytes of the body did not arrive within 60 seconds (--receive-seconds)."
HEAD = b"POST /v1.2/indexes HTTP/1.1\r\nHost: localhost\r\nx-api-key: tlk_SLOW\r\nContent-Type: application/json\r\n"
INDEX = orjson.dumps({"index_name": "Slow", "engines": [MARENGO]})
SIZED = HEAD + b"Content-Length: %d\r\n\r\n" % len(INDEX)
LISTING = b"GET /v1.2/indexes HTTP/1.1\r\nHost: localhost\r\nx-api-key: tlk_SLOW\r\n"
TINY = 0.05


def upload() -> tuple[bytes, bytes]:
    """Return head and body of a request that uploads half a minute of silence."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 1, 8_000, 240_000, "NONE", ""))
        sound.writeframes(bytes([128]) * 240_000)
    form = multipart([Part("method", b"direct"), Part("file", file.getvalue(), "silence.wav")])
    lines = b"POST /v1.3/assets HTTP/1.1", b"Host: localhost", b"x-api-key: tlk_SLOW", b"Content-Type: %s"
    return b"\r\n".join((*lines, b"Content-Length: %d\r\n\r\n")) % (MULTIPART.encode(), len(form)), form


@pytest.fixture
def app(tmp_path: Path) -> Iterator[MockServerApp]:
    app = MockServerApp(Settings(data_dir=str(tmp_path), admin_token=TOKEN))
    yield app
    app.close()


@in_event_loop
async def test_a_head_that_comes_byte_by_byte_is_refused(app: MockServerApp) -> None:
    async with slow_client(app.asgi) as client:
        for byte in LISTING[:59]:
            await client.send(bytes([byte]))
            await client.wait(1)
        assert client.replies == b""

        await client.wait(1)

        assert client.statuses == [408]
        assert b"The head of the request did not arrive within 60 seconds" in client.replies


@in_event_loop
async def test_a_large_head_that_comes_slowly_is_refused(app: MockServerApp) -> None:
    async with slow_client(app.asgi) as client:
        await client.send(LISTING)
        for _ in range(6):
            await client.send(b"x: " + b"a" * LEAST_BYTES + b"\r\n")
            await client.wait(10)

        assert client.statuses == [408]


@pytest.mark.parametrize("framing", ["sized", "chunked", "trailers"])
@in_event_loop
async def test_a_body_that_comes_byte_by_byte_is_refused(framing: str, app: MockServerApp) -> None:
    chunked = HEAD + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n" % len(INDEX)
    raw, begin = {
        "sized": (SIZED + INDEX, len(SIZED)),
        "chunked": (chunked + INDEX, len(chunked)),
        "trailers": (chunked + INDEX + b"\r\n0\r\nx-more: " + b"a" * 500, len(chunked + INDEX) + 5),
    }[framing]
    async with slow_client(app.asgi) as client:
        await client.send(raw[:begin])
        for byte in raw[begin:]:
            await client.wait(1.5)
            if client.replies:
                break
            await client.send(bytes([byte]))
        await client.end()

        assert client.statuses == [408]
        assert LATE in client.replies
        assert client.hours.now <= SECONDS + 1.5
    async with slow_client(app.asgi) as client:
        await client.send(LISTING + b"\r\n")
        await client.end()
        assert client.replies.endswith(b'"total_results":0}}')


def admin_request(method: str, path: str, body: bytes = b"") -> bytes:
    raw = request(method, path, body, key="tlk_SLOW")
    return raw.replace(b"\r\n", f"\r\nX-Admin-Token: {TOKEN}\r\nContent-Type: application/json\r\n".encode(), 1)


@pytest.mark.parametrize("rules", [[], [{"match": {"operation": "search"}, "delay": 1}]], ids=["no rule", "a rule"])
@in_event_loop
async def test_the_journal_says_that_a_body_came_too_late(rules: list[Any], app: MockServerApp) -> None:
    async with slow_client(app.asgi) as client:
        for rule in rules:
            await client.send(admin_request("POST", "/__admin/faults", orjson.dumps(rule)))
            await client.end()
        await client.send(SIZED + INDEX[:10])
        await client.wait(SECONDS)
        await client.end()
    async with slow_client(app.asgi) as client:
        await client.send(admin_request("GET", "/__admin/journal"))
        await client.end()

    (exchange,) = orjson.loads(client.replies.partition(b"\r\n\r\n")[2])["data"]
    assert exchange["status"] == 408
    assert exchange["reply"] == [LATE.decode()]


@pytest.mark.parametrize("is_proxy", [False, True], ids=["check", "proxy"])
@in_event_loop
async def test_an_inspection_says_that_a_body_came_too_late(is_proxy: bool, app: MockServerApp) -> None:
    session, may_read = ProxySession(Inspector(app.contract), lambda line: None), asyncio.Event()
    may_read.set()
    target = waiting_app(may_read) if is_proxy else app
    async with slow_client(app.asgi) as client:  # the first request imports what the others need
        await client.send(SIZED + INDEX)
        await client.end()
    async with slow_client(Watched(target, session.observe, is_of_api)) as client:
        await client.send(SIZED + INDEX[:10])
        await client.wait(SECONDS)
        await client.end()

    (finding,) = session.tally.findings.values()
    assert finding.rule == "broken-body"
    assert finding.message == f"The client was too slow and got 408 after 10 bytes of its body: {LATE.decode()}"
    assert finding.reply == f"408 {LATE.decode()}"


@in_event_loop
async def test_a_slow_upload_of_a_large_file_is_accepted(app: MockServerApp) -> None:
    head, form = upload()
    async with slow_client(app.asgi) as client:
        await client.send(head)
        for start in range(0, len(form), LEAST_BYTES):
            await client.wait(SECONDS / 2)
            await client.send(form[start : start + LEAST_BYTES])
        await client.end()

        assert client.statuses == [201]
        assert client.hours.now > 1_000


@in_event_loop
async def test_an_upload_that_stalls_leaves_no_file(app: MockServerApp, tmp_path: Path) -> None:
    head, form = upload()
    async with slow_client(app.asgi) as client:
        await client.send(head + form[:50_000])
        assert uploads_in(tmp_path) != []
        await client.wait(2 * SECONDS)
        await client.end()

        assert client.statuses == [408]
    assert uploads_in(tmp_path) == []


def waiting_app(may_read: asyncio.Event) -> Any:
    """Return an application that reads a request, and answers it, only after the event."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        await may_read.wait()
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
        await send({"type": "http.response.body"})

    return app


@in_event_loop
async def test_a_client_that_waits_for_100_continue_is_not_slow() -> None:
    may_read = asyncio.Event()

    async with slow_client(waiting_app(may_read)) as client:
        await client.send(SIZED.replace(b"\r\n\r\n", b"\r\nExpect: 100-continue\r\n\r\n"))
        await client.wait(100 * SECONDS + 50)
        may_read.set()
        await client.turn()
        await client.wait(50)
        await client.send(INDEX)
        await client.end()

        assert client.statuses == [100, 200]


@in_event_loop
async def test_a_body_that_the_server_does_not_read_is_not_slow() -> None:
    may_read = asyncio.Event()

    async with slow_client(waiting_app(may_read)) as client:
        await client.send(HEAD + b"Content-Length: 200000\r\n\r\n" + b"a" * 65_000)
        await client.wait(50)
        await client.send(b"a" * 1_000)
        assert client.line.is_paused
        await client.wait(10 * SECONDS)
        may_read.set()
        await client.turn()
        assert not client.line.is_paused
        await client.wait(50)
        await client.send(b"a" * 134_000)
        await client.end()

        assert client.statuses == [200]


@in_event_loop
async def test_the_next_head_may_wait_for_the_reply_to_the_request_before() -> None:
    may_answer = asyncio.Event()

    async with slow_client(waiting_app(may_answer)) as client:
        await client.send(LISTING + b"\r\n" + LISTING)
        await client.wait(10 * SECONDS)
        may_answer.set()
        await client.turn()
        await client.send(b"\r\n")
        await client.end()

        assert client.statuses == [200, 200]


@in_event_loop
async def test_a_request_that_has_its_reply_is_cut_off_without_another(app: MockServerApp) -> None:
    async with slow_client(app.asgi) as client:
        await client.send(SIZED.replace(b"tlk_SLOW", b"").replace(b": %d" % len(INDEX), b": 900000"))
        await client.end()
        assert client.statuses == [401]

        await client.wait(2 * SECONDS)

        assert client.statuses == [401]
        assert client.protocol._ignores_input


@pytest.mark.parametrize("sent", [b"", b"\r\n"], ids=["nothing", "empty lines"])
@in_event_loop
async def test_a_connection_on_which_no_request_begins_is_closed(sent: bytes, app: MockServerApp) -> None:
    async with slow_client(app.asgi) as client:
        for _ in range(3):
            await client.wait(KEEP_ALIVE / 3)
            await client.send(sent)

        assert client.line.is_closed


@in_event_loop
async def test_a_connection_is_closed_after_a_body_that_came_behind_its_reply(app: MockServerApp) -> None:
    async with slow_client(app.asgi) as client:
        await client.send(SIZED.replace(b"tlk_SLOW", b"").replace(b": %d" % len(INDEX), b": 90000"))
        await client.end()
        for _ in range(10):
            await client.wait(20)
            await client.send(b"a" * 9_000)
        assert not client.line.is_closed

        await client.wait(KEEP_ALIVE)

        assert client.statuses == [401]
        assert client.line.is_closed


@in_event_loop
async def test_without_a_limit_the_server_waits(app: MockServerApp) -> None:
    async with slow_client(app.asgi, seconds=0) as client:
        for piece in (SIZED[:20], SIZED[20:], INDEX[:10], INDEX[10:]):
            await client.wait(100 * SECONDS if piece != SIZED[:20] else 0)
            await client.send(piece)
        await client.end()

        assert client.statuses == [201]


async def reply_at(url: str, raw: bytes) -> bytes:
    host, port = url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    writer.write(raw)
    reply = await reader.read()
    writer.close()
    return reply


@pytest.mark.parametrize("raw", [LISTING, SIZED + INDEX[:5]], ids=["a head", "a body"])
@in_event_loop
async def test_every_entrance_has_the_limit(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mockserver.app.http.protocol._LINGER_SECONDS", TINY)
    settings, tally = Settings(port=0, receive_seconds=TINY), Tally()
    app = MockServerApp(settings)
    with serving(settings) as url:
        upstream = Upstream(url)
        async with CheckedServers(app, tally) as checked, Serving(upstream, settings) as proxy:
            replies = [await reply_at(each, raw) for each in (url, checked.url, proxy.url)]
        await upstream.close()
    app.close()

    assert [reply[:12] for reply in replies] == [b"HTTP/1.1 408"] * 3
