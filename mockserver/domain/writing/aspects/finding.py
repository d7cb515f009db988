"""One thing that was found in a video, with its times."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.phrases import clause, clock, joined

_MOST_TIMES = 4


class Finding(Struct, frozen=True):
    """A thing that a video has: a phrase, or a quote of what is said or read, and when."""

    text: str
    times: tuple[float, ...] = ()
    is_quote: bool = False

    @property
    def phrase(self) -> str:
        """The finding within a sentence."""
        text = f'"{self.text}"' if self.is_quote else self.text
        return f"{text} ({joined([clock(time) for time in self.times[:_MOST_TIMES]])})" if self.times else text

    @property
    def line(self) -> str:
        """The finding as a line of its own."""
        times = f" ({joined([clock(time) for time in self.times[:_MOST_TIMES]])})" if self.times else ""
        return f"{capitalised(self.text)}{times}{'' if self.text.endswith('?') and not times else '.'}"


def grouped(found: Iterable[tuple[str, float]], *, is_quote: bool = False) -> list[Finding]:
    """Return a finding for each different text, with all its times, in the order of the first."""
    times: dict[str, list[float]] = {}
    for text, time in found:
        if short := clause(text):
            times.setdefault(f"{short}?" if text.endswith("?") else short, []).append(time)
    return [Finding(text, tuple(at), is_quote) for text, at in times.items()]


def untimed(texts: Sequence[str]) -> list[Finding]:
    """Return a finding without times for each different text."""
    return [Finding(text) for text in dict.fromkeys(texts)]
