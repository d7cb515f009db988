"""The meaning of a text as a vector of bytes; texts about the same thing have a small angle between them."""

from collections.abc import Iterable, Sequence
from math import dist, isqrt
from operator import mul

from mockserver.domain.meaning.word_table import DIMENSIONS, LANES, lanes_of_stem

Meaning = bytes  # a coordinate for each dimension, from -127 to 127, and raised by `ZERO` to be a byte

ZERO = 128
_LARGEST = 127

# The length of a vector. With this length coordinates rarely exceed a byte, and rounding changes an angle by at most a
# degree.
LENGTH = 400
_TWICE_LENGTH = 2 * LENGTH

# Below this a square of a distance is an integer that is rounded exactly, since the error of `dist` is less than a
# 2**51st part. Only texts of a thousand words have longer vectors.
_MOST_ROUNDED = 2.0**48


def meaning_of(stems: Iterable[str]) -> Meaning | None:
    """Return the meaning of a text with these stems; None if the table knows none of them. Order does not matter."""
    lanes = zero = 0
    for stem in dict.fromkeys(stems):
        more, offset = lanes_of_stem(stem)
        lanes, zero = lanes + more, zero + offset
    if not zero:
        return None
    raised = LANES.unpack(lanes.to_bytes(LANES.size, "little"))  # each coordinate is greater by `zero`
    # Integer arithmetic, so that every machine gets the same result.
    length = isqrt(_square_of_distance(raised, zero))
    if not length:
        return None
    divisor = 2 * length
    offset = length + ZERO * divisor - _TWICE_LENGTH * zero
    coordinates = [(_TWICE_LENGTH * each + offset) // divisor for each in raised]
    try:
        meaning = bytes(coordinates)
    except ValueError:  # not a byte
        return bytes([max(ZERO - _LARGEST, min(ZERO + _LARGEST, each)) for each in coordinates])
    return meaning.replace(b"\x00", b"\x01")  # the only byte that is less than -127


def _square_of_distance(coordinates: Sequence[int], zero: int) -> int:
    """Return the square of the length of a vector whose coordinates are all raised by `zero`."""
    square = dist(coordinates, (zero,) * DIMENSIONS) ** 2
    return round(square) if square < _MOST_ROUNDED else sum([(each - zero) ** 2 for each in coordinates])


def has_meaning(stem: str) -> bool:
    """Return whether a stem adds to the meaning of a text, which an unknown one does not."""
    return lanes_of_stem(stem)[1] > 0


def coordinates_of(meaning: Meaning) -> list[int]:
    """Return the coordinates of a vector, scaled to `LENGTH`."""
    return [each - ZERO for each in meaning]


def nearness(one: Meaning, other: Meaning) -> int:
    """Return the cosine of two vectors in hundredths, rounded down."""
    product = sum(map(mul, one, other)) - ZERO * (sum(one) + sum(other)) + ZERO * ZERO * DIMENSIONS
    return hundredths(product)


def hundredths(product: int) -> int:
    """Convert the scalar product of two vectors to their cosine in hundredths."""
    return 100 * product // (LENGTH * LENGTH)


def least_product(nearness: int) -> int:
    """Return the smallest scalar product whose cosine is `nearness` hundredths."""
    return -(-nearness * LENGTH * LENGTH // 100)
