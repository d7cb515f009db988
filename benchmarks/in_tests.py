"""What a server of its own costs a test, and what the plugin costs a suite that does not use it: processor time."""

import subprocess
import sys
from dataclasses import dataclass
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
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


def measure_plugin(rounds: int) -> float:
    """Return how many seconds more pytest needs with the plugin, where no test uses it."""
    with_it, without_it = [], []
    for _ in range(rounds):
        without_it.append(_pytest("-pno:mockserver"))
        with_it.append(_pytest())
    return median(with_it) - median(without_it)


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


def _pytest(*arguments: str) -> float:
    command = [sys.executable, "-m", "pytest", "-q", "-pno:schemathesis", "-pno:hypothesispytest", *arguments]
    before = getrusage(RUSAGE_CHILDREN)
    with TemporaryDirectory() as empty:
        subprocess.run([*command, empty], stdout=subprocess.DEVNULL, check=False)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
