"""Replies over a real socket: a whole reply is written at once, and a head waits for nothing but its body."""

import asyncio
import socket
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from typing import BinaryIO
from urllib.parse import urlsplit

import orjson
import pytest
from starlette.types import ASGIApp, Send
from uvicorn.server import ServerState

from mockserver.app.application import MockServerApp
from mockserver.app.http.listening import open_listener, server_config
from mockserver.app.http.protocol import PlainProtocol, TimeLimits
from mockserver.app.http.replies import EncodedReply, send_reply
from mockserver.ground.settings import Settings

KEY, SLOW_KEY = "tlk_PIECES", "tlk_SLOW_PIECES"
SAMPLE_KEY, CHESS = "tlk_SAMPLE", "65282b9043e8c47e4eb47e47"
LONGEST_SECONDS = 20
AGES = 60  # longer than any test waits


@pytest.fixture
def connection(server_url: str) -> Iterator[socket.socket]:
    parts = urlsplit(server_url)
    with socket.create_connection((str(parts.hostname), parts.port or 0), LONGEST_SECONDS) as connection:
        yield connection


def request(method: str, path: str, body: bytes = b"", key: str = KEY) -> bytes:
    head = f"{method} {path} HTTP/1.1\r\nHost: localhost\r\nx-api-key: {key}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def head_of(replies: BinaryIO) -> dict[str, str]:
    """Read the head of the next reply."""
    lines = {"status": replies.readline().decode().split()[1]}
    while (line := replies.readline().decode().strip()) != "":
        name, _, value = line.partition(": ")
        lines[name] = value
    return lines


def body_of(replies: BinaryIO) -> bytes:
    """Read the next reply and return its body."""
    return replies.read(int(head_of(replies)["content-length"]))


class Written(asyncio.Transport):
    """A transport that stores the written data, piece by piece."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.pieces.append(bytes(data))

    def is_closing(self) -> bool:
        return False

    def get_write_buffer_size(self) -> int:
        return 0

    def close(self) -> None: ...


async def pieces_written(raw: bytes, wrap: Callable[[Send], Send] = lambda send: send) -> list[bytes]:
    """Return what the server writes after receiving `raw`; `wrap` changes how it sends."""
    app = MockServerApp()
    return await pieces_of(lambda scope, receive, send: app.asgi(scope, receive, wrap(send)), raw)


async def pieces_of(app: ASGIApp, raw: bytes = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") -> list[bytes]:
    config = server_config(app, grace_seconds=0, limits=TimeLimits(60, 60))
    config.load()
    state, transport = ServerState(), Written()
    protocol = PlainProtocol(config=config, server_state=state, app_state={})
    protocol.connection_made(transport)
    protocol.data_received(raw)
    await asyncio.gather(*state.tasks)
    return transport.pieces


@pytest.mark.parametrize("path", ["/v1.2/engines", "/v1.2/indexes/none", "/v1.3/indexes", "/__admin/health"])
def test_head_and_body_of_a_reply_are_one_piece(path: str) -> None:
    (piece,) = asyncio.run(pieces_written(request("GET", path)))

    head, _, body = piece.partition(b"\r\n\r\n")
    assert f"content-length: {len(body)}".encode() in head.lower()
    assert orjson.loads(body)


def test_the_second_part_of_a_reply_does_not_wait_until_the_first_is_confirmed() -> None:
    with open_listener(Settings(port=0)) as listener, socket.create_connection(listener.getsockname()):
        accepted, _ = listener.accept()

        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0


def test_a_reply_to_head_does_not_wait_for_a_body(connection: socket.socket) -> None:
    replies = connection.makefile("rb")
    connection.sendall(request("HEAD", "/v1.2/engines"))
    head = head_of(replies)

    connection.sendall(request("GET", "/v1.2/engines"))
    whole = body_of(replies)

    assert int(head["content-length"]) == len(whole)


def test_requests_sent_at_once_are_answered_in_their_order(connection: socket.socket) -> None:
    replies = connection.makefile("rb")
    methods = ("GET", "HEAD", "GET", "HEAD", "GET")
    connection.sendall(b"".join(request(method, "/v1.2/engines") for method in methods))

    first, announced = body_of(replies), head_of(replies)
    second, last_announced = body_of(replies), head_of(replies)

    assert first == second == body_of(replies)
    assert announced["content-length"] == last_announced["content-length"] == str(len(first))


def test_the_head_of_a_stream_does_not_wait_for_its_first_line() -> None:
    body = orjson.dumps({"video_id": CHESS, "prompt": "One sentence", "stream": True})
    head, *lines = filter(None, asyncio.run(pieces_written(request("POST", "/v1.2/generate", body, SAMPLE_KEY))))

    assert head.endswith(b"\r\n\r\n")
    assert b"stream_start" in lines[0]


def test_a_reply_closes_the_connection_if_the_request_asks_for_it(connection: socket.socket) -> None:
    sent = request("GET", "/v1.2/engines").replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")

    connection.sendall(sent)
    replies = connection.makefile("rb")
    head = head_of(replies)

    assert head["connection"] == "close"
    assert len(replies.read()) == int(head["content-length"])


def test_a_whole_reply_is_the_one_that_uvicorn_would_send() -> None:
    raw = request("GET", "/v1.2/indexes")

    whole = asyncio.run(pieces_written(raw))
    in_pieces = asyncio.run(pieces_written(raw, wrap=lambda send: lambda message: send(message)))

    assert (len(whole), len(in_pieces)) == (1, 2)
    assert whole[0] == b"".join(in_pieces)


def test_a_header_cannot_add_another() -> None:
    split = EncodedReply(200, "application/json", b"{}", ((b"location", b"/\r\nset-cookie: a=b"),))

    written = b"".join(asyncio.run(pieces_of(lambda scope, receive, send: send_reply(scope, send, split))))

    assert written.startswith(b"HTTP/1.1 500 ")
    assert b"set-cookie" not in written


def test_the_head_of_a_body_that_takes_its_time_does_not_wait_for_it(server_url: str) -> None:
    client, headers = HTTPConnection(urlsplit(server_url).netloc, timeout=LONGEST_SECONDS), {"x-api-key": SLOW_KEY}
    client.request(
        "POST", "/__admin/faults", orjson.dumps({"fault": {"slow_body": {"seconds": AGES, "pieces": 1}}}), headers
    )
    ordered = client.getresponse()
    assert ordered.status == 201, ordered.read()
    ordered.read()

    client.request("GET", "/v1.2/engines", headers=headers)
    reply = client.getresponse()
    client.close()

    assert reply.status == 200
