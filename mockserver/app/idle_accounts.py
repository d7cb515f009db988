"""Idle accounts: an account without requests for a while is evicted if it is unchanged."""

from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter
from typing import Any, Protocol

from mockserver.domain.account.account import Account

Keys = Sequence[bytes | None]


class Accounts(Protocol):
    """The accounts of a server, by key and by id."""

    opened: dict[bytes | None, Account]

    def all(self) -> list[Account]: ...
    def find(self, account_id: str) -> Account | None: ...
    def fresh_account(self, account: Account) -> Account: ...
    def release(self, account_id: str, keys: Keys) -> bool: ...


# All accounts are checked this many times within the idle time.
_CHECKS = 4


class IdleChecks:
    """Says when to check for accounts without a request for `seconds`; 0 means never."""

    def __init__(self, seconds: int) -> None:
        self._seconds = seconds
        self._next = perf_counter() + seconds / _CHECKS

    def due(self) -> float | None:
        """Return the time since which idle accounts had no request; None if no check is due."""
        now = perf_counter()
        if not self._seconds or now < self._next:
            return None
        self._next = now + self._seconds / _CHECKS
        return now - self._seconds


class IdleAccounts:
    """Forgets those of `accounts` that had no request for `seconds`; 0 keeps all.

    The journal and the usage of an account are lost with it. Anything else that would be lost keeps the account: a
    record, a fault, a changed clock.
    """

    def __init__(self, seconds: int, accounts: Accounts) -> None:
        self._checks = IdleChecks(seconds)
        self._accounts = accounts

    def forget_idle(self) -> None:
        """Forget the idle accounts, if a check is due."""
        since = self._checks.due()
        if since is None:
            return
        keys = self._keys()
        for account_id in list(self._idle(since)):
            self._forget(account_id, keys.get(account_id, ()))

    def _keys(self) -> Mapping[str, Keys]:
        found: dict[str, list[bytes | None]] = {}
        for key, account in self._accounts.opened.items():
            found.setdefault(account.id, []).append(key)
        return found

    def _idle(self, since: float) -> Iterator[str]:
        for account in self._accounts.all():
            journal, is_empty = account.kit.journal, not any(account.tables.counts().values())
            if is_empty and journal.last_used < since and not (journal.listeners or account.clock.is_changed):
                yield account.id

    def _forget(self, account_id: str, keys: Keys) -> None:
        account = self._accounts.find(account_id)
        if account is None or not is_unused(account, self._accounts):
            return
        del account
        self._accounts.release(account_id, keys)


def is_unused(account: Account, accounts: Accounts) -> bool:
    """Return whether `account`, whose clock was not changed, is the same as at its first use."""
    return _seen(account) == _seen(accounts.fresh_account(account))


def _seen(account: Account) -> list[Any]:
    """Return the visible state of an account whose clock was not changed, except the time."""
    from mockserver.state.snapshot import snapshot  # few servers forget accounts

    _, said, *others = snapshot(account)
    lasting = {name: value for name, value in said["account"].items() if name not in ("clock", "opened_at")}
    return [lasting, *others]
