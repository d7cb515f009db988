"""Back to the beginning: an account, or parts of it, as when its key was first used."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any

from mockserver.domain.account.account import Account
from mockserver.domain.tables.table import Table
from mockserver.domain.testkit.kit import PARTS

WHOLE, CLOCK, JOURNAL = "account", "clock", "journal"


# About so many records are freed within a millisecond.
_A_PIECE = 100


def reset(account: Account, fresh: Account, parts: Collection[str]) -> Iterator[None]:
    """Make `account`, or the `parts` of it, like `fresh`, which was just opened.

    The account stays the one that its key opens; all that it has is another, so whatever still works with what it had
    before changes nothing that can be seen. Returns what frees that, step by step: all at once it takes as long as to
    answer many requests.
    """
    if WHOLE in parts or JOURNAL in parts:
        account.kit.journal.close()
    fresh.kit.journal.follow(account.kit.journal)
    if WHOLE in parts:
        freeing = _freeing(account)
        fresh.assets.files.unused.extend((*account.assets.files, *account.uploads.files))
        account.tables.hand_over(fresh.tables)
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
    """Return what frees all that `account` has by now, a piece at each step."""
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
