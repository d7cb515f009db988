"""The cost of one large request, relative to parsing 100 KB in the same run: `python -m benchmarks.large_requests`."""

import asyncio
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from random import Random

import orjson

from mockserver.app.application import MockServerApp
from mockserver.contract.bodies import JSON_TYPE
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.large_inputs import LargeInput, large_inputs

_ROUNDS = 20
_SAMPLE = 600
_SHOWN = 10
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


def main() -> None:
    """Print the time for 100 KB, and the requests that took most time and memory."""
    with AsgiClient(MockServerApp(Settings()), "tlk_SAMPLE") as client:
        reference = reference_seconds(client)
        print(f"100 KB of JSON, refused: {reference * 1000:.1f} ms")
        found = [(*_cost(client, asked), asked) for asked in _sample(client)]
    for seconds, memory, asked in sorted(found, key=lambda cost: -cost[0])[:_SHOWN]:
        print(
            f"{seconds / reference:6.1f} × ({seconds * 1000:6.1f} ms, {memory / 2**20:5.1f} MiB) "
            f"{asked.operation.id}: {asked.what} at {asked.place}"
        )
    print(f"most memory: {max(memory for _, memory, _ in found) / 2**20:.1f} MiB of {len(found)} requests")


def reference_seconds(client: AsgiClient) -> float:
    """Return the time to parse and refuse 100 KB."""
    return min(_seconds(client, b"/v1.2/indexes", _CROWDED) for _ in range(_ROUNDS))


def _sample(client: AsgiClient) -> list[LargeInput]:
    assert isinstance(client.app, MockServerApp)
    index = next(each for each in client.get("/indexes").json()["data"] if each["video_count"])["_id"]
    every = list(large_inputs(client.app.contract, {b'"index_id":"[0-9a-f]{24}"': b'"index_id":"%s"' % index.encode()}))
    Random(0).shuffle(every)
    return list(islice(every, _SAMPLE))


def _seconds(client: AsgiClient, path: bytes, body: bytes) -> float:
    slowest = Slowest()
    with slowest.watching():
        client.send("POST", path.decode(), body, {"content-type": JSON_TYPE})
    return slowest.seconds


def _cost(client: AsgiClient, asked: LargeInput) -> tuple[float, int]:
    """Return the time of the longest callback and, from a second request, the peak memory."""
    body, slowest = asked.body, Slowest()
    with slowest.watching():
        client.send(asked.operation.method, asked.target, body, {"content-type": JSON_TYPE})
    tracemalloc.start()
    client.send(asked.operation.method, asked.target, body, {"content-type": JSON_TYPE})
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    client.send("POST", "/__admin/reset")
    return slowest.seconds, memory


if __name__ == "__main__":
    main()
