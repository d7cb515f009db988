"""Many vectors at once: how near each is to another one, in a tenth of the time that one by one would take."""

import struct
from collections.abc import Sequence
from itertools import compress
from operator import mul

from mockserver.domain.meaning.vectors import ZERO, Meaning, coordinates_of, hundredths, least_product
from mockserver.domain.meaning.word_table import DIMENSIONS

_LANE_BYTES = 4
_LARGEST = 255

# No sum of products gets below this, so that no lane borrows from its neighbour.
_OFFSET = DIMENSIONS * ZERO * _LARGEST

_HIGHEST_BIT = 1 << 31
_HAS_HIGHEST_BIT = bytes(byte >> 7 for byte in range(256))


class VectorBlock:
    """Vectors, dimension by dimension: a dimension is one integer in which each vector has 32 bits.

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
        products = struct.unpack(f"<{self._size}I", lanes.to_bytes(self._size * _LANE_BYTES, "little"))
        return [(at, hundredths(products[at] - base)) for at in near]

    def _lanes(self, values: bytes) -> int:
        lanes = bytearray(self._size * _LANE_BYTES)
        lanes[::_LANE_BYTES] = values
        return int.from_bytes(lanes, "little")
