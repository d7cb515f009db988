"""Statistics of the accounts of a server."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mockserver.testing.controls.clock import ClockState, Happening, clock_state, happening
from mockserver.testing.controls.instants import read


@dataclass(frozen=True, slots=True)
class AccountSummary:
    """An account of the server. The `id` names it in the header `X-Mockserver-Account`, in place of its key.

    `key` is masked. `records` is the number of records by kind, `exchanges` the number of exchanges in the journal, and
    `dropped` the number of evicted ones. `changes_due` is the number of known future job states and webhook deliveries,
    and `next_change` the first of them. `last_request_at` is by the machine's clock; it and `idle_seconds` are None
    before the first request.
    """

    id: str
    key: str
    test: str | None
    records: Mapping[str, int]
    exchanges: int
    dropped: int
    faults: int
    answers: int
    webhooks: int
    clock: ClockState
    changes_due: int
    next_change: Happening | None
    last_request_at: datetime | None
    idle_seconds: float | None


def summary_of(item: Mapping[str, Any]) -> AccountSummary:
    """Return the account that `item` of a reply describes."""
    last_at, coming = item["last_request_at"], item["next_change"]
    read_values: dict[str, Any] = {
        "clock": clock_state(item["clock"]),
        "last_request_at": read(last_at) if last_at else None,
        "next_change": happening(coming) if coming else None,
    }
    return AccountSummary(**{**item, **read_values})
