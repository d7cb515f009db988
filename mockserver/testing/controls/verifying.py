"""The verdict of a verification: how many matching exchanges there were, and how many a test expects."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict


class HowMany(TypedDict, total=False):
    """How many exchanges a test expects: `exactly` so many, or within bounds. Without any of these: at least one."""

    exactly: int
    at_least: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a verification.

    `passed` is True only if it is certain: not if the journal dropped exchanges that could matter (`is_complete`).
    `count` is the number of matching exchanges and `request_ids` names them. `text` says what was expected, what there
    was, and where the closest calls (`near_misses`) differ.
    """

    passed: bool
    count: int
    text: str
    request_ids: tuple[str, ...]
    near_misses: tuple[Mapping[str, Any], ...]
    is_complete: bool


def verdict_of(reply: Mapping[str, Any]) -> Verdict:
    """Return the verdict in the reply of the operation `verify-exchanges`."""
    return Verdict(
        reply["passed"],
        reply["count"],
        reply["text"],
        tuple(reply["request_ids"]),
        tuple(reply["near_misses"]),
        reply["is_complete"],
    )
