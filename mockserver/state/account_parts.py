"""The parts of an account in a log that are not records. Each is small and is compared as a whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

import msgspec

from mockserver.domain.account.account import Account
from mockserver.domain.account.meter import Meter
from mockserver.domain.account.plan import Plan
from mockserver.domain.account.result_pages import ResultSet
from mockserver.domain.testkit.kit import SAVED
from mockserver.state.codec import to_plain
from mockserver.state.logged_outbox import OUTBOX, outbox_part
from mockserver.state.snapshot import account_line

ACCOUNT, CLOCK, METER = "account", "clock", "meter"

_COUNTED = tuple(field.name for field in fields(Meter) if field.name != "prices")
# With this plan, no reply depends on the number of earlier requests.
_WITHOUT_LIMITS = Plan.UNLIMITED


def stored_line(account: Account) -> dict[str, Any]:
    """Return the line of an account without its outbox, which is kept in records."""
    return dict(account_line(account, without=(OUTBOX,)))


def durable_parts(account: Account) -> Iterator[tuple[str, bytes | None]]:
    """Yield, encoded, the parts that change in place and must never be lost; None for a part that does not exist."""
    position = account.clock.position()
    line = stored_line(account)
    if account.plan is _WITHOUT_LIMITS:
        del line["rates"]
    yield ACCOUNT, encoded(line)
    yield CLOCK, None if position is None else encoded(position)
    yield METER, encoded(account.kit.meter.limit)
    yield OUTBOX, None if account.outbox is None else encoded(outbox_part(account.outbox))
    for name in SAVED:
        part = getattr(account.kit, name)
        yield name, None if part is None else encoded(to_plain(part))


def counters_part(account: Account) -> bytes:
    return encoded((meter_part(account.kit.meter), to_plain(account.rates), account.kit.journal.position()))


def meter_part(meter: Meter) -> Mapping[str, Any]:
    return {name: getattr(meter, name) for name in _COUNTED}


def set_meter(meter: Meter, said: Mapping[str, Any]) -> None:
    for name in _COUNTED:
        if name in said:
            setattr(meter, name, said[name])
    meter.calls = defaultdict(int, meter.calls)


def revision_of(account: Account, results: ResultSet) -> int:
    """Return the current revision of the index or knowledge store in which the results were found."""
    if results.store_id:
        return account.jobs.item_table_of_store(results.store_id).history.revision
    return account.videos.revision(results.index_id)


def encoded(value: Any) -> bytes:
    """Encode plain values for a log."""
    return msgspec.json.encode(value)


def decoded(body: bytes | None) -> Any:
    """Decode plain values from a log."""
    return msgspec.json.decode(body or b"null")
