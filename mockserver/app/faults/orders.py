"""How a request orders a fault, and what the pipeline needs to know of faults. Small: every server loads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from starlette.types import Message, Receive, Scope, Send

from mockserver.ground.errors import MockserverError

# A client that can set a header orders a fault for this one request.
FAULT_HEADER = b"x-mockserver-fault"

# One that cannot ends its key in this and the fault; the account is that of the key before it.
KEY_MARK = "+fault="

# Where the caller of the application finds the entry of the journal, in the scope of the request.
ENTRY_NOTE = "mockserver.entry"


class FaultOrder(NamedTuple):
    """A fault that one request orders for itself: its text, and whether it stood in the `header` or the `key`."""

    text: str
    source: str


def fault_order(key: bytes | None, headers: Mapping[bytes, bytes]) -> FaultOrder | None:
    """Return what a request orders, None where that is nothing. What its key says counts more than the header."""
    text = split_key(key)[1]
    if text is not None:
        return FaultOrder(text, "key")
    value = headers.get(FAULT_HEADER)
    return None if value is None else FaultOrder(value.decode("latin-1").strip(), "header")


def split_key(key: bytes | None) -> tuple[str, str | None]:
    """Return the key of the account, and the fault that stands behind it, None where there is none."""
    name, mark, text = (key or b"").decode("latin-1").strip().partition(KEY_MARK)
    return name, text if mark else None


class RequestAborted(MockserverError):
    """A fault came before the answer; nothing is handled any more."""


class Connection(NamedTuple):
    """The two directions of a request's connection."""

    scope: Scope
    receive: Receive
    send: Send


class Witness(Protocol):
    """Sees what is really sent, so that it can be written down."""

    async def send(self, message: Message) -> None: ...
    def end(self, fault: str) -> None: ...  # nothing more is sent; `fault` is what was injected, empty for nothing
