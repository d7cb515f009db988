"""Values that arrive as text (query, path, form fields) read as the type that their schema names."""

import re
from collections.abc import Callable
from typing import Any

_NUMBER = re.compile(r"-?(0|[1-9]\d{0,15})(\.\d{1,18})?([eE][+-]?\d{1,2})?", re.ASCII)
_BOOLEANS = {"true": True, "false": False}

Reader = Callable[[str], Any]


def reader_of(types: str | list[str] | None) -> Reader:
    """Return the reader for a schema's `type`.

    A reader returns text that is not of its type unchanged: the validator then names what was expected and what came.
    """
    names = [types] if isinstance(types, str) else types or ["string"]
    for name in names:
        if name in _READERS:
            return _READERS[name]
    return str


def _number(text: str) -> float | str:
    if not _NUMBER.fullmatch(text):
        return text
    value = float(text)
    return int(value) if value.is_integer() else value


def _boolean(text: str) -> bool | str:
    return _BOOLEANS.get(text, text)


_READERS: dict[str, Reader] = {"integer": _number, "number": _number, "boolean": _boolean}
