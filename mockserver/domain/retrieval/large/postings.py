"""An inverted index: for each key the moments that hold it, growing and shrinking one moment at a time."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from mockserver.domain.retrieval.vocabulary import Vocabulary


class Postings:
    """Which moments, given as ever-growing numbers, hold which key."""

    __slots__ = ("_moments", "_vocabulary")

    def __init__(self) -> None:
        self._moments: dict[str, array[int]] = {}
        self._vocabulary = Vocabulary()

    def add(self, moment: int, keys: Iterable[str]) -> None:
        """Enter `moment`, whose number is higher than any before, under each of `keys`."""
        moments = self._moments
        for key in keys:
            held = moments.get(key)
            if held is None:
                held = moments[key] = array("L")
                self._vocabulary.add(key)
            held.append(moment)

    def remove(self, moment: int, keys: Iterable[str]) -> None:
        """Take `moment` out again; `keys` are those it was entered under."""
        for key in keys:
            found = self._moments[key]
            del found[bisect_left(found, moment)]
            if not found:
                del self._moments[key]
                self._vocabulary.remove(key)

    def holding(self, key: str) -> Sequence[int]:
        """Return the moments that hold `key`, in ascending order."""
        return self._moments.get(key, ())

    def resembling(self, word: str) -> Iterator[str]:
        """Yield the known words that begin with `word` or that `word` begins with, itself left out."""
        return self._vocabulary.resembling(word)
