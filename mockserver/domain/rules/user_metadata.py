"""Metadata that owners give to what is theirs: merged or replaced, found by its keys, compared with text."""

import ast
import re
from collections.abc import Mapping

from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.conditions.comparison import compare, read_number


def merged(kept: Mapping[str, Value], update: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return `kept` with the keys of `update`: None removes a key, an empty text or list leaves it as it is.

    Source: documentation of 2026.
    """
    said = {key: value for key, value in update.items() if value not in ("", [])}
    return replaced({**kept, **said})


def replaced(wanted: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return what is kept of `wanted`, which takes the place of all there was: everything but None."""
    return {key: value for key, value in wanted.items() if value is not None}


def filled(wanted: Mapping[str, Value | None]) -> dict[str, Value]:
    """Return what is kept of `wanted` where what is empty is as good as not there."""
    return {key: value for key, value in replaced(wanted).items() if value not in ("", [])}


def find_custom(custom: Mapping[str, object], key: str) -> object | None:
    """Return the value under `key`, spelled exactly, else in camelCase for snake_case or the other way round.

    One client turns keys to snake_case on some of its calls and leaves them alone on others.
    """
    if key in custom:
        return custom[key]
    folded = fold(key)
    return next((custom[name] for name in sorted(custom) if fold(name) == folded), None)


def fold(key: str) -> str:
    """Return `key` in snake_case, whichever way it was spelled."""
    return re.sub(r"(?<=[^\W_])(?=[A-Z])", "_", key).lower()


def custom_meets(stored: object, operator: str, text: str) -> bool:
    """Return whether `text`, read as the type of `stored`, compares with it; a range is a matter of numbers alone.

    One text of a list will do.
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
    """Return the conditions in a whole dictionary sent as one parameter, none if it cannot be read.

    One client prints a Python dictionary into the parameter, another the name of a JavaScript type.
    """
    try:
        printed = ast.literal_eval(str(wanted))
        str(printed)  # Python reads numbers in base 16 that it refuses to write, as conditions have to be
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return {}
    return {str(key): value for key, value in printed.items()} if isinstance(printed, dict) else {}
