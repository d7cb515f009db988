"""What a server of its own costs a test: processor time."""

from dataclasses import dataclass
from statistics import median
from time import process_time

from mockserver.testing import MockServer


@dataclass(frozen=True)
class Row:
    """Seconds from nothing to a server that answers, and from there to nothing."""

    name: str
    start: float
    stop: float


def measure(rounds: int) -> list[Row]:
    """Return the medians over `rounds`, after the first, which imports what the others have."""
    return [_row("on a port", rounds, in_process=False), _row("without a socket", rounds, in_process=True)]


def _row(name: str, rounds: int, *, in_process: bool) -> Row:
    starts, stops = [], []
    for _ in range(rounds + 1):
        began = process_time()
        server = MockServer(in_process=in_process).start()
        starts.append(process_time() - began)
        began = process_time()
        server.stop()
        stops.append(process_time() - began)
    return Row(name, median(starts[1:]), median(stops[1:]))
