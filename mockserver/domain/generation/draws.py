"""Random draws: a video takes hundreds of them, from several streams that are independent of each other.

A stream is made from blocks of hashes. A generator of `random` takes as long to begin as all draws from a stream.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain, cycle, islice
from math import gcd
from operator import itemgetter
from struct import Struct
from typing import TypeVar

T = TypeVar("T")
Chance = Callable[[], int]
"""A stream of random numbers: each call returns one from 0 to below `1 << BITS`."""

BITS = 16
_numbers_in = Struct("<32H").unpack

_ROUNDS = 3
_ORDERS = 32


def chance_of(digest: bytes, use: str) -> Chance:
    """Return the random numbers of a video for one use. So a name changes the subject, and no other choice."""
    return chain.from_iterable(_blocks(use.encode() + digest)).__next__


def _blocks(seed: bytes) -> Iterator[Sequence[int]]:
    while True:
        seed = blake2b(seed).digest()
        yield _numbers_in(seed)


def below(count: int, chance: Chance) -> int:
    """Return a number from 0 to below `count`."""
    return chance() * count >> BITS


def choice(items: Sequence[T], chance: Chance) -> T:
    """Return one of `items`."""
    return items[chance() * len(items) >> BITS]


def shuffled(items: Sequence[T], chance: Chance, count: int | None = None) -> list[T]:
    """Return `count` of `items`, or all, in random order."""
    pool, found = list(items), []
    rest = 0 if count is None else len(pool) - count
    for left in range(len(pool), rest, -1):
        at = chance() * left >> BITS
        found.append(pool[at])
        pool[at] = pool[left - 1]
    return found


def in_turn(items: Sequence[T], chance: Chance) -> Iterator[T]:
    """Return `items` without end; each comes again after all others did.

    They begin at a random one, and continue with each so many further: two draws, however many items there are.
    """
    steps = _steps(len(items))
    first, step = chance() * len(items) >> BITS, steps[chance() * len(steps) >> BITS]
    return islice(cycle(items), first, None, step)


@cache
def _steps(count: int) -> tuple[int, ...]:
    """Return the steps that reach each of so many items in a circle."""
    return tuple(step for step in range(1, count + 1) if gcd(step, count) == 1)


def mixed(items: Sequence[T], chance: Chance) -> Iterator[T]:
    """Return `items` without end, in an order whose period is long: two such orders do not always pair the same."""
    return cycle(_orders(len(items))[chance() * _ORDERS >> BITS](items)) if len(items) > 1 else cycle(items)


@cache
def _orders(count: int) -> tuple[Callable[[Sequence[T]], tuple[T, ...]], ...]:
    """Return ways to take each of so many items several times."""
    chance = chance_of(bytes([count]), "orders")
    return tuple(itemgetter(*shuffled([*range(count)] * _ROUNDS, chance)) for _ in range(_ORDERS))
