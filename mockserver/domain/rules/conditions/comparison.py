"""Comparison of the text of a list parameter with a stored value."""

import re
from datetime import UTC, date, datetime

from mockserver.ground.caches import short_cache


def compare(stored: float, operator: str, wanted: float) -> bool:
    """Return whether `stored` is at least (`gte`), at most (`lte`) or, without operator, equal to `wanted`."""
    match operator:
        case "gte":
            return stored >= wanted
        case "lte":
            return stored <= wanted
        case _:
            return stored == wanted


def date_meets(stored: datetime, operator: str, wanted: date | datetime) -> bool:
    """Compare a stored date with a date or a time.

    A bare date means the whole UTC day; a time without operator means that time or later on the same day.
    """
    day = stored.astimezone(UTC).date()
    if not isinstance(wanted, datetime):
        return compare(day.toordinal(), operator, wanted.toordinal())
    match operator:
        case "gte":
            return stored >= wanted
        case "lte":
            return stored <= wanted
        case _:
            return stored >= wanted and day == wanted.date()


@short_cache(maxsize=256)
def read_date(text: str) -> date | datetime | None:
    """Return the day, or the time in UTC, that `text` names; None if it names neither."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except ValueError:
        return None
    except OverflowError:
        # The last hours of the year 9999 west of Greenwich, or the first of year 1: outside of Python's range.
        return datetime.max.replace(tzinfo=UTC) if text.startswith("9999") else None


@short_cache(maxsize=256)
def read_number(text: str) -> float | None:
    """Return the decimal number in `text`; None if there is none."""
    # `float` accepts more: underscores, "nan", digits of other scripts.
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        return None
    return float(text)
