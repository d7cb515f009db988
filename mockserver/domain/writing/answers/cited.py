"""Texts with citations: numbers in brackets that stand for a place in a video or for a whole source."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from mockserver.domain.writing.phrases import first_words

_ENDS = (".", "!", "?", ":", " |")
_NUMBER = re.compile(r"\[(\d{1,4})\]")


class Whole(StrEnum):
    """The kinds of cited sources besides videos and images."""

    COLLECTION = "collection"
    PAGE = "page"


class Source(Struct, frozen=True):
    """A cited source: the part of `id` from `start` to `end`, or all of it if those are None.

    With `page`, it is a web page and `id` is its address.
    """

    id: str
    start: float | None = None
    end: float | None = None
    whole: Whole | None = None


class Citation(Struct, frozen=True):
    """The position in a text, from first to last character, that cites `source`."""

    source: Source
    first: int
    last: int


class CitedText(Struct, frozen=True):
    """A text and its citations, in order."""

    text: str
    citations: tuple[Citation, ...] = ()

    def cut(self, length: int) -> "CitedText":
        """Return the first `length` characters, with the citations that are completely in them."""
        kept = tuple(citation for citation in self.citations if citation.last < length)
        return CitedText(self.text[:length], kept)


class Statement(Struct, frozen=True):
    """A sentence or a line, and its sources."""

    text: str
    sources: tuple[Source, ...] = ()

    def shortened(self, words: int) -> "Statement":
        """Return the statement shortened to at most `words` words."""
        short = first_words(self.text, words)
        return self if short == self.text else Statement(short.rstrip(" ,;:"), self.sources)


def joined(statements: Iterable[Statement], between: str = " ") -> CitedText:
    """Return the statements as one text; a citation comes before the end of its sentence or its row."""
    text, citations, numbers = "", list[Citation](), dict[Source, int]()
    for statement in statements:
        text += between if text else ""
        body, end = _parted(statement)
        text += body
        for source in statement.sources:
            number = f"[{numbers.setdefault(source, len(numbers) + 1)}]"
            text += " " if text[-1:].strip() and not text.endswith("]") else ""
            citations.append(Citation(source, len(text), len(text) + len(number) - 1))
            text += number
        text += end
    return CitedText(text, tuple(citations))


def cited_by_number(text: str, sources: Sequence[Source]) -> CitedText:
    """Return a text in which `[1]` cites the first of `sources`; other numbers are plain text."""
    numbers = ((int(found[1]), found) for found in _NUMBER.finditer(text))
    return CitedText(
        text,
        tuple(
            Citation(sources[number - 1], found.start(), found.end() - 1)
            for number, found in numbers
            if 1 <= number <= len(sources)
        ),
    )


def _parted(statement: Statement) -> tuple[str, str]:
    text = statement.text
    end = next((end for end in _ENDS if statement.sources and text.endswith(end)), "")
    return text.removesuffix(end), end
