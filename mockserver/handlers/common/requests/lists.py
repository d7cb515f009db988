"""Parses requests for numbered lists, without the condition names of one version."""

from collections.abc import Mapping
from functools import lru_cache

from mockserver.domain.rules.paging import PageQuery
from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery

PAGING = frozenset(["page", "page_limit", "sort_by", "sort_option"])


def read_page(query: Values) -> ListQuery:
    """Return the requested page, without conditions."""
    return _plain(query["page"], query["page_limit"], query.get("sort_by"), query.get("sort_option"))


def with_conditions(asked: ListQuery, conditions: Mapping[str, object]) -> ListQuery:
    """Return `asked` with the non-empty ones of `conditions`."""
    return ListQuery(asked.page, {name: wanted for name, wanted in conditions.items() if wanted is not None})


def split_condition(asked: ListQuery, name: str) -> tuple[ListQuery, str | None]:
    """Return `asked` without the condition on `name`, and its single value; several values stay a condition."""
    wanted = asked.conditions.get(name)
    if not isinstance(wanted, str):
        return asked, None
    return ListQuery(asked.page, {key: value for key, value in asked.conditions.items() if key != name}), wanted


def read_embedding_task_list(query: Values) -> ListQuery:
    """Return a page and conditions on time and status."""
    conditions = {
        "created_at[gte]": query.get("started_at"),
        "created_at[lte]": query.get("ended_at"),
        "status": query.get("status"),
    }
    return with_conditions(read_page(query), conditions)


# Nearly all list requests are for the same few pages.
@lru_cache(maxsize=64)
def _plain(page: int, page_limit: int, sort_by: str | None, sort_option: str | None) -> ListQuery:
    return ListQuery(PageQuery(page, page_limit, sort_by or "created_at", sort_option != "asc"), {})
