"""The cost of one large request, relative to parsing 100 KB in the same run: `python -m benchmarks.large_requests`."""

import tracemalloc
from itertools import islice
from random import Random
from statistics import median

import orjson

from mockserver.app.application import MockServerApp
from mockserver.contract.bodies import JSON_TYPE
from mockserver.ground.settings import Settings
from tests.support.asgi import AsgiClient
from tests.support.large_inputs import LargeInput, large_inputs
from tests.support.processor_time import longest_callback, seconds_of_100_kb

_SAMPLE = 600
_SHOWN = 10


def main() -> None:
    """Print the time for 100 KB, and the requests that took most time and memory."""
    with AsgiClient(MockServerApp(Settings()), "tlk_SAMPLE") as client:
        _first_search(client)
        reference = seconds_of_100_kb(client)
        print(f"100 KB of JSON, refused: {reference * 1000:.1f} ms")
        found = [(*_cost(client, asked), asked) for asked in _sample(client)]
    for seconds, memory, asked in sorted(found, key=lambda cost: -cost[0])[:_SHOWN]:
        print(
            f"{seconds / reference:6.1f} × ({seconds * 1000:6.1f} ms, {memory / 2**20:5.1f} MiB) "
            f"{asked.operation.id}: {asked.what} at {asked.place}"
        )
    usual = median(seconds for seconds, _, _ in found)
    print(f"median: {usual / reference:.2f} × ({usual * 1000:.1f} ms)")
    print(f"most memory: {max(memory for _, memory, _ in found) / 2**20:.1f} MiB of {len(found)} requests")


def _first_search(client: AsgiClient) -> None:
    """Print what the first search of a process takes, which imports what searches need."""
    body = orjson.dumps({"query": "a dog", "index_id": _index(client), "search_options": ["visual"]})
    seconds = longest_callback(client, "POST", "/v1.2/search", body)
    print(f"the first search: {seconds * 1000:.1f} ms")


def _index(client: AsgiClient) -> str:
    """Return an index with videos."""
    return next(str(each["_id"]) for each in client.get("/indexes").json()["data"] if each["video_count"])


def _sample(client: AsgiClient) -> list[LargeInput]:
    assert isinstance(client.app, MockServerApp)
    index_id = b'"index_id":"%s"' % _index(client).encode()
    every = list(large_inputs(client.app.contract, {b'"index_id":"[0-9a-f]{24}"': index_id}))
    Random(0).shuffle(every)
    return list(islice(every, _SAMPLE))


def _cost(client: AsgiClient, asked: LargeInput) -> tuple[float, int]:
    """Return the time of the longest callback and, from a second request, the peak memory."""
    body = asked.body
    seconds = longest_callback(client, asked.operation.method, asked.target, body)
    tracemalloc.start()
    client.send(asked.operation.method, asked.target, body, {"content-type": JSON_TYPE})
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    client.send("POST", "/__admin/reset")
    return seconds, memory


if __name__ == "__main__":
    main()
