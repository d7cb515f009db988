"""What keeps accounts beyond the memory of a server: a log of changes, each with the version that it leads to.

A log is used from one thread at a time, and waits for its disk: never call it in an event loop.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from mockserver.ground.errors import MockserverError


class LogFailed(MockserverError):
    """The log could not be read or written; the message is the reason. What was appended is not there."""


class VersionConflict(LogFailed):
    """The account is at another version than the one that the changes begin with."""


class Change(NamedTuple):
    """A record, or another part of an account, as it is now; `body` is None where it is gone.

    Records of a kind are loaded in the order of their `place`. `files` are the names of the files that it needs.
    """

    kind: str
    id: str
    place: int
    body: bytes | None
    files: str = ""


class Stored(NamedTuple):
    """What a log knows of an account without loading it; `format` is that of its records."""

    id: str
    name: str
    scope: str
    version: int
    format: int


class Appended(NamedTuple):
    """The changes that lead an account to the version of `account`; `is_whole` where they are all that it has."""

    account: Stored
    changes: Sequence[Change]
    is_whole: bool = False


class AccountLog(Protocol):
    """A log of accounts. Every method raises LogFailed."""

    def accounts(self) -> Sequence[Stored]:
        """Return all accounts."""

    def files(self) -> Iterable[tuple[str, str]]:
        """Yield the id of each account with the `files` of each of its records that needs some."""

    def load(self, account_id: str) -> Sequence[Change]:
        """Return all that an account has, in order of the places."""

    def append(self, appended: Sequence[Appended]) -> None:
        """Keep all of the changes, on the disk when this returns, or none. Raises VersionConflict."""

    def check(self) -> None:
        """Check that the log can be written."""

    def close(self) -> None:
        """Release the log."""
