"""Exchanges as rows of the page: request, reply, problems, and the controls that changed the reply."""

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from msgspec import Struct

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.errors import ApiError
from mockserver.domain.account.exchanges import Exchange
from mockserver.domain.account.journal import BEHAVIOUR, RECORDED, Entry
from mockserver.ground.errors import ContractViolation
from mockserver.ground.steps import SMALL_PORTION, map_in_portions
from mockserver.handlers.admin.exchanges import Operations, RecordedExchange
from mockserver.handlers.common.steps import run_cooperatively

# This many exchanges are examined at a time.
MOST_EXAMINED = 200
_MOST_SEARCHED = 5_000


class Mark(Struct, frozen=True):
    """A mark on an exchange: a word, its tone, and the whole sentence."""

    tone: str
    word: str
    text: str


class ExchangeRow(Struct, frozen=True):
    """An exchange in the list. `status` is empty if there was no reply."""

    id: str
    time: str
    method: str
    path: str
    operation: str
    status: str
    milliseconds: str
    marks: Sequence[Mark]


class ExchangeRows(Struct, frozen=True):
    """Rows, and the number of others that the filters admit but that are left out: unexamined ones, or too many."""

    rows: Sequence[ExchangeRow]
    left_out: int


class Filters(Struct, frozen=True):
    """Filters for exchanges. Empty filters show all."""

    text: str = ""
    status: str = ""
    only: str = ""

    def admit(self, entry: Entry) -> bool:
        """Return whether path, operation, status and controls match; problems are not examined."""
        if self.text and self.text not in entry.path and self.text != entry.operation:
            return False
        if self.status and not str(entry.status or "none").startswith(self.status):
            return False
        return {"fault": bool(entry.fault), "fixed": bool(entry.orders or entry.served_by)}.get(self.only, True)

    def query(self) -> str:
        """Return the filters as a query string."""
        return urlencode({name: value for name in self.__struct_fields__ if (value := getattr(self, name))})


def read_filters(query: Mapping[str, str]) -> Filters:
    """Return the filters in a query string."""
    return Filters(*(query.get(name, "")[:200].strip() for name in Filters.__struct_fields__))


async def exchange_rows(entries: Sequence[Entry], filters: Filters, operations: Operations, most: int) -> ExchangeRows:
    """Return at most `most` of the latest `entries` that pass `filters`, latest first.

    Other requests are answered meanwhile. If few entries pass the filter, the oldest are not examined.
    """
    latest = (entries[at] for at in range(len(entries) - 1, max(len(entries) - _MOST_SEARCHED, 0) - 1, -1))
    admitted = list(filter(filters.admit, latest))
    examined = admitted[: MOST_EXAMINED if filters.only == "contract" else most]

    def read(portion: Sequence[Entry]) -> list[ExchangeRow]:
        return [row_of(entry, operations) for entry in portion]

    rows = await run_cooperatively(map_in_portions(examined, read, SMALL_PORTION))
    if filters.only == "contract":
        rows = [row for row in rows if any(mark.tone == "bad" for mark in row.marks)]
    left_out = len(admitted) - len(examined) + max(len(rows) - most, 0)
    if filters == Filters():
        left_out = len(entries) - len(rows)
    return ExchangeRows(rows[:most], left_out)


def row_of(entry: Entry, operations: Operations) -> ExchangeRow:
    """Return `entry` as a row."""
    exchange = RecordedExchange(entry, operations)
    return ExchangeRow(
        exchange.id,
        entry.at.strftime("%H:%M:%S.%f")[:-3],
        entry.method,
        entry.path,
        entry.operation or "unknown",
        str(entry.status or ""),
        f"{entry.seconds * 1000:.1f}",
        list(_marks(exchange, operations)),
    )


def _marks(exchange: Exchange, operations: Operations) -> Iterator[Mark]:
    entry = exchange.entry
    for violation in exchange.violations:
        name = violation.name or violation.kind
        yield Mark("bad", f"client: {name}", f"The client breaks the contract ({violation.kind}): {violation.text}")
    broken = _broken_reply(exchange, operations)
    if broken:
        yield Mark("bad", "server: reply", f"The reply breaks the contract: {broken}")
    if entry.fault:
        yield Mark("doubtful", f"fault {entry.fault}", f"A fault was injected: {entry.fault}.")
    if entry.served_by == RECORDED:
        yield Mark("note", "recorded answer", "An answer that was recorded at the real service served it.")
    elif entry.served_by:
        yield Mark("note", f"fixed {entry.served_by}", f"The fixed answer {entry.served_by} served it.")
    if BEHAVIOUR in entry.orders:
        yield Mark("note", "behaviour", "The behaviour that a test has set changed the reply.")


def _broken_reply(exchange: Exchange, operations: Operations) -> str:
    """Return how the reply breaks the contract; only a fault can cause that."""
    entry = exchange.entry
    operation = operations.get(entry.operation)
    if operation is None or not entry.fault or not entry.status or len(entry.reply) < entry.reply_size:
        return ""
    is_json = entry.reply_type == JSON_TYPE
    body = exchange.reply if is_json or not entry.reply else entry.reply.decode("utf-8", "replace")
    try:
        operation.check_reply(entry.status, body, entry.reply_type or JSON_TYPE)
    except (ContractViolation, ApiError) as error:
        return str(error)
    return ""
