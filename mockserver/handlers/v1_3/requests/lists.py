"""What the numbered lists are asked for."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from mockserver.domain.rules.comparison import read_date
from mockserver.domain.rules.custom_metadata import printed_metadata

_PAGING = frozenset(["page", "page_limit", "sort_by", "sort_option"])
_FREE_FORM = "user_metadata"
_BRACKETED = re.compile(rf"{_FREE_FORM}\[(.+)\]")

# A date alone stands for the moment from which on records are asked for.
_DATES = ("created_at", "updated_at")


def read_conditions(query: Mapping[str, Any]) -> Mapping[str, object]:
    """Return the conditions of a list, by field, or by field with `[gte]` or `[lte]`: all that is not about paging."""
    if query.keys() <= _PAGING:
        return {}
    conditions = {name: value for name, value in query.items() if name not in _PAGING and name != _FREE_FORM}
    for name in _DATES:
        if name in conditions:
            _begin(conditions, f"{name}[gte]", conditions.pop(name))
    return conditions | dict(_of_metadata(query.get(_FREE_FORM, {})))


def _begin(conditions: dict[str, Any], name: str, since: str) -> None:
    """Ask for what is not before `since`, unless a later beginning is asked for already."""
    conditions[name] = max(since, conditions.get(name, since), key=_instant)


def _instant(text: str) -> datetime:
    read = read_date(text)
    if isinstance(read, datetime):
        return read
    return datetime.combine(read or date.min, time(), UTC)


def _of_metadata(free: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Yield conditions on metadata: clients write `category=`, `user_metadata[category]=` or print a dictionary."""
    for name, wanted in free.items():
        if name == _FREE_FORM:
            yield from printed_metadata(wanted).items()
        else:
            bracketed = _BRACKETED.fullmatch(name)
            yield bracketed[1] if bracketed else name, wanted
