"""Writes an account as lines of plain records, with everything that the API can show of it.

Omitted are the API key and values derived from it, the journal, and the bytes of files; only file names are kept. The
kinds of records and their fields are declared in `domain/account`. A changed field of a record is a change of the
format: `restore` reads every format so far.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from mockserver.domain.account.account import Account, saved_fields
from mockserver.domain.account.kinds import Kind
from mockserver.domain.tables.table import Table
from mockserver.domain.testkit.kit import SAVED
from mockserver.state.codec import fields_to_plain, to_plain

FORMAT = 2

Line = Mapping[str, Any]


def snapshot(account: Account) -> Iterator[Line]:
    """Return the lines of a snapshot of `account` as it is now: the kind of each record, and the record.

    Frozen records are converted one by one as the lines are read, which may be later. Mutable parts are copied at once.
    """
    clock = {"frozen": account.clock.is_frozen, "now": to_plain(account.clock.now()), "scale": account.clock.scale}
    said = _in_order({"clock": clock, **account_line(account)})
    first: list[Line] = [{"snapshot": {"format": FORMAT}}, {"account": said}]
    kept = [(kind, _as_now(account, kind, table)) for kind, table in account.tables if kind.is_saved]
    parts = ((name, getattr(account.kit, name)) for name in SAVED)
    last: list[Line] = [{name: _in_order(to_plain(part))} for name, part in parts if part is not None]
    records = ({kind.name: _in_order(fields_to_plain(record, kind.records))} for kind, held in kept for record in held)
    return chain(first, records, last)


def counted(head: Line, lines: int, **said: str) -> Line:
    """Return the first line of a snapshot with the number of those after it, which shows whether it is complete."""
    return {"snapshot": {**head["snapshot"], **said, "lines": lines}}


def _as_now(account: Account, kind: Kind[Any], table: Table[Any]) -> Iterable[Any]:
    """Return the saved form of the records of a table, as they are now."""
    saved = (kind.saved(record) for record in table.all() if kind.is_current(account, record))
    return saved if kind.is_frozen else list(saved)


def account_line(account: Account, without: Collection[str] = ()) -> Line:
    """Return the line of the account itself, without its clock and the fields in `without`."""
    recorded = account.recorded
    lasting = [index_id for index_id, at in recorded.revisions.items() if at == account.videos.revision(index_id)]
    return _in_order(
        {
            "identifiers": account.identifiers.position(),
            "recorded": sorted(lasting) if recorded.by_operation else None,
            **({"scope": account.scope} if account.scope else {}),
            **{name: to_plain(getattr(account, name)) for name in saved_fields() if name not in without},
        }
    )


def _in_order(said: Mapping[str, Any]) -> Line:
    return dict(sorted(said.items()))
