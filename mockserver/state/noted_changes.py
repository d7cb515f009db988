"""Tracks the changes of one account since they were last appended to a log, and loads an account from a log.

Tables report each change of a record. Parts that change in place (clock, identifiers, test kit) are small; they are
compared with what was appended last.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from pathlib import PurePath
from typing import Any, NamedTuple, cast

import msgspec

from mockserver.domain.account.account import Account
from mockserver.domain.account.kinds import Holder, KeptFile, Kind
from mockserver.domain.account.meter import Meter
from mockserver.domain.account.plan import Plan
from mockserver.domain.account.result_pages import ResultSet
from mockserver.domain.account.tables import ASSETS, RESULT_PAGES, UPLOADS
from mockserver.domain.testkit.kit import SAVED
from mockserver.ground.clock import ClockPosition
from mockserver.ground.errors import MockserverError
from mockserver.ground.steps import Steps
from mockserver.state.account_log import Appended, Change, LogFailed, Stored
from mockserver.state.codec import fields_to_plain, to_plain
from mockserver.state.restore import restore_in_steps
from mockserver.state.snapshot import FORMAT, Line, account_line

_COUNTED = tuple(field.name for field in fields(Meter) if field.name != "prices")

_ACCOUNT, _CLOCK, _METER = "account", "clock", "meter"
# With this plan, no reply depends on the number of earlier requests.
_WITHOUT_LIMITS = Plan.UNLIMITED
# The field with the state of the index in which results were found: the number of ready videos.
_FOUND_AMONG = "found_among"
# Conversion of a frozen record to its saved form needs no account.
_NOBODY = cast("Holder", None)


class _Taken(NamedTuple):
    """The new state of a record: the record, its encoded body, or None if it was deleted."""

    kind: Kind[Any]
    id: str
    place: int
    record: Any

    def files(self) -> Iterator[str]:
        """Yield the paths of the files that the record needs."""
        if self.record is not None and self.kind.name == ASSETS.name and self.record.file:
            yield self.record.file
        if self.record is not None and self.kind.name == UPLOADS.name:
            yield from (chunk.file for chunk in self.record.chunks if chunk.file)

    def change(self) -> Change:
        """Encode the record."""
        if self.record is None or isinstance(self.record, bytes):
            return Change(self.kind.name, self.id, self.place, self.record)
        files = ",".join(PurePath(file).name for file in self.files())
        saved = self.kind.saved(_NOBODY, self.record)
        return Change(self.kind.name, self.id, self.place, _encoded(fields_to_plain(saved, self.kind.records)), files)


class Noted(NamedTuple):
    """Changes to append. Records are frozen, so they can be encoded later and in another thread."""

    account: Stored
    records: Sequence["_Taken"]
    parts: Sequence[Change]
    is_whole: bool

    def appended(self) -> Appended:
        """Encode the records."""
        return Appended(self.account, [*self.parts, *(taken.change() for taken in self.records)], self.is_whole)

    def files(self) -> set[str]:
        """Return the paths of the files that the records need."""
        return {file for taken in self.records for file in taken.files()}


class NotedChanges:
    """Tracks the changes of `account`, which is at a `version` of a log; version 0 means that it is in no log."""

    def __init__(self, account: Account, stored: Stored, *, is_whole: bool = True) -> None:
        self.stored = stored
        self._is_whole = is_whole  # whether to append the complete contents
        self._next_place = 1
        self._places: dict[str, dict[str, int]] = {}
        self._changed: dict[tuple[str, str], Any] = {}
        for kind, table in account.tables:
            if kind.is_saved:
                places = self._places[kind.name] = {}
                for record in table.all():
                    places[record.id] = self._new_place()
                table.listeners = (*table.listeners, partial(self._note, kind.name, places))
        self._firm = dict(_firm_parts(account))
        self._soft = _soft_part(account)

    def take(self, account: Account, *, with_soft: bool = False) -> Noted | None:
        """Return the changes since the last call; None if there are none.

        The counters of reads are included only if `with_soft` is set.
        """
        firm = dict(_firm_parts(account))
        if not self._changed and firm == self._firm and not (with_soft and _soft_part(account) != self._soft):
            return None
        if self.stored.version == 0 and not self._changed and firm == self._firm:
            return None  # it was only read, and opens again as it is
        self._leave_out_stale_results(account)
        parts = [*self._parts(account, firm)]
        records = list(self._taken(account))
        self._changed = {}
        self.stored = self.stored._replace(scope=account.scope, version=self.stored.version + 1, format=FORMAT)
        noted = Noted(self.stored, records, parts, self._is_whole)
        self._is_whole = False
        return noted

    def _note(self, kind: str, places: dict[str, int], _: str, record_id: str, record: Any | None) -> None:
        key = (kind, record_id)
        if record is None:
            places.pop(record_id, None)
        elif record_id not in places:
            places[record_id] = self._new_place()
        self._changed[key] = record

    def _new_place(self) -> int:
        self._next_place += 1
        return self._next_place

    def number_by(self, places: Mapping[tuple[str, str], int]) -> None:
        """Give the records the places that they have in a log."""
        for (kind, record_id), place in places.items():
            self._places[kind][record_id] = place
        self._next_place = max(places.values(), default=0)

    def _taken(self, account: Account) -> Iterator[_Taken]:
        if self._is_whole:
            changed = (
                (kind.name, record.id, record)
                for kind, table in account.tables
                if kind.is_saved
                for record in table.all()
            )
        else:
            changed = ((*key, record) for key, record in self._changed.items())
        kinds = {kind.name: kind for kind, _ in account.tables}
        for name, record_id, record in changed:
            kind = kinds[name]
            if record is not None and not kind.is_frozen:
                record = _results_body(account, kind, record)
            yield _Taken(kind, record_id, self._places[name].get(record_id, 0), record)

    def _leave_out_stale_results(self, account: Account) -> None:
        """Remove results of indexes that have changed since: their page tokens are no longer valid."""
        places = self._places[RESULT_PAGES.name]
        for results in account.pages.all() if self._changed and account.pages else ():
            if results.id in places and _revision(account, results) != _state(results)[0]:
                del places[results.id]
                self._changed[RESULT_PAGES.name, results.id] = None

    def _parts(self, account: Account, firm: Mapping[str, bytes | None]) -> Iterator[Change]:
        for name, body in firm.items():
            if name not in (_ACCOUNT, _METER) and (self._is_whole or body != self._firm[name]):
                yield Change(name, "", 0, body)
        self._firm, self._soft = dict(firm), _soft_part(account)
        yield Change(_ACCOUNT, "", 0, _encoded(account_line(account)))
        yield Change(_METER, "", 0, _encoded(_meter(account.kit.meter)))


def load_account(
    changes: Sequence[Change], stored: Stored, account: Account, kept_file: KeptFile
) -> Steps[NotedChanges]:
    """Fill the empty `account` from a log, in steps, and return the tracker of its later changes. Raises LogFailed."""
    try:
        parts = {change.kind: _decoded(change.body) for change in changes if not change.id}
        position = msgspec.convert(parts.pop(_CLOCK, None), ClockPosition | None)
        meter = parts.pop(_METER, {})
        found_among: dict[str, int] = {}
        lines: list[Line] = [{"snapshot": {"format": stored.format}}]
        account.clock.resume(position)
        clock = {"frozen": False, "now": to_plain(account.clock.now()), "scale": 1}
        lines.append({_ACCOUNT: {**parts.pop(_ACCOUNT), "clock": clock}})
        of_kind: dict[str, list[Any]] = {}
        for change in changes:
            if change.id:
                plain = _decoded(change.body)
                if _FOUND_AMONG in plain:
                    found_among[change.id] = plain.pop(_FOUND_AMONG)
                of_kind.setdefault(change.kind, []).append(plain)
        lines += [{kind.name: plain} for kind, _ in account.tables for plain in of_kind.pop(kind.name, ())]
        lines += [{name: plain} for name, plain in (*parts.items(), *of_kind.items())]
        yield from restore_in_steps(lines, account, kept_file)
        account.clock.resume(position)
        for each in account.pages.all():
            each.index_state = _revision(account, each), found_among[each.id]
        _set_meter(account.kit.meter, meter)
    except (MockserverError, msgspec.MsgspecError, KeyError, TypeError) as error:
        raise LogFailed(f"the account {stored.id} cannot be read: {error}") from None
    noted = NotedChanges(account, stored, is_whole=stored.format != FORMAT)
    places = {(change.kind, change.id): change.place for change in changes if change.id}
    noted.number_by(places)
    return noted


def _firm_parts(account: Account) -> Iterator[tuple[str, bytes | None]]:
    """Yield, encoded, the parts that change in place and must never be lost; None for a part that is not there."""
    position = account.clock.position()
    line = dict(account_line(account))
    if account.plan is _WITHOUT_LIMITS:
        del line["rates"]
    yield _ACCOUNT, _encoded(line)
    yield _CLOCK, None if position is None else _encoded(position)
    yield _METER, _encoded(account.kit.meter.limit)
    for name in SAVED:
        part = getattr(account.kit, name)
        yield name, None if part is None else _encoded(to_plain(part))


def _soft_part(account: Account) -> bytes:
    return _encoded((_meter(account.kit.meter), to_plain(account.rates)))


def _meter(meter: Meter) -> Mapping[str, Any]:
    return {name: getattr(meter, name) for name in _COUNTED}


def _set_meter(meter: Meter, said: Mapping[str, Any]) -> None:
    for name in _COUNTED:
        if name in said:
            setattr(meter, name, said[name])
    meter.calls = defaultdict(int, meter.calls)


def _results_body(account: Account, kind: Kind[Any], results: ResultSet) -> bytes | None:
    saved = kind.saved(account, results)
    if saved is None:
        return None
    return _encoded({**fields_to_plain(saved, kind.records), _FOUND_AMONG: _state(results)[1]})


def _revision(account: Account, results: ResultSet) -> int:
    if results.store_id:
        return account.jobs.item_table_of_store(results.store_id).history.revision
    return account.videos.revision(results.index_id)


def _state(results: ResultSet) -> tuple[int, int]:
    return cast("tuple[int, int]", results.index_state)


def _encoded(value: Any) -> bytes:
    return msgspec.json.encode(value)


def _decoded(body: bytes | None) -> Any:
    return msgspec.json.decode(body or b"null")
