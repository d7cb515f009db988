"""Other spellings of words: misspelt ones, and compounds written as two words."""

from collections.abc import Iterator, Sequence
from string import ascii_lowercase

from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.word_table import word_table
from mockserver.domain.retrieval.words import STOP_WORDS, stem
from mockserver.ground.caches import short_cache

# A shorter unknown word is more often a name than a misspelt word.
_SHORTEST_MISSPELT = 5
# A longer word has another word within one edit only rarely by chance.
_SHORTEST_CERTAIN = 6
_MOST_SPELLINGS = 3

# What the stemmer takes from the end of a word. The table has stems.
_ENDINGS = ("e", "s", "es", "er", "ers", "ing", "ings", "ed")

_SHORTEST_PART = 3


@short_cache(maxsize=8_192)
def near_spellings(word: str) -> tuple[str, ...]:
    """Return the known stems within one edit of `word`, the likeliest first; none if it is known itself.

    An edit adds, drops or replaces a letter after the first one, or swaps two.
    """
    if len(word) < _SHORTEST_MISSPELT or not (word.isascii() and word.isalpha()) or is_known(word):
        return ()
    found: dict[str, int] = {}  # with the number of letters that the stemmer takes away
    for shorter, stems in _stems_of(_edits(word)):
        for near in stems & word_table().stems:
            found[near] = min(shorter, found.get(near, shorter))
    known = sorted(found, key=lambda near: (found[near], -len(near), near))
    return tuple(known[:_MOST_SPELLINGS])


def is_known(word: str) -> bool:
    """Return whether the table of words or the glossary has `word`."""
    return stem(word) in word_table() or bool(explanation_of(stem(word)))


def is_certain(word: str) -> bool:
    """Return whether a word is so long that its near spellings are what it means."""
    return len(word) >= _SHORTEST_CERTAIN


def compounds_in(words: Sequence[str]) -> dict[int, str]:
    """Return the known compounds written as two words, such as "sun flower", by the position of the first word."""
    found: dict[int, str] = {}
    for at, second in enumerate(words[1:]):
        compound = None if at - 1 in found else _joined(words[at], second)
        if compound:
            found[at] = compound
    return found


def stems_meant(words: Sequence[str]) -> list[str]:
    """Return the stems of `words`, with those of the right spelling for misspelt words and for parted compounds."""
    compounds = compounds_in(words)
    meant: list[str] = []
    for at, word in enumerate(words):
        if at in compounds:
            meant.append(compounds[at])
        elif at - 1 not in compounds:
            meant += (near_spellings(word)[:1] if is_certain(word) else ()) or (stem(word),)
    return meant


def _joined(first: str, second: str) -> str | None:
    if min(len(first), len(second)) < _SHORTEST_PART or first in STOP_WORDS or second in STOP_WORDS:
        return None
    return _compound(first + second)


@short_cache(maxsize=8_192)
def _compound(word: str) -> str | None:
    table = word_table()
    return next((compound for _, stems in _stems_of({word}) for compound in stems if compound in table), None)


def _edits(word: str) -> set[str]:
    found = set[str]()
    for at in range(1, len(word) + 1):
        before, after = word[:at], word[at:]
        found.add(before + after[1:])
        found.update([before + letter + after for letter in ascii_lowercase])
        found.update([before + letter + after[1:] for letter in ascii_lowercase])
        if len(after) > 1:
            found.add(before + after[1] + after[0] + after[2:])
    return found


def _stems_of(words: set[str]) -> Iterator[tuple[int, set[str]]]:
    """Yield what may be the stems of `words`, by how many letters shorter they are.

    The stemmer itself is slow for hundreds of words.
    """
    yield 0, words
    by_last: dict[str, list[str]] = {}
    for word in words:
        by_last.setdefault(word[-1], []).append(word)
    for ending in _ENDINGS:
        size = len(ending)
        yield size, {word[:-size] for word in by_last.get(ending[-1], ()) if word.endswith(ending)}
    yield 0, {f"{word[:-1]}i" for word in by_last.get("y", ())}
    yield 1, {word[:-1] for word in words if word[-1] == word[-2]}
