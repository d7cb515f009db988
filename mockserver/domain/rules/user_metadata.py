"""User metadata: merged or replaced, found by key, compared with text."""

import ast
import re
from collections.abc import Mapping

from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.conditions.comparison import compare, read_number


def merged(kept: Mapping[str, Value], update: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return `kept` merged with `update`: None removes a key, an empty text or list leaves it unchanged.

    Source: documentation of 2026.
    """
    said = {key: value for key, value in update.items() if value not in ("", [])}
    return replaced({**kept, **said})


def replaced(wanted: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return the new metadata `wanted` without keys that are None."""
    return {key: value for key, value in wanted.items() if value is not None}


def filled(wanted: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return the new metadata `wanted` without empty values."""
    return {key: value for key, value in replaced(wanted).items() if value not in ("", [])}


def find_custom(custom: Mapping[str, object], key: str) -> object | None:
    """Return the value under `key`, spelled exactly, else converted between camelCase and snake_case.

    One client converts keys to snake_case on some of its calls only.
    """
    if key in custom:
        return custom[key]
    folded = fold(key)
    return next((custom[name] for name in sorted(custom) if fold(name) == folded), None)


def fold(key: str) -> str:
    """Return `key` in snake_case."""
    return re.sub(r"(?<=[^\W_])(?=[A-Z])", "_", key).lower()


def custom_meets(stored: object, operator: str, text: str) -> bool:
    """Return whether `text`, parsed as the type of `stored`, compares with it; ranges apply to numbers only.

    In a list, one matching text is enough.
    """
    match stored:
        case bool():
            return not operator and text.lower() == str(stored).lower()
        case int() | float():
            wanted = read_number(text)
            return wanted is not None and compare(stored, operator, wanted)
        case list():
            return not operator and text in stored
        case _:
            return not operator and text == stored


def printed_metadata(wanted: object) -> Mapping[str, object]:
    """Return the conditions in a dictionary that a client printed into one parameter; empty if it cannot be parsed.

    One client prints a Python dictionary, another the name of a JavaScript type.
    """
    try:
        printed = ast.literal_eval(str(wanted))
        str(printed)  # Python parses hexadecimal integers that are too large to print, which conditions have to be.
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return {}
    return {str(key): value for key, value in printed.items()} if isinstance(printed, dict) else {}
