"""Edits of JSON lines: each replaces one scalar by another value."""

import json
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

Place = tuple[str | int, ...]

_NUMBERS = (0, 1, -1, 0.5, -0.5, 10**12, -(10**12), 10**30, 1e300, 1e-300)
_DATES = ("1969-12-31T23:59:59+00:00", "2099-12-31T23:59:59+00:00", "9999-12-31T23:59:59+00:00", "2024-06-31T12:00:00Z")
_TEXTS = ("", " ", "x", "NaN", "-1", "é\u0000", "0" * 24, "x" * 5_000, "../x", *_DATES)


@dataclass(frozen=True, slots=True)
class Edit:
    """A line of a file, the place of a scalar in it, and the new value."""

    line: int
    place: Place
    value: Any

    def of(self, lines: Sequence[Any]) -> bytes:
        """Return `lines` with the edit, as a file."""
        edited = deepcopy(lines[self.line])
        around = edited
        for step in self.place[:-1]:
            around = around[step]
        around[self.place[-1]] = self.value
        return b"\n".join(map(_dumped, [*lines[: self.line], edited, *lines[self.line + 1 :]]))


def edits_of(lines: Sequence[Any], numbers: Collection[int]) -> st.SearchStrategy[Edit]:
    """Return edits of any scalar in the lines of these numbers to another value of its type.

    Each kind of place is as likely as any other.
    """
    by_kind: dict[Any, list[tuple[int, Place, Any]]] = {}
    for number in numbers:
        for place, value in _scalars(lines[number]):
            names = tuple(step for step in place if isinstance(step, str))
            by_kind.setdefault((names, type(value)), []).append((number, place, value))
    kinds = st.sampled_from(list(by_kind.values()))
    return kinds.flatmap(st.sampled_from).flatmap(
        lambda found: _others(found[2]).map(lambda value: Edit(found[0], found[1], value))
    )


def _scalars(node: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else None
    if inner is None:
        yield place, node
        return
    for step, value in inner:
        yield from _scalars(value, (*place, step))


def _others(value: Any) -> st.SearchStrategy[Any]:
    if isinstance(value, bool):
        return st.just(not value)
    if isinstance(value, int | float):
        return st.sampled_from(_NUMBERS)
    if isinstance(value, str):
        return st.sampled_from(_TEXTS) | st.text(max_size=8)
    return st.sampled_from([0, "x", [], {}, False])


def _dumped(line: Any) -> bytes:
    return json.dumps(line).encode()  # numbers may be larger than orjson writes
