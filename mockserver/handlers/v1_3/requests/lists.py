"""Parses requests for lists."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from mockserver.domain.rules.conditions.comparison import read_date
from mockserver.domain.rules.user_metadata import printed_metadata
from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery
from mockserver.handlers.common.requests.lists import PAGING, read_page, split_condition, with_conditions

_FREE_FORM = "user_metadata"
_BRACKETED = re.compile(rf"{_FREE_FORM}\[(.+)\]")

# Without an operator these conditions mean "not earlier". Source: documentation of 2025.
_DATES = ("created_at", "updated_at")


def read_list(query: Values) -> ListQuery:
    """Return a page and conditions: every parameter besides paging is one."""
    asked = read_page(query)
    if query.keys() <= PAGING:
        return asked
    conditions: dict[str, object] = {
        name: value for name, value in query.items() if name not in PAGING and name != _FREE_FORM
    }
    for name in _DATES:
        if name in conditions:
            since = f"{name}[gte]"
            conditions[since] = _later(conditions.pop(name), conditions.get(since))
    return with_conditions(asked, conditions | dict(_of_metadata(query.get(_FREE_FORM, {}))))


def read_video_list(query: Values) -> tuple[ListQuery, str | None]:
    """Return the list query for videos, and the file name if the list is for one."""
    return split_condition(read_list(query), "filename")


def read_task_list(query: Values) -> tuple[ListQuery, str | None]:
    """Return the list query for tasks, and the index if the list is for one."""
    return split_condition(read_list(query), "index_id")


def read_counted_index(query: Values) -> str:
    """Return the index whose tasks, or whose imports, are counted."""
    index_id: str = query["index_id"]
    return index_id


def _later(one: object, other: object) -> object:
    """Return the later of two dates; the second one may be missing."""
    return one if other is None else max(one, other, key=lambda text: _instant(str(text)))


def _instant(text: str) -> datetime:
    read = read_date(text)
    return read if isinstance(read, datetime) else datetime.combine(read or date.min, time(), UTC)


def _of_metadata(free: Mapping[str, str]) -> Iterator[tuple[str, object]]:
    """Yield conditions on metadata: clients write `category=`, `user_metadata[category]=` or print a dictionary."""
    for name, wanted in free.items():
        if name == _FREE_FORM:
            yield from printed_metadata(wanted).items()
        else:
            bracketed = _BRACKETED.fullmatch(name)
            yield bracketed[1] if bracketed else name, wanted
