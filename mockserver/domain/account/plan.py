"""The plan of an account, and its limits."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum


class Plan(StrEnum):
    """`unlimited` is our own default: tests should meet limits only if they ask for them."""

    FREE = "free"
    DEVELOPER = "developer"
    UNLIMITED = "unlimited"


# How long an index is kept. Recorded indexes of free accounts expire after exactly this time; other plans keep them.
INDEX_LIFETIME: Mapping[Plan, timedelta] = {Plan.FREE: timedelta(days=90)}

# Ten hours of video. Not every API version has a source for this number.
_UPLOAD_SECONDS = {Plan.FREE: 36_000.0}

# The maximum numbers of records.
ENTITY_COLLECTIONS: Mapping[Plan, int] = {Plan.FREE: 1}
ENTITIES: Mapping[Plan, int] = {Plan.FREE: 15}


def upload_seconds(plan: Plan) -> float | None:
    """Return the maximum total duration of uploaded video, in seconds; None for no limit."""
    return _UPLOAD_SECONDS.get(plan)
