"""Drives the installed Python client: `python -m tests.clients.python_client.driver VERSION MEDIA KEY`.

Prints a finding for each call that its version has, and for each method without a call.
"""

import os
import sys
from collections.abc import Collection, Iterable
from contextlib import redirect_stdout
from importlib import import_module
from importlib.metadata import version as installed_version
from pathlib import Path

from tests.clients.finding import BUILT, UNDRIVEN, Finding
from tests.clients.python_client.call import Call, Run, Stage, Version

# Releases with the same methods, newest first: each package drives those from one version on.
GENERATIONS: dict[Version, str] = {(1,): "sdk_1", (0, 4): "sdk_0_4", (0,): "sdk_0_1"}


def main(version: str, media: str, key: str) -> None:
    assert installed_version("twelvelabs") == version
    number = tuple(map(int, version.split(".")))
    built = (Path(media) / BUILT).read_text("utf-8").split()
    package = next(package for since, package in GENERATIONS.items() if since <= number)
    generation = import_module(f"tests.clients.python_client.{package}")
    calls = [call for chapter in generation.CHAPTERS for call in chapter.calls if call.is_in(number)]
    for run in generation.runs(key):
        _drive(run, calls, Stage(run.client, run.connect, number, Path(media)), built)


def _drive(run: Run, calls: Iterable[Call], stage: Stage, built: Collection[str]) -> None:
    for call in calls:
        if call.operation in built:
            with redirect_stdout(sys.stderr):  # some methods print
                finding = call.judge(stage, run.prefix)
            print(finding.to_line(), flush=True)
    driven = {call.method.partition(" (")[0] for call in calls}
    for method in sorted(set(run.methods) - driven):
        print(Finding(run.prefix + method, "", UNDRIVEN, "no call is made of it").to_line(), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # a call that did not end would keep the interpreter alive
