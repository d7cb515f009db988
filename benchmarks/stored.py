"""The speed of a server with a store, relative to one without: `python -m benchmarks.stored`.

Both take turns, so that other processes slow both down alike. It prints the ratio of the times of a request.
"""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

import orjson

from benchmarks.load import MakeRequest, request, send_many
from benchmarks.servers import ours

_KEYS = 8
_SLICES, _REQUESTS = 7, 200
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]


def main() -> None:
    """Measure, and print a row for each kind of request."""
    with (
        TemporaryDirectory() as directory,
        ours() as memory,
        ours("--store", f"sqlite:///{Path(directory)}/state.db") as stored,
    ):
        print("request | times as long with a store | milliseconds for each of 8 at once")
        for name, make in (("create an index", _creations), ("list indexes", _lists)):
            pairs = [(_seconds(memory.port, make), _seconds(stored.port, make)) for _ in range(_SLICES)]
            ratio = median(with_store / without for without, with_store in pairs)
            each = median(with_store for _, with_store in pairs) / _REQUESTS * 8 * 1000
            print(f"{name} | {ratio:.1f} | {each:.1f}")


def _seconds(port: int, make: Callable[[], MakeRequest]) -> float:
    started = perf_counter()
    send_many(port, make(), _REQUESTS)
    return perf_counter() - started


_names = count()


def _creations() -> MakeRequest:
    def make() -> bytes:
        number = next(_names)
        body = orjson.dumps({"index_name": f"index {number}", "engines": _ENGINES})
        return request("POST", "/v1.2/indexes", f"key-{number % _KEYS}", body)

    return make


def _lists() -> MakeRequest:
    listing = request("GET", "/v1.2/indexes", "key-0")
    return lambda: listing


if __name__ == "__main__":
    main()
