"""What the numbered lists are asked for."""

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
    """Return what a list of videos is asked for, and the file name that all of them have, if one is asked for."""
    return split_condition(read_list(query), "filename")


def read_task_list(query: Values) -> tuple[ListQuery, str | None]:
    """Return what a list of tasks is asked for, and the index that all of them are of, if one is asked for."""
    return split_condition(read_list(query), "index_id")
