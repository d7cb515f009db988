"""Metadata that the owner gave a video: found whichever way its key is spelled, and compared with text."""

import ast
import re
from collections.abc import Mapping

from mockserver.domain.rules.comparison import compare, read_number


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
    """Return whether `text`, read as the type of `stored`, compares with it; a range is a matter of numbers alone."""
    match stored:
        case bool():
            return not operator and text.lower() == str(stored).lower()
        case int() | float():
            wanted = read_number(text)
            return wanted is not None and compare(stored, operator, wanted)
        case _:
            return not operator and text == stored


def printed_metadata(wanted: object) -> Mapping[str, object]:
    """Return the conditions in a whole dictionary sent as one parameter, none if it cannot be read.

    One client prints a Python dictionary into the parameter, another the name of a JavaScript type.
    """
    try:
        printed = ast.literal_eval(str(wanted))
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return {}
    return printed if isinstance(printed, dict) else {}
