"""Connections that are dropped on purpose, before or during a reply."""

import os
import socket
import struct
from typing import Any

from starlette.types import Receive, Scope

# The scope key under which the server puts the connection's transport; see `listening`.
TRANSPORT = "mockserver.transport"
# The scope key of an event that is set when the server stops.
STOPPING = "mockserver.stopping"
# The scope key of the reply with which the server itself ended a request that did not arrive in time.
REFUSAL = "mockserver.refusal"

_LINGER_NOT = struct.pack("ii", 1, 0)


class ConnectionAborted(ConnectionResetError):
    """A dropped connection, for a client in the same process, which has no connection."""


async def drop(scope: Scope, receive: Receive, *, with_reset: bool) -> None:
    """Close the connection of the request, after sending what is buffered, or with a TCP reset.

    Raises ConnectionAborted if there is no connection, as in process.
    """
    transport = (scope.get("state") or {}).get(TRANSPORT)
    if transport is None:
        raise ConnectionAborted(
            "The connection was reset on purpose." if with_reset else "The connection was closed on purpose."
        )
    if with_reset:
        reset(transport)
    else:
        transport.close()
    while (await receive())["type"] != "http.disconnect":
        pass


def reset(transport: Any) -> None:
    """Close the connection with a TCP reset: what is unsent is forgotten, which SO_LINGER with zero does."""
    descriptor = os.dup(transport.get_extra_info("socket").fileno())
    with socket.socket(fileno=descriptor) as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_NOT)
    transport.abort()
