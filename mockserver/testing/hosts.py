"""Where a server runs: in this process, or at an address."""

import socket
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Protocol
from urllib.parse import urlsplit

from mockserver.app.application import MockServerApp
from mockserver.app.http.listening import open_listener
from mockserver.ground.address import client_address
from mockserver.ground.settings import Settings
from mockserver.testing.conversation import converse, http_scope
from mockserver.testing.errors import NotRunning, Unreachable
from mockserver.testing.running import Running

# Nobody listens there, so a client that forgot its transport is told so by its own library.
_NO_SOCKET = "http://127.0.0.1:0"
_LONGEST_SECONDS = 60
_ADMIN_HEADER = "x-admin-token"


class Host(Protocol):
    """A server, wherever it is."""

    @property
    def url(self) -> str:
        """What a client takes as its base URL."""

    @property
    def running(self) -> Running:
        """The server's thread in this process. Raises NotRunning where there is none."""

    def start(self) -> None:
        """Return when the server answers."""

    def stop(self) -> None:
        """Return when nothing is left that `start` made."""

    def send(self, method: str, target: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Send a request and return status and body of the reply."""


class LocalHost:
    """A server in this process. Two of them share nothing that changes."""

    def __init__(self, settings: Settings, *, in_process: bool) -> None:
        self._settings = settings
        self._in_process = in_process
        self._running: Running | None = None
        self._token = ""
        self._url = ""

    @property
    def running(self) -> Running:
        if self._running is None:
            raise NotRunning("the server does not run: use it in a `with` block, or call start() first")
        return self._running

    @property
    def url(self) -> str:
        _ = self.running
        return self._url

    def start(self) -> None:
        """Raise StartupError where settings, fixtures or port cannot be used."""
        if self._running is not None:
            return
        app = MockServerApp(self._settings)
        listeners = [] if self._in_process else [open_listener(self._settings)]
        running = Running(app, listeners)
        running.begin()
        self._url = _address(self._settings, listeners)
        self._token = app.access.token
        self._running = running

    def stop(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.end()

    def send(self, method: str, target: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        address = urlsplit(_NO_SOCKET)
        sent = {"host": address.netloc, _ADMIN_HEADER: self._token, **headers}
        raw = [(name.encode(), value.encode()) for name, value in sent.items()]
        scope = http_scope(method, target.encode(), raw, (str(address.hostname), 0))
        return self.running.submit(converse(self.running.app, scope, body)).result()


class RemoteHost:
    """A server that somebody else runs at `url`."""

    def __init__(self, url: str, admin_token: str = "") -> None:
        self._token = {_ADMIN_HEADER: admin_token} if admin_token else {}
        self._url = url.rstrip("/")
        self._address = urlsplit(self._url)

    @property
    def url(self) -> str:
        return self._url

    @property
    def running(self) -> Running:
        raise NotRunning(f"the server at {self._url} does not run in this process; reach it at its address")

    def start(self) -> None:
        """Raise Unreachable where no stand-in answers."""
        status, _ = self.send("GET", "/__admin/health", {}, b"")
        if status != 200:
            raise Unreachable(f"what answers at {self._url} is no mockserver: its health is {status}")

    def stop(self) -> None:
        """Leave the server to whoever runs it."""

    def send(self, method: str, target: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        connection = self._connection()
        try:
            connection.request(method, self._address.path + target, body or None, {**self._token, **headers})
            reply = connection.getresponse()
            return reply.status, reply.read()
        except (OSError, HTTPException) as error:
            raise Unreachable(f"no server answers at {self._url}: {error}") from error
        finally:
            connection.close()

    def _connection(self) -> HTTPConnection:
        kind = HTTPSConnection if self._address.scheme == "https" else HTTPConnection
        return kind(self._address.hostname or "", self._address.port, timeout=_LONGEST_SECONDS)


def _address(settings: Settings, listeners: list[socket.socket]) -> str:
    return client_address(settings, listeners[0].getsockname()[1]) if listeners else settings.public_url or _NO_SOCKET
