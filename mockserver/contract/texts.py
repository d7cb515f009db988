"""Values that arrive as text (query, path, form fields), parsed as the type of their schema."""

import re
from collections.abc import Callable
from math import isinf
from typing import Any

_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
# Every float can be written with fewer characters; a longer text would only waste time.
_LONGEST_NUMBER = 308
_SIXTY_FOUR_BITS = 2**63
# Capitalised as Python writes them, which clients of 2025 do.
_BOOLEANS = {"true": True, "false": False, "True": True, "False": False}

Reader = Callable[[str], Any]


def reader_of(types: str | list[str] | None) -> Reader:
    """Return the reader for a schema's `type`.

    A reader returns text of another type unchanged: the validator then names what was expected and what came.
    """
    names = [types] if isinstance(types, str) else types or ["string"]
    for name in names:
        if name in _READERS:
            return _READERS[name]
    return str


def _number(text: str) -> float | str:
    found = _NUMBER.fullmatch(text) if len(text) <= _LONGEST_NUMBER else None
    if found is None:
        return text
    value = int(text) if found[2] is None and found[3] is None else _tidy(float(text))
    if isinf(value):
        return text
    # As in parsed JSON: a number beyond 64 bits is a float, or no reply could repeat it.
    return value if abs(value) < _SIXTY_FOUR_BITS else float(value)


def _tidy(value: float) -> float:
    return int(value) if value.is_integer() else value


def _boolean(text: str) -> bool | str:
    return _BOOLEANS.get(text, text)


_READERS: dict[str, Reader] = {"integer": _number, "number": _number, "boolean": _boolean}
