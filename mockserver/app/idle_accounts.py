"""Accounts that nobody has used for a while: one that is as when its key was first used is forgotten."""

from collections.abc import Iterator, Mapping, Sequence
from time import perf_counter
from typing import Any, Protocol
from weakref import ref

from mockserver.domain.account.account import Account

Keys = Sequence[bytes | None]


class Accounts(Protocol):
    """The accounts of a server, by key and by id."""

    opened: dict[bytes | None, Account]

    def all(self) -> list[Account]: ...
    def find(self, account_id: str) -> Account | None: ...
    def afresh(self, account: Account) -> Account: ...
    def take_out(self, account: Account, keys: Keys) -> str: ...
    def put_in(self, account: Account, keys: Keys, name: str) -> None: ...


# So often within the time that makes an account idle all accounts are looked at.
_LOOKS = 4


class IdleAccounts:
    """Forgets those of `accounts` that had no request for `seconds`; with 0 none.

    Journal and usage go with an account. Whatever else would be lost keeps it: a record, a fault, a clock that was set.
    """

    def __init__(self, seconds: int, accounts: Accounts) -> None:
        self._seconds = seconds
        self._accounts = accounts
        self._next_look = perf_counter() + seconds / _LOOKS

    def look(self) -> None:
        """Forget those that are idle, if it is time to look."""
        now = perf_counter()
        if not self._seconds or now < self._next_look:
            return
        self._next_look = now + self._seconds / _LOOKS
        keys = self._keys()
        for account_id in list(self._idle(now - self._seconds)):
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
        if account is None or _seen(account) != _seen(self._accounts.afresh(account)):
            return
        name = self._accounts.take_out(account, keys)
        held = ref(account)
        del account
        still_used = held()  # an account is in no circle of references: it is there while a request works in it
        if still_used is not None:
            self._accounts.put_in(still_used, keys, name)


def _seen(account: Account) -> list[Any]:
    """Return all that can be seen of an account whose clock was not changed, but for the time."""
    from mockserver.state.snapshot import snapshot  # few servers forget accounts

    _, said, *others = snapshot(account)
    lasting = {name: value for name, value in said["account"].items() if name not in ("clock", "opened_at")}
    return [lasting, *others]
