"""Faults that a request orders for itself. A small module, because every server loads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from starlette.types import Message, Receive, Scope, Send

from mockserver.ground.errors import MockserverError
from mockserver.handlers.reply import FAULT_HEADER

# A client that cannot set headers ends its key with this and the fault. The account is that of the key before it.
KEY_MARK = "+fault="

# The key in the ASGI scope under which the caller finds the journal entry of the request.
ENTRY_NOTE = "mockserver.entry"


class FaultOrder(NamedTuple):
    """A fault that a request orders for itself: its text, and whether it came in the `header` or the `key`."""

    text: str
    source: str


def fault_order(key: bytes | None, headers: Mapping[bytes, bytes]) -> FaultOrder | None:
    """Return the fault that a request orders, or None. The key has priority over the header."""
    text = split_key(key)[1]
    if text is not None:
        return FaultOrder(text, "key")
    value = headers.get(FAULT_HEADER)
    return None if value is None else FaultOrder(value.decode("latin-1").strip(), "header")


def split_key(key: bytes | None) -> tuple[str, str | None]:
    """Return the key of the account, and the fault after it or None."""
    name, mark, text = (key or b"").decode("latin-1").strip().partition(KEY_MARK)
    return name, text if mark else None


class RequestAborted(MockserverError):
    """A fault has answered the request; it is not handled any further."""


class Connection(NamedTuple):
    """The two directions of a request's connection."""

    scope: Scope
    receive: Receive
    send: Send


class SendObserver(Protocol):
    """Observes what is really sent, to record it."""

    async def send(self, message: Message) -> None: ...
    def end(self, fault: str) -> None: ...  # nothing more is sent; `fault` is the injected one, or empty
