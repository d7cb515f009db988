"""Calls the admin operations of a running server.

It uses http.client, which starts ten times as fast as other libraries.
"""

import json
import os
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import Any
from urllib.parse import urlsplit

from mockserver.cli.server_options import Headers
from mockserver.ground.address import SERVER_HEADER, client_address, known_port
from mockserver.ground.errors import StartupError
from mockserver.ground.printable import reason_of
from mockserver.ground.settings import URL_VARIABLE, Settings, variable_of

_SECONDS = 60
_PIECE = 64 * 1024
_TOKEN_MISSING = 401


class NotReached(StartupError):
    """The server does not answer, or refuses."""


class Remote:
    """The server at an address. Every method raises NotReached."""

    def __init__(self, settings: Settings, options: Namespace) -> None:
        self.url = named_url(options) or client_address(settings, known_port(settings)).rstrip("/")
        self._make_connection, self._path = connector(self.url, _SECONDS)
        self._token = {"x-admin-token": settings.admin_token} if settings.admin_token else {}

    def request(self, method: str, path: str, headers: Headers, body: Any = None) -> Any:
        """Return the JSON of a reply; `path` is below `/__admin`."""
        content = b"" if body is None else json.dumps(body).encode()
        typed = {**headers, "content-type": "application/json"} if content else headers
        reply = self._send(method, path, typed, content)
        try:
            raw = reply.read()
            return json.loads(raw) if raw else None
        except (OSError, HTTPException, ValueError):
            raise self._another_server() from None

    def pieces(self, path: str, headers: Headers) -> Iterator[bytes]:
        """Yield the pieces of a reply as they come, until the server ends it or disconnects."""
        reply = self._send("GET", path, headers, b"")
        try:
            while piece := reply.read1(_PIECE):
                yield piece
        except (OSError, HTTPException):
            return

    def _send(self, method: str, path: str, headers: Headers, content: bytes) -> HTTPResponse:
        connection = self._make_connection()
        try:
            connection.request(method, f"{self._path}/__admin{path}", content or None, {**headers, **self._token})
            reply = connection.getresponse()
        except HTTPException:
            raise self._another_server() from None
        except (OSError, ValueError) as error:  # such as a key that is invalid in a header
            raise NotReached(f"no server answers at {self.url}: {reason_of(error)}") from None
        if reply.getheader(SERVER_HEADER) is None:
            connection.close()
            raise self._another_server()
        if reply.status >= 400:
            raise self._refusal(reply)
        return reply

    def _refusal(self, reply: HTTPResponse) -> NotReached:
        try:
            reason = str(json.loads(reply.read())["message"])
        except (OSError, HTTPException, ValueError, KeyError, TypeError):
            return self._another_server()
        hint = f" Set {variable_of('admin_token')}." if reply.status == _TOKEN_MISSING else ""
        return NotReached(f"the server at {self.url} refuses: {reason}{hint}")

    def _another_server(self) -> NotReached:
        return NotReached(f"what answers at {self.url} is not a mockserver of this version")


def named_url(options: Namespace) -> str:
    """Return the address of the server that the options or the environment name; empty if they name none."""
    return (options.url or os.environ.get(URL_VARIABLE, "")).rstrip("/")


def connector(url: str, seconds: float) -> tuple[Callable[[], HTTPConnection], str]:
    """Return a function that connects to `url` with this timeout, and the path in it.

    Raises NotReached if `url` is invalid.
    """
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:  # a bad port, or a bracket that is not closed
        host, port = None, None
    if not host or parts.scheme not in ("http", "https"):
        raise NotReached(f'--url: "{url}" is not an address such as http://127.0.0.1:1212')
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    return partial(kind, host, port, timeout=seconds), parts.path
