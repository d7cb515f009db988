"""A soak test: a million requests to one server, and its memory as a curve.

`make soak` writes docs/soak.svg and prints a summary; `make soak ARGS="--requests 20000"` is a short run.
`ARGS="--varied 1"` sends requests that all differ, many of them invalid; no reply may be 5xx.
"""

import argparse
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, cycle, islice
from pathlib import Path
from time import monotonic

import orjson

from benchmarks.load import request, send_many
from benchmarks.servers import Running, ours
from benchmarks.varied_requests import varied

_PLOT = Path(__file__).parent.parent / "docs" / "soak.svg"
_SAMPLES = 200
_MIB = 1024 * 1024

# One account is only read, and its journal fills; in the other one records are created, and it is reset from time to
# time, as in tests.
_ASKED, _MADE = "tlk_SAMPLE", "tlk_SOAK"
_INDEX = "6527e59e74b5a5ab84015cf5"
_READS_EACH = 5
_UNTIL_RESET = 500
_WORDS = ("set up a tent", "knit red stitches", "time waits for no man", "chess", "a dog at the door")
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]


@dataclass(frozen=True)
class Sample:
    """The memory of the server after so many requests."""

    requests: int
    resident: int


def soak(requests: int, mixed: Iterator[bytes]) -> Iterator[Sample]:
    """Yield samples over a run of so many requests from `mixed`."""
    with ours() as server:
        sample = Sample(0, server.resident_bytes())
        yield sample
        for number in range(1, _SAMPLES + 1):
            sample = _step(server, mixed, requests * number // _SAMPLES, sample.requests)
            yield sample


def _step(server: Running, mixed: Iterator[bytes], until: int, sent: int) -> Sample:
    send_many(server.port, lambda: next(mixed), until - sent, b"24")
    return Sample(until, server.resident_bytes())


def _mixed() -> Iterator[bytes]:
    """Yield endless requests: reads, searches, and records that are created and deleted again."""
    reads = [_read(path) for path in (f"/indexes/{_INDEX}", "/engines", "/indexes?page_limit=5")]
    asked = cycle([request for search in _searches() for request in (*reads, search)])
    for number in count():
        yield from islice(asked, _READS_EACH)
        yield _made(number)
        if number % _UNTIL_RESET == 0:
            yield request("POST", "/__admin/reset", _MADE, b"{}")


def _read(path: str) -> bytes:
    return request("GET", f"/v1.2{path}", _ASKED)


def _searches() -> Iterator[bytes]:
    for words in _WORDS:
        body = {"index_id": _INDEX, "query": words, "search_options": ["visual", "conversation"]}
        yield request("POST", "/v1.2/search", _ASKED, orjson.dumps(body))


def _made(number: int) -> bytes:
    body = {"index_name": f"Soak {number}", "engines": _ENGINES}
    return request("POST", "/v1.2/indexes", _MADE, orjson.dumps(body))


def main() -> None:
    """Run, plot, and print how flat the second half of the curve is. An interrupt ends the run early."""
    parser = argparse.ArgumentParser(description="Soak the server and plot its memory.")
    parser.add_argument("--requests", type=int, default=1_000_000)
    parser.add_argument("--varied", type=int, metavar="SEED", help="all differ, many are broken; no plot")
    arguments = parser.parse_args()
    mixed = _mixed() if arguments.varied is None else varied(arguments.varied)
    began = monotonic()
    samples: list[Sample] = []
    with suppress(KeyboardInterrupt):
        for sample in soak(arguments.requests, mixed):
            samples.append(sample)
            print(f"{sample.requests:>9} requests: {sample.resident / _MIB:.1f} MiB", flush=True)
    held = [sample.resident / _MIB for sample in samples]
    if arguments.varied is None:
        from benchmarks.soak_plot import draw  # only this needs matplotlib

        draw([sample.requests for sample in samples], held, _PLOT)
    late = held[len(held) // 2 :]
    print(f"{samples[-1].requests} requests in {monotonic() - began:.0f} s; at the start {held[0]:.1f} MiB,")
    print(f"in the second half between {min(late):.1f} and {max(late):.1f} MiB, at the end {held[-1]:.1f} MiB.")


if __name__ == "__main__":
    main()
