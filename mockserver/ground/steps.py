"""Work in steps: a generator that yields between portions, so that the event loop can serve other requests."""

from collections.abc import Callable, Generator, Iterable, Sequence
from heapq import merge
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
U = TypeVar("U")

# Records per step, so that a step takes a few milliseconds; fewer if each record has to be loaded first.
PORTION, SMALL_PORTION = 250, 10

# As many as are sorted, or merged, in a few milliseconds.
_SORTED_PORTION, _MERGED_PORTION = 5_000, 2_000

Steps: TypeAlias = Generator[None, None, T]


def run_blocking(steps: Steps[T]) -> T:
    """Run all steps without a pause and return their result."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: T = end.value
            return result


def in_portions(records: Sequence[T], work: Callable[[Sequence[T]], object], portion: int = PORTION) -> Steps[None]:
    """Call `work` on one portion of `records` per step. `records` must not change meanwhile."""
    for start in range(0, len(records), portion):
        if start:
            yield
        work(records[start : start + portion])


def map_in_portions(
    records: Sequence[T], read: Callable[[Sequence[T]], Sequence[U]], portion: int = PORTION
) -> Steps[list[U]]:
    """Call `read` on one portion of `records` per step and return all results. `records` must not change meanwhile."""
    found: list[U] = []
    yield from in_portions(records, lambda some: found.extend(read(some)), portion)
    return found


def sort_in_portions(records: Sequence[T], key: Callable[[T], Any]) -> Steps[list[T]]:
    """Return `records` sorted by `key`, in steps. `records` must not change meanwhile."""
    keys: list[Any] = yield from map_in_portions(records, lambda portion: list(map(key, portion)))
    parts: list[list[int]] = []
    places = range(len(keys))
    yield from in_portions(places, lambda some: parts.append(sorted(some, key=keys.__getitem__)), _SORTED_PORTION)
    found: list[T] = []
    for place in merge(*parts, key=keys.__getitem__):
        found.append(records[place])
        if len(found) % _MERGED_PORTION == 0:
            yield
    return found


def free_lists(lists: Iterable[list[Any]]) -> Steps[None]:
    """Empty `lists`, one portion per step, because freeing very many objects takes long."""
    for held in lists:
        while held:
            del held[-PORTION:]
            yield
