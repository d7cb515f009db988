"""Which requests are meant, in the words of the admin operations."""

from collections.abc import Mapping
from typing import Any, TypedDict

# A value that is to be equal, or an object with one of `regex`, `one_of`, `exists` and `equals`.
Condition = Any


class Matcher(TypedDict, total=False):
    """Conditions that must all hold of a request; without any, every request is meant."""

    operation: Condition
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


def matcher(operation: Condition, match: Matcher | None) -> dict[str, Any]:
    """Return `match` for requests of `operation`, or of every one where that is None."""
    return {**({} if operation is None else {"operation": operation}), **(match or {})}
