"""Combined vectors of several inputs, and the uncertainty of a vector."""

from collections.abc import Sequence
from math import fsum, sqrt

from mockserver.domain.embedding.space import Vector

_DECIMALS = 8


def blend(vectors: Sequence[Vector]) -> Vector:
    """Return the unit-length mean of `vectors`, at least one."""
    if len(vectors) == 1:
        return vectors[0]
    sums = [fsum(numbers) for numbers in zip(*vectors, strict=True)]
    length = sqrt(fsum(each * each for each in sums))
    # Opposite vectors have no mean direction.
    return tuple(round(each / length, _DECIMALS) for each in sums) if length else vectors[0]


def uncertainty(vector: Vector) -> Vector:
    """Return the uncertainty of each coordinate of `vector`, at least 0.

    A coordinate near zero is more uncertain, because the words of the input disagree about it.
    """
    largest = max(map(abs, vector))
    return tuple(round(largest - abs(each), _DECIMALS) for each in vector)
