"""Compares the cost of requests with that of another checkout: `python -m benchmarks.checkouts PATH`.

The servers of both checkouts get the same requests in turn, over HTTP. Prints the processor time of this one as a share
of that of the other one, and the milliseconds of a request to each: medians over all turns. The other checkout needs a
`.venv` of its own.
"""

import argparse
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from benchmarks.growth import Client
from benchmarks.servers import LOAD_CORE, Running, library, ours
from benchmarks.workloads import Workload, workloads

_HERE = Path(__file__).parent.parent
_WARM_UPS = 3
_FEWEST_TURNS = 3


def main() -> None:
    """Measure, and print a row for each workload."""
    parser = argparse.ArgumentParser(description="Compare the cost of requests with that of another checkout.")
    parser.add_argument("other", type=Path)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--large", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--only", nargs="+", default=[""], help="beginnings of the names of the workloads to measure")
    given = parser.parse_args()
    os.sched_setaffinity(0, {LOAD_CORE})
    print("| workload | share | ms here | ms there |\n| --- | --- | --- | --- |")
    for workload in workloads(given.large):
        if workload.name.startswith(tuple(given.only)):
            pairs = _measured(workload, given.other, max(_FEWEST_TURNS, given.turns // workload.slowness))
            share = median(here / there for here, there in pairs)
            here, there = map(median, zip(*pairs, strict=True))
            print(f"| {workload.name} | {share:.2f} | {here:.2f} | {there:.2f} |", flush=True)


def _measured(workload: Workload, other: Path, turns: int) -> list[tuple[float, float]]:
    """Return the milliseconds of a request to each of both checkouts, turn by turn."""
    with ExitStack() as stack:
        here, there = (stack.enter_context(_opened(workload, checkout)) for checkout in (_HERE, other))
        found = []
        for turn in range(-_WARM_UPS, turns):
            spent = {side: side.milliseconds(turn) for side in ((here, there) if turn % 2 else (there, here))}
            if turn >= 0:
                found.append((spent[here], spent[there]))
    return found


class _Side:
    """The server of a checkout with the account of a workload."""

    def __init__(self, workload: Workload, server: Running) -> None:
        self._server = server
        self._client = Client(server.port)
        self._prepare = workload.start(self._client)

    def milliseconds(self, turn: int) -> float:
        """Return the processor time of a request of this turn."""
        self._client.close()
        requests = list(self._prepare(turn))
        began = self._server.milliseconds_on_core()
        for send in requests:
            send()
        return (self._server.milliseconds_on_core() - began) / len(requests)


@contextmanager
def _opened(workload: Workload, checkout: Path) -> Iterator[_Side]:
    server = library(checkout) if workload.with_fill else ours("--profile", "instant", checkout=checkout)
    with server as running:
        yield _Side(workload, running)


if __name__ == "__main__":
    main()
