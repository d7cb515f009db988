"""Random draws like those of `random.Random`, in half the time: a video takes hundreds of them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")
GetBits = Callable[[int], int]
"""`getrandbits` of a generator."""


def below(end: int, bits: GetBits) -> int:
    """Return a number from 0 to below `end`, like `randrange(end)`."""
    size = end.bit_length()
    drawn = bits(size)
    while drawn >= end:
        drawn = bits(size)
    return drawn


def shuffled(items: Sequence[T], count: int, bits: GetBits) -> list[T]:
    """Return `count` of at most 80 items in random order, like `sample(items, count)` for more than a few."""
    pool, found = list(items), []
    for end in range(len(pool), len(pool) - count, -1):
        size = end.bit_length()
        drawn = bits(size)
        while drawn >= end:
            drawn = bits(size)
        found.append(pool[drawn])
        pool[drawn] = pool[end - 1]
    return found
