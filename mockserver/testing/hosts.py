"""Hosts: a server in this process, or one at an address."""

import atexit
import socket
from collections.abc import Generator
from functools import cached_property
from ssl import create_default_context
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from starlette.types import Scope

from mockserver.app.application import MockServerApp
from mockserver.app.http.asgi_client import body_messages, call, http_scope
from mockserver.app.http.listening import open_listener, time_limits
from mockserver.ground.address import SERVER_HEADER, client_address
from mockserver.ground.settings import Settings
from mockserver.testing.errors import NotRunning, Unreachable
from mockserver.testing.other_tools import check_threads, read_package_data
from mockserver.testing.running import Running
from mockserver.testing.tracebacks import hides

if TYPE_CHECKING:
    import httpx2

__tracebackhide__ = hides

# No server listens there, so a client without our transport gets an error from its own library.
_NO_SOCKET = "http://127.0.0.1:0"
_LONGEST_SECONDS = 60
_ADMIN_HEADER = "x-admin-token"
# 503 means that the server runs but cannot take uploads.
_HEALTHS = (200, 503)


class Host(Protocol):
    """A server, in this process or elsewhere."""

    @property
    def url(self) -> str:
        """The base URL for clients."""

    @property
    def running(self) -> Running:
        """The server's thread in this process. Raises NotRunning if there is none."""

    def start(self) -> None:
        """Start, and return when the server answers."""

    def stop(self) -> None:
        """Stop the server, and return when it has released everything."""

    def send(self, method: str, target: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        """Send a request and return status and body of the reply."""

    def stream(self, target: str, headers: dict[str, str]) -> tuple[int, Generator[bytes]]:
        """Send a GET request and return the status and the pieces of the reply as they come."""


class LocalHost:
    """A server in this process. Two of them share no state."""

    def __init__(self, settings: Settings, *, in_process: bool) -> None:
        self._settings = settings
        self._in_process = in_process
        self._running: Running | None = None
        self._app: MockServerApp | None = None
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
        """Start the server. Raises StartupError if settings, fixtures or port cannot be used."""
        if self._running is not None:
            return
        check_threads()
        app = MockServerApp(self._settings)
        read_package_data(app)
        listeners = [] if self._in_process else [open_listener(self._settings)]
        running = Running(app, listeners, time_limits(self._settings))
        running.begin()
        self._app = app
        self._url = _address(self._settings, listeners)
        self._token = app.access.token
        self._running = running
        # A thread of the server that ran while the interpreter ends could crash the process.
        atexit.register(self.stop)

    def stop(self) -> None:
        atexit.unregister(self.stop)
        running, self._running = self._running, None
        if running is not None:
            running.end()
            if self._app is not None:
                self._app.save()

    def send(self, method: str, target: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        scope = self._scope(method, target, headers)
        reply = self.running.submit(call(self.running.app, scope, body_messages([body]))).result()
        return reply.status, reply.body

    def stream(self, target: str, headers: dict[str, str]) -> tuple[int, Generator[bytes]]:
        from mockserver.testing.streaming import LocalStream  # few tests watch

        stream = LocalStream(self.running, self._scope("GET", target, headers))
        return stream.status, stream.pieces()

    def _scope(self, method: str, target: str, headers: dict[str, str]) -> Scope:
        address = urlsplit(_NO_SOCKET)
        sent = {"host": address.netloc, _ADMIN_HEADER: self._token, **headers}
        raw = [(name.encode(), value.encode()) for name, value in sent.items()]
        return http_scope(method, target.encode(), raw, server=(str(address.hostname), 0))


class RemoteHost:
    """A running server at `url`."""

    def __init__(self, url: str, admin_token: str = "") -> None:
        self._token = {_ADMIN_HEADER: admin_token} if admin_token else {}
        self._url = url.rstrip("/")

    @property
    def url(self) -> str:
        return self._url

    @property
    def running(self) -> Running:
        raise NotRunning(f"the server at {self._url} does not run in this process; reach it at its address")

    def start(self) -> None:
        """Check that a mockserver answers. Raises Unreachable."""
        status, raw = self.send("GET", "/__admin/health", {}, b"")
        if status not in _HEALTHS:
            raise Unreachable(f"the server at {self._url} refuses a health check: {raw.decode(errors='replace')}")

    def stop(self) -> None:
        """Do nothing: the server belongs to the process that started it."""

    def send(self, method: str, target: str, headers: dict[str, str], body: bytes) -> tuple[int, bytes]:
        import httpx2  # imported late: it takes a tenth of a second, and only remote servers need it

        try:
            reply = self._client.request(method, self._url + target, content=body or None, headers=headers)
        except (OSError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise Unreachable(f"no server answers at {self._url}: {error}") from error
        self._check_server(reply)
        return reply.status_code, reply.content

    def stream(self, target: str, headers: dict[str, str]) -> tuple[int, Generator[bytes]]:
        import httpx2

        request = self._client.build_request("GET", self._url + target, headers=headers)
        try:
            reply = self._client.send(request, stream=True)
        except (OSError, httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise Unreachable(f"no server answers at {self._url}: {error}") from error
        self._check_server(reply)
        return reply.status_code, _pieces(reply)

    def _check_server(self, reply: "httpx2.Response") -> None:
        """Check that a mockserver sent `reply`. Raises Unreachable."""
        if SERVER_HEADER not in reply.headers:
            reply.close()
            asked = f"{reply.request.method} {reply.request.url.path}"
            raise Unreachable(
                f"what answers at {self._url} is not a mockserver: it answers {reply.status_code} to {asked}"
            )

    @cached_property
    def _client(self) -> "httpx2.Client":
        """A client without a proxy. It keeps no connection open, since it does not know its last request."""
        import httpx2

        return httpx2.Client(
            headers=self._token,
            verify=create_default_context() if self._url.startswith("https:") else False,
            limits=httpx2.Limits(max_keepalive_connections=0),
            timeout=_LONGEST_SECONDS,
            trust_env=False,
        )


def _pieces(reply: "httpx2.Response") -> Generator[bytes]:
    """Yield the pieces of a reply until it ends, in whatever way. Closing the generator disconnects."""
    import httpx2

    try:
        yield from reply.iter_raw()
    except httpx2.HTTPError:
        return
    finally:
        reply.close()


def _address(settings: Settings, listeners: list[socket.socket]) -> str:
    return client_address(settings, listeners[0].getsockname()[1]) if listeners else settings.public_url or _NO_SOCKET
