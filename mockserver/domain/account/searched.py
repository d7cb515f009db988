"""The searched indexes and knowledge stores of an account, whose words can be dropped and read again."""

from collections.abc import Iterator
from typing import NamedTuple

from mockserver.domain.account.account import Account


class Searched(NamedTuple):
    """A searched index or knowledge store; `drop` also drops the results that are created from its words."""

    account: Account
    index_id: str
    size: int
    last_use: int
    is_in_use: bool

    def drop(self) -> None:
        self.account.corpora.drop(self.index_id)
        self.account.pages.forget_index(self.index_id)


def searched(account: Account) -> Iterator[Searched]:
    """Yield what was searched in an account and is kept in memory."""
    return (Searched(account, *kept) for kept in account.corpora.kept())
