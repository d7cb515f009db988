"""Work in steps: a generator that yields between them, so that its caller can do other work."""

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
U = TypeVar("U")

# So many records are looked at within a few milliseconds; so many, where each has to be read again.
PORTION, FEW = 250, 10

Steps: TypeAlias = Generator[None, None, T]


def at_once(steps: Steps[T]) -> T:
    """Return what the steps come to, taken one right after the other."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def in_portions(records: Sequence[T], work: Callable[[Sequence[T]], object], portion: int = PORTION) -> Steps[None]:
    """Do `work` on all `records`, of which it gets a portion in each step. They must not change."""
    for start in range(0, len(records), portion):
        if start:
            yield
        work(records[start : start + portion])


def by_portions(
    records: Sequence[T], read: Callable[[Sequence[T]], Sequence[U]], portion: int = PORTION
) -> Steps[list[U]]:
    """Return what `read` makes of `records`, of which it gets a portion in each step. They must not change."""
    found: list[U] = []
    yield from in_portions(records, lambda some: found.extend(read(some)), portion)
    return found


def in_order(records: Sequence[T], key: Callable[[T], Any]) -> Steps[list[T]]:
    """Return `records` sorted by `key`, which is asked of a portion in each step. They must not change."""
    keys: list[Any] = yield from by_portions(records, lambda portion: list(map(key, portion)))
    return [records[place] for place in sorted(range(len(keys)), key=lambda place: keys[place])]


def let_go(lists: Iterable[list[Any]]) -> Steps[None]:
    """Empty `lists`, a portion in each step: to free very many objects takes its time."""
    for held in lists:
        while held:
            del held[-PORTION:]
            yield
