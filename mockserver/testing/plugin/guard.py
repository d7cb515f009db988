"""The guard of a test run: refuses connections of this process to the real API, direct or through a proxy.

It refuses name resolution by Python and uvloop. A proxy resolves names itself, so there it refuses the request that
names the real API. It cannot see addresses that are given as numbers, and resolvers of other libraries.
"""

import re
import socket
import sys
from collections.abc import Callable
from typing import Any

import pytest

# The domain of the real API; all hosts below it are refused too.
VENDOR = "twelvelabs.io"

_REQUEST_TO_PROXY = re.compile(rb"(?:CONNECT |[A-Z]{1,20} https?://)([^/:\s]+)", re.IGNORECASE)
_RESOLVERS = ("getaddrinfo", "gethostbyname", "gethostbyname_ex")


class RealApiRefused(socket.gaierror):
    """A client tried to connect to the real API in a run that uses the stand-in."""


class Guard:
    """Refuses connections to the real API from `install` to `remove`; `refused` has a message for each."""

    def __init__(self) -> None:
        self.refused: list[str] = []
        self._patch = pytest.MonkeyPatch()

    def install(self) -> None:
        """Begin to refuse connections."""
        for name in _RESOLVERS:
            self._patch.setattr(socket, name, self._resolving(getattr(socket, name)))
        for kind in filter(None, (socket.socket, getattr(sys.modules.get("ssl"), "SSLSocket", None))):
            for name in ("send", "sendall"):
                self._patch.setattr(kind, name, self._sending(getattr(kind, name)))
        self._guard_uvloop()
        self._guard_h11()

    def remove(self) -> None:
        """Undo `install`."""
        self._patch.undo()

    def check_host(self, host: object) -> None:
        """Raise RealApiRefused if `host` belongs to the real API."""
        name = (bytes(host).decode("latin-1") if isinstance(host, bytes | bytearray) else str(host)).lower().rstrip(".")
        if name == VENDOR or name.endswith(f".{VENDOR}"):
            reason = _reason(name)
            self.refused.append(reason)
            raise RealApiRefused(socket.EAI_NONAME, reason)

    def _resolving(self, resolve: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(host: Any, *arguments: Any, **named: Any) -> Any:
            self.check_host(host)
            return resolve(host, *arguments, **named)

        return guarded

    def _sending(self, send: Callable[..., Any]) -> Callable[..., Any]:
        def guarded(connection: Any, data: Any, *flags: Any) -> Any:
            found = _REQUEST_TO_PROXY.match(data)
            if found is not None:
                self.check_host(bytes(found[1]))
            return send(connection, data, *flags)

        return guarded

    def _guard_uvloop(self) -> None:
        """Guard uvloop, which has its own name resolution and sockets."""
        try:
            import uvloop  # not available on Windows
        except ImportError:
            return
        resolve, connect = uvloop.Loop.getaddrinfo, uvloop.Loop.create_connection

        async def getaddrinfo(loop: Any, host: Any, *arguments: Any, **named: Any) -> Any:
            self.check_host(host)
            return await resolve(loop, host, *arguments, **named)

        async def create_connection(
            loop: Any, protocol_factory: Any, host: Any = None, *arguments: Any, **named: Any
        ) -> Any:
            self.check_host(host)
            return await connect(loop, protocol_factory, host, *arguments, **named)

        self._patch.setattr(uvloop.Loop, "getaddrinfo", getaddrinfo)
        self._patch.setattr(uvloop.Loop, "create_connection", create_connection)

    def _guard_h11(self) -> None:
        """Guard h11, with which httpx talks to a proxy. If it is not imported, there is no httpx client yet."""
        h11 = sys.modules.get("h11")
        if h11 is None:
            return
        write = h11.Connection.send

        def send(connection: Any, event: Any) -> Any:
            target = getattr(event, "target", b"")
            found = _REQUEST_TO_PROXY.match(getattr(event, "method", b"") + b" " + target)
            if found is not None:
                self.check_host(found[1])
            return write(connection, event)

        self._patch.setattr(h11.Connection, "send", send)


def _reason(host: str) -> str:
    return (
        f"{host} is the real API, and this test run uses the stand-in. A client that was made before its test, or with "
        "an address of its own, wanted to connect. Make it in the test or in a fixture that requests mock_api, or set "
        '"mockserver = on" in the configuration of pytest, so that clients made at import use the stand-in too. Mark a '
        "test of the real API with @pytest.mark.real_api; --mockserver-allow-real-api turns this guard off."
    )
