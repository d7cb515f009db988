"""Numbers among the options, with errors worded like those of settings."""

from argparse import ArgumentTypeError
from collections.abc import Callable
from typing import TypeVar

from mockserver.ground import settings

T = TypeVar("T", int, float)


def _option(read: Callable[[str], T]) -> Callable[[str], T]:
    """Return `read` for argparse, which shows the message of an ArgumentTypeError only."""

    def read_option(text: str) -> T:
        try:
            return read(text)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from None

    return read_option


whole_number = _option(settings.whole_number)
count = _option(settings.count)
amount = _option(settings.amount)
