"""Corrupted reply bodies, the same for the same seed."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from random import Random
from typing import Any

from mockserver.ground.identifiers import digest

# Replaces a value of another type.
_OTHER_TYPE = {"text": ["broken", "on purpose"], "else": "broken on purpose"}


def garbage(seed: int, size: int) -> bytes:
    """Return `size` bytes of no known format; the first bytes cannot start JSON."""
    return (b"\x00\xff" + Random(digest(seed, "garbage")).randbytes(size))[:size]  # noqa: S311 - wild, not secret


def truncated(raw: bytes, share: float) -> bytes:
    """Return the first `share` of `raw`, but never all of it."""
    return raw[: min(int(len(raw) * share), len(raw) - 1)] if raw else raw


def broken(body: Any, seed: int, is_broken: Callable[[Any], bool]) -> Any:
    """Return `body` with one violation that `is_broken` detects; None if there is none.

    Either a member is removed, or a value gets another type; `seed` says where to begin.
    """
    places = list(_places(body))
    first = seed % len(places) if places else 0
    for place in [*places[first:], *places[:first]]:
        for spoil in (_without, _of_other_type):
            changed = spoil(body, place)
            if is_broken(changed):
                return changed
    return None


Place = tuple[str | int, ...]


def _places(value: Any, above: Place = ()) -> Iterator[Place]:
    """Yield the path of each object member and of the first item of each list, outer ones first."""
    members: Iterator[tuple[str | int, Any]] = iter(())
    if isinstance(value, dict):
        members = iter(value.items())
    elif isinstance(value, list):
        members = iter(list(enumerate(value))[:1])
    inner = [((*above, name), item) for name, item in members]
    yield from (place for place, _ in inner)
    for place, item in inner:
        yield from _places(item, place)


def _without(body: Any, place: Place) -> Any:
    changed = deepcopy(body)
    del _holder(changed, place)[place[-1]]
    return changed


def _of_other_type(body: Any, place: Place) -> Any:
    changed = deepcopy(body)
    holder = _holder(changed, place)
    holder[place[-1]] = _OTHER_TYPE["text" if isinstance(holder[place[-1]], str) else "else"]
    return changed


def _holder(body: Any, place: Place) -> Any:
    for step in place[:-1]:
        body = body[step]
    return body
