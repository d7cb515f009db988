"""Random draws like those of `random.Random`, in half the time: a video takes hundreds of them."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")
Chance = Callable[[], float]
"""`random` of a generator: a number from 0 to below 1."""


def choice(items: Sequence[T], chance: Chance) -> T:
    """Return one of `items`."""
    return items[int(chance() * len(items))]


def shuffled(items: Sequence[T], chance: Chance, count: int | None = None) -> list[T]:
    """Return `count` of `items`, or all, in random order."""
    pool, found = list(items), []
    rest = 0 if count is None else len(pool) - count
    for left in range(len(pool), rest, -1):
        at = int(chance() * left)
        found.append(pool[at])
        pool[at] = pool[left - 1]
    return found


def drawn(items: Sequence[T], chance: Chance, most: int | None = None) -> Iterator[T]:
    """Yield `items` in random order without end, only the first `most`; none repeats before all were drawn."""
    pool = list(items)
    rest = 0 if most is None else max(0, len(pool) - most)
    while True:
        for left in range(len(pool), rest, -1):
            at = int(chance() * left)
            item = pool[at]
            pool[at] = pool[left - 1]
            pool[left - 1] = item
            yield item
        del pool[:rest]  # those that were not drawn
        rest = 0
