"""Dates in settings, such as 2026-02-15, with a suggestion for other formats."""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBERS = re.compile(r"[0-9]+")
_YEAR_DIGITS = 4


def read_date(text: str) -> date:
    """Return the date in `text`. Raises ValueError with the expected format and the nearest date."""
    near = _nearest(text)
    if near is not None and near.isoformat() == text and _DATE.fullmatch(text):
        return near
    hint = f"; did you mean {near}?" if near else ""
    raise ValueError(f'"{text}" is not a date such as 2026-02-15{hint}')


def _nearest(text: str) -> date | None:
    """Return the date whose year, month and day are in `text`, in this or the opposite order."""
    numbers = _NUMBERS.findall(text)
    if numbers and len(numbers[-1]) == _YEAR_DIGITS:
        numbers.reverse()
    if not numbers or len(numbers[0]) != _YEAR_DIGITS or not int(numbers[0]):
        return None
    year, month, day = (*map(int, numbers), 1, 1)[:3]
    month = min(max(month, 1), 12)
    return date(year, month, min(max(day, 1), monthrange(year, month)[1]))
