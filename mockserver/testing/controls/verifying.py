"""The verdict of a verification: expected and actual exchanges."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

from mockserver.testing.arguments import require
from mockserver.testing.controls.matching import Matcher, OperationCondition, matcher
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


class HowMany(TypedDict, total=False):
    """How many exchanges a test expects: `exactly` this many, or within bounds. Without any of these: at least one."""

    exactly: int
    at_least: int
    at_most: int


class ExpectedCall(TypedDict, total=False):
    """An expected call: it matches, and was answered with `status` if that is given."""

    operation: OperationCondition
    match: Matcher
    status: int


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


def call_of(expected: str | ExpectedCall) -> dict[str, Any]:
    """Return an expected call, or only its operation, in the form of the operation `verify-order`."""
    call: ExpectedCall = {"operation": expected} if isinstance(expected, str) else expected
    require("a call", call, Mapping)
    described: dict[str, Any] = {"match": matcher(call.get("operation"), call.get("match"))}
    return described | ({"status": call["status"]} if "status" in call else {})


def verdict_of(reply: Mapping[str, Any]) -> Verdict:
    """Return the verdict in the reply of a verification."""
    return Verdict(
        reply["passed"],
        reply["count"],
        reply["text"],
        tuple(reply["request_ids"]),
        tuple(reply["near_misses"]),
        reply["is_complete"],
    )
