"""Writes poems, songs and haikus about the scenes of a video."""

import re
from collections.abc import Iterator
from itertools import chain

from mockserver.domain.capitals import capitalised
from mockserver.domain.retrieval.words import STOP_WORDS
from mockserver.domain.writing.phrases import clause
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_RHYMES = (
    ("from the first to the last we go", "and the minutes begin to flow"),
    ("every detail falls into place", "with a smile on every face"),
    ("and we follow it all the way", "what a way to spend the day"),
    ("it is here for us all to see", "and it could not better be"),
    ("there is nothing we want to miss", "did you ever see things like this"),
    ("and the story is nearly done", "but the best has just begun"),
)
_LINE_WORDS, _LEAST_WORDS, _MOST_WORDS = 10, 4, 18
_LONGEST_LINE = 120
_JOINT = late_pattern(r", | (?:while|before|as) | and (?=\w+s )")
_CIRCUMSTANCE = late_pattern(r" (?:in|during|beside|with|near|behind|under|just) ")
_WHEREABOUTS = late_pattern(
    r"^(?:(?:in|at|on|under|beside|behind|between|inside|next to|near|far|high) [^,]*, |it begins [^:]*: )",
    re.IGNORECASE,
)
"""Introductions of a description; a short line drops them."""
_SYLLABLES = late_pattern(r"[aeiouy]+")
_FILLERS = (
    "",
    "now",
    "once more",
    "here and now",
    "in gentle light",
    "moment by moment",
    "while the day goes quiet",
    "while the afternoon goes by",
)
"""A filler for each number of missing syllables in a haiku line."""


def poem(source: Source) -> str:
    """Return a poem with the video's title: the requested number of verses of four lines."""
    verses = _verses(source, _verse_count(source, 2))
    return "\n\n".join([source.label, *verses])


def song(source: Source) -> str:
    """Return a song whose chorus names the video, in the layout of a recorded one."""
    chorus = (
        f"(Chorus)\n{source.label}, that's the name of the game,\n{capitalised(source.theme)}, it is never the same."
    )
    verses = _verses(source, _verse_count(source, 2))
    return "\n\n".join(f"(Verse {number})\n{verse}\n\n{chorus}" for number, verse in enumerate(verses, start=1))


def haiku(source: Source) -> str:
    """Return three lines of about five, seven and five syllables."""
    texts = [*map(_line, source.statements(2)), *source.headings]
    first, last = texts[-2], texts[-1]
    lines = zip((source.theme, first, last), (5, 7, 5), strict=True)
    return "\n".join(_measured(re.sub(r"[^\w\s'-]", "", line), syllables) for line, syllables in lines)


def _verse_count(source: Source, usual: int) -> int:
    lines = source.spec.number(0, Unit.LINE)
    return min(8, -(-lines // 4)) if lines else source.spec.number(usual, Unit.VERSE, Unit.PARAGRAPH)


def _verses(source: Source, count: int) -> list[str]:
    count = min(count, 8)
    lines = [_line(text) for text in source.statements(2 * count)]
    return [_verse(lines[2 * number : 2 * number + 2], number) for number in range(count)]


def _line(text: str) -> str:
    line = _WHEREABOUTS.sub("", text, count=1)
    if line.count(" ") >= _LINE_WORDS:
        heads = chain(_heads(line, _JOINT), _heads(line, _CIRCUMSTANCE) if line.count(" ") >= _MOST_WORDS else ())
        line = next((head for head in heads if _LEAST_WORDS <= len(head.split()) <= _MOST_WORDS), line)
    words = line.split()
    return clause(" ".join(_rounded(words[:_MOST_WORDS]) if len(words) > _MOST_WORDS else words), _LONGEST_LINE)


def _heads(text: str, joint: re.Pattern[str]) -> Iterator[str]:
    """Yield the texts before each `joint`, which are still sentences, the longest first."""
    for found in reversed(list(joint.finditer(text))):
        yield text[: found.start()]


def _rounded(words: list[str]) -> list[str]:
    """Return the words without trailing function words, which would lead on to something."""
    while len(words) > 1 and words[-1].casefold() in STOP_WORDS:
        words = words[:-1]
    return words


def _verse(lines: list[str], number: int) -> str:
    rhymes = (_RHYMES[2 * number % len(_RHYMES)], _RHYMES[(2 * number + 1) % len(_RHYMES)])
    lines = [
        line
        for text, (first, second) in zip(lines, rhymes, strict=True)
        for line in (f"{capitalised(text)}, {first},", f"{capitalised(second)}.")
    ]
    return "\n".join(lines)


def _measured(line: str, syllables: int) -> str:
    words = line.split()
    while len(words) > 1 and sum(map(_syllables, words)) > syllables:
        words.pop()
    words = _rounded(words)
    missing = max(0, min(syllables - sum(map(_syllables, words)), len(_FILLERS) - 1))
    return capitalised(" ".join([*words, _FILLERS[missing]]).strip())


def _syllables(word: str) -> int:
    spoken = word.casefold().removesuffix("e") if len(word) > 3 else word.casefold()
    return max(1, len(_SYLLABLES.findall(spoken)))
