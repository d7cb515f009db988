"""Run all measurements and print them as the tables of the README: `python -m benchmarks [--quick]`."""

import argparse
import os
import platform
from importlib.metadata import version

from benchmarks import lifetime, resets, throughput, uploads
from benchmarks.servers import LOAD_CORE

_VERSIONS = ("starlette", "uvicorn", "uvloop", "httptools", "jsonschema-rs", "orjson", "python-multipart", "av")


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description="Measure speed and memory, as ratios within this run.")
    parser.add_argument("--quick", action="store_true", help="fewer rounds and smaller uploads")
    quick = parser.parse_args().quick
    os.sched_setaffinity(0, {LOAD_CORE})
    _print_versions()
    _print_throughput(throughput.measure(rounds=1 if quick else 5, requests=4_000 if quick else 10_000))
    _print_uploads(uploads.measure((16 * uploads.MIB,) if quick else (16 * uploads.MIB, 1024 * uploads.MIB)))
    _print_start(lifetime.measure_start(rounds=3 if quick else 9))
    _print_memory(lifetime.measure_memory(10_000 if quick else 100_000))
    _print_reset(resets.measure(1_000 if quick else 10_000, rounds=3 if quick else 5))


def _print_versions() -> None:
    packages = ", ".join(f"{name} {version(name)}" for name in _VERSIONS)
    print(f"Python {platform.python_version()}, {packages}.\n")


def _print_throughput(rows: list[throughput.Row]) -> None:
    print("| requests per second of processor time ÷ raw ASGI | this server | one-route Starlette | target |")
    print("| --- | --- | --- | --- |")
    for row in rows:
        target = f"{row.target:.2f}" if row.target else "–"
        print(f"| {row.name} | {row.share:.2f} | {row.starlette_share:.2f} | {target} |")
    print()


def _print_uploads(rows: list[uploads.Row]) -> None:
    print("| upload: MB per second of processor time ÷ raw loop | this server | Starlette's form parser | memory |")
    print("| --- | --- | --- | --- |")
    for row in rows:
        size, growth = row.size // uploads.MIB, row.growth / uploads.MIB
        print(f"| {size} MiB, hashed and stored | {row.share:.2f} | {row.form_share:.2f} | +{growth:.1f} MiB |")
    print()


def _print_start(start: lifetime.Start) -> None:
    print("| start to first reply | ms | ÷ bare Starlette |")
    print("| --- | --- | --- |")
    for name, seconds in (("this server", start.ours), ("bare Starlette", start.starlette), ("imports", start.imports)):
        print(f"| {name} | {seconds * 1000:.0f} | {seconds / start.starlette:.2f} |")
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


if __name__ == "__main__":
    main()
