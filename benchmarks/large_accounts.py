"""The cost of each operation in an account of 100,000 videos: `python -m benchmarks.large_accounts [--videos 100000]`.

Prints the operations with the longest callbacks of the event loop, relative to parsing 100 KB in the same run. The
account has a tenth as many records of other kinds. With `--journal`, the journal is full.
"""

import argparse
import gc
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import Account
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.films import make_film
from tests.support.full_account import BUCKET, fill
from tests.support.large_account import grow, requests_for, send
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
            clock.advance(minutes=60)
            if arguments.journal:
                _fill_journal(client, account)
            gc.collect()
            gc.freeze()
            _measure(client, app, account, arguments.operations)


def _measure(client: AsgiClient, app: MockServerApp, account: Account, names: list[str]) -> None:
    reference = seconds_of_100_kb(client)
    print(f"100 KB of JSON, refused: {reference * 1000:.1f} ms")
    operations = [each for each in app.contract.operations.values() if _is_meant(each.id, names)]
    longest: dict[str, tuple[float, int, str]] = {}
    for request in requests_for(client, account, operations):
        slowest = Slowest()
        with slowest.watching():
            answer = send(client, request)
        if slowest.seconds > longest.get(request.operation.id, (0.0, 0, ""))[0]:
            longest[request.operation.id] = slowest.seconds, answer.status, request.what
    for name, (seconds, status, what) in sorted(longest.items(), key=lambda one: -one[1][0])[:_SHOWN]:
        print(f"{seconds / reference:6.1f} × ({seconds * 1000:7.1f} ms) {status} {name} {what[:60]}", flush=True)


def _is_meant(operation_id: str, names: list[str]) -> bool:
    return not names or any(name in operation_id for name in names)


def _fill_journal(client: AsgiClient, account: Account) -> None:
    journal, number = account.kit.journal, 0
    while not journal.dropped:
        number += 1
        client.get("/indexes", {"page_limit": 50, "page": number % _PAGES + 1})


if __name__ == "__main__":
    main()
