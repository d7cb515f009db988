"""Many vectors at once: how near each is to another one, in a tenth of the time that one by one would take."""

from collections.abc import Sequence
from itertools import compress
from operator import mul

from mockserver.domain.meaning.vectors import ZERO, Meaning, coordinates_of, hundredths, least_product
from mockserver.domain.meaning.word_table import DIMENSIONS

_LANE_BYTES = 3
_LARGEST = 255

# No sum of products is further from zero than this. Raised by it, none borrows from the lane beside it, and each fits
# below the highest bit of its lane.
_OFFSET = DIMENSIONS * ZERO * _LARGEST

_HIGHEST_BIT = 1 << 8 * _LANE_BYTES - 1
_HAS_HIGHEST_BIT = bytes(byte >> 7 for byte in range(256))


class VectorBlock:
    """Vectors, dimension by dimension: a dimension is one integer in which each vector has 24 bits.

    To multiply that by a coordinate multiplies all, and adding two adds all.
    """

    __slots__ = ("_columns", "_offsets", "_ones", "_size")

    def __init__(self, meanings: Sequence[Meaning]) -> None:
        self._size = len(meanings)
        together = b"".join(meanings)
        self._columns = [self._lanes(together[dimension::DIMENSIONS]) for dimension in range(DIMENSIONS)]
        self._ones = self._lanes(b"\x01" * self._size)
        self._offsets = _OFFSET * self._ones

    def nearness_to(self, meaning: Meaning, least: int) -> list[tuple[int, int]]:
        """Return the vectors that are as near to `meaning` as `least` or nearer, each with its cosine in hundredths.

        Vectors are given by their number, and cosines as `nearness` returns them.
        """
        coordinates = coordinates_of(meaning)
        lanes = sum(map(mul, coordinates, self._columns), self._offsets)
        base = _OFFSET + ZERO * sum(coordinates)
        # Raised so that just those lanes whose vector is near enough have their highest bit set.
        raised = lanes + (_HIGHEST_BIT - base - least_product(least)) * self._ones
        is_near = raised.to_bytes(self._size * _LANE_BYTES, "little")[_LANE_BYTES - 1 :: _LANE_BYTES]
        near = list(compress(range(self._size), is_near.translate(_HAS_HIGHEST_BIT)))
        if not near:
            return []
        products = lanes.to_bytes(self._size * _LANE_BYTES, "little")
        return [(at, hundredths(_lane(products, at) - base)) for at in near]

    def _lanes(self, values: bytes) -> int:
        lanes = bytearray(self._size * _LANE_BYTES)
        lanes[::_LANE_BYTES] = values
        return int.from_bytes(lanes, "little")


def _lane(lanes: bytes, at: int) -> int:
    return int.from_bytes(lanes[at * _LANE_BYTES : (at + 1) * _LANE_BYTES], "little")
