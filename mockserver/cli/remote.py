"""Calls the admin operations of a running server.

It uses http.client, which starts ten times as fast as other libraries.
"""

import json
import os
from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
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
_HEALTH = {"status", "version", "api_versions"}


class NotReached(StartupError):
    """The server does not answer, or refuses."""


class Remote:
    """The server at an address. Every method raises NotReached."""

    def __init__(self, url: str, admin_token: str = "", seconds: float = _SECONDS) -> None:
        self.url = url
        self._make_connection, self._path = _connector(url, seconds)
        self._token = {"x-admin-token": admin_token} if admin_token else {}

    def health(self) -> Mapping[str, Any]:
        """Return the reply to the health check, also of a server that has a problem."""
        with self._replied("GET", "/health", {}) as reply:
            facts = self._json(reply)
        if not isinstance(facts, dict) or not facts.keys() >= _HEALTH:
            raise self._another_server()
        return facts

    def request(self, method: str, path: str, headers: Headers, body: Any = None) -> Any:
        """Return the JSON of a reply; `path` is below `/__admin`."""
        content = b"" if body is None else json.dumps(body).encode()
        typed = {**headers, "content-type": "application/json"} if content else headers
        with self._replied(method, path, typed, content) as reply:
            self._check_accepted(reply)
            return self._json(reply)

    def pieces(self, path: str, headers: Headers) -> Iterator[bytes]:
        """Yield the pieces of a reply as they come, until the server ends it or disconnects."""
        with self._replied("GET", path, headers) as reply:
            self._check_accepted(reply)
            try:
                while piece := reply.read1(_PIECE):
                    yield piece
            except (OSError, HTTPException):
                return

    @contextmanager
    def _replied(self, method: str, path: str, headers: Headers, content: bytes = b"") -> Iterator[HTTPResponse]:
        """Send a request, and yield the reply of a mockserver."""
        with closing(self._make_connection()) as connection:
            try:
                connection.request(method, f"{self._path}/__admin{path}", content or None, {**headers, **self._token})
                reply = connection.getresponse()
            except HTTPException:
                raise self._another_server() from None
            except (OSError, ValueError) as error:  # such as a key that is invalid in a header
                raise NotReached(f"no server answers at {self.url}: {reason_of(error)}") from None
            if reply.getheader(SERVER_HEADER) is None:
                raise self._another_server()
            yield reply

    def _json(self, reply: HTTPResponse) -> Any:
        try:
            raw = reply.read()
            return json.loads(raw) if raw else None
        except (OSError, HTTPException, ValueError):
            raise self._another_server() from None

    def _check_accepted(self, reply: HTTPResponse) -> None:
        if reply.status < 400:
            return
        try:
            reason = str(self._json(reply)["message"])
        except (KeyError, TypeError):
            raise self._another_server() from None
        hint = f" Set {variable_of('admin_token')}." if reply.status == _TOKEN_MISSING else ""
        raise NotReached(f"the server at {self.url} refuses: {reason}{hint}")

    def _another_server(self) -> NotReached:
        return NotReached(f"what answers at {self.url} is not a mockserver of this version")


def remote_of(settings: Settings, options: Namespace) -> Remote:
    """Return the server that the options or the environment name, or else that of the settings."""
    url = named_url(options) or client_address(settings, known_port(settings)).rstrip("/")
    return Remote(url, settings.admin_token)


def named_url(options: Namespace) -> str:
    """Return the address of the server that the options or the environment name; empty if they name none."""
    return (options.url or os.environ.get(URL_VARIABLE, "")).rstrip("/")


def _connector(url: str, seconds: float) -> tuple[Callable[[], HTTPConnection], str]:
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
