"""Colour at a terminal: whether it is wanted, and how it is written."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol


class Style(StrEnum):
    """How a text looks: the numbers that a terminal takes for it."""

    STRONG = "1"
    FAINT = "2"
    BAD = "31"
    GOOD = "32"
    DOUBTFUL = "33"
    NEUTRAL = "36"


Paint = Callable[[str, Style], str]


class Stream(Protocol):
    """The part of an output that is asked here."""

    def isatty(self) -> bool: ...


def painter(stream: Stream, environment: Mapping[str, str]) -> Paint:
    """Return what gives texts their style on `stream`, or leaves them as they are."""
    return painted if wants_colour(stream, environment) else plain


def wants_colour(stream: Stream, environment: Mapping[str, str]) -> bool:
    """Return whether texts on `stream` are to have colours.

    A terminal has them, but not a dumb one. `NO_COLOR` with any text prevents them, else `FORCE_COLOR` demands them;
    `0` and `false` there prevent them too.
    """
    if environment.get("NO_COLOR"):
        return False
    forced = environment.get("FORCE_COLOR")
    if forced:
        return forced.lower() not in ("0", "false")
    return stream.isatty() and environment.get("TERM") != "dumb"


def plain(text: str, style: Style) -> str:
    """Return `text` as it is."""
    return text


def painted(text: str, style: Style) -> str:
    """Return `text` with the codes of `style` around it."""
    return f"\x1b[{style}m{text}\x1b[0m" if text else ""
