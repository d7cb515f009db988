"""What the numbered lists have in common: conditions, order, pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from mockserver.domain.filters import FilterInvalid, matches_query
from mockserver.domain.paging import Page, PageQuery, paginate
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call

T = TypeVar("T")
Facts = Callable[[T], Mapping[str, Any]]

_PAGING = frozenset(["page", "page_limit", "sort_by", "sort_option"])


def page_of(
    call: Call,
    records: Sequence[T],
    facts: Facts[T],
    *,
    by_update: Callable[[], Sequence[T]] | None = None,
    metadata: Facts[T] | None = None,
    conditions: Mapping[str, Any] | None = None,
) -> Page[T]:
    """Return the page of `records` (oldest first) that the call's query asks for.

    `by_update` gives the same records in order of their last change, equal ones oldest first. `facts` tells of a record
    what conditions can ask, `metadata` what its owner added; `conditions` are the query's own unless given.
    """
    asked = call.query
    query = PageQuery(
        asked["page"],
        asked["page_limit"],
        asked.get("sort_by", "created_at"),
        asked.get("sort_option", "desc") == "desc",
    )
    if by_update and query.sort_by == "updated_at":
        records = by_update()
    wanted = _conditions(call) if conditions is None else conditions
    if wanted:
        records = _matching(call, records, wanted, facts, metadata)
    if call.behaviour is None:
        return paginate(records, query)
    whole = paginate(records, replace(query, page=1, page_limit=max(1, len(records))))
    return call.behaviour.paging.page_of(whole.items, query)


def page_info(page: Page[Any]) -> dict[str, Any]:
    """Return a page's `page_info`."""
    return {
        "limit_per_page": page.query.page_limit,
        "page": page.query.page,
        "total_page": page.total_pages,
        "total_results": page.total,
    }


def _conditions(call: Call) -> dict[str, Any]:
    if call.query.keys() <= _PAGING:
        return {}
    conditions = {name: value for name, value in call.query.items() if name not in _PAGING and name != "metadata"}
    conditions.update(call.query.get("metadata", {}))
    return conditions


def _matching(
    call: Call, records: Sequence[T], conditions: Mapping[str, Any], facts: Facts[T], metadata: Facts[T] | None
) -> Sequence[T]:
    try:
        return [
            record
            for record in records
            if matches_query(facts(record), conditions, metadata(record) if metadata else None)
        ]
    except FilterInvalid as error:
        raise ParameterInvalid("filter", f"{error} (query parameter of {call.operation.id})") from None
