"""Large values that do not fit a schema: their lists are cut, to find the problem with little work.

The validator finds all problems before it returns the first, and each takes kilobytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from jsonschema_rs import Draft202012Validator

Place = tuple[str | int, ...]
Offsets = Mapping[Place, int]

_MOST_VALUES = 1_000
# The length to which lists are cut.
_CUT_LENGTH = 16
# How often a value is validated while it is cut: enough for a list of a million items, and some lists in it.
_MOST_CUTS = 24


def is_large(value: Any) -> bool:
    """Return whether `value` contains more than 1,000 values."""
    level, seen = [value], 0
    while level and seen <= _MOST_VALUES:
        held = _held(level.pop())
        seen += len(held)
        if seen <= _MOST_VALUES:
            level.extend(inner for _, inner in held)
    return seen > _MOST_VALUES


@contextmanager
def cut_lists(validator: Draft202012Validator, value: Any) -> Iterator[Offsets | None]:
    """Cut the lists in `value`, so that it still does not fit; restore them afterwards.

    Yields the number of items that were cut off before the rest, by the place of the list in the shortened value, or
    None if that is still large and may have many problems.
    """
    cutting = _Cutting(validator, value)
    try:
        offsets = cutting.offsets()
        yield None if is_large(value) and not cutting.has_one_problem else offsets
    finally:
        cutting.undo()


def place_in_whole(path: Sequence[str | int], offsets: Offsets) -> list[str | int]:
    """Translate a path in the shortened value to the path in the whole value."""
    return [step + offsets.get(tuple(path[:at]), 0) if isinstance(step, int) else step for at, step in enumerate(path)]


class _Cutting:
    def __init__(self, validator: Draft202012Validator, value: Any) -> None:
        self._is_valid = validator.is_valid
        self._value = value
        self._left = _MOST_CUTS
        self.has_one_problem = False
        self._whole: list[tuple[list[Any], list[Any]]] = []

    def offsets(self) -> Offsets:
        found: dict[Place, int] = {}
        level: list[tuple[Place, Any]] = [((), self._value)]
        while level and self._left:
            lower: list[tuple[Place, Any]] = []
            for place, held in level:
                if isinstance(held, list) and len(held) > _CUT_LENGTH:
                    found[place] = self._cut(held)
                if len(held) <= _MOST_VALUES:
                    lower += [((*place, step), inner) for step, inner in _held(held) if isinstance(inner, list | dict)]
            level = lower
        return found

    def undo(self) -> None:
        for items, whole in reversed(self._whole):
            items[:] = whole

    def _cut(self, items: list[Any]) -> int:
        """Halve the list while one half still does not fit; return where the rest began."""
        self._whole.append((items, items[:]))
        first = 0
        while len(items) > _CUT_LENGTH and self._left:
            self._left -= 1
            half = len(items) // 2
            head, rest = items[:half], items[half:]
            items[:] = head
            if self._is_valid(self._value):
                items[:] = rest
                first += half
                if self._is_valid(self._value):  # the problem is the number of items, or that two are equal
                    self._shorten(items, head, rest)
                    return first - half
        return first

    def _shorten(self, items: list[Any], head: list[Any], rest: list[Any]) -> None:
        """Keep `head` and as few of the `rest` as do not fit. Without the last of them the value fits."""
        fits, fails = 0, len(rest)
        while fails - fits > 1 and self._left:
            self._left -= 1
            middle = (fits + fails) // 2
            items[:] = head + rest[:middle]
            fits, fails = (middle, fails) if self._is_valid(self._value) else (fits, middle)
        items[:] = head + rest[:fails]
        self.has_one_problem = fails - fits == 1


def _held(value: Any) -> Sequence[tuple[str | int, Any]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else ()
