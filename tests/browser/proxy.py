"""A reverse proxy that serves a server below a prefix, and that can fail for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

PREFIX = "/mock"
_OF_THE_CONNECTION = frozenset(["connection", "transfer-encoding", "keep-alive"])


class Proxy(ThreadingHTTPServer):
    """Forwards requests below the prefix to `upstream`. While it `fails` it answers 502, and ends open replies."""

    daemon_threads = True

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.upstream = upstream
        self.fails = False

    @property
    def url(self) -> str:
        """The address of the server for browsers."""
        return f"http://127.0.0.1:{self.server_address[1]}{PREFIX}"


class _Handler(BaseHTTPRequestHandler):
    server: Proxy

    def do_GET(self) -> None:
        self.close_connection = True
        if self.server.fails or not self.path.startswith(f"{PREFIX}/"):
            self.send_error(502 if self.server.fails else 404)
            return
        upstream = HTTPConnection(urlsplit(self.server.upstream).netloc)
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            upstream.request(self.command, self.path.removeprefix(PREFIX), body, dict(self.headers))
            self._pass_back(upstream)
        except (OSError, HTTPException):
            pass  # one side has disconnected
        finally:
            upstream.close()

    do_POST = do_GET  # noqa: N815 - its name in the base class

    def _pass_back(self, upstream: HTTPConnection) -> None:
        reply = upstream.getresponse()
        self.send_response(reply.status)
        for name, value in reply.getheaders():
            if name.lower() not in _OF_THE_CONNECTION:
                self.send_header(name, value)
        self.end_headers()
        while (piece := reply.read1()) and not self.server.fails:
            self.wfile.write(piece)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the base class
        """Log nothing."""


@contextmanager
def proxying(upstream: str) -> Iterator[Proxy]:
    """Run a proxy before `upstream` during the body of the context."""
    with Proxy(upstream) as proxy:
        thread = Thread(target=proxy.serve_forever)
        thread.start()
        yield proxy
        proxy.fails = True  # or a stream would continue
        proxy.shutdown()
        thread.join()
