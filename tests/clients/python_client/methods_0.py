"""The public methods of a client before 1.0: those of its resources, and those of its results."""

from collections.abc import Iterator
from inspect import isclass, isfunction
from itertools import chain
from typing import Any

from twelvelabs import models
from twelvelabs.resource import APIResource

# Called by `generate.text_stream` while it is read.
_INNER = frozenset(["GenerateOpenEndedTextStreamResult.add_text"])


def methods(client: Any) -> frozenset[str]:
    """Return the names of all methods of `client`, such as `index.create` and `Task.wait_for_done`."""
    return frozenset(chain(_resource_methods(client, ""), _model_methods())) - _INNER


def _resource_methods(holder: object, prefix: str) -> Iterator[str]:
    for name, resource in vars(holder).items():
        if isinstance(resource, APIResource):
            for method, function in vars(type(resource)).items():
                if isfunction(function) and not method.startswith("_"):
                    yield f"{prefix}{name}.{method}"
            yield from _resource_methods(resource, f"{prefix}{name}.")


def _model_methods() -> Iterator[str]:
    """Yield the methods of results; turning to the next page is one."""
    for model in vars(models).values():
        if isclass(model):
            for method, function in vars(model).items():
                if isfunction(function) and (method == "__next__" or not method.startswith(("_", "model_"))):
                    yield f"{model.__name__}.{method}"
