"""The time to reset an account with many videos, relative to an empty one; without a socket."""

import gc
import time
from dataclasses import dataclass
from random import Random
from statistics import median

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from benchmarks.libraries import Words, fill
from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient

_KEY = "tlk_BENCH"


@dataclass(frozen=True)
class Reset:
    """Seconds of a request to reset an account: with `videos`, all searched before, and empty."""

    videos: int
    full: float
    empty: float


def measure(videos: int, rounds: int) -> Reset:
    """Return the medians over `rounds`."""
    app = MockServerApp(Settings(profile="instant"))
    words = Words(Random(0))
    try:
        with AsgiClient(app, _KEY) as client:
            full = median(_seconds(client, app, videos, words) for _ in range(rounds))
            empty = median(_seconds(client, app, 0, words) for _ in range(rounds))
    finally:
        app.close()
    return Reset(videos, full, empty)


def _seconds(client: AsgiClient, app: MockServerApp, videos: int, words: Words) -> float:
    index = fill(app.accounts.of(_KEY.encode()), videos, words)
    search = {"index_id": index.id, "query": words.frequent(), "search_options": ["visual"]}
    assert client.post("/search", search).status == 200
    gc.collect()  # garbage of the filling must not count for the reset
    watch = _Stopwatch(app)
    with AsgiClient(watch, _KEY) as timed:
        assert timed.send("POST", "/__admin/reset").status == 200
    return watch.seconds


class _Stopwatch:
    """An application, and the seconds until its reply is sent; work after the reply does not delay the client."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self.seconds = 0.0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        began = time.perf_counter()

        async def send_timed(message: Message) -> None:
            await send(message)
            self.seconds = time.perf_counter() - began

        await self._app(scope, receive, send_timed)
