"""A socket to listen on, and how uvicorn serves the application there."""

import errno
import signal
import socket
from functools import partial
from typing import Any

import uvicorn
from starlette.types import ASGIApp

from mockserver.app.http.protocol import PlainProtocol, TimeLimits
from mockserver.app.http.sending import with_sender
from mockserver.app.standard_streams import open_missing_streams
from mockserver.ground.address import with_port
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings

_BACKLOG = 2048
# Longer than clients wait between two polls, so that they do not send into a closing connection.
_KEEP_ALIVE_SECONDS = 75


def open_listener(settings: Settings) -> socket.socket:
    """Return a socket that listens at the address of the settings. Raises SettingsInvalid with the reason."""
    open_missing_streams()
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise SettingsInvalid(f"cannot listen on {with_port(settings.host, settings.port)}: {_reason(error)}") from None
    # Its connections inherit this. Without it, the second part of a reply waits 40 ms until the client confirms the
    # first; asyncio sets it only for sockets that are created with a protocol number, and these are not.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def time_limits(settings: Settings) -> TimeLimits:
    """Return how long the server waits for its clients."""
    return TimeLimits(settings.receive_seconds, settings.send_seconds)


def server_config(app: ASGIApp, *, grace_seconds: int, limits: TimeLimits) -> uvicorn.Config:
    """Return the uvicorn configuration for `app`.

    At the stop, requests in flight have `grace_seconds`.
    """
    protocol: Any = partial(PlainProtocol, limits=limits)
    return uvicorn.Config(
        with_sender(app),
        interface="asgi3",
        http=protocol,
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # addresses in replies follow the settings, not a header
        timeout_graceful_shutdown=grace_seconds,
    )


class DatedServer(uvicorn.Server):
    """uvicorn for clocks that a test replaces: at an instant that has no date, replies keep the last one."""

    async def on_tick(self, counter: int) -> bool:
        try:
            return await super().on_tick(counter)
        except (ValueError, OverflowError):
            return self.should_exit


def stop_signals() -> list[signal.Signals]:
    """Return the signals that stop the server. SIGHUP is one, unless nohup ignores it."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    hangup = getattr(signal, "SIGHUP", None)  # not on Windows
    if hangup is not None and signal.getsignal(hangup) != signal.SIG_IGN:
        numbers.append(hangup)
    return numbers


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program does; --port 0 picks a free port"
    return error.strerror or str(error)
