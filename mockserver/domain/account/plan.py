"""What an account pays for, and what that limits."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum


class Plan(StrEnum):
    """`unlimited` is ours: tests should meet limits only where they ask for them."""

    FREE = "free"
    DEVELOPER = "developer"
    UNLIMITED = "unlimited"


_UNLIMITED_REQUESTS = 1_000_000

# Requests in a window, by the group that the contract puts an operation in. Source: documentation of 2024.
_REQUESTS = {
    Plan.FREE: {"search": 50, "classify": 20, "gist": 50, "summarize": 50, "generate": 50, "embed": 100, "index": 50},
    Plan.DEVELOPER: {
        "search": 3000,
        "classify": 1200,
        "gist": 3000,
        "summarize": 3000,
        "generate": 3000,
        "embed": 1000,
        "index": 1000,
    },
}

# How long an index is kept. Recorded ones of free accounts expire after exactly this time; other plans keep theirs.
INDEX_LIFETIME: Mapping[Plan, timedelta] = {Plan.FREE: timedelta(days=90)}

# No source gives the number of v1.2: ten hours of video are a choice.
_UPLOAD_SECONDS = {Plan.FREE: 36_000.0}


def requests_allowed(plan: Plan, group: str) -> int:
    """Return how many requests of `group` a window has."""
    return _REQUESTS[plan][group] if plan in _REQUESTS else _UNLIMITED_REQUESTS


def upload_seconds(plan: Plan) -> float | None:
    """Return how much video may be uploaded in all, in seconds; None for any amount."""
    return _UPLOAD_SECONDS.get(plan)
