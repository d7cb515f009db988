"""The cost of a listener at `GET /__admin/events`: microseconds of processor time per request, with and without one.

`python -m benchmarks.listening` prints a line for docs/terminal.md.
"""

from contextlib import ExitStack
from statistics import median
from threading import Thread

import httpx2

from benchmarks.load import request, send_many
from benchmarks.servers import Running, ours

_KEY, _PATH = "tlk_LISTENED", "/v1.3/indexes"
_REQUESTS, _SLICES, _WARM_UP = 3_000, 5, 500


def microseconds(server: Running) -> float:
    """Return the processor time of a request."""
    before = server.milliseconds_on_core()
    send_many(server.port, lambda: request("GET", _PATH, _KEY), _REQUESTS)
    return (server.milliseconds_on_core() - before) * 1000 / _REQUESTS


def listen(server: Running) -> httpx2.Response:
    """Start a thread that reads all events."""
    client = httpx2.Client(trust_env=False, timeout=None)
    url = f"http://127.0.0.1:{server.port}/__admin/events"
    reply = client.send(client.build_request("GET", url), stream=True)
    Thread(target=lambda: sum(map(len, reply.iter_raw())), daemon=True).start()
    return reply


def main() -> None:
    """Measure two servers in turns, one of them with a listener."""
    with ExitStack() as stack:
        alone, heard = stack.enter_context(ours()), stack.enter_context(ours())
        for server in (alone, heard):
            send_many(server.port, lambda: request("GET", _PATH, _KEY), _WARM_UP)
        listen(heard)
        slices = [(microseconds(alone), microseconds(heard)) for _ in range(_SLICES)]
    without, with_one = (median(each) for each in zip(*slices, strict=True))
    print(f"A request takes {without:.0f} µs of the processor without a listener, {with_one:.0f} µs with one,")
    print(f"which is {with_one / without:.2f} times as much.")


if __name__ == "__main__":
    main()
