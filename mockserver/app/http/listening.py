"""A socket to listen on, and how uvicorn serves the application there."""

import errno
import socket

import uvicorn
from starlette.types import ASGIApp

from mockserver.app.http.protocol import DroppableProtocol
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings

_BACKLOG = 2048


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
        http=DroppableProtocol,
        log_config=None,
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,  # addresses in replies follow the settings, not what a header claims
        timeout_graceful_shutdown=grace_seconds,
    )


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "another program does; --port 0 picks a free port"
    return error.strerror or str(error)
