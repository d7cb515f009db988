"""How the text of a list parameter compares with a stored value."""

import re
from datetime import UTC, date, datetime
from functools import lru_cache


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
    """A bare date stands for the whole UTC day; a time asks, without operator, for later on its own day."""
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


@lru_cache(maxsize=256)
def read_date(text: str) -> date | datetime | None:
    """Return the day or, in UTC, the time that `text` names; None when it names neither."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
            return date.fromisoformat(text)
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except ValueError:
        return None
    except OverflowError:
        # The last hours of the year 9999 west of Greenwich: Python's calendar ends there. It begins with the year 1.
        return datetime.max.replace(tzinfo=UTC) if text.startswith("9999") else None


@lru_cache(maxsize=256)
def read_number(text: str) -> float | None:
    """Return the number that `text` writes in decimal; None when it writes none."""
    # Python's own reading takes more than numbers: underscores, "nan", digits of other scripts.
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text, re.ASCII):
        return None
    return float(text)
