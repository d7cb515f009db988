"""Whether an account was asked what it should have been asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict


class HowMany(TypedDict, total=False):
    """How many exchanges there are to be: `exactly` so many, or within bounds; at least one, if nothing is said."""

    exactly: int
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether it was as expected, for sure; `text` says what there was, and where the closest calls differ."""

    passed: bool
    count: int
    text: str
    request_ids: tuple[str, ...]
    near_misses: tuple[Mapping[str, Any], ...]
    is_complete: bool


def verdict_of(reply: Mapping[str, Any]) -> Verdict:
    """Return the verdict that `verify-exchanges` answered."""
    return Verdict(
        reply["passed"],
        reply["count"],
        reply["text"],
        tuple(reply["request_ids"]),
        tuple(reply["near_misses"]),
        reply["is_complete"],
    )
