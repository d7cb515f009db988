"""Matchers: conditions that select requests, as the admin operations take them."""

from collections.abc import Mapping
from typing import Any, TypedDict

from mockserver.testing.arguments import require
from mockserver.testing.controls.operation_names import OperationId, Resource
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

# A value that must be equal, or a mapping with one of `regex` (RE2), `one_of`, `exists` and `equals`.
Condition = Any


# An operationId; or a resource (a tag), which means all of its operations in every version; or a condition on either.
OperationCondition = Resource | OperationId | str | Mapping[str, Any] | None


class Matcher(TypedDict, total=False):
    """Conditions that a request must all meet. Without any, every request matches.

    `operation` is an operationId or a tag. `query`, `headers` and `body` have conditions by name, `json` by JSON path.
    """

    operation: OperationCondition
    method: Condition
    path: Condition
    index_id: Condition
    video_id: Condition
    asset_id: Condition
    filename: Condition
    query_text: Condition
    prompt: Condition
    query: Mapping[str, Condition]
    headers: Mapping[str, Condition]
    body: Mapping[str, Condition]
    json: Mapping[str, Condition]


def matcher(operation: OperationCondition, match: Matcher | None) -> dict[str, Any]:
    """Return `match` with the condition on `operation` added, unless that is None."""
    if match is not None:
        require("match", match, Mapping)
    return {**({} if operation is None else {"operation": operation}), **(match or {})}
