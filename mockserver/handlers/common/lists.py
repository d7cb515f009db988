"""What the numbered lists have in common: conditions, order, pages."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from mockserver.domain.rules.filters import FilterInvalid, matching
from mockserver.domain.rules.paging import Page, PageQuery, paginate
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call

T = TypeVar("T")
Fields = Mapping[str, Callable[[T], Any]]

_PAGING = frozenset(["page", "page_limit", "sort_by", "sort_option"])


def page_of(
    call: Call,
    records: Sequence[T],
    fields: Callable[[], Fields[T]],
    *,
    by_update: Callable[[], Sequence[T]] | None = None,
    metadata: Callable[[T], Mapping[str, Any]] | None = None,
    conditions: Mapping[str, Any] | None = None,
    met: Collection[str] = (),
) -> Page[T]:
    """Return the page of `records` (oldest first) that the call's query asks for.

    `by_update` gives the same records in order of their last change, equal ones oldest first. `fields` gives what
    conditions can ask of a record, `metadata` what its owner added; `conditions` are the query's own unless given, and
    those on the names `met` are known to be met.
    """
    asked = call.query
    query = _page_query(asked["page"], asked["page_limit"], asked.get("sort_by"), asked.get("sort_option"))
    if by_update and query.sort_by == "updated_at":
        records = by_update()
    wanted = _conditions(call) if conditions is None else conditions
    if wanted and any(value is not None and name not in met for name, value in wanted.items()):
        records = _matching(call, records, wanted, fields(), metadata)
    if call.behaviour is None:
        return paginate(records, query)
    whole = paginate(records, query._replace(page=1, page_limit=max(1, len(records))))
    return call.behaviour.paging.page_of(whole.items, query)


# Nearly all lists are asked for by the same few pages.
@lru_cache(maxsize=64)
def _page_query(page: int, page_limit: int, sort_by: str | None, sort_option: str | None) -> PageQuery:
    return PageQuery(page, page_limit, sort_by or "created_at", sort_option != "asc")


def page_info(page: Page[Any]) -> dict[str, Any]:
    """Return a page's `page_info`."""
    return page_numbers(page.query, page.total_pages, page.total)


def page_numbers(query: PageQuery, total_pages: int, total: int) -> dict[str, Any]:
    """Return the `page_info` of the page that `query` asks for, of so many pages with so many results in all."""
    return {
        "limit_per_page": query.page_limit,
        "page": query.page,
        "total_page": total_pages,
        "total_results": total,
    }


def _conditions(call: Call) -> dict[str, Any]:
    if call.query.keys() <= _PAGING:
        return {}
    conditions = {name: value for name, value in call.query.items() if name not in _PAGING and name != "metadata"}
    conditions.update(call.query.get("metadata", {}))
    return conditions


def _matching(
    call: Call,
    records: Sequence[T],
    conditions: Mapping[str, Any],
    fields: Fields[T],
    metadata: Callable[[T], Mapping[str, Any]] | None,
) -> Sequence[T]:
    try:
        return matching(records, conditions, fields, metadata)
    except FilterInvalid as error:
        raise ParameterInvalid("filter", f"{error} (query parameter of {call.operation.id})") from None
