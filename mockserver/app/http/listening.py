"""A socket to listen on, and how uvicorn serves the application there."""

import errno
import signal
import socket

import uvicorn
from starlette.types import ASGIApp

from mockserver.app.http.protocol import PlainProtocol
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings

_BACKLOG = 2048
# Longer than clients pause between two polls, so that they never send into a connection that is just being closed.
_KEEP_ALIVE_SECONDS = 75


def open_listener(settings: Settings) -> socket.socket:
    """Return a socket that listens where `settings` say. Raises SettingsInvalid, which says why it cannot."""
    try:
        family = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((settings.host, settings.port), family=family, backlog=_BACKLOG)
    except OSError as error:
        raise SettingsInvalid(f"cannot listen on {settings.host}:{settings.port}: {_reason(error)}") from None


def server_config(app: ASGIApp, *, grace_seconds: int) -> uvicorn.Config:
    """Return how `app` is served: requests in flight have `grace_seconds` when the server is told to stop."""
    return uvicorn.Config(
        app,
        interface="asgi3",
        http=PlainProtocol,
        ws="none",
        timeout_keep_alive=_KEEP_ALIVE_SECONDS,
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # addresses in replies follow the settings, not what a header claims
        timeout_graceful_shutdown=grace_seconds,
    )


def stop_signals() -> list[signal.Signals]:
    """Return the signals that a server stops on: the terminal's end is one, unless it was started with nohup."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    hangup = getattr(signal, "SIGHUP", None)  # Windows has none
    if hangup is not None and signal.getsignal(hangup) != signal.SIG_IGN:
        numbers.append(hangup)
    return numbers


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program does; --port 0 picks a free port"
    return error.strerror or str(error)
