"""An account as lines of plain records: everything that can be seen of it through the API.

Not among them are its key and what follows from that, what was noted of requests, and the bytes of files, of which
only the names are kept. Which records and fields there are is declared in `domain/account`. A change of a record's
fields is a change of the format: `restore` reads every format that there was.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from mockserver.domain.account.account import Account, saved_fields
from mockserver.domain.testkit.kit import SAVED
from mockserver.state.codec import fields_to_plain, to_plain

FORMAT = 2

Line = Mapping[str, Any]


def snapshot(account: Account) -> Iterator[Line]:
    """Yield the lines of a snapshot of `account`: what kind of record each is, and the record."""
    yield {"snapshot": {"format": FORMAT}}
    yield {"account": _of_account(account)}
    for kind, table in account.tables:
        for record in table.all() if kind.is_saved else ():
            saved = kind.saved(account, record)
            if saved is not None:
                yield {kind.name: _in_order(fields_to_plain(saved, kind.records))}
    for name in SAVED:
        part = getattr(account.kit, name)
        if part is not None:
            yield {name: _in_order(to_plain(part))}


def _of_account(account: Account) -> Line:
    clock = account.clock
    recorded = account.recorded
    lasting = [index_id for index_id, at in recorded.revisions.items() if at == account.videos.revision(index_id)]
    return _in_order(
        {
            "clock": {"frozen": clock.is_frozen, "now": to_plain(clock.now()), "scale": clock.scale},
            "identifiers": account.identifiers.position(),
            "recorded": sorted(lasting) if recorded.by_operation else None,
            **({"scope": account.scope} if account.scope else {}),
            **{name: to_plain(getattr(account, name)) for name in saved_fields()},
        }
    )


def _in_order(said: Mapping[str, Any]) -> Line:
    return dict(sorted(said.items()))
