"""The processor time of requests, beside the time for reading 100 KB in the same run."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager

import orjson

from mockserver.contract.bodies import JSON_TYPE
from tests.support.asgi import AsgiClient

_ROUNDS = 8
# JSON of 100 KB with as many values as possible, parsed and counted like a request.
_CROWDED = orjson.dumps({"index_name": "x", "engines": [{}] * 30_000})


class Slowest:
    """The longest processor time of a single callback of the event loop."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        handle, run = asyncio.events.Handle, asyncio.events.Handle._run

        def timed(self_: asyncio.Handle) -> None:
            began = time.thread_time()
            run(self_)
            self.seconds = max(self.seconds, time.thread_time() - began)

        handle._run = timed  # type: ignore[method-assign, assignment]
        try:
            yield
        finally:
            handle._run = run  # type: ignore[method-assign]


def seconds_of_100_kb(client: AsgiClient) -> float:
    """Return the time to parse and refuse 100 KB."""
    return min(longest_callback(client, "POST", "/v1.2/indexes", _CROWDED) for _ in range(_ROUNDS))


def takes_longer(most: float, client: AsgiClient, method: str, target: str, body: bytes) -> bool:
    """Return whether a request has a callback of more than `most` seconds, twice: a first one imports what it needs."""
    return all(longest_callback(client, method, target, body) > most for _ in range(2))


def longest_callback(client: AsgiClient, method: str, target: str, body: bytes, media_type: str = JSON_TYPE) -> float:
    """Return the seconds of the longest callback of the event loop while it answers a request."""
    slowest = Slowest()
    with slowest.watching():
        client.send(method, target, body, {"content-type": media_type})
    return slowest.seconds
