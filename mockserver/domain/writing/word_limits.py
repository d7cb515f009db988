"""Texts of a number of words: whole sentences, and short ones that fill up the rest."""

import re
from collections.abc import Iterator

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.phrases import first_words
from mockserver.domain.writing.source import Source

_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+|\s*\n\s*")
_MOST_STATEMENTS = 12
_LONGEST_WHOLE = 150  # characters; longer statements are cut

_FILLERS = (
    "Enjoy!",
    "Have fun!",
    "That is all.",
    "That is the end.",
    "That is all there is.",
    "That is what the {noun} shows.",
    "That is what happens in this {noun}.",
    "That is what happens in the whole {noun}.",
    "That is what happens here from beginning to end.",
)
"""A sentence for each number of words."""
_TAILS = (
    "",
    "throughout",
    "and more",
    "from the start",
    "from beginning to end",
    "from the first scene on",
    "from its beginning to its end",
    "from the first scene to the last",
)
"""The end of a sentence, for each number of words."""


def sentence_of(source: Source, count: int) -> str:
    """Return one sentence about the video with exactly `count` words; empty if its subject needs more."""
    begun = (f"This {source.noun} is about {source.subject}", f"It is about {source.theme}")
    left = ((text, count - len(text.split())) for text in begun)
    return next((f"{text} {_TAILS[more]}".rstrip() + "." for text, more in left if 0 <= more < len(_TAILS)), "")


def of_exactly(source: Source, text: str, count: int) -> str:
    """Return whole sentences with `count` words together: those of `text`, others about the video, and fillers."""
    found, left = _fitting(source, text, count)
    separator = "\n" if "\n" in found else " "
    return separator.join(filter(None, [found, *_fillers(source.noun, left)]))


def of_at_most(source: Source, text: str, count: int) -> str:
    """Return whole sentences with at most `count` words together."""
    return _fitting(source, text, count)[0]


def _fitting(source: Source, text: str, count: int) -> tuple[str, int]:
    """Return the sentences that fit, and how many words are left."""
    found, left = "", count
    for gap, piece in _pieces(text):
        words = len(piece.split())
        if words > left:
            break
        found, left = f"{found}{gap}{piece}" if found else piece, left - words
    found = _to_sentence_end(found) or _named(source, count)
    left = count - len(found.split())
    separator = "\n" if "\n" in found else " "
    for statement in source.statements(_MOST_STATEMENTS) if left else ():
        sentence = f"{capitalised(statement)}."
        is_new = len(statement) <= _LONGEST_WHOLE and statement.casefold() not in found.casefold()
        if is_new and len(sentence.split()) <= left:
            found, left = f"{found}{separator}{sentence}", left - len(sentence.split())
    return found, left


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences and lines of `text`, each with the white space before it."""
    gap, at = "", 0
    for border in _BETWEEN_SENTENCES.finditer(text):
        yield gap, text[at : border.start()]
        gap, at = border[0], border.end()
    yield gap, text[at:]


def _to_sentence_end(text: str) -> str:
    """Return `text` without a last line that is no sentence, such as a heading."""
    while text and text[-1] not in ".!?":
        text = text.rpartition("\n")[0].rstrip()
    return text


def _named(source: Source, count: int) -> str:
    """Return the name of the video as a sentence of at most `count` words."""
    return f"{first_words(source.label, count).rstrip(' .,;:!?')}."


def _fillers(noun: str, count: int) -> Iterator[str]:
    while count:
        words = min(count, len(_FILLERS))
        yield _FILLERS[words - 1].format(noun=noun)
        count -= words
