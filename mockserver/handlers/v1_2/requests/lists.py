"""What the numbered lists are asked for."""

from collections.abc import Mapping
from functools import lru_cache

from mockserver.domain.rules.paging import PageQuery
from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery

_PAGING = frozenset(["page", "page_limit", "sort_by", "sort_option"])
_FREE_FORM = "metadata"


def read_list(query: Values) -> ListQuery:
    """Return a page and conditions: every parameter that is not about paging is one."""
    plain = _plain(query["page"], query["page_limit"], query.get("sort_by"), query.get("sort_option"))
    return plain if query.keys() <= _PAGING else ListQuery(plain.page, _conditions(query))


def read_video_list(query: Values) -> tuple[ListQuery, str | None]:
    """Return what a list of videos is asked for, and the file name that all of them have, if one is asked for."""
    return _without(read_list(query), "filename")


def read_task_list(query: Values) -> tuple[ListQuery, str | None]:
    """Return what a list of tasks is asked for, and the index that all of them are of, if one is asked for."""
    return _without(read_list(query), "index_id")


def read_embedding_task_list(query: Values) -> ListQuery:
    """Return a page and conditions, of which there are those of time and of state."""
    conditions = {
        "created_at[gte]": query.get("started_at"),
        "created_at[lte]": query.get("ended_at"),
        "status": query.get("status"),
    }
    plain = _plain(query["page"], query["page_limit"], query.get("sort_by"), query.get("sort_option"))
    return ListQuery(plain.page, _given(conditions))


# Nearly all lists are asked for by the same few pages.
@lru_cache(maxsize=64)
def _plain(page: int, page_limit: int, sort_by: str | None, sort_option: str | None) -> ListQuery:
    return ListQuery(PageQuery(page, page_limit, sort_by or "created_at", sort_option != "asc"), {})


def _conditions(query: Values) -> Mapping[str, object]:
    conditions = {name: value for name, value in query.items() if name not in _PAGING and name != _FREE_FORM}
    return _given({**conditions, **query.get(_FREE_FORM, {})})


def _given(conditions: Mapping[str, object]) -> Mapping[str, object]:
    return {name: wanted for name, wanted in conditions.items() if wanted is not None}


def _without(asked: ListQuery, name: str) -> tuple[ListQuery, str | None]:
    """Return `asked` without the condition on `name`, and the text that it names; several stay a condition."""
    wanted = asked.conditions.get(name)
    if not isinstance(wanted, str):
        return asked, None
    return ListQuery(asked.page, {key: value for key, value in asked.conditions.items() if key != name}), wanted
