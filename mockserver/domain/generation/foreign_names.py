"""Noun phrases in names of other languages, for use in English sentences: "the Technikmuseum Speyer"."""

import re
from collections.abc import Iterator
from itertools import groupby, takewhile

from mockserver.domain.generation.name_spelling import is_german
from mockserver.domain.generation.words.foreign import GERMAN_WORDS
from mockserver.domain.generation.words.word import (
    FIRST_NAME,
    LITTLE,
    LITTLE_BESIDE_FOREIGN,
    MEASURE,
    NAME,
    NUMBER,
    PROPER,
    TELLS_GERMAN,
    Word,
    Words,
    facts_of,
)

_LONGEST_PART = 3  # words
_SHORTEST_WORD = 2  # letters
_MUCH = 5  # letters
_LONGEST_WHOLE = 7  # words
_LINKS = frozenset(
    ["de", "del", "des", "du", "di", "della", "da", "do", "dos", "von", "aux", "al", "en", "em", "con", "avec"]
)
_LINKS_AND = _LINKS | {"y", "e", "et", "und", "la", "el", "le", "los", "las", "les", "mi", "mon", "ma", "mes", "notre"}
_CAMERAS = frozenset(["camara", "cámara", "caméra", "kamera", "câmera", "camera", "cam"])
_BEFORE_NAMES = frozenset(["von", "in", "nach", "aus", "en", "à", "em"])
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Particles of Japanese are written in hiragana between words in other scripts.
_JAPANESE_WORD = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff\u3005]{2,}")


def foreign_parts(words: Words) -> tuple[str, ...]:
    """Return the noun phrases in `words`, the longest first; at least one.

    The first one of all stays the first, unless it is much shorter: "Clase" in "Clase de baile flamenco".
    """
    runs = list(dict.fromkeys(_runs(words)))
    longest = max(map(len, runs), default=0)
    first = runs[:1] if runs and len(runs[0]) + _MUCH > longest else []
    others = dict.fromkeys((*_unspaced(words), *runs))
    found = dict.fromkeys((*first, *sorted(others, key=len, reverse=True)))
    return tuple(found) or (" ".join([word.text for word in words]),)


def whole_phrase(words: Words) -> str | None:
    """Return a noun with all that little words link to it, "the boda de Ana y Luis"; None for other words."""
    words = [*takewhile(_is_linked, words)]  # "cumpleaños de Lucas | 5 años"
    little = [word.plain for word in words if word.facts & LITTLE_BESIDE_FOREIGN]
    first = words[0].facts if words else LITTLE
    begins_with_noun = not first & (LITTLE_BESIDE_FOREIGN | LITTLE | PROPER) and (
        first & TELLS_GERMAN or not first & NAME
    )
    if not begins_with_noun or len(words) > _LONGEST_WHOLE or _LINKS.isdisjoint(little):
        return None
    return f"the {' '.join([word.text for word in words])}" if _LINKS_AND.issuperset(little) else None


def _is_linked(word: Word) -> bool:
    return not (word.facts & (MEASURE | NUMBER) or word.plain in _CAMERAS)


def _unspaced(words: Words) -> Iterator[str]:
    for word in words:
        if not (word.facts & (NUMBER | LITTLE_BESIDE_FOREIGN) or _LATIN.search(word.text)):
            yield from _JAPANESE_WORD.findall(word.text) or [word.text]


def _runs(words: Words) -> Iterator[str]:
    """Yield the phrases between function words. In German only nouns and names are capitalised."""
    tells_german = facts_of(words) & TELLS_GERMAN or any(word.plain in GERMAN_WORDS for word in words)
    is_of_german = bool(tells_german) or is_german(words)
    has_nouns = is_of_german and _has_lower(words)

    def is_told(word: Word) -> bool:
        is_little = word.facts & (LITTLE | LITTLE_BESIDE_FOREIGN | MEASURE) or len(word.text) < _SHORTEST_WORD
        if is_little or word.plain in _CAMERAS or not _LATIN.search(word.text):
            return False
        return word.text[:1].isupper() or not has_nouns

    before = ""
    for is_kept, group in groupby(words, is_told):
        run = [*group]
        if is_kept:
            phrase = " ".join([word.text for word in run[:_LONGEST_PART]])
            yield phrase if _is_name(run, before, is_of_german=is_of_german, words=words) else f"the {phrase}"
        if not is_kept and run[-1].plain != "und":
            before = run[-1].plain


def _has_lower(words: Words) -> bool:
    return any(word.text.islower() for word in words)


def _is_name(run: Words, before: str, *, is_of_german: bool, words: Words) -> bool:
    """Return whether a phrase is a name, which takes no article: "in Köln", "la boda de Ana"."""
    if all(word.facts & (PROPER | FIRST_NAME) for word in run):
        return True
    if is_of_german:
        return len(run) == 1 and before in _BEFORE_NAMES
    return bool(before) and _has_lower(words) and all(word.text[:1].isupper() for word in run)
