"""Connections that are dropped on purpose, before a reply or in the middle of it."""

import os
import socket
import struct
from typing import Any

from starlette.types import Receive, Scope

# Where the server puts the transport of a request's connection; see `listening`.
TRANSPORT = "mockserver.transport"
# Where the server puts an event that is set when it is told to stop.
STOPPING = "mockserver.stopping"

_LINGER_NOT = struct.pack("ii", 1, 0)


class ConnectionAborted(ConnectionResetError):
    """There is no connection to drop: what a client in the same process sees in its place."""


async def drop(scope: Scope, receive: Receive, *, with_reset: bool) -> None:
    """Close the connection of the request: with what is still to be sent, or with a TCP reset.

    Raises ConnectionAborted where there is none, as in process.
    """
    transport = (scope.get("state") or {}).get(TRANSPORT)
    if transport is None:
        raise ConnectionAborted(
            "The connection was reset on purpose." if with_reset else "The connection was closed on purpose."
        )
    if with_reset:
        _forget_what_is_unsent(transport)
        transport.abort()
    else:
        transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass


def _forget_what_is_unsent(transport: Any) -> None:
    """Make the closing of the connection a reset: that is what closing without lingering means to TCP."""
    descriptor = os.dup(transport.get_extra_info("socket").fileno())
    with socket.socket(fileno=descriptor) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
