"""An inverted index from keys to moments, updated one moment at a time."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from mockserver.domain.retrieval.vocabulary import Vocabulary


class Postings:
    """The moments, given as increasing numbers, that have each key."""

    __slots__ = ("_moments", "_vocabulary")

    def __init__(self) -> None:
        self._moments: dict[str, array[int]] = {}
        self._vocabulary = Vocabulary()

    def add(self, moment: int, keys: Iterable[str]) -> None:
        """Add `moment`, whose number is higher than any before, under each of `keys`."""
        moments = self._moments
        for key in keys:
            held = moments.get(key)
            if held is None:
                held = moments[key] = array("L")
                self._vocabulary.add(key)
            held.append(moment)

    def remove(self, moment: int, keys: Iterable[str]) -> None:
        """Remove `moment`; `keys` are the keys under which it was added."""
        for key in keys:
            found = self._moments[key]
            del found[bisect_left(found, moment)]
            if not found:
                del self._moments[key]
                self._vocabulary.remove(key)

    def holding(self, key: str) -> Sequence[int]:
        """Return the moments with `key`, in ascending order."""
        return self._moments.get(key, ())

    def resembling(self, word: str) -> Iterator[str]:
        """Yield the other known words that are a prefix of `word` or have `word` as a prefix."""
        return self._vocabulary.resembling(word)
