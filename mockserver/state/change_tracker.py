"""Tracks the changes of one account since they were last appended to a log.

Tables and the outbox report each change of a record. Parts that change in place (clock, identifiers, test kit) are
small; they are compared with what was appended last.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any, NamedTuple

from mockserver.domain.account.account import Account
from mockserver.domain.account.journal import Journal
from mockserver.domain.account.kinds import Kind
from mockserver.domain.account.outbox import Item
from mockserver.domain.account.result_pages import ResultSet, still_holds
from mockserver.domain.account.tables import ASSETS, RESULT_PAGES, UPLOADS
from mockserver.state.account_log import Appended, Change, Stored
from mockserver.state.account_parts import (
    ACCOUNT,
    METER,
    counters_part,
    durable_parts,
    encoded,
    meter_part,
    stored_line,
)
from mockserver.state.codec import fields_to_plain
from mockserver.state.logged_journal import EXCHANGE, JOURNAL, VERIFIED, ExchangeTracker, exchange_body
from mockserver.state.logged_outbox import item_line
from mockserver.state.snapshot import FORMAT

# The field with the state of the index in which results were found: the number of ready videos.
FOUND_AMONG = "found_among"


class ChangeSet(NamedTuple):
    """Changes to append. Records are frozen, so they can be encoded later and in another thread."""

    account: Stored
    records: Sequence["_RecordChange"]
    parts: Sequence[Change]
    is_whole: bool

    def appended(self) -> Appended:
        """Encode the records."""
        return Appended(self.account, [*self.parts, *(record.change() for record in self.records)], self.is_whole)

    def files(self) -> set[str]:
        """Return the paths of the files that the records need."""
        return {file for record in self.records for file in record.files()}


class _RecordChange(NamedTuple):
    """The new state of a record, or None if it was deleted, and the function that encodes it."""

    kind: str
    id: str
    place: int
    record: Any
    encode: Callable[[Any], bytes]

    def files(self) -> Iterator[str]:
        """Yield the paths of the files that the record needs."""
        if self.record is not None and self.kind == ASSETS.name and self.record.file:
            yield self.record.file
        if self.record is not None and self.kind == UPLOADS.name:
            yield from (chunk.file for chunk in self.record.chunks if chunk.file)

    def change(self) -> Change:
        """Encode the record."""
        if self.record is None:
            return Change(self.kind, self.id, self.place, None)
        files = ",".join(PurePath(file).name for file in self.files())
        return Change(self.kind, self.id, self.place, self.encode(self.record), files)


class ChangeTracker:
    """Tracks the changes of `account`, which is at a `version` of a log; version 0 means that it is in no log.

    With `keeps_exchanges`, it tracks the journal too. `places` are those of the log's records, by kind and id.
    """

    def __init__(
        self,
        account: Account,
        stored: Stored,
        *,
        is_whole: bool = True,
        keeps_exchanges: bool = False,
        places: Mapping[tuple[str, str], int] | None = None,
    ) -> None:
        self.stored = stored
        self._is_whole = is_whole  # whether to append the complete contents
        self._last_place = max((places or {}).values(), default=0)
        self._places: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (name, record_id), place in (places or {}).items():
            self._places[name][record_id] = place
        self._changed: dict[tuple[str, str], Any] = {}
        self._encoders: dict[str, Callable[[Any], bytes]] = {
            **{kind.name: partial(_body, kind) for kind, _ in account.tables if kind.is_saved},
            **{kind: partial(_item_body, kind) for kind in Item},
            EXCHANGE: exchange_body,
        }
        for name, record_id, _ in _records(account):
            self._assign_place(name, record_id)
        for kind, table in account.tables:
            if kind.is_saved:
                table.listeners = (*table.listeners, partial(self._on_table_change, kind.name))
        if account.outbox is not None:
            account.outbox.listen(self._on_change)
        self._keeps_exchanges = keeps_exchanges
        self._verified = account.kit.journal.verified
        self._exchanges = ExchangeTracker(account.kit.journal, () if is_whole else self._places[EXCHANGE])
        self._durable = dict(durable_parts(account))
        self._counters = counters_part(account)

    def take_changes(self, account: Account, *, with_counters: bool = False) -> ChangeSet | None:
        """Return the changes since the last call; None if there are none.

        Counters and the journal position alone are included only if `with_counters` is set.
        """
        durable = dict(durable_parts(account))
        self._track_outbox(account)
        self._track_exchanges(account.kit.journal)
        is_verified = self._keeps_exchanges and account.kit.journal.verified is not self._verified
        is_changed = bool(self._changed) or is_verified or durable != self._durable
        if not is_changed and not (with_counters and self.stored.version and counters_part(account) != self._counters):
            return None  # at version 0 it was only read, and a new account is the same
        self._delete_stale_results(account)
        parts = [*self._parts(account, durable)]
        records = list(self._record_changes(account))
        return self._change_set(account, records, parts)

    def take_exchanges(self, account: Account) -> ChangeSet | None:
        """Return the new exchanges alone; None if there are none, or if the account is not in the log yet."""
        journal = account.kit.journal
        if self._is_whole or not self._exchanges.is_behind(journal):
            return None
        others, self._changed = self._changed, {}
        self._track_exchanges(journal)
        records = list(self._record_changes(account))
        self._changed = others
        return self._change_set(account, records, list(self._journal_parts(journal)))

    def _change_set(self, account: Account, records: Sequence[_RecordChange], parts: Sequence[Change]) -> ChangeSet:
        self.stored = self.stored._replace(scope=account.scope, version=self.stored.version + 1, format=FORMAT)
        change_set = ChangeSet(self.stored, records, parts, self._is_whole)
        self._is_whole = False
        return change_set

    def _on_table_change(self, kind: str, _: str, record_id: str, record: Any | None) -> None:
        self._on_change(kind, record_id, record)

    def _on_change(self, kind: str, record_id: str, record: Any | None) -> None:
        if record is None:
            self._places[kind].pop(record_id, None)
        else:
            self._assign_place(kind, record_id)
        self._changed[kind, record_id] = record

    def _track_outbox(self, account: Account) -> None:
        """If the account has a new outbox, record all of it as changed."""
        outbox = account.outbox
        if outbox is not None and outbox.has_listener(self._on_change):
            return
        for kind in Item:
            for item_id in list(self._places[kind]):
                self._on_change(kind, item_id, None)
        if outbox is not None:
            outbox.listen(self._on_change)
            for kind, item_id, item in outbox.items():
                self._on_change(kind, item_id, item)

    def _track_exchanges(self, journal: Journal) -> None:
        """Record the exchanges that were added and dropped. Without `keeps_exchanges`, all stored ones are dropped."""
        if self._keeps_exchanges or self._places[EXCHANGE]:
            kept = journal if self._keeps_exchanges else Journal()
            for request_id, entry in self._exchanges.take(kept):
                self._on_change(EXCHANGE, request_id, entry)

    def _assign_place(self, kind: str, record_id: str) -> None:
        if record_id not in self._places[kind]:
            self._last_place += 1
            self._places[kind][record_id] = self._last_place

    def _record_changes(self, account: Account) -> Iterator[_RecordChange]:
        changed = [(*key, record) for key, record in self._changed.items()]
        if self._is_whole:
            changed = [*_records(account), *(each for each in changed if each[0] == EXCHANGE)]
        for kind, record_id, record in changed:
            place, encode = self._places[kind].get(record_id, 0), self._encoders[kind]
            if kind == RESULT_PAGES.name and record is not None:
                record, encode = _results_body(account, record), _itself
            yield _RecordChange(kind, record_id, place, record, encode)
        self._changed = {}

    def _delete_stale_results(self, account: Account) -> None:
        """Remove results of indexes that have changed since: their page tokens are no longer valid."""
        places = self._places[RESULT_PAGES.name]
        now = account.clock.now()
        for results in account.pages.all() if self._changed and account.pages else ():
            if results.id in places and not still_holds(account, results, now):
                del places[results.id]
                self._changed[RESULT_PAGES.name, results.id] = None

    def _parts(self, account: Account, durable: Mapping[str, bytes | None]) -> Iterator[Change]:
        for name, body in durable.items():
            if name not in (ACCOUNT, METER) and (self._is_whole or body != self._durable[name]):
                yield Change(name, "", 0, body)
        self._durable, self._counters = dict(durable), counters_part(account)
        yield Change(ACCOUNT, "", 0, encoded(stored_line(account)))
        yield Change(METER, "", 0, encoded(meter_part(account.kit.meter)))
        yield from self._journal_parts(account.kit.journal)

    def _journal_parts(self, journal: Journal) -> Iterator[Change]:
        yield Change(JOURNAL, "", 0, encoded(journal.position()))
        if self._keeps_exchanges and journal.verified is not self._verified:
            self._verified = journal.verified
            yield Change(VERIFIED, "", 0, encoded(sorted(each.decode() for each in self._verified)))


def _records(account: Account) -> Iterator[tuple[str, str, Any]]:
    """Yield kind, id and record of everything that the log keeps as records."""
    for kind, table in account.tables:
        if kind.is_saved:
            yield from ((kind.name, record.id, record) for record in table.all())
    if account.outbox is not None:
        yield from account.outbox.items()


def _body(kind: Kind[Any], record: Any) -> bytes:
    return encoded(fields_to_plain(kind.saved(record), kind.records))


def _item_body(kind: Item, item: Any) -> bytes:
    return encoded(item_line(kind, item))


def _itself(body: bytes) -> bytes:
    return body


def _results_body(account: Account, results: ResultSet) -> bytes | None:
    """Encode the current results, which change in place."""
    if not RESULT_PAGES.is_current(account, results):
        return None
    return encoded(
        {**fields_to_plain(RESULT_PAGES.saved(results), RESULT_PAGES.records), FOUND_AMONG: results.index_state[1]}
    )
