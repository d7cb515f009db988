"""HTTP/1.1 around a request: upgrades, trailers, repeated headers, encodings, keep-alive."""

import asyncio
import re
import signal
import socket
from collections.abc import Iterator, Sequence
from uuid import uuid4

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from uvicorn.server import ServerState

from mockserver.app.application import MockServerApp
from mockserver.app.http.listening import server_config, stop_signals
from mockserver.app.http.protocol import PlainProtocol, TimeLimits
from mockserver.ground.settings import Settings
from tests.app.test_bad_connections import parsed, raw_request, reply_on
from tests.app.test_replies_on_the_wire import Written
from tests.support.api import MARENGO
from tests.support.asgi import JSON, AsgiClient

INDEX = orjson.dumps({"index_name": "Matches", "engines": [MARENGO]})
CREATION = (
    b"POST /v1.2/indexes HTTP/1.1\r\nHost: localhost\r\nx-api-key: tlk_WIRE\r\nContent-Type: application/json\r\n"
)
LISTING = b"GET /v1.2/indexes HTTP/1.1\r\nHost: localhost\r\nx-api-key: tlk_WIRE\r\n"
UPGRADES = [
    b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAA\r\n",
    b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: AAAAAAAAAAAAAA==\r\n",
    b"Upgrade: TLS/1.0\r\nConnection: upgrade\r\n",
]
SIZED = b"Content-Length: %d\r\n\r\n%s" % (len(INDEX), INDEX)
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(INDEX), INDEX)


def asked(path: bytes, body: bytes) -> bytes:
    """Return a request to the sample account."""
    head = b"Host: localhost\r\nx-api-key: tlk_SAMPLE\r\nContent-Type: application/json\r\n"
    return b"POST %s HTTP/1.1\r\n%sContent-Length: %d\r\n\r\n%s" % (path, head, len(body), body)


class Connected(Written):
    """A transport that accepts all data and is never full."""

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...


@pytest.fixture(scope="module")
def app() -> Iterator[MockServerApp]:
    app = MockServerApp(Settings())
    yield app
    app.close()


async def replies_to(app: MockServerApp, pieces: Sequence[bytes]) -> bytes:
    """Return what the server writes while it receives `pieces` one by one."""
    config = server_config(app.asgi, grace_seconds=0, limits=TimeLimits(60, 60))
    config.load()
    state, transport = ServerState(), Connected()
    protocol = PlainProtocol(config=config, server_state=state, app_state={})
    protocol.connection_made(transport)
    for piece in pieces:
        protocol.data_received(piece)
        await asyncio.sleep(0)
    while state.tasks:
        await asyncio.gather(*state.tasks)
    return b"".join(transport.pieces)


def cut(raw: bytes, places: Sequence[int]) -> Iterator[bytes]:
    ends = [*sorted(place % len(raw) for place in places), len(raw)]
    for start, end in zip([0, *ends], ends, strict=False):
        if raw[start:end]:
            yield raw[start:end]


@given(
    upgrade=st.sampled_from(UPGRADES),
    body=st.sampled_from([SIZED, CHUNKED]),
    places=st.lists(st.integers(0, 2_000), max_size=3),
)
@settings(max_examples=50)
def test_an_upgrade_is_ignored(app: MockServerApp, upgrade: bytes, body: bytes, places: list[int]) -> None:
    requests = CREATION + upgrade + body + LISTING + upgrade + b"\r\n" + LISTING + b"\r\n"

    replies = asyncio.run(replies_to(app, list(cut(requests.replace(b"tlk_WIRE", uuid4().hex.encode()), places))))

    assert [int(status) for status in re.findall(rb"HTTP/1.1 (\d+)", replies)] == [201, 200, 200]


def test_connect_is_refused(server_url: str) -> None:
    with raw_request(server_url, "CONNECT example.com:443 HTTP/1.1\nHost: localhost\n\n") as connection:
        assert connection.recv(1024).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize("trailer", ["x-api-key: tlk_TRAILER", "x-api-key: tlk_WIRE\r\nContent-Type: text/plain"])
def test_trailers_are_not_headers(trailer: str, server_url: str) -> None:
    head = "POST /v1.2/indexes HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n"
    body = b"%x\r\n%s\r\n0\r\n%s\r\n\r\n" % (len(INDEX), INDEX, trailer.encode())

    with raw_request(server_url, head, body) as connection:
        status, error = reply_on(connection)

    assert (status, error["code"]) == (401, "api_key_invalid")


@pytest.mark.parametrize("name", ["x-api-key", "X-Admin-Token", "Content-Type"])
@pytest.mark.parametrize("path", ["/v1.2/indexes", "/v1.3/indexes", "/v1.3/analyze/tasks", "/__admin/clock"])
@pytest.mark.parametrize("second", ["one", "another"])
def test_a_repeated_single_value_header_is_refused(name: str, path: str, second: str, server_url: str) -> None:
    head = f"GET {path} HTTP/1.1\nHost: localhost\n{name}: one\n{name}: {second}\n\n"

    with raw_request(server_url, head) as connection:
        status, error = reply_on(connection)

    assert (status, error["code"]) == (400, "parameter_invalid")
    assert name.lower() in error["message"]


SEARCH = orjson.dumps(
    {"index_id": "6527e59e74b5a5ab84015cf5", "query": "chess", "search_options": ["visual", "conversation"]}
)
TEXT = orjson.dumps({"video_id": "65282b9043e8c47e4eb47e47", "prompt": "Describe the video.", "stream": True})
LAST_REQUESTS = {
    "a list": (LISTING + b"\r\n", 1),
    "a body": (CREATION + SIZED, 1),
    "a chunked body": (CREATION + CHUNKED.replace(b"Matches", b"Chunked"), 1),
    "HTTP/1.0": (LISTING.replace(b"HTTP/1.1", b"HTTP/1.0") + b"\r\n", 1),
    "a search": (asked(b"/v1.2/search", SEARCH), 1),
    "a stream": (asked(b"/v1.2/generate", TEXT), 1),
    "many at once": ((LISTING + b"\r\n") * 50 + asked(b"/v1.2/search", SEARCH), 51),
    "an incomplete one behind it": (asked(b"/v1.2/search", SEARCH) + LISTING, 1),
}


@pytest.mark.parametrize(("raw", "number"), LAST_REQUESTS.values(), ids=LAST_REQUESTS.keys())
def test_a_client_that_closes_its_direction_gets_its_replies(raw: bytes, number: int, server_url: str) -> None:
    with raw_request(server_url, "", raw) as connection:
        connection.shutdown(socket.SHUT_WR)
        replies = connection.makefile("rb").read()

    assert len(re.findall(rb"HTTP/1\.1 20[01] ", replies)) == number, replies[:300]
    assert replies.endswith((b"}", b"0\r\n\r\n"))


def test_a_client_that_closes_its_direction_within_a_request_gets_no_reply(server_url: str) -> None:
    with raw_request(server_url, "", CREATION + SIZED[:-1]) as connection:
        connection.shutdown(socket.SHUT_WR)
        assert connection.makefile("rb").read() == b""


def test_keep_alive_is_longer_than_the_pause_between_polls() -> None:
    config = server_config(MockServerApp().asgi, grace_seconds=0, limits=TimeLimits(60, 60))

    assert config.timeout_keep_alive > 60


@pytest.mark.parametrize("encoding", ["gzip", "br", "gzip, identity", "GZIP"])
@pytest.mark.parametrize("path", ["/v1.2/indexes", "/v1.2/tasks", "/v1.3/assets", "/__admin/clock/advance"])
def test_a_content_encoding_is_refused_by_name(encoding: str, path: str, server_url: str) -> None:
    status, error = parsed(server_url, "POST", path, {}, **{"content-encoding": encoding})

    assert (status, error["code"]) == (400, "parameter_invalid")
    assert "Content-Encoding" in error["message"]
    assert encoding in error["message"]


@pytest.mark.parametrize("coding", [b"gzip, chunked", b"deflate,chunked", b"x, chunked"])
@pytest.mark.parametrize("rest", [b"", CHUNKED.partition(b"\r\n\r\n")[2]], ids=["a head", "a request"])
def test_an_unknown_transfer_coding_is_refused_by_name(app: MockServerApp, coding: bytes, rest: bytes) -> None:
    raw = CREATION + b"Transfer-Encoding: " + coding + b"\r\n\r\n" + rest

    reply = asyncio.run(replies_to(app, [raw]))

    assert reply.startswith(b"HTTP/1.1 501 ")
    assert b"The transfer coding " + coding + b" is not supported" in reply
    assert reply.count(b"HTTP/1.1") == 1


@pytest.mark.parametrize("coding", [b"chunked", b"Chunked"])
def test_chunks_are_read_in_any_spelling(app: MockServerApp, coding: bytes) -> None:
    raw = CREATION.replace(b"tlk_WIRE", uuid4().hex.encode()) + CHUNKED.replace(b"chunked", coding)

    assert asyncio.run(replies_to(app, [raw])).startswith(b"HTTP/1.1 201 ")


def test_the_content_encoding_identity_is_accepted(app: MockServerApp) -> None:
    with AsgiClient(app) as api:
        answer = api.send("POST", "/v1.2/indexes", INDEX, {"content-type": JSON, "content-encoding": "identity"})

    assert answer.status == 201


def test_a_server_under_nohup_ignores_sighup() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert signal.SIGHUP not in stop_signals()
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
        assert signal.SIGHUP in stop_signals()
    finally:
        signal.signal(signal.SIGHUP, before)
