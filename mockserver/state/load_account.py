"""Loads an account from a log."""

from collections.abc import Sequence
from typing import Any

import msgspec

from mockserver.domain.account.account import Account
from mockserver.domain.account.kinds import KeptFile
from mockserver.domain.account.outbox import Item
from mockserver.ground.clock import ClockPosition
from mockserver.ground.errors import MockserverError
from mockserver.ground.steps import Steps
from mockserver.state.account_log import Change, LogFailed, Stored
from mockserver.state.account_parts import ACCOUNT, CLOCK, METER, decoded, revision_of, set_meter
from mockserver.state.change_tracker import FOUND_AMONG, ChangeTracker
from mockserver.state.codec import to_plain
from mockserver.state.logged_journal import EXCHANGE, JOURNAL, VERIFIED, resume_journal
from mockserver.state.logged_outbox import OUTBOX, outbox_line
from mockserver.state.restore import restore_in_steps
from mockserver.state.snapshot import FORMAT, Line


def load_account(
    changes: Sequence[Change], stored: Stored, account: Account, kept_file: KeptFile, *, keeps_exchanges: bool = False
) -> Steps[ChangeTracker]:
    """Fill the empty `account` from a log, in steps, and return the tracker of its later changes. Raises LogFailed."""
    try:
        parts = {change.kind: decoded(change.body) for change in changes if not change.id}
        position = msgspec.convert(parts.pop(CLOCK, None), ClockPosition | None)
        meter, journal, verified = parts.pop(METER, {}), parts.pop(JOURNAL, None), parts.pop(VERIFIED, ())
        exchanges = [change.body or b"" for change in changes if change.kind == EXCHANGE and keeps_exchanges]
        found_among: dict[str, int] = {}
        of_kind = _records_of(changes, found_among)
        account.clock.resume(position)
        head: Line = {"snapshot": {"format": stored.format}}
        yield from restore_in_steps([head, *_lines_of(account, parts, of_kind)], account, kept_file)
        account.clock.resume(position)  # restoring set it to the time of the line
        for each in account.pages.all():
            each.index_state = revision_of(account, each), found_among[each.id]
        set_meter(account.kit.meter, meter)
        resume_journal(account.kit.journal, journal or (), verified, exchanges)
    except (MockserverError, msgspec.MsgspecError, KeyError, TypeError) as error:
        raise LogFailed(f"the account {stored.id} cannot be read: {error}") from None
    places = {(change.kind, change.id): change.place for change in changes if change.id}
    is_whole = stored.format != FORMAT
    return ChangeTracker(account, stored, is_whole=is_whole, keeps_exchanges=keeps_exchanges, places=places)


def _records_of(changes: Sequence[Change], found_among: dict[str, int]) -> dict[str, list[Any]]:
    """Return the stored records by kind; `found_among` gets the state of the index in which results were found."""
    of_kind: dict[str, list[Any]] = {}
    for change in changes:
        if change.id and change.kind != EXCHANGE:
            plain = decoded(change.body)
            if FOUND_AMONG in plain:
                found_among[change.id] = plain.pop(FOUND_AMONG)
            of_kind.setdefault(change.kind, []).append(plain)
    return of_kind


def _lines_of(account: Account, parts: dict[str, Any], of_kind: dict[str, list[Any]]) -> list[Line]:
    """Return the lines of a snapshot with these parts and records: the account first, then records by their tables."""
    clock = {"frozen": False, "now": to_plain(account.clock.now()), "scale": 1}
    outbox = parts.pop(OUTBOX, None)
    items = {kind: of_kind.pop(kind, []) for kind in Item}
    outboxes = {} if outbox is None else {OUTBOX: outbox_line(outbox, items)}
    lines: list[Line] = [{ACCOUNT: {**parts.pop(ACCOUNT), **outboxes, "clock": clock}}]
    lines += [{kind.name: plain} for kind, _ in account.tables for plain in of_kind.pop(kind.name, ())]
    lines += [{name: plain} for name, plain in (*parts.items(), *of_kind.items())]
    return lines
