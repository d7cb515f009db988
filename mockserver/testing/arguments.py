"""Arguments of the methods: which are given, and whether they can be sent. The server checks all the rest."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import orjson

from mockserver.testing.errors import WrongArgument
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

_DEEPEST = 50  # a value may contain itself
_LONGEST_SHOWN = 100


def require(name: str, value: object, kind: type) -> None:
    """Check that `value`, the argument called `name`, is of this kind. Raises WrongArgument."""
    if not isinstance(value, kind):
        shown = repr(value)[:_LONGEST_SHOWN]
        raise WrongArgument(f"{name} must be of type {kind.__name__}; this is of type {type(value).__name__}: {shown}")


def given(**values: Any) -> dict[str, Any]:
    """Return the arguments that are given: those that are not None."""
    return {name: value for name, value in values.items() if value is not None}


def json_of(operation: str, body: Any) -> bytes:
    """Return `body`, the arguments of `operation`, as JSON. Raises WrongArgument, which names the part that fails."""
    try:
        return orjson.dumps(body, default=_plain)
    except TypeError as error:
        place = ".".join(_names_of_failure(body)) or "the argument"
        raise WrongArgument(f"{operation}: {place} cannot be sent as JSON: {error}") from None


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Sequence | Iterator) and not isinstance(value, bytes | bytearray | memoryview):
        return list(value)
    raise TypeError


def _names_of_failure(body: Any, most: int = _DEEPEST) -> list[str]:
    """Return the names that lead to the innermost value that cannot be JSON."""
    for name, value in _members(body) if most else ():
        if not _is_json(value):
            return [str(name), *_names_of_failure(value, most - 1)]
    return []


def _members(value: Any) -> Iterable[tuple[object, Any]]:
    if isinstance(value, Mapping):
        return value.items()
    return enumerate(value) if isinstance(value, list | tuple) else ()


def _is_json(value: Any) -> bool:
    try:
        orjson.dumps(value, default=_plain)
    except TypeError:
        return False
    return True
