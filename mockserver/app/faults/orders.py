"""What leaves the ordinary way of a request because faults may befall it. Small: it is loaded by every server."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from starlette.types import Receive, Scope, Send

from mockserver.ground.errors import MockserverError

if TYPE_CHECKING:
    from mockserver.domain.account.account import Account

# A client that can set a header orders a fault for this one request.
FAULT_HEADER = b"x-mockserver-fault"

# One that cannot ends its key in this and the fault; the account is that of the key before it.
KEY_MARK = "+fault="

# Where a journal finds what befell a request, in its scope; nothing stands there where nothing did.
FAULT_NOTE = "mockserver.fault"

# Where the caller of the application finds the entry of the journal, in the scope of the request.
ENTRY_NOTE = "mockserver.entry"


class FaultsOrdered(MockserverError):
    """Faults may befall this request to `account`; `text` is what it ordered itself, in its `source`."""

    def __init__(self, account: Account, text: str | None = None, source: str = "header") -> None:
        super().__init__()
        self.account = account
        self.text = text
        self.source = source

    @classmethod
    def by_header(cls, account: Account, value: bytes | None) -> FaultsOrdered:
        """Return the order of a request with, or without, the header."""
        return cls(account, None if value is None else value.decode("latin-1").strip())


class RequestAborted(MockserverError):
    """A fault came before the answer; nothing is handled any more."""


class Wire(NamedTuple):
    """The two directions of a request's connection."""

    scope: Scope
    receive: Receive
    send: Send
