"""Run all measurements and print the tables of docs/performance.md: `python -m benchmarks [--quick]`.

With `--growth`, run those of docs/scale.md instead, which take half an hour, and draw the plot. With `--installation`,
measure only the installation.
"""

import argparse
import os
import platform
from importlib.metadata import version
from pathlib import Path

from benchmarks import growth, in_tests, installation, lifetime, resets, throughput, uploads
from benchmarks.servers import LOAD_CORE

_PLOT = Path(__file__).parent.parent / "docs" / "scale.svg"
_SIZES = (1_000, 10_000, 100_000)
_VERSIONS = (
    "starlette",
    "uvicorn",
    "uvloop",
    "httptools",
    "jsonschema-rs",
    "orjson",
    "pyroaring",
    "python-multipart",
    "av",
)


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description="Measure speed and memory, as ratios within this run.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller uploads")
    parser.add_argument("--growth", action="store_true", help="measure accounts of up to 100,000 videos")
    parser.add_argument("--installation", action="store_true", help="measure what an installation brings and costs")
    given = parser.parse_args()
    quick = given.quick
    if given.installation:
        _print_installation(quick=quick)
        return
    os.sched_setaffinity(0, {LOAD_CORE})
    _print_versions()
    if given.growth:
        _print_growth(growth.measure(_SIZES[: 2 if quick else 3], requests=50 if quick else 200))
        _print_small(growth.measure_small(accounts=100 if quick else 1000))
        return
    _print_throughput(throughput.measure(slices=5 if quick else 30, requests=500))
    _print_uploads(uploads.measure((16 * uploads.MIB,) if quick else (16 * uploads.MIB, 1024 * uploads.MIB)))
    _print_start(lifetime.measure_start(rounds=3 if quick else 9))
    _print_memory(lifetime.measure_memory(10_000 if quick else 100_000))
    _print_in_tests(in_tests.measure(rounds=5 if quick else 25))
    _print_calls(in_tests.measure_calls(turns=10 if quick else 100))
    _print_reset(resets.measure(1_000 if quick else 10_000, rounds=3 if quick else 5))
    _print_installation(quick=quick)


def _print_growth(sizes: list[growth.Size]) -> None:
    from benchmarks.growth_plot import draw  # only this needs matplotlib

    print(f"| videos in the account | {' | '.join(f'{one.videos:,}' for one in sizes)} |")
    print(f"| --- {'| --- ' * len(sizes)}|")
    _print_row("filled in, s", [f"{one.fill_seconds:.1f}" for one in sizes])
    _print_row("first search, which indexes all, s", [f"{one.first_search_seconds:.1f}" for one in sizes])
    _print_row("memory, bytes per scene", [f"{one.bytes_per_scene:,.0f}" for one in sizes])
    for name in sizes[0].latencies:
        found = [one.latencies[name] for one in sizes]
        _print_row(f"{name}, ms", [_written(latency) for latency in found])
    print()
    draw(sizes, _PLOT)


def _print_row(name: str, values: list[str]) -> None:
    print(f"| {name} | {' | '.join(values)} |")


def _written(latency: growth.Latency) -> str:
    processor = f"{latency.processor_p50:.1f} · {latency.processor_p99:.1f}"
    return f"{processor} ({latency.p50:.1f} · {latency.p99:.1f})"


def _print_small(small: growth.Small) -> None:
    print("| accounts of three videos | |")
    print("| --- | --- |")
    _print_row("memory each, KiB", [f"{small.bytes_each / 1024:.1f}"])
    _print_row("memory each, once searched, KiB", [f"{small.bytes_searched / 1024:.1f}"])
    _print_row("opened with the first request, ms", [_written(small.opening)])
    _print_row("first search, ms", [_written(small.first_search)])
    print()


def _print_versions() -> None:
    packages = ", ".join(f"{name} {version(name)}" for name in _VERSIONS)
    print(f"Python {platform.python_version()}, {packages}.\n")


def _print_throughput(rows: list[throughput.Row]) -> None:
    heads = ("the same request", "target", "a new header each time", "target", "one-route Starlette")
    print(f"| requests per second of processor time ÷ raw ASGI | {' | '.join(heads)} |")
    print("| --- | --- | --- | --- | --- | --- |")
    for row in rows:
        shares = ((row.share, row.case.target), (row.share_varied, row.case.varied))
        cells = [f"{share:.2f} | {f'{target:.2f}' if target else '–'}" for share, target in shares]
        print(f"| {row.case.name} | {' | '.join(cells)} | {row.starlette_share:.2f} |")
    print()


def _print_uploads(rows: list[uploads.Row]) -> None:
    print("| upload: MB per second of processor time ÷ raw loop | this server | Starlette's form parser | memory |")
    print("| --- | --- | --- | --- |")
    for row in rows:
        size, growth = row.size // uploads.MIB, row.growth / uploads.MIB
        print(f"| {size} MiB, hashed and stored | {row.share:.2f} | {row.form_share:.2f} | +{growth:.1f} MiB |")
        growth = row.growth_in_chunks / uploads.MIB
        print(f"| {size} MiB in chunks, joined | {row.share_in_chunks:.2f} | – | +{growth:.1f} MiB |")
    print()


def _print_start(start: lifetime.Start) -> None:
    print("| start to first reply | ms | ÷ bare Starlette |")
    print("| --- | --- | --- |")
    for name, seconds in (("this server", start.ours), ("bare Starlette", start.starlette), ("imports", start.imports)):
        print(f"| {name} | {seconds * 1000:.0f} | {seconds / start.starlette:.2f} |")
    print()


def _print_in_tests(rows: list[in_tests.Row]) -> None:
    print("| a server in a test: ms of processor time | start | stop |")
    print("| --- | --- | --- |")
    for row in rows:
        print(f"| {row.name} | {row.start * 1000:.1f} | {row.stop * 1000:.1f} |")
    print()


def _print_calls(calls: in_tests.Calls) -> None:
    print("| a call without a socket | µs of processor time | ÷ httpx's MockTransport |")
    print("| --- | --- | --- |")
    print(f"| this server | {calls.ours * 1e6:.0f} | {calls.ours / calls.mock:.2f} |")
    print(f"| httpx's MockTransport | {calls.mock * 1e6:.0f} | 1.00 |")
    print()


def _print_memory(memory: lifetime.Memory) -> None:
    sizes = [size / uploads.MIB for size in (memory.started, memory.early, memory.late)]
    print("| resident memory | MiB |")
    print("| --- | --- |")
    for name, size in zip(("after start", "after a tenth of the requests", "after all"), sizes, strict=True):
        print(f"| {name} | {size:.0f} |")
    print()


def _print_reset(reset: resets.Reset) -> None:
    print("| reset of an account | ms | ÷ empty |")
    print("| --- | --- | --- |")
    for name, seconds in ((f"with {reset.videos:,} videos", reset.full), ("empty", reset.empty)):
        print(f"| {name} | {seconds * 1000:.1f} | {seconds / reset.empty:.1f} |")
    print()


def _print_installation(*, quick: bool) -> None:
    print("| `pip install` | packages | MB |")
    print("| --- | --- | --- |")
    for row in installation.measure_sizes("verify"):
        print(f"| {row.name} | {row.packages} | {row.size / installation.MEGABYTE:.0f} |")
    startup = installation.measure_startup(rounds=3 if quick else 25)
    print("\n| start of pytest without a test that uses it: additional ms of processor time | |")
    print("| --- | --- |")
    print(f"| the plugin | {startup.plugin * 1000:.0f} |")
    print(f"| with the plugin of anyio, which is a dependency | {startup.with_others * 1000:.0f} |")


if __name__ == "__main__":
    main()
