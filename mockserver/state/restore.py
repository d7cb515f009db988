"""Restores an account from the lines of a snapshot. An impossible account is refused with the place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any, Protocol

from msgspec import Meta

from mockserver.domain.account.account import Account, saved_fields
from mockserver.domain.account.kinds import KeptFile, Kind
from mockserver.domain.records.numbers import Count
from mockserver.domain.records.recorded_answer import RecordedAnswers
from mockserver.domain.testkit.kit import SAVED, Kit
from mockserver.ground.clock import ClockOutOfRange
from mockserver.ground.errors import MockserverError, NotFound
from mockserver.ground.steps import Steps
from mockserver.state.codec import PlainInvalid, from_plain, hints_of
from mockserver.state.format_1 import Numbered, upgraded
from mockserver.state.snapshot import FORMAT, Line

# Some kinds of records have a prefix. A UUID may lack its dashes.
_ID = re.compile(r"([a-z]+_)?([0-9a-f]{24}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})|[0-9a-f]{32}", re.ASCII)
_Scale = Annotated[int, Meta(ge=1, le=86_400)] | Annotated[float, Meta(ge=0.001, le=86_400)]


# This many lines are read within a few milliseconds.
_LINES_AT_A_TIME = 10


class SnapshotInvalid(MockserverError):
    """The lines are not a valid snapshot; the message names the place."""


class Lines(Protocol):
    """The lines of a snapshot, which can be read more than once."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[Line]: ...


class FormatUnknown(MockserverError):
    """This release cannot read the format of the snapshot."""


@dataclass(frozen=True, slots=True)
class _ClockReading:
    """The time of a clock, and how fast it runs."""

    now: datetime
    frozen: bool
    scale: _Scale


def restore_in_steps(
    lines: Lines, account: Account, kept_file: KeptFile, read: dict[int, Any] | None = None
) -> Steps[None]:
    """Restore the `lines` of a snapshot into the empty `account`.

    `kept_file` returns the path of a kept file by name, or None. Immutable values are cached in `read`, by place, for
    restoring the same lines again. Raises FormatUnknown and SnapshotInvalid; `account` is then unusable.
    """
    numbered = enumerate(lines, 1)
    _, head = next(numbered, (1, {}))
    _check_number(head, len(lines))
    current = _of_today(head, numbered)
    reading = _Reading(account, kept_file, {} if read is None else read)
    for place, (number, line) in enumerate(current):
        if place % _LINES_AT_A_TIME == _LINES_AT_A_TIME - 1:
            yield
        try:
            reading.take(place, line)
        except (PlainInvalid, NotFound, ClockOutOfRange) as error:
            raise SnapshotInvalid(f"Line {number}: {error}") from None
    try:
        reading.finish()
    except PlainInvalid as error:
        raise SnapshotInvalid(str(error)) from None


def _check_number(head: Line, lines: int) -> None:
    """Check that there are as many lines as `head`, the first one, says, if it does. Raises SnapshotInvalid."""
    said = head.get("snapshot")
    number = said.get("lines") if isinstance(said, dict) else None
    if number is not None and number != lines - 1:
        reason = f"It has {lines - 1} lines after the first, which says {number!r:.50}"
        raise SnapshotInvalid(f"{reason}; it is not complete, or was changed. Without `lines` they are not counted.")


def _of_today(head: Line, lines: Iterable[Numbered]) -> Iterable[Numbered]:
    """Return the lines after `head`, in the current format."""
    said = head.get("snapshot")
    if not isinstance(said, dict) or "format" not in said:
        raise SnapshotInvalid('Line 1 must be {"snapshot": {"format": …}}.')
    form = said["format"]
    if type(form) is int and form == FORMAT:
        return lines
    if type(form) is int and form == 1:
        return upgraded(lines)
    raise FormatUnknown(f"It has the format {form!r:.50}; this release reads formats 1 and {FORMAT}.")


class _Reading:
    """An account that is filled line by line."""

    def __init__(self, account: Account, kept_file: KeptFile, read: dict[int, Any]) -> None:
        self._account = account
        self._kept_file = kept_file
        self._read = read
        self._place = 0
        self._recorded: list[str] | None = None
        self._has_account = False
        self._takers: dict[str, Callable[[Any], None]] = {
            "account": self._take_account,
            **{kind.name: partial(self._take_record, kind) for kind, _ in account.tables if kind.is_saved},
            **{name: partial(self._take_kit, name) for name in SAVED},
        }

    def take(self, place: int, line: Line) -> None:
        """Process one line. Raises PlainInvalid, NotFound and ClockOutOfRange."""
        name, plain = next(iter(line.items()), ("", None))
        if len(line) != 1 or name not in self._takers:
            raise PlainInvalid(f"expected one of {', '.join(self._takers)}, got {', '.join(line) or 'nothing':.100}")
        self._place = place
        self._takers[name](_object(plain, name))

    def finish(self) -> None:
        """Connect the recorded answers. Raises PlainInvalid if something is missing."""
        _must(self._has_account, "It has no line for the account.")
        videos, recorded = self._account.videos, self._account.recorded
        lasting = {index_id: videos.revision(index_id) for index_id in self._recorded or ()}
        answers = {} if self._recorded is None else recorded.by_operation
        self._account.recorded = RecordedAnswers(answers, lasting, recorded.listed)

    def _take_account(self, plain: Mapping[str, Any]) -> None:
        _must(not self._has_account, "the account stands twice")
        self._has_account = True
        said = dict(plain)
        account, hints = self._account, hints_of(Account)
        clock = from_plain(_ClockReading, said.pop("clock", None), "account.clock")
        position = from_plain(dict[str, Count], said.pop("identifiers", None), "account.identifiers")
        self._recorded = from_plain(list[str] | None, said.pop("recorded", None), "account.recorded")
        # Without a scope, identifiers continue the sequence of the account that is restored.
        scope = from_plain(str, said.pop("scope", account.scope), "account.scope")
        for name in saved_fields():
            if name in said:
                setattr(account, name, from_plain(hints[name], said.pop(name), f"account.{name}"))
        _must(not said, f"account: it has no {', '.join(said)}")
        _must(position.keys() >= account.identifiers.position().keys(), "account.identifiers: one is missing")
        if scope != account.scope:
            account.scope, account.identifiers = scope, account.identifiers.of_scope(scope)
        account.identifiers.resume(position)
        _set_clock(account, clock)

    def _take_record(self, kind: Kind[Any], plain: Mapping[str, Any]) -> None:
        account, table = self._account, self._account.tables[kind]
        referred = self._referred(kind, plain)
        record = self._read.get(self._place) or self._record(
            kind, {**plain, **{field: referred[field] for field in kind.records}}
        )
        _must(_ID.fullmatch(record.id) is not None, f"{record.id!r:.50} is not an identifier")
        _must(table.find(record.id) is None, f"the {kind.name} {record.id} stands twice")
        try:
            kind.check(account, record)
        except ValueError as error:
            raise PlainInvalid(f"{kind.name}.{error}") from None
        table.put(record)

    def _referred(self, kind: Kind[Any], plain: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the records that the line refers to by id, by field. Raises NotFound."""
        return {
            field: self._account.tables.named(other).get(from_plain(str, plain.get(field), f"{kind.name}.{field}"))
            for field, other in (*kind.ids.items(), *kind.records.items())
            if field not in kind.may_lack or plain.get(field)
        }

    def _record(self, kind: Kind[Any], plain: Mapping[str, Any]) -> Any:
        saved = from_plain(kind.saved_as(), plain, kind.name)
        record = kind.restored(self._account, saved, self._kept_file)
        if kind.is_frozen:
            self._read[self._place] = record
        return record

    def _take_kit(self, name: str, plain: Mapping[str, Any]) -> None:
        setattr(self._account.kit, name, from_plain(hints_of(Kit)[name], plain, name))


def _set_clock(account: Account, reading: _ClockReading) -> None:
    account.clock.set(reading.now)
    account.clock.scale_by(reading.scale)
    if reading.frozen:
        account.clock.freeze(reading.now)


def _object(plain: Any, place: str) -> Mapping[str, Any]:
    _must(isinstance(plain, dict), f"{place}: it is not an object")
    read: Mapping[str, Any] = plain
    return read


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise PlainInvalid(otherwise)
