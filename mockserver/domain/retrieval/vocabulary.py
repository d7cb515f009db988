"""Words in order, so that those that begin alike are found together."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

# A word resembles another when it begins it and leaves enough to be a compound: "snow" and "snowboard", not "star"
# and "start". In a word much longer than itself a beginning is mere chance.
_SHORTEST_BEGINNING = 4
_SHORTEST_REST = 3
_LEAST_SHARE = 0.4


# Fewer new words than one for so many that are known are put in place one by one; more are sorted in with all.
_FEW = 64


class Vocabulary:
    """The words that are known; expressions of several words are taken no note of.

    New words are put in order when words are next looked for.
    """

    __slots__ = ("_new", "_words")

    def __init__(self) -> None:
        self._words: list[str] = []
        self._new: list[str] = []

    def add(self, key: str) -> None:
        """Take in a key that is not known yet."""
        if " " not in key:
            self._new.append(key)

    def remove(self, key: str) -> None:
        """Forget a key that is known."""
        if " " not in key:
            self._put_in_order()
            del self._words[bisect_left(self._words, key)]

    def _put_in_order(self) -> None:
        if len(self._new) * _FEW < len(self._words):
            for word in self._new:
                insort(self._words, word)
        else:
            self._words += self._new
            self._words.sort()
        self._new.clear()

    def resembling(self, word: str) -> Iterator[str]:
        """Yield the known words that begin with `word` or that `word` begins with, itself left out."""
        if self._new:
            self._put_in_order()
        yield from self._beginnings_of(word)
        if len(word) >= _SHORTEST_BEGINNING:
            yield from self._continuations_of(word)

    def _beginnings_of(self, word: str) -> Iterator[str]:
        for length in range(_shortest_beginning(len(word)), len(word) - _SHORTEST_REST + 1):
            at = bisect_left(self._words, word[:length])
            if at < len(self._words) and self._words[at] == word[:length]:
                yield word[:length]

    def _continuations_of(self, word: str) -> Iterator[str]:
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at].startswith(word):
            if _is_compound(self._words[at], word):
                yield self._words[at]
            at += 1


def any_resembles(keys: Iterable[str], word: str) -> bool:
    """Return whether any of `keys` is a word that begins with `word` or that `word` begins with, but another."""
    beginning = word[:_SHORTEST_BEGINNING]
    alike = [key for key in keys if key.startswith(beginning)]  # mostly none
    return any(" " not in key and (_is_compound(key, word) or _is_compound(word, key)) for key in alike)


def _is_compound(word: str, beginning: str) -> bool:
    if not word.startswith(beginning):
        return False
    return len(word) - len(beginning) >= _SHORTEST_REST and len(beginning) >= _shortest_beginning(len(word))


def _shortest_beginning(length: int) -> int:
    return max(_SHORTEST_BEGINNING, int(_LEAST_SHARE * length))
