"""Random draws like those of `random.Random`, in half the time: a video takes hundreds of them.

`floor` takes a third of the time of `int`.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import cycle
from math import floor, gcd
from operator import itemgetter
from random import Random
from typing import TypeVar

T = TypeVar("T")
Chance = Callable[[], float]
"""`random` of a generator: a number from 0 to below 1."""

_ROUNDS = 3
_ORDERS = 32


def chance_of(digest: bytes, use: str) -> Chance:
    """Return the random numbers of a video for one use. So a name changes the subject, and no other choice."""
    return Random(hashlib.sha256(use.encode() + digest).digest()).random  # noqa: S311 - plausible, not secret


def choice(items: Sequence[T], chance: Chance) -> T:
    """Return one of `items`."""
    return items[floor(chance() * len(items))]


def shuffled(items: Sequence[T], chance: Chance, count: int | None = None) -> list[T]:
    """Return `count` of `items`, or all, in random order."""
    pool, found = list(items), []
    rest = 0 if count is None else len(pool) - count
    for left in range(len(pool), rest, -1):
        at = floor(chance() * left)
        found.append(pool[at])
        pool[at] = pool[left - 1]
    return found


def in_turn(items: Sequence[T], chance: Chance) -> Iterator[T]:
    """Return `items` without end; each comes again after all others did.

    They begin at a random one, and continue with each so many further: two draws, however many items there are.
    """
    count = len(items)
    steps = _steps(count)
    first, step = floor(chance() * count), steps[floor(chance() * len(steps))]
    return cycle(items[at % count] for at in range(first, first + step * count, step))


@cache
def _steps(count: int) -> tuple[int, ...]:
    """Return the steps that reach each of so many items in a circle."""
    return tuple(step for step in range(1, count + 1) if gcd(step, count) == 1)


def mixed(items: Sequence[T], chance: Chance) -> Iterator[T]:
    """Return `items` without end, in an order whose period is long: two such orders do not always pair the same."""
    return cycle(_orders(len(items))[floor(chance() * _ORDERS)](items)) if len(items) > 1 else cycle(items)


@cache
def _orders(count: int) -> tuple[Callable[[Sequence[T]], tuple[T, ...]], ...]:
    """Return ways to take each of so many items several times."""
    chance = chance_of(bytes([count]), "orders")
    return tuple(itemgetter(*shuffled([*range(count)] * _ROUNDS, chance)) for _ in range(_ORDERS))
