"""Drives the Python client that is installed here: `python -m tests.clients.python_client.driver VERSION MEDIA KEY`.

Prints a finding for each call that its version has, and for each method that no call is made of.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from importlib.metadata import version as installed_version
from inspect import isclass, isfunction
from itertools import chain
from pathlib import Path
from typing import Any

from twelvelabs import TwelveLabs, models
from twelvelabs.resource import APIResource

from tests.clients.finding import UNDRIVEN, Finding
from tests.clients.python_client import endings, generate, indexes, search, tasks, videos
from tests.clients.python_client.call import Call, Stage

CHAPTERS = (indexes, tasks, videos, search, generate, endings)

# Called by `generate.text_stream` while it is read.
_INNER = frozenset(["GenerateOpenEndedTextStreamResult.add_text"])


def main(version: str, media: str, key: str) -> None:
    assert installed_version("twelvelabs") == version
    number = tuple(map(int, version.split(".")))
    stage = Stage(TwelveLabs(api_key=key), lambda key: TwelveLabs(api_key=key), number, Path(media))
    calls = [call for chapter in CHAPTERS for call in chapter.calls if call.is_in(number)]
    for call in calls:
        with redirect_stdout(sys.stderr):  # some methods print
            finding = call.judge(stage)
        print(finding.to_line(), flush=True)
    for method in _undriven(calls, stage.client):
        print(Finding(method, "", UNDRIVEN, "no call is made of it").to_line(), flush=True)


def _undriven(calls: Iterable[Call], client: Any) -> list[str]:
    """Return the client's methods of which no call is made."""
    driven = {call.method.partition(" (")[0] for call in calls}
    methods = chain(_resource_methods(client, ""), _model_methods())
    return sorted(set(methods) - driven - _INNER)


def _resource_methods(holder: object, prefix: str) -> Iterator[str]:
    for name, resource in vars(holder).items():
        if isinstance(resource, APIResource):
            for method, function in vars(type(resource)).items():
                if isfunction(function) and not method.startswith("_"):
                    yield f"{prefix}{name}.{method}"
            yield from _resource_methods(resource, f"{prefix}{name}.")


def _model_methods() -> Iterator[str]:
    """Yield the methods of what the client answers with; turning to the next page is one."""
    for model in vars(models).values():
        if isclass(model):
            for method, function in vars(model).items():
                if isfunction(function) and (method == "__next__" or not method.startswith(("_", "model_"))):
                    yield f"{model.__name__}.{method}"


if __name__ == "__main__":
    main(*sys.argv[1:])
    sys.stdout.flush()
    os._exit(0)  # a call that did not end would keep the interpreter
