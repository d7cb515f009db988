"""Random draws like those of `random.Random`, in half the time: a video takes hundreds of them.

`floor` takes a third of the time of `int`.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from math import floor
from random import Random
from typing import TypeVar

T = TypeVar("T")
Chance = Callable[[], float]
"""`random` of a generator: a number from 0 to below 1."""


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


def drawn(items: Sequence[T], chance: Chance, most: int | None = None) -> Iterator[T]:
    """Yield `items` in random order without end, only the first `most`; none repeats before all were drawn."""
    pool = list(items)
    rest = 0 if most is None else max(0, len(pool) - most)
    while True:
        for left in range(len(pool), rest, -1):
            at = floor(chance() * left)
            item = pool[at]
            pool[at] = pool[left - 1]
            pool[left - 1] = item
            yield item
        del pool[:rest]  # those that were not drawn
        rest = 0
