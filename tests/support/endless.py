"""A server on a raw socket with endless replies of several kinds, by path, until the client disconnects."""

import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread

_PIECE = b"x" * 65_536
_JSON = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
_PAUSE_SECONDS = 0.01


@cache
def bomb(size: int = 64 * 1024 * 1024) -> bytes:
    """Return a compression bomb: some kilobytes, compressed twice with gzip, that expand to `size` bytes."""
    packer = zlib.compressobj(9, wbits=31)
    inner = b"".join(packer.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packer.flush()
    return gzip.compress(inner)


class _Endless(StreamRequestHandler):
    """Answers one request per connection."""

    server: "_Server"

    def handle(self) -> None:
        target = self.rfile.readline().split(b" ")[1]
        while self.rfile.readline().strip():
            pass
        with suppress(OSError):  # until the client disconnects
            for piece in _pieces(self.server.way or target.decode("latin-1")):
                if self.server.is_closing.is_set():
                    return
                self.wfile.write(piece)
                self.server.sent += len(piece)


def _pieces(target: str) -> Iterator[bytes]:
    """Yield the pieces of the reply to a `target`, which ends with the name of a kind."""
    match target.rpartition("=")[2]:
        case "body":
            yield _JSON + b"\r\n"
            yield from iter(lambda: _PIECE, b"")
        case "length":
            yield _JSON + b"content-length: 1099511627776\r\n\r\n"
            yield from iter(lambda: _PIECE, b"")
        case "chunks":
            yield _JSON + b"transfer-encoding: chunked\r\n\r\n"
            yield from iter(lambda: b"10000\r\n" + _PIECE + b"\r\n", b"")
        case "events":
            yield b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n"
            yield from iter(lambda: b"event: response.output_text.delta\ndata: {}\n\n", b"")
        case "drip":
            yield _JSON + b"\r\n{"
            yield from _slowly(b" ")
        case "headers":
            yield _JSON
            yield from iter(lambda: b"x-more: " + _PIECE + b"\r\n", b"")
        case "drip-headers":
            yield _JSON
            yield from _slowly(b"x-more: 1\r\n")
        case "bomb":
            packed = bomb()
            yield _JSON + b"content-encoding: gzip, gzip\r\ncontent-length: %d\r\n\r\n" % len(packed)
            yield packed
        case other:
            raise ValueError(other)


def _slowly(piece: bytes) -> Iterator[bytes]:
    never = Event()
    while True:
        yield piece
        never.wait(_PAUSE_SECONDS)


class _Server(ThreadingTCPServer):
    """The server, which counts the bytes that it has sent."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, way: str) -> None:
        super().__init__(("127.0.0.1", 0), _Endless)
        self.way = way
        self.is_closing = Event()
        self.sent = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def endless_server(way: str = "") -> Iterator[_Server]:
    """Serve on a free port. Without a `way` the target of each request names it."""
    with _Server(way) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.is_closing.set()
            server.shutdown()
            thread.join()
