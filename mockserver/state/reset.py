"""Back to the beginning: an account, or parts of it, as when its key was first used."""

from collections.abc import Collection, Iterator
from dataclasses import fields
from typing import Any

from mockserver.domain.account.account import Account
from mockserver.domain.account.kit import PARTS
from mockserver.domain.account.stores import IndexStore, TaskStore, VideoStore

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
        fresh.files.unused.extend(account.files.all())
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
    left: list[Any] = [account.pages, account.corpora, account.embedding_tasks]
    return _steps(left, account.indexes, account.videos, account.tasks)


def _steps(left: list[Any], indexes: IndexStore, videos: VideoStore, tasks: TaskStore) -> Iterator[None]:
    records: list[Any] = [video for index in indexes.all() for video in videos.of_index(index.id)]
    del indexes, videos
    yield
    records += tasks.all()
    del tasks
    yield
    while left:
        left.pop()
        yield
    while records:
        del records[-_A_PIECE:]
        yield
