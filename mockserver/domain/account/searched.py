"""The searched indexes and knowledge stores of an account, whose words can be dropped and read again."""

from collections.abc import Iterator
from dataclasses import dataclass

from mockserver.domain.account.account import Account
from mockserver.domain.retrieval.corpora import KeptCorpus


@dataclass(frozen=True, slots=True)
class Searched:
    """A searched index or knowledge store; `drop` also drops the results that are created from its words."""

    account: Account
    kept: KeptCorpus

    @property
    def size(self) -> int:
        return self.kept.size

    @property
    def last_use(self) -> int:
        return self.kept.last_use

    @property
    def is_in_use(self) -> bool:
        return self.kept.is_in_use

    def drop(self) -> None:
        self.account.corpora.drop(self.kept.index_id)
        self.account.pages.forget_index(self.kept.index_id)


def searched(account: Account) -> Iterator[Searched]:
    """Yield what was searched in an account and is kept in memory."""
    return (Searched(account, kept) for kept in account.corpora.kept())
