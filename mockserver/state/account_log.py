"""The storage interface for accounts: a log of changes, each with the version of the account after it.

A log is used from one thread at a time and does blocking I/O: never call it in an event loop.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from mockserver.ground.errors import MockserverError


class LogFailed(MockserverError):
    """The log could not be read or written; the message is the reason. The changes were not appended."""


class VersionConflict(LogFailed):
    """The account is not at the version that the changes are based on."""


class Change(NamedTuple):
    """A record or another part of an account in its new state; `body` is None if it was deleted.

    Records of a kind are loaded in the order of their `place`. `files` are the names of the files that it needs.
    """

    kind: str
    id: str
    place: int
    body: bytes | None
    files: str = ""


class Stored(NamedTuple):
    """What a log knows of an account without loading it; `format` is the format of its records."""

    id: str
    name: str
    scope: str
    version: int
    format: int


class Appended(NamedTuple):
    """Changes that bring the account to the version of `account`; `is_whole` if they are its complete contents."""

    account: Stored
    changes: Sequence[Change]
    is_whole: bool = False


class AccountLog(Protocol):
    """A log of accounts. Every method raises LogFailed."""

    def accounts(self) -> Sequence[Stored]:
        """Return all accounts."""

    def damaged(self) -> int:
        """Return how many records are damaged or belong to no account."""

    def files(self) -> Iterable[tuple[str, str]]:
        """Yield, for each intact record that needs files, the id of the account and the names of the files."""

    def having(self, kind: str) -> Sequence[str]:
        """Return the ids of the accounts with a record of this kind."""

    def load(self, account_id: str) -> Sequence[Change]:
        """Return the complete contents of an account, ordered by place."""

    def append(self, appended: Sequence[Appended]) -> None:
        """Write all changes or none; they are on disk when this returns. Raises VersionConflict."""

    def check(self) -> None:
        """Check that the log can be written."""

    def close(self) -> None:
        """Release the log."""
