"""Noun phrases in names of other languages, for use in English sentences: "the Technikmuseum Speyer"."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from mockserver.domain.generation.name_words import FOREIGN_LITTLE_WORDS, GERMAN_WORDS, LITTLE_WORDS

_LONGEST_PART = 3  # words
_SHORTEST_WORD = 2  # letters
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Particles of Japanese are written in hiragana between words in other scripts.
_JAPANESE_WORD = re.compile(r"[\u30a0-\u30ff\u3400-\u9fff\u3005]{2,}")


def foreign_parts(words: Sequence[str]) -> tuple[str, ...]:
    """Return the noun phrases in `words`, the longest first; at least one."""
    found = [*_unspaced(words), *_runs(words)]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True)) or (" ".join(words),)


def _unspaced(words: Sequence[str]) -> Iterator[str]:
    for word in words:
        if not _LATIN.search(word):
            yield from _JAPANESE_WORD.findall(word) or [word]


def _runs(words: Sequence[str]) -> Iterator[str]:
    """Yield the phrases between function words. In German only nouns and names are capitalised."""
    has_nouns = any(word.casefold() in GERMAN_WORDS for word in words) and any(map(str.islower, words))

    def is_told(word: str) -> bool:
        plain = word.casefold()
        is_little = plain in FOREIGN_LITTLE_WORDS or plain in LITTLE_WORDS or len(word) < _SHORTEST_WORD
        return bool(_LATIN.search(word)) and not is_little and (word[:1].isupper() or not has_nouns)

    for is_kept, run in groupby(words, is_told):
        if is_kept:
            yield f"the {' '.join([*run][:_LONGEST_PART])}"
