"""No operation keeps others waiting the longer, the more an account holds."""

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.full_account import BUCKET, fill
from tests.support.large_account import grow, requests_for, send

MANY = 2_000
# What else decides about their work, or why they look at all that there is in one go.
KNOWN = {
    "judge-conduct": "the exchanges of the journal, which has a bound",
    "wait-for-exchanges": "the names of operations, of which the nearest to an unknown one is looked for",
    "post_analyze_batches": "the batches of a day, of which no more than five are at work",
    "take-snapshot": "a snapshot is of one instant; it only notes the records then, and makes its lines in steps",
}
# With a hundred thousand records these are a million calls, ten times as many as for 100 KB of JSON.
MOST_CALLS_A_RECORD = 10


class Busiest:
    """The most calls of functions that one callback of the event loop makes."""

    def __init__(self) -> None:
        self.calls = 0
        self._of_this = 0

    @contextmanager
    def watching(self) -> Iterator[None]:
        run = asyncio.events.Handle._run

        def watched(handle: asyncio.Handle) -> None:
            self._of_this = 0
            run(handle)
            self.calls = max(self.calls, self._of_this)

        asyncio.events.Handle._run = watched  # type: ignore[method-assign, assignment]
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(None)
            asyncio.events.Handle._run = run  # type: ignore[method-assign]

    def _note(self, frame: FrameType, event: str, argument: Any) -> None:
        if event in ("call", "c_call"):
            self._of_this += 1


def test_no_callback_looks_into_all_that_an_account_holds(film: Path, clock: VirtualClock) -> None:
    settings = Settings(integration=((BUCKET, film.parent),))
    most: dict[str, int] = {}
    with AsgiClient(MockServerApp(settings, make_clock=lambda: clock)) as client:
        fill(client, clock, film)
        assert isinstance(client.app, MockServerApp)
        account = client.app.accounts.of(b"tlk_TEST")
        grow(account, MANY)
        clock.advance(minutes=60)
        # Searches have tests of their own.
        looked_at = [
            each for each in client.app.contract.operations.values() if not (each.is_retrieval or each.id in KNOWN)
        ]

        for request in requests_for(client, account, looked_at):
            busiest = Busiest()
            with busiest.watching():
                send(client, request)
            most[f"{request.operation.id} {request.what}"] = busiest.calls

    assert {name: calls for name, calls in most.items() if calls > MOST_CALLS_A_RECORD * MANY} == {}
