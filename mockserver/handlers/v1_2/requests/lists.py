"""Parses requests for lists."""

from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery
from mockserver.handlers.common.requests.lists import PAGING, read_page, split_condition, with_conditions

_FREE_FORM = "metadata"


def read_list(query: Values) -> ListQuery:
    """Return a page and conditions: every parameter that is not about paging is one."""
    asked = read_page(query)
    if query.keys() <= PAGING:
        return asked
    conditions = {name: value for name, value in query.items() if name not in PAGING and name != _FREE_FORM}
    return with_conditions(asked, {**conditions, **query.get(_FREE_FORM, {})})


def read_video_list(query: Values) -> tuple[ListQuery, str | None]:
    """Return the list query for videos, and the file name if the list is for one."""
    return split_condition(read_list(query), "filename")


def read_task_list(query: Values) -> tuple[ListQuery, str | None]:
    """Return the list query for tasks, and the index if the list is for one."""
    return split_condition(read_list(query), "index_id")
