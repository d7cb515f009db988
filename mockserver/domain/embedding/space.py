"""The vector space: each feature is a direction; inputs that share features are close together.

Directions are hashed, so the space is the same on every machine and needs no model. Two directions are nearly
orthogonal: their cosine is 0 on average and seldom beyond 0.1.
"""

import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import shake_256
from math import fsum, sqrt
from operator import mul

from mockserver.ground.caches import short_cache

# Features and their weights.
Bag = Mapping[str, float]
Vector = tuple[float, ...]

# The precision of a 32-bit float of this size; the length is then still 1 to seven decimals.
_DECIMALS = 10**8

# Vectors are summed as one big integer with 32 bits for each coordinate, so that one exact addition adds all
# coordinates. Coordinates of a direction are bytes; weights with this sum keep each sum below 30 bits, where Python is
# fastest.
_LANE_BYTES = 4
_TOTAL_WEIGHT = 2**21
_LARGEST = 255


def project(bag: Bag, dimensions: int) -> Vector:
    """Return the unit-length vector of a bag with at least one non-zero weight: floats in [-1, 1]."""
    scale = _TOTAL_WEIGHT / sum(map(abs, bag.values()))
    opposite = _opposite(dimensions)
    lanes = total = 0
    for feature, weight in bag.items():
        count = round(abs(weight) * scale)
        direction = _direction(feature, dimensions)
        lanes += count * (direction if weight > 0 else opposite - direction)
        total += count
    sums = struct.unpack(f"<{dimensions}I", lanes.to_bytes(dimensions * _LANE_BYTES, "little"))
    return _unit([2 * each - _LARGEST * total for each in sums])


def combine(parts: Iterable[tuple[Bag, float]]) -> Bag:
    """Return the sum of bags, each scaled to the given length; features are assumed to be orthogonal."""
    whole: dict[str, float] = {}
    for bag, length in parts:
        factor = length / sqrt(sum(weight * weight for weight in bag.values()))
        for feature, weight in bag.items():
            whole[feature] = whole.get(feature, 0.0) + weight * factor
    return whole


def similarity(one: Vector, other: Vector) -> float:
    """Return the cosine of two unit-length vectors: 1 for the same meaning, about 0 for unrelated ones."""
    return fsum(map(mul, one, other))


def _unit(coordinates: list[int]) -> Vector:
    # Integer sums are exact, and square root and division are rounded the same way everywhere, so the result is
    # portable.
    scale = _DECIMALS / sqrt(sum(map(mul, coordinates, coordinates)))
    return tuple([round(each * scale) / _DECIMALS for each in coordinates])


@lru_cache(maxsize=16)
def _opposite(dimensions: int) -> int:
    """Return the constant from which a direction is subtracted to get the opposite direction."""
    return int.from_bytes(bytes((_LARGEST, 0, 0, 0)) * dimensions, "little")


@short_cache(maxsize=4_096)
def _direction(feature: str, dimensions: int) -> int:
    lanes = bytearray(dimensions * _LANE_BYTES)
    # JSON can contain an unpaired surrogate; it is hashed like any other character.
    lanes[::_LANE_BYTES] = shake_256(feature.encode("utf-8", "surrogatepass")).digest(dimensions)
    return int.from_bytes(lanes, "little")
