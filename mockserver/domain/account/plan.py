"""What an account pays for, and what that limits."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum


class Plan(StrEnum):
    """`unlimited` is ours: tests should meet limits only where they ask for them."""

    FREE = "free"
    DEVELOPER = "developer"
    UNLIMITED = "unlimited"


# How long an index is kept. Recorded ones of free accounts expire after exactly this time; other plans keep theirs.
INDEX_LIFETIME: Mapping[Plan, timedelta] = {Plan.FREE: timedelta(days=90)}

# Ten hours of video: not every API version has a source for the number.
_UPLOAD_SECONDS = {Plan.FREE: 36_000.0}

# How many an account may have.
ENTITY_COLLECTIONS: Mapping[Plan, int] = {Plan.FREE: 1}
ENTITIES: Mapping[Plan, int] = {Plan.FREE: 15}


def upload_seconds(plan: Plan) -> float | None:
    """Return how much video may be uploaded in all, in seconds; None for any amount."""
    return _UPLOAD_SECONDS.get(plan)
