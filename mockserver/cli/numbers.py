"""Numbers among the options, with errors worded like those of settings."""

from argparse import ArgumentTypeError
from math import isfinite


def whole_number(text: str) -> int:
    """Return the integer in `text`. Raises ArgumentTypeError."""
    try:
        return int(text)
    except ValueError:
        raise ArgumentTypeError(f'"{text}" is not a whole number') from None


def count(text: str) -> int:
    """Return the integer in `text`, which is not negative. Raises ArgumentTypeError."""
    number = whole_number(text)
    if number < 0:
        raise ArgumentTypeError(f'"{text}" is negative')
    return number


def amount(text: str) -> float:
    """Return the number in `text`, which is finite and not negative. Raises ArgumentTypeError."""
    try:
        number = float(text)
    except ValueError:
        raise ArgumentTypeError(f'"{text}" is not a number') from None
    if not isfinite(number) or number < 0:
        raise ArgumentTypeError(f'"{text}" is not a number of 0 or more')
    return number
