"""The accounts of a server, the one used last first."""

from collections.abc import Iterable, Sequence
from time import perf_counter

from msgspec import Struct

from mockserver.app.accounts import Accounts
from mockserver.domain.account.account import Account

# The page shows so many; a run in parallel may have opened thousands.
MOST_ACCOUNTS = 100
_SHORTEST_SHOWN_KEY = 12
_SHOWN = 4


class AccountRow(Struct, frozen=True):
    """An account in the list. `idle` is the time since its latest request, as people say it."""

    id: str
    key: str
    test: str
    exchanges: int
    records: Sequence[tuple[str, int]]
    faults: int
    idle: str


def account_rows(accounts: Accounts) -> list[AccountRow]:
    """Return the accounts that were used last, the latest first."""
    return [_row(accounts, account) for account in _latest_first(accounts.all())[:MOST_ACCOUNTS]]


def active_account(accounts: Accounts) -> Account | None:
    """Return the account with the latest request, or None if there was no request."""
    return max((each for each in accounts.all() if _last_used(each)), key=_last_used, default=None)


def masked(key: str) -> str:
    """Return the start and the end of a long `key`, and nothing of a short one."""
    return f"{key[:_SHOWN]}…{key[-_SHOWN:]}" if len(key) >= _SHORTEST_SHOWN_KEY else "…"


def test_of(account: Account) -> str:
    """Return the name of the test that uses `account`; empty if it is not known."""
    return account.kit.journal.test or account.scope


def _row(accounts: Accounts, account: Account) -> AccountRow:
    faults = account.kit.faults
    return AccountRow(
        account.id,
        masked(accounts.key_of(account)),
        test_of(account),
        len(account.kit.journal) + account.kit.journal.dropped,
        [(name.replace("_", " "), count) for name, count in account.tables.counts().items() if count],
        len(faults.all()) if faults else 0,
        _idle(account),
    )


def _latest_first(accounts: Iterable[Account]) -> list[Account]:
    return sorted(accounts, key=_last_used, reverse=True)


def _last_used(account: Account) -> float:
    return account.kit.journal.last_used


def _idle(account: Account) -> str:
    last = _last_used(account)
    if not last:
        return "no request yet"
    seconds = perf_counter() - last
    if seconds < 10:
        return "active"
    return f"{seconds / 10:.0f}0 s" if seconds < 60 else f"{seconds / 60:.0f} min"
