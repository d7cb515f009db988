"""The space of all vectors: each feature is a direction of its own, and what shares features lies close together.

Directions are hashed, so the space is the same on every machine and needs no model. Two of them are nearly at right
angles: their cosine is 0 on average and seldom beyond 0.1.
"""

import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import shake_256
from math import fsum, sqrt
from operator import mul

# Features and how much each of them counts.
Bag = Mapping[str, float]
Vector = tuple[float, ...]

# As many decimals as a 32-bit float of this size has, and a length that is still 1 to seven of them.
_DECIMALS = 10**8

# A vector under construction is one long integer with 32 bits for each coordinate, so that adding all of them is one
# addition, and exact. Coordinates of a direction are bytes; weights that sum to this keep each sum below 30 bits, where
# Python counts fastest.
_LANE_BYTES = 4
_TOTAL_WEIGHT = 2**21
_LARGEST = 255


def project(bag: Bag, dimensions: int) -> Vector:
    """Return the unit-length vector of a bag that has at least one weight other than 0: floats in [-1, 1]."""
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
    """Return the sum of bags, each brought to the length beside it; features are taken to be at right angles."""
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
    # Sums of integers are exact, and square root and division are rounded alike everywhere: so is the result.
    scale = _DECIMALS / sqrt(sum(map(mul, coordinates, coordinates)))
    return tuple([round(each * scale) / _DECIMALS for each in coordinates])


@lru_cache(maxsize=16)
def _opposite(dimensions: int) -> int:
    """Return that from which a direction is subtracted to be the one that leads the other way."""
    return int.from_bytes(bytes((_LARGEST, 0, 0, 0)) * dimensions, "little")


@lru_cache(maxsize=4_096)
def _direction(feature: str, dimensions: int) -> int:
    lanes = bytearray(dimensions * _LANE_BYTES)
    # JSON can hold half of a surrogate pair; it is hashed like any other character.
    lanes[::_LANE_BYTES] = shake_256(feature.encode("utf-8", "surrogatepass")).digest(dimensions)
    return int.from_bytes(lanes, "little")
