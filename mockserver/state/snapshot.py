"""An account as lines of plain records: everything that can be seen of it through the API.

Not among them are its key and what follows from that, what was noted of requests, and the bytes of files, of which
only the names are kept. A change of a record's fields is a change of the format: `restoring` has to read both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from mockserver.domain.account.account import Account
from mockserver.domain.account.kit import NOTED, Kit
from mockserver.domain.account.result_pages import ResultSet, index_state
from mockserver.state.plain import to_plain

FORMAT = 2

Line = Mapping[str, Any]

# The fields of an account that have lines of their own, are written in a way of their own, or follow from others.
_PARTICULAR = frozenset(
    [
        *("id", "clock", "identifiers", "scope", "recorded", "kit", "pages", "corpora", "files"),
        *("indexes", "tasks", "videos", "embedding_tasks", "imports"),
    ]
)


def ordinary_fields() -> list[str]:
    """Return the fields of an account that are written as what they are."""
    return [field.name for field in fields(Account) if field.name not in _PARTICULAR]


def kit_fields() -> list[str]:
    """Return the fields of the kit that a snapshot has."""
    return [field.name for field in fields(Kit) if field.name not in NOTED]


def snapshot(account: Account) -> Iterator[Line]:
    """Yield the lines of a snapshot of `account`: what kind of record each is, and the record."""
    now = account.clock.now()
    yield {"snapshot": {"format": FORMAT}}
    yield {"account": _of_account(account, now)}
    for kind, records in _records(account):
        for record in records:
            yield {kind: to_plain(record)}
    for token_id, results in account.pages.all():
        is_good = results.index_state == index_state(account.videos, results.index_id, now)
        if is_good and results.expires_at > now:
            yield {"result_pages": _of_results(token_id, results)}
    for name in sorted(kit_fields()):
        if getattr(account.kit, name) is not None:
            yield {name: to_plain(getattr(account.kit, name))}


def _of_account(account: Account, now: datetime) -> dict[str, Any]:
    clock = account.clock
    recorded = account.recorded
    lasting = [index_id for index_id, at in recorded.revisions.items() if at == account.videos.revision(index_id)]
    said = {
        "clock": {"frozen": clock.is_frozen, "now": now.isoformat(), "scale": clock.scale},
        "identifiers": account.identifiers.position(),
        "recorded": sorted(lasting) if recorded.by_operation else None,
    }
    if account.scope:
        said["scope"] = account.scope
    said |= {name: to_plain(getattr(account, name)) for name in ordinary_fields()}
    return dict(sorted(said.items()))


def _records(account: Account) -> Iterator[tuple[str, Iterable[Any]]]:
    indexes = account.indexes.all()
    yield "index", indexes
    yield "task", account.tasks.all()
    # A file is kept under the mark of its content; where that is differs from machine to machine.
    videos = (video for index in indexes for video in account.videos.of_index(index.id))
    yield "video", (replace(video, file=video.mark) if video.file else video for video in videos)
    yield "embedding_task", account.embedding_tasks.all()
    yield "import", account.imports.all()


def _of_results(token_id: str, results: ResultSet) -> dict[str, Any]:
    said = {field.name: to_plain(getattr(results, field.name)) for field in fields(ResultSet)}
    del said["index_state"]
    found = [{type(item).__name__: to_plain(item)} for item in results.items]
    return dict(sorted({**said, "items": found, "token": token_id}.items()))
