"""Noun phrases in names of other languages, for use in English sentences: "the Technikmuseum Speyer"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mockserver.domain.generation.name_spelling import is_german
from mockserver.domain.generation.name_words import LITTLE_WORDS, PROPER
from mockserver.domain.generation.words.foreign import GERMAN_WORDS, LITTLE_BESIDE_FOREIGN_WORDS, tells_german
from mockserver.domain.generation.words.roles import MEASURE

_LONGEST_PART = 3  # words
_SHORTEST_WORD = 2  # letters
_MUCH = 5  # letters
_CAMERAS = frozenset(["camara", "cámara", "caméra", "kamera", "câmera", "camera", "cam"])
_BEFORE_PLACES = frozenset(["in", "nach", "aus", "en", "à", "em"])
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Particles of Japanese are written in hiragana between words in other scripts.
_JAPANESE_WORD = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff\u3005]{2,}")


def foreign_parts(words: Sequence[str]) -> tuple[str, ...]:
    """Return the noun phrases in `words`, the longest first; at least one.

    The first one of all stays the first, unless it is much shorter: "Clase" in "Clase de baile flamenco".
    """
    runs = list(dict.fromkeys(_runs(words)))
    longest = max(map(len, runs), default=0)
    first = runs[:1] if runs and len(runs[0]) + _MUCH > longest else []
    others = dict.fromkeys((*_unspaced(words), *runs))
    found = dict.fromkeys((*first, *sorted(others, key=len, reverse=True)))
    return tuple(found) or (" ".join(words),)


def _unspaced(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if not (_LATIN.search(word) or word.isdecimal() or word.casefold() in LITTLE_BESIDE_FOREIGN_WORDS):
            yield from _JAPANESE_WORD.findall(word) or [word]


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield the phrases between function words. In German only nouns and names are capitalised."""
    plain_words = {word.casefold() for word in words}
    is_of_german = is_german(words) or not plain_words.isdisjoint(GERMAN_WORDS) or tells_german(plain_words)
    has_nouns = is_of_german and any(map(str.islower, words))

    def is_told(word: str) -> bool:
        plain = word.casefold()
        is_little = plain in LITTLE_BESIDE_FOREIGN_WORDS or plain in LITTLE_WORDS or len(word) < _SHORTEST_WORD
        is_kept = bool(_LATIN.search(word)) and not (is_little or plain in _CAMERAS or MEASURE.fullmatch(plain))
        return is_kept and (word[:1].isupper() or not has_nouns)

    before = ""
    for is_kept, group in groupby(words, is_told):
        run = [*group]
        if is_kept:
            phrase = " ".join(run[:_LONGEST_PART])
            yield phrase if _is_name(run, before, is_of_german=is_of_german, words=words) else f"the {phrase}"
        before = run[-1].casefold()


def _is_name(run: Sequence[str], before: str, *, is_of_german: bool, words: Sequence[str]) -> bool:
    """Return whether a phrase is a name, which takes no article: "in Köln", "la boda de Ana"."""
    if all(word.casefold() in PROPER for word in run):
        return True
    if is_of_german:
        return len(run) == 1 and before in _BEFORE_PLACES
    return bool(before) and any(map(str.islower, words)) and all(word[:1].isupper() for word in run)
