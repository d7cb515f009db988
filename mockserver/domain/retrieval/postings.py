"""An inverted index: for each key the moments that hold it, growing and shrinking one moment at a time."""

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence

# A word resembles another when it begins it and leaves enough to be a compound: "snow" and "snowboard", not "star"
# and "start". In a word much longer than itself a beginning is mere chance.
_SHORTEST_BEGINNING = 4
_SHORTEST_REST = 3
_LEAST_SHARE = 0.4


class Postings:
    """Which moments, given as ever-growing numbers, hold which key."""

    __slots__ = ("_moments", "_words")

    def __init__(self) -> None:
        self._moments: dict[str, array[int]] = {}
        self._words: list[str] = []  # keys of one word, sorted, to look up by beginning

    def add(self, moment: int, keys: Iterable[str]) -> None:
        """Enter `moment`, whose number is higher than any before, under each of `keys`."""
        for key in keys:
            if key not in self._moments:
                self._open(key)
            self._moments[key].append(moment)

    def remove(self, moment: int, keys: Iterable[str]) -> None:
        """Take `moment` out again; `keys` are those it was entered under."""
        for key in keys:
            found = self._moments[key]
            del found[bisect_left(found, moment)]
            if not found:
                self._close(key)

    def holding(self, key: str) -> Sequence[int]:
        """Return the moments that hold `key`, in ascending order."""
        return self._moments.get(key, ())

    def resembling(self, word: str) -> Iterator[str]:
        """Yield the known words that begin with `word` or that `word` begins with, itself left out."""
        yield from self._beginnings_of(word)
        if len(word) >= _SHORTEST_BEGINNING:
            yield from self._continuations_of(word)

    def _beginnings_of(self, word: str) -> Iterator[str]:
        for length in range(_shortest_beginning(len(word)), len(word) - _SHORTEST_REST + 1):
            if word[:length] in self._moments:
                yield word[:length]

    def _continuations_of(self, word: str) -> Iterator[str]:
        at = bisect_left(self._words, word)
        while at < len(self._words) and self._words[at].startswith(word):
            found = self._words[at]
            if len(word) >= _shortest_beginning(len(found)) and len(found) - len(word) >= _SHORTEST_REST:
                yield found
            at += 1

    def _open(self, key: str) -> None:
        self._moments[key] = array("L")
        if " " not in key:
            insort(self._words, key)

    def _close(self, key: str) -> None:
        del self._moments[key]
        if " " not in key:
            del self._words[bisect_left(self._words, key)]


def _shortest_beginning(length: int) -> int:
    return max(_SHORTEST_BEGINNING, int(_LEAST_SHARE * length))
