"""The cost of each operation in an account of 100,000 videos: `python -m benchmarks.large_accounts [--videos 100000]`.

Prints for each operation, as soon as it is measured, the longest callback of the event loop, relative to parsing 100 KB
in the same run, and the processor time of all its requests; in the end the operations with the longest callbacks again.
The account has a tenth as many records of other kinds. With `--journal`, the journal is full.
"""

import argparse
import gc
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import NamedTuple

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import Account
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.films import make_film
from tests.support.full_account import BUCKET, fill
from tests.support.large_account import AccountRequest, add_webhook, grow, grow_outbox, requests_for, send
from tests.support.processor_time import Slowest, seconds_of_100_kb

_KEY = "tlk_LARGE"
_SHOWN = 30
_PAGES = 2_000


def main() -> None:
    """Fill an account, send a request of each kind, and print the slowest ones."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--videos", type=int, default=100_000)
    parser.add_argument("--journal", action="store_true")
    parser.add_argument("operations", nargs="*", help="only those whose name has one of these in it")
    arguments = parser.parse_args()
    clock = VirtualClock(datetime(2026, 6, 1, 12, tzinfo=UTC))
    with TemporaryDirectory() as made:
        film = make_film(Path(made) / "film.mp4")
        app = MockServerApp(Settings(integration=((BUCKET, film.parent),)), make_clock=lambda: clock)
        with AsgiClient(app, _KEY) as client:
            fill(client, clock, film)
            account = app.accounts.of(_KEY.encode())
            grow(account, arguments.videos // 10, arguments.videos)
            add_webhook(client)
            grow_outbox(account, arguments.videos)
            clock.advance(minutes=60)
            if arguments.journal:
                _fill_journal(client, account)
        gc.collect()
        gc.freeze()
        with AsgiClient(app, _KEY, keeps_bodies=False) as client:
            _measure(client, app, account, arguments.operations)


def _measure(client: AsgiClient, app: MockServerApp, account: Account, names: list[str]) -> None:
    reference = seconds_of_100_kb(client)
    print(f"100 KB of JSON, refused: {reference * 1000:.1f} ms")
    operations = [each for each in app.contract.operations.values() if _is_meant(each.id, names)]
    rows = []
    for _, requests in groupby(requests_for(client, account, operations), lambda request: request.operation.id):
        row = _row(client, requests)
        print(row.shown(reference), flush=True)
        rows.append(row)
    print("\nThe longest callbacks:")
    for row in sorted(rows, key=lambda row: -row.longest)[:_SHOWN]:
        print(row.shown(reference))


class _Row(NamedTuple):
    longest: float
    total: float
    request: AccountRequest
    status: int

    def shown(self, reference: float) -> str:
        name, what = self.request.operation.id, self.request.what[:60]
        longest, total = f"{self.longest * 1000:7.1f} ms", f"{self.total:6.2f} s in all"
        return f"{self.longest / reference:6.1f} × ({longest}, {total}) {self.status} {name} {what}"


def _row(client: AsgiClient, requests: Iterable[AccountRequest]) -> _Row:
    """Send the requests of an operation; the row names the one with the longest callback."""
    total, rows = 0.0, []
    for request in requests:
        slowest, began = Slowest(), process_time()
        with slowest.watching():
            answer = send(client, request)
        total += process_time() - began
        rows.append((slowest.seconds, answer.status, request))
    longest, status, request = max(rows, key=itemgetter(0))
    return _Row(longest, total, request, status)


def _is_meant(operation_id: str, names: list[str]) -> bool:
    return not names or any(name in operation_id for name in names)


def _fill_journal(client: AsgiClient, account: Account) -> None:
    journal, number = account.kit.journal, 0
    while not journal.dropped:
        number += 1
        client.get("/indexes", {"page_limit": 50, "page": number % _PAGES + 1})


if __name__ == "__main__":
    main()
