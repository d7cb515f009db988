"""What a run would have used up at the real service, and a limit to it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypedDict


class UsageLimit(TypedDict, total=False):
    """How much may be used, of each thing that is named."""

    videos: float
    minutes_indexed: float
    minutes_embedded: float
    tokens_generated: float
    calls: float
    cost: float


@dataclass(frozen=True, slots=True)
class Usage:
    """What was used since the account was opened or reset; `cost` is None where the server has no table of prices.

    `exceeded` names the limits that are, `text` tells all of it.
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
    """Return the usage that the meter showed."""
    values = {field.name: reply[field.name] for field in fields(Usage)}
    return Usage(**{**values, "exceeded": tuple(reply["exceeded"])})
