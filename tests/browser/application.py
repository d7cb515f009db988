"""A web site beside the server: another origin, whose query says where its forms lead."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit


class Application(BaseHTTPRequestHandler):
    """A web application that welcomes users who return.

    If its query names a `target`, it sends a form there, with `name` and `value`; if it names a `frame`, it frames
    that.
    """

    def do_GET(self) -> None:
        body = "<h1>Welcome back</h1>"
        asked = dict(parse_qsl(urlsplit(self.path).query))
        if "target" in asked:
            button = f'<button name="{asked.get("name", "decision")}" value="{asked.get("value", "approve")}">'
            body = f'<form method="post" action="{asked["target"]}">{button}Win</button></form>'
        if "frame" in asked:
            body = f'<iframe src="{asked["frame"]}"></iframe>'
        self.send_response(200)
        self.send_header("content-type", "text/html")
        self.end_headers()
        self.wfile.write(f'<link rel="icon" href="data:,">{body}'.encode())

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name in the base class
        """Log nothing."""


@contextmanager
def serving_application() -> Iterator[str]:
    """Serve it on a free loopback port and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Application) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join()
