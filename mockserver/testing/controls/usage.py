"""The usage meter of an account: what a run would have used at the real service, and its limits."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypedDict


class UsageLimit(TypedDict, total=False):
    """Upper limits by name: counts of videos, tokens and calls, minutes of media, and a cost.

    The cost is in the currency of the table of prices. Missing limits are unlimited.
    """

    videos: float
    minutes_indexed: float
    minutes_embedded: float
    tokens_generated: float
    calls: float
    cost: float


@dataclass(frozen=True, slots=True)
class Usage:
    """The usage of the account since it was opened or reset.

    `cost` has the amounts in the currency of the table of prices, and is None if the server has no such table. `limit`
    is what `limit_usage` set, `exceeded` names the exceeded limits, and `text` is a report in words.
    """

    videos: int
    minutes_indexed: float
    minutes_embedded: float
    tokens_generated: int
    calls: int
    calls_by_operation: Mapping[str, int]
    cost: Mapping[str, Any] | None
    limit: Mapping[str, float]
    exceeded: tuple[str, ...]
    text: str


def usage_of(reply: Mapping[str, Any]) -> Usage:
    """Return the usage in the reply of the operation `read-usage`."""
    values = {field.name: reply[field.name] for field in fields(Usage)}
    return Usage(**{**values, "exceeded": tuple(reply["exceeded"])})
