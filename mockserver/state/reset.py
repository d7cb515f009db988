"""Resets an account, or parts of it, to the state of its first use."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any

from mockserver.domain.account.account import Account
from mockserver.domain.tables.table import Table
from mockserver.domain.testkit.kit import PARTS

WHOLE, CLOCK, JOURNAL = "account", "clock", "journal"


# This many records are freed within about a millisecond.
_A_PIECE = 100


def reset(account: Account, fresh: Account, parts: Collection[str]) -> Iterator[None]:
    """Make `account`, or its `parts`, like the new account `fresh`.

    The account object stays; all its contents are replaced, so code that still works with the old ones changes nothing
    visible. Returns steps that free the old contents: all at once would take as long as answering many requests.
    """
    if WHOLE in parts or JOURNAL in parts:
        account.kit.journal.close()
    fresh.kit.journal.replace(account.kit.journal)
    if WHOLE in parts:
        freeing = _freeing(account)
        fresh.assets.files.unused.extend((*account.assets.files, *account.uploads.files))
        account.tables.replace_with(fresh.tables)
        if account.outbox is not None:
            account.outbox.listen(None)  # changes of it that are still running are not stored
        for field in fields(Account):
            setattr(account, field.name, getattr(fresh, field.name))
        return freeing
    if CLOCK in parts:
        account.clock = fresh.clock
    for part in PARTS.keys() & parts:
        for name in PARTS[part]:
            setattr(account.kit, name, getattr(fresh.kit, name))
    return iter(())


def _freeing(account: Account) -> Iterator[None]:
    """Return steps that free the contents of `account`, a part at a time."""
    return _steps([account.corpora, *(table for _, table in account.tables)])


def _steps(left: list[Any]) -> Iterator[None]:
    records: list[Any] = []
    yield
    while left:
        held = left.pop()
        records += held.all() if isinstance(held, Table) else ()
        del held
        yield
    while records:
        del records[-_A_PIECE:]
        yield
