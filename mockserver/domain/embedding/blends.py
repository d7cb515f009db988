"""Vectors of several things together, and how sure the numbers of a vector are."""

from collections.abc import Sequence
from math import fsum, sqrt

from mockserver.domain.embedding.space import Vector

_DECIMALS = 8


def blend(vectors: Sequence[Vector]) -> Vector:
    """Return the unit-length vector in the middle of `vectors`, at least one of them: it is near to each."""
    if len(vectors) == 1:
        return vectors[0]
    sums = [fsum(numbers) for numbers in zip(*vectors, strict=True)]
    length = sqrt(fsum(each * each for each in sums))
    # Vectors that are opposite to each other have no middle.
    return tuple(round(each / length, _DECIMALS) for each in sums) if length else vectors[0]


def uncertainty(vector: Vector) -> Vector:
    """Return how uncertain each number of `vector` is, from 0 on.

    A number near zero is one about which the words of the input disagree, so it is the less certain.
    """
    largest = max(map(abs, vector))
    return tuple(round(largest - abs(each), _DECIMALS) for each in vector)
