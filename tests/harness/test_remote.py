"""Requests reach a server at an address byte for byte, and its replies are returned unchanged."""

import asyncio
import gzip
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, ClassVar

import pytest

from mockserver.harness.traffic.bounds import Bounds, ReplyEndless
from mockserver.harness.verify.remote import NoReply, Remote
from tests.support.asgi import Answer, AsgiClient


class Peer(BaseHTTPRequestHandler):
    """Records its requests, and answers as the path says."""

    seen: ClassVar[list[tuple[str, dict[str, str], bytes]]] = []
    protocol_version = "HTTP/1.1"

    def handle_one_request(self) -> None:
        self.raw_requestline = self.rfile.readline()
        if not self.raw_requestline or not self.parse_request():
            self.close_connection = True
            return
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        self.seen.append((self.raw_requestline.decode("latin-1").split(" ")[1], dict(self.headers.items()), body))
        if "endless" in self.path:
            self._send_without_end()
            return
        is_packed, is_moved = "packed" in self.path, "moved" in self.path
        content = gzip.compress(b"unpacked") if is_packed else b"as it is"
        self.send_response_only(302 if is_moved else 200)
        self.send_header("content-length", str(len(content)))
        for name, value in (("content-encoding", "gzip") if is_packed else ("x-one", "1"), ("location", "/elsewhere")):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _send_without_end(self) -> None:
        self.send_response_only(200)
        self.end_headers()
        self.close_connection = True
        with suppress(OSError):  # until the other end has enough
            while True:
                self.wfile.write(b"x" * 65_536)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the library
        pass


@pytest.fixture
def url() -> Iterator[str]:
    Peer.seen.clear()
    with ThreadingHTTPServer(("127.0.0.1", 0), Peer) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


_BOUNDS = Bounds()


@contextmanager
def client_of(url: str, bounds: Bounds = _BOUNDS) -> Iterator[AsgiClient]:
    remote = Remote(url, bounds)
    with AsgiClient(remote) as client:
        yield client
    remote.close()


def ask(url: str, target: str, method: str = "GET", body: bytes = b"") -> Answer:
    with client_of(url) as client:
        return client.send(method, target, body, {"x-mine": "\xe9"})


@pytest.mark.parametrize(
    "target",
    ["/v1.2/engines", "/a/../b/./c", "//a", "/%2F%2f%zz", "/a?x=%5b1]&y=[\"'|&z", "/a?x=a+b%20c", "/a?#x", "/a%00?%ff"],
)
def test_a_target_arrives_as_it_was_sent(url: str, target: str) -> None:
    assert ask(f"{url}/base/", target).status == 200

    assert Peer.seen[0][0] == f"/base{target}"


def test_a_request_arrives_with_only_its_own_headers_and_body(url: str) -> None:
    ask(url, "/a", "POST", b"\x00\xff")

    _, headers, body = Peer.seen[0]
    assert body == b"\x00\xff"
    assert {name.lower(): value for name, value in headers.items()} == {
        "host": url.removeprefix("http://"),
        "x-api-key": "tlk_TEST",
        "x-mine": "\xe9",
        "content-length": "2",
    }


def test_a_redirect_is_returned_and_not_followed(url: str) -> None:
    answer = ask(url, "/moved")

    assert (answer.status, answer.headers["location"], len(Peer.seen)) == (302, "/elsewhere", 1)


def test_a_compressed_reply_stays_compressed(url: str) -> None:
    answer = ask(url, "/packed")

    assert gzip.decompress(answer.body) == b"unpacked"
    assert answer.headers["content-encoding"] == "gzip"


def test_a_reply_is_read_up_to_a_size(url: str) -> None:
    bounds = Bounds(most_bytes=1_000_000)

    with client_of(url, bounds) as client, pytest.raises(ReplyEndless, match="more than 1000000 bytes"):
        client.send("GET", "/endless")


def test_an_endless_reply_is_read_up_to_a_time_limit(url: str) -> None:
    bounds = Bounds(most_bytes=2**40, seconds=0.05)

    with client_of(url, bounds) as client, pytest.raises(ReplyEndless, match=r"within 0\.05 seconds"):
        client.send("GET", "/endless")


def test_after_a_complete_reply_the_next_one_has_the_full_time_limit(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real, is_over_soon = asyncio.timeout, True
    monkeypatch.setattr(asyncio, "timeout", lambda _: real(0.05 if is_over_soon else None))

    with client_of(url, Bounds(most_bytes=2**40, seconds=400)) as client:
        for expected in ("within 400 seconds", "within 100 seconds"):
            with pytest.raises(ReplyEndless, match=expected):
                client.send("GET", "/endless")
        is_over_soon = False
        client.send("GET", "/a")
        is_over_soon = True
        with pytest.raises(ReplyEndless, match="within 400 seconds"):
            client.send("GET", "/endless")


def test_a_connection_serves_several_requests(url: str) -> None:
    with client_of(url) as client:
        answers = [client.send("GET", "/a") for _ in range(3)]

    assert [answer.body for answer in answers] == [b"as it is"] * 3


def test_an_unreachable_server_is_reported_with_the_reason() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Peer) as server:
        port = server.server_port

    with pytest.raises(NoReply, match=f"^127.0.0.1:{port} did not answer: .*[Cc]onnection refused"):
        ask(f"http://127.0.0.1:{port}", "/a")


def test_a_cancelled_request_is_ended_first(url: str) -> None:
    async def give_up() -> None:
        task = asyncio.ensure_future(remote(scope, receive, send))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    async def receive() -> Any:
        return {"type": "http.request", "body": b""}

    async def send(message: Any) -> None:
        raise AssertionError(message)

    scope = {"method": "GET", "raw_path": b"/a", "query_string": b"", "headers": []}
    remote = Remote(url)
    asyncio.run(give_up())
    remote.close()

    assert len(Peer.seen) == 1
