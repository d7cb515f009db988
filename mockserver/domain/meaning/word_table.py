"""The word table: for each stem a vector, a weight, and the nearest stems.

It is one file, read on first use. `tools/word_table` documents the file and creates it.
"""

import struct
from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import chain

from mockserver.domain.meaning.glossary import explanation_of
from mockserver.ground.caches import word_cache
from mockserver.ground.package_data import package_data

DIMENSIONS = 128

# A vector has half a byte for each dimension, from 1 to 15; this value is zero.
_ZERO = 8
_VECTOR_BYTES = DIMENSIONS // 2
_LOW_HALVES = bytes(byte & 15 for byte in range(256))
_HIGH_HALVES = bytes(byte >> 4 for byte in range(256))

_HEADER = struct.Struct("<III")  # the number of stems, the size in bytes, and the number of neighbours of each
_NEIGHBOUR = struct.Struct("<HB")  # the number of a stem, and its nearness in hundredths

# Vectors are summed as one integer with 32 bits for each dimension, so that one addition adds all dimensions.
LANES = struct.Struct(f"<{DIMENSIONS}I")
_LANE_BYTES = 4

# Rare words say much. This is the median weight in the table, and the weight of an unknown word of five letters.
MEDIAN_WEIGHT = 191
_MEDIAN_LETTERS, _WEIGHT_OF_LETTER = 5, 8

_AFTER_LETTERS = "\x7f"  # sorts after each letter of a stem

# In letters: "counterrevolutionari".
LONGEST_STEM = 20

# An unknown stem may be a compound of two known stems of at least this many letters each.
_SHORTEST_PART = 3


class WordTable:
    """The table; words are decoded on first lookup."""

    __slots__ = (
        "_first_neighbour",
        "_first_vector",
        "_in_order",
        "_neighbours",
        "_numbers",
        "_stems",
        "_table",
        "_weights",
    )

    def __init__(self, table: bytes) -> None:
        stems, length, self._neighbours = _HEADER.unpack_from(table)
        end = _HEADER.size + length
        self._table = table
        self._stems = table[_HEADER.size : end].decode().split("\n")
        self._numbers = dict(zip(self._stems, range(stems), strict=True))
        self._weights = table[end : end + stems]
        self._first_vector = end + stems
        self._first_neighbour = self._first_vector + stems * _VECTOR_BYTES
        self._in_order: list[str] = []  # sorted at the first misspelt word

    def __contains__(self, stem: str) -> bool:
        return stem in self._numbers

    @property
    def stems(self) -> Set[str]:
        """All stems."""
        return self._numbers.keys()

    def by_common_beginning(self, word: str, least: int) -> Iterator[tuple[int, list[str]]]:
        """Yield the stems with the same first letters as `word`, at least `least`, by the number of these letters."""
        known = self._in_order = self._in_order or sorted(self._stems)
        first, last = 0, len(known)
        for size in range(least, len(word) + 1):
            start = bisect_left(known, word[:size], first, last)
            end = bisect_left(known, word[:size] + _AFTER_LETTERS, start, last)
            if size > least:
                yield size - 1, known[first:start] + known[end:last]
            if start == end:
                return
            first, last = start, end
        yield len(word), known[first:last]

    def numbers_of(self, stem: str) -> tuple[int, ...]:
        """Return the numbers of the words in `stem`: one, two for a compound, none for an unknown word."""
        number = self._numbers.get(stem)
        return self._parts_of(stem) if number is None else (number,)

    def lanes_of(self, number: int) -> tuple[int, int]:
        """Return the weighted vector of a stem as lanes, and the offset to subtract from each lane."""
        start = self._first_vector + number * _VECTOR_BYTES
        halves = self._table[start : start + _VECTOR_BYTES]
        lanes = bytearray(LANES.size)
        lanes[:: 2 * _LANE_BYTES] = halves.translate(_LOW_HALVES)
        lanes[_LANE_BYTES :: 2 * _LANE_BYTES] = halves.translate(_HIGH_HALVES)
        weight = self._weights[number]
        return int.from_bytes(lanes, "little") * weight, _ZERO * weight

    def weight_of(self, number: int) -> int:
        """Return the weight of a stem."""
        return self._weights[number]

    def neighbours_of(self, stem: str) -> list[tuple[str, int]]:
        """Return the nearest stems of `stem`, each with its nearness in hundredths; empty for an unknown stem."""
        number = self._numbers.get(stem)
        if number is None:
            return []
        size = self._neighbours * _NEIGHBOUR.size
        start = self._first_neighbour + number * size
        found = _NEIGHBOUR.iter_unpack(self._table[start : start + size])
        return [(self._stems[other], nearness) for other, nearness in found if nearness]

    def _parts_of(self, stem: str) -> tuple[int, ...]:
        if len(stem) > 2 * LONGEST_STEM:
            return ()
        for at in range(len(stem) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
            first, second = self._numbers.get(stem[:at]), self._numbers.get(stem[at:])
            if first is not None and second is not None:
                return first, second
        return ()


@cache
def word_table() -> WordTable:
    """Return the table. Reading it takes a few milliseconds."""
    return WordTable(package_data("word_table.bin"))


@word_cache(maxsize=8_192)
def lanes_of_stem(stem: str) -> tuple[int, int]:
    """Return the sum of the vectors of the words in `stem` and of those that explain it.

    It has the form of `WordTable.lanes_of`.
    """
    table, numbers = word_table(), _numbers_of(stem)
    if stem in table and explanation_of(stem):
        numbers = (*numbers, *_numbers_of_explanation(stem))
    vectors = list(map(table.lanes_of, numbers))
    return vectors[0] if len(vectors) == 1 else (sum(lanes for lanes, _ in vectors), sum(zero for _, zero in vectors))


@word_cache(maxsize=131_072)
def weight_of_stem(stem: str) -> int:
    """Return how much a stem says, up to 255 for each word that it consists of; an unknown one says much."""
    return known_weight(stem) or weight_of_unknown(stem)


def known_weight(stem: str) -> int:
    """Return how much a stem says; 0 if it has no meaning, since the table does not know it."""
    return sum(map(word_table().weight_of, _numbers_of(stem)))


def weight_of_unknown(stem: str) -> int:
    """Return how much a stem says that the table does not know."""
    return MEDIAN_WEIGHT + _WEIGHT_OF_LETTER * (min(len(stem), 2 * _MEDIAN_LETTERS) - _MEDIAN_LETTERS)


def _numbers_of(stem: str) -> Sequence[int]:
    """Return the numbers of the words in `stem`, or of those that explain it."""
    table = word_table()
    return (() if stem in table else _numbers_of_explanation(stem)) or table.numbers_of(stem)


def _numbers_of_explanation(stem: str) -> Sequence[int]:
    return [*chain.from_iterable(map(word_table().numbers_of, explanation_of(stem)))]
