"""A receiver of webhooks on a real socket, with configurable answers."""

import hmac
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Condition, Event, Thread
from typing import Any

import orjson

LONGEST_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Received:
    """A received request; names of headers are in lower case."""

    path: str
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        return orjson.loads(self.body)

    @property
    def signed_at(self) -> int:
        return int(self.headers["tl-signature"].split(",")[0].removeprefix("t="))

    def is_signed_with(self, secret: str) -> bool:
        """Check the signature as the documentation tells receivers to."""
        time, mark = (part.split("=", 1)[1] for part in self.headers["tl-signature"].split(","))
        expected = hmac.new(secret.encode(), f"{time}.".encode() + self.body, "sha256").hexdigest()
        return hmac.compare_digest(expected, mark)


class Receiver:
    """Answers with the next of `statuses`, and then with 200; calls `does` before each answer."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.statuses: list[int] = []
        self.headers: dict[str, str] = {}
        self.received: list[Received] = []
        self.does: Callable[[Received], object] = lambda received: None
        self.is_silent = False
        self._came = Condition()
        self._closing = Event()

    def wait_for(self, count: int) -> list[Received]:
        """Return the received requests once there are `count`."""
        with self._came:
            assert self._came.wait_for(lambda: len(self.received) >= count, LONGEST_SECONDS), self.received
        return list(self.received)

    def close(self) -> None:
        self._closing.set()

    def take(self, received: Received) -> int | None:
        """Record a request and return the status to answer; None means no answer, after `close`."""
        self.does(received)
        with self._came:
            self.received.append(received)
            self._came.notify_all()
            status = self.statuses.pop(0) if self.statuses else 200
        if self.is_silent:
            self._closing.wait(LONGEST_SECONDS)
            return None
        return status


@contextmanager
def receiving(host: str = "127.0.0.1") -> Iterator[Receiver]:
    """Receive on a free loopback port."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): text for name, text in self.headers.items()}
            status = receiver.take(Received(self.path, headers, body))
            if status is not None:
                self.send_response(status)
                for name, text in receiver.headers.items():
                    self.send_header(name, text)
                self.send_header("content-length", "0")
                self.end_headers()

        def log_message(self, *arguments: object) -> None:
            """Log nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            if not isinstance(sys.exc_info()[1], ConnectionError):  # a stopped server no longer waits for a reply
                super().handle_error(request, client_address)

    with Server((host, 0), Handler) as server:
        receiver = Receiver(f"http://{host}:{server.server_port}/hook")
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield receiver
        finally:
            receiver.close()
            server.shutdown()
            thread.join()
