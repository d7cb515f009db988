"""Terminal colours: whether to use them, and the escape codes."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Protocol


class Style(StrEnum):
    """ANSI codes for text at a terminal."""

    STRONG = "1"
    FAINT = "2"
    BAD = "31"
    GOOD = "32"
    DOUBTFUL = "33"
    NEUTRAL = "36"


Paint = Callable[[str, Style], str]


class Stream(Protocol):
    """The part of an output stream that `wants_colour` needs."""

    def isatty(self) -> bool: ...


def painter(stream: Stream, environment: Mapping[str, str]) -> Paint:
    """Return a function that colours text for `stream`, or `plain` if the stream should have no colours."""
    return painted if wants_colour(stream, environment) else plain


def wants_colour(stream: Stream, environment: Mapping[str, str]) -> bool:
    """Return whether output to `stream` should be coloured.

    It should on a terminal that is not dumb. `NO_COLOR` switches colours off; otherwise `FORCE_COLOR` switches them on,
    and its values `0` and `false` switch them off.
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
