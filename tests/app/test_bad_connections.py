"""Bad input over a real socket: refused, and the server keeps running."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest

from mockserver.ground.settings import Settings
from tests.support.api import MARENGO
from tests.support.data_directory import uploads_in
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.sockets import serving

KEY = "tlk_BAD_CONNECTIONS"
MEGABYTE = 1024 * 1024
UPLOAD = f"""POST /v1.2/tasks HTTP/1.1
Host: localhost
x-api-key: {KEY}
Content-Type: {MULTIPART}
Transfer-Encoding: chunked

"""


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


@pytest.fixture
def url(uploads: Path) -> Iterator[str]:
    """A separate server, so that its upload directory can be inspected."""
    with serving(Settings(port=0, data_dir=str(uploads))) as url:
        yield url


def parsed(url: str, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any]:
    connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
    raw = None if body is None else orjson.dumps(body)
    connection.request(method, path, raw, {"x-api-key": KEY, "content-type": "application/json", **headers})
    reply = connection.getresponse()
    answer = reply.status, orjson.loads(reply.read())
    connection.close()
    return answer


def new_index(url: str) -> str:
    status, body = parsed(url, "POST", "/v1.2/indexes", {"index_name": "Matches", "engines": [MARENGO]})
    assert status == 201
    return str(body["_id"])


@contextmanager
def raw_request(url: str, head: str, body: bytes = b"") -> Iterator[socket.socket]:
    parts = urlsplit(url)
    assert parts.hostname
    with socket.create_connection((parts.hostname, parts.port or 80), timeout=20) as connection:
        connection.sendall(head.replace("\n", "\r\n").encode("latin-1") + body)
        yield connection


def reply_on(connection: socket.socket) -> tuple[int, Any]:
    reply = HTTPResponse(connection)
    reply.begin()
    with reply:
        return reply.status, orjson.loads(reply.read())


def ask_until(url: str, is_so: Callable[[], bool], path: str = "/v1.2/engines") -> None:
    """Send small requests until a condition holds; each gives the server time to get there."""
    for _ in range(2_000):
        if is_so():
            return
        parsed(url, "GET", path)
    raise AssertionError("it never came about")


def assert_nothing_came(url: str, uploads: Path) -> None:
    status, tasks = parsed(url, "GET", "/v1.2/tasks")
    assert (status, tasks["data"]) == (200, [])
    assert uploads_in(uploads) == []


def test_headers_of_ten_megabytes_are_refused(server_url: str) -> None:
    head = f"GET /v1.2/indexes HTTP/1.1\nHost: localhost\nx-api-key: {KEY}\nx-much: {'a' * 10 * MEGABYTE}\n\n"

    with raw_request(server_url, head) as connection:
        status, body = reply_on(connection)

    assert (status, body["code"]) == (431, "headers_too_large")
    assert parsed(server_url, "GET", "/v1.2/engines")[0] == 200


@pytest.mark.parametrize(
    "piece",
    [b"a" * MEGABYTE, b"x-more: " + b"a" * 1_000 + b"\r\n", b"a: b\r\n" * 1_000],
    ids=["a line", "long lines", "short lines"],
)
def test_a_head_without_an_end_is_refused_before_it_is_all_read(piece: bytes, server_url: str) -> None:
    head = f"GET /v1.2/indexes HTTP/1.1\nHost: localhost\nx-api-key: {KEY}\nx-much: 1\n"

    with raw_request(server_url, head) as connection:
        for _ in range(1 + 300_000 // len(piece)):
            connection.sendall(piece)
        status, body = reply_on(connection)

    assert (status, body["code"]) == (431, "headers_too_large")


@pytest.mark.parametrize("end", ["0\n" + "x-trailer: ", "5;"], ids=["a trailer", "an extension of a chunk"])
def test_endless_trailers_and_chunk_extensions_are_refused(end: str, server_url: str) -> None:
    head = f"POST /v1.2/indexes HTTP/1.1\nHost: localhost\nx-api-key: {KEY}\nTransfer-Encoding: chunked\n\n2\n{{}}\n"

    with raw_request(server_url, head + end + "a" * 300_000) as connection, HTTPResponse(connection) as reply:
        reply.begin()

        assert reply.status == 400


def test_a_client_that_asks_on_and_never_reads_is_no_longer_read(server_url: str) -> None:
    head = f"GET /v1.2/engines HTTP/1.1\nHost: localhost\nx-api-key: {KEY}\nx-much: {'a' * 2_000}\n\n"
    requests, most = head.replace("\n", "\r\n").encode() * 100, 40 * MEGABYTE

    sent = refused = 0
    with raw_request(server_url, "") as connection:
        connection.setblocking(False)
        while refused < 30 and sent < most:
            try:
                sent += connection.send(requests[sent % len(requests) :])
                refused = 0
            except BlockingIOError:
                refused += 1
                assert parsed(server_url, "GET", "/v1.2/engines")[0] == 200

    # Besides the server's memory this includes the system's buffers.
    assert sent < most


def test_requests_that_come_at_once_are_answered_in_their_order(server_url: str) -> None:
    names = [f"engine-{number}" for number in range(300)]
    heads = [f"GET /v1.2/engines/{name} HTTP/1.1\nHost: localhost\nx-api-key: {KEY}\n\n" for name in names]

    with raw_request(server_url, "".join(heads)) as connection, connection.makefile("rb") as replies:
        messages = []
        for _ in names:
            head = b"".join(iter(replies.readline, b"\r\n")).lower()
            length = int(head.partition(b"content-length: ")[2].partition(b"\r\n")[0])
            messages.append(replies.read(length).decode())

    assert all(name in message for name, message in zip(names, messages, strict=True))


def test_a_body_that_comes_behind_many_requests_is_read(server_url: str) -> None:
    asked = f"GET /v1.2/engines HTTP/1.1\nHost: localhost\nx-api-key: {KEY}\n\n" * 50
    body = orjson.dumps({"index_name": "Behind", "engines": [MARENGO], "more": "a" * 500_000})
    last = f"""POST /v1.2/indexes HTTP/1.1
Host: localhost
x-api-key: {KEY}
Content-Type: application/json
Content-Length: {len(body)}
Connection: close

"""
    with raw_request(server_url, asked + last) as connection, connection.makefile("rb") as replies:
        connection.sendall(body)
        received = replies.read()

    assert received.count(b"HTTP/1.1 200") == 50
    assert received.count(b"HTTP/1.1 201") == 1


def test_a_query_of_sixty_kilobytes_is_refused_without_repeating_it(server_url: str) -> None:
    status, body = parsed(server_url, "GET", "/v1.2/indexes?page=" + "1" * 60_000)

    assert (status, body["code"]) == (400, "parameter_invalid")
    assert len(body["message"]) < 1000


# Neither of these reaches the application: the HTTP server refuses them itself.
@pytest.mark.parametrize(
    "head",
    [
        f"GET /v1.2/indexes?page={'1' * MEGABYTE} HTTP/1.1\nHost: localhost\n\n",
        "POST /v1.2/indexes HTTP/1.1\nHost: localhost\nContent-Length: many\n\n",
        "GET\n\n",
    ],
    ids=["a megabyte of query", "a length that is no number", "no request"],
)
def test_what_is_not_http_is_refused_and_the_server_goes_on(head: str, server_url: str) -> None:
    with raw_request(server_url, head) as connection, HTTPResponse(connection) as reply:
        reply.begin()

        assert reply.status == 400
    assert parsed(server_url, "GET", "/v1.2/engines")[0] == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/v1.2/indexes/%00", 400),
        ("/v1.2/indexes/%ff", 400),
        ("/v1.2/indexes/a%2Fvideos", 400),
        ("/v1.2/engines/%ff", 404),
        ("/v1.2/engines?x=%ff", 400),
        ("/%ff/%00/%2F", 404),
    ],
)
def test_a_strange_path_is_refused(path: str, status: int, server_url: str) -> None:
    answer, body = parsed(server_url, "GET", path)

    assert answer == status
    assert body.keys() == {"code", "message"}


def test_a_body_that_is_too_large_is_refused_while_it_still_comes(url: str) -> None:
    status, body = parsed(url, "POST", "/v1.2/indexes", "a" * 5 * MEGABYTE)

    assert (status, body["code"]) == (413, "request_too_large")
    assert parsed(url, "GET", "/v1.2/indexes")[1]["data"] == []


@pytest.mark.parametrize("connection", ["close", "keep-alive"])
def test_a_client_that_reads_after_its_whole_upload_gets_an_early_refusal(connection: str, server_url: str) -> None:
    size = 5 * MEGABYTE
    head = f"POST /v1.2/indexes HTTP/1.1\nHost: localhost\nx-api-key: {KEY}\nContent-Type: application/json\n"

    with raw_request(server_url, f"{head}Connection: {connection}\nContent-Length: {size}\n\n") as sending:
        ask_until(server_url, lambda: len(sending.recv(1, socket.MSG_PEEK)) == 1)
        for _ in range(5):
            sending.sendall(b"a" * MEGABYTE)
        status, body = reply_on(sending)

    assert (status, body["code"]) == (413, "request_too_large")


@pytest.mark.parametrize("cut", ["within a chunk", "between chunks"])
def test_a_chunked_upload_that_is_cut_off_leaves_nothing(cut: str, url: str, uploads: Path) -> None:
    form = multipart([Part("index_id", new_index(url).encode()), Part("video_file", b"film" * 50_000, "goal.mp4")])
    half = form[: len(form) // 2]
    announced = len(form) if cut == "within a chunk" else len(half)
    chunk = f"{announced:x}\r\n".encode() + half + (b"" if cut == "within a chunk" else b"\r\n")

    with raw_request(url, UPLOAD, chunk):
        ask_until(url, lambda: uploads_in(uploads) != [])

    ask_until(url, lambda: uploads_in(uploads) == [])
    assert_nothing_came(url, uploads)


def test_a_chunked_upload_that_ends_before_its_form_does_is_refused(url: str, uploads: Path) -> None:
    form = multipart([Part("index_id", new_index(url).encode()), Part("video_file", b"film", "goal.mp4")], closed=False)
    chunks = f"{len(form):x}\r\n".encode() + form + b"\r\n0\r\n\r\n"

    with raw_request(url, UPLOAD, chunks) as connection:
        status, body = reply_on(connection)

    assert (status, body["code"]) == (400, "parameter_invalid")
    assert "closing boundary" in body["message"]
    assert_nothing_came(url, uploads)


def test_a_client_that_hangs_up_during_a_generated_text_leaves_nothing_behind(
    uploads: Path, caplog: pytest.LogCaptureFixture
) -> None:
    prompt = {"video_id": "65282b9043e8c47e4eb47e47", "prompt": "Describe the video.", "stream": True}
    with serving(Settings(port=0, data_dir=str(uploads))) as url:
        connection = HTTPConnection(urlsplit(url).netloc, timeout=20)
        connection.request(
            "POST",
            "/v1.2/generate",
            orjson.dumps(prompt),
            {"x-api-key": "tlk_SAMPLE", "content-type": "application/json"},
        )
        first = orjson.loads(connection.getresponse().readline())
        connection.close()

        status, _ = parsed(url, "GET", "/v1.2/indexes")

    assert (first["event_type"], status) == ("stream_start", 200)
    assert [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")] == []
    assert uploads_in(uploads) == []


@pytest.mark.parametrize("path", ["/__admin/events", "/__admin/ui/stream", "/__admin/ui/accounts/ACCOUNT/stream"])
def test_a_client_that_leaves_a_stream_without_an_end_is_noticed(
    path: str, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mockserver.handlers.admin.watching.events._HEARTBEAT_SECONDS", 0.02)
    monkeypatch.setattr("mockserver.app.ui.streams._POLL_SECONDS", 0.02)
    parsed(url, "GET", "/v1.2/engines", **{"x-api-key": "tlk_QUIET"})
    account = parsed(url, "GET", "/__admin/accounts")[1]["data"][0]["id"]
    head = f"GET {path.replace('ACCOUNT', account)} HTTP/1.1\nHost: localhost\nx-api-key: tlk_QUIET\n\n"

    with raw_request(url, head) as connection:
        assert connection.recv(12) == b"HTTP/1.1 200"
        served = socket_between(connection.getpeername()[1], connection.getsockname()[1])
        connection.shutdown(socket.SHUT_WR)
        parsed(url, "GET", "/__admin/health")
        assert served in open_files()
    # The client learns nothing from these requests.
    ask_until(url, lambda: served not in open_files(), "/__admin/health")


def socket_between(server_port: int, client_port: int) -> str:
    """Return the server's socket for the client at this port. Other servers may have clients at the same port."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    ports = f":{server_port:04X}", f":{client_port:04X}"
    [inode] = [row[9] for row in rows if (row[1][-5:], row[2][-5:]) == ports]
    return f"socket:[{inode}]"


def open_files() -> Iterator[str]:
    """Yield the open files of this process, which includes the server."""
    for file in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            yield str(file.readlink())
