"""The public objects of `mockserver.testing` explain themselves in an editor."""

import inspect
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from mockserver.testing import controls

# What a test can get hold of; the other modules of the package are internal.
PUBLIC = ["account", "errors", "options", "pytest_plugin", "server"]


def public_objects() -> Iterator[tuple[str, object]]:
    """Yield every public class and function of the public modules, and the public members of each class."""
    for path in [*PUBLIC, *(f"controls.{found.name}" for found in iter_modules(controls.__path__))]:
        module = import_module(f"mockserver.testing.{path}")
        for name, value in vars(module).items():
            if name.startswith("_") or getattr(value, "__module__", "") != module.__name__:
                continue
            if inspect.isclass(value) or inspect.isfunction(value):
                yield f"{module.__name__}.{name}", value
            if inspect.isclass(value):
                yield from _members(f"{module.__name__}.{name}", value)


def _members(place: str, kind: type) -> Iterator[tuple[str, object]]:
    for name, member in vars(kind).items():
        if not name.startswith("_") and (inspect.isfunction(member) or isinstance(member, property)):
            yield f"{place}.{name}", getattr(kind, name)


def test_every_public_object_has_a_docstring() -> None:
    objects = dict(public_objects())

    assert [place for place, value in objects.items() if not inspect.getdoc(value)] == []
    assert len(objects) > 100
