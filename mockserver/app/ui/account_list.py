"""The accounts of a server, the last used first."""

from collections.abc import Iterable, Mapping
from time import perf_counter
from typing import Any

from mockserver.app.accounts import Accounts
from mockserver.domain.account.account import Account
from mockserver.handlers.admin.watching.accounts import account_view

# The page shows at most this many; a parallel run may have opened thousands.
MOST_ACCOUNTS = 100
_ACTIVE_SECONDS = 10


def account_rows(accounts: Accounts) -> Mapping[str, Any]:
    """Return the last used accounts, latest first, with counts, and how `many_more` there are.

    `idle` is a duration in words.
    """
    latest = _latest_first(accounts.all())
    rows = [
        {**account_view(account, accounts), "test": test_of(account), "idle": _idle(account)}
        for account in latest[:MOST_ACCOUNTS]
    ]
    return {"accounts": rows, "many_more": len(latest) - len(rows)}


def active_account(accounts: Accounts) -> Account | None:
    """Return the account with the latest request, or None if there was no request."""
    return max((each for each in accounts.all() if _last_used(each)), key=_last_used, default=None)


def test_of(account: Account) -> str:
    """Return the name of the test that uses `account`; empty if it is unknown."""
    return account.kit.journal.test or account.scope


def _latest_first(accounts: Iterable[Account]) -> list[Account]:
    return sorted(accounts, key=_last_used, reverse=True)


def _last_used(account: Account) -> float:
    return account.kit.journal.last_used


def _idle(account: Account) -> str:
    if not _last_used(account):
        return "no request yet"
    seconds = perf_counter() - _last_used(account)
    if seconds < _ACTIVE_SECONDS:
        return "active"
    if seconds < 60:
        return f"{seconds / 10:.0f}0 s ago"
    return f"{seconds / 60:.0f} min ago" if seconds < 3600 else f"{seconds / 3600:.0f} h ago"
