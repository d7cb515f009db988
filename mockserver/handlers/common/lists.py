"""Numbered lists: filters, order, pages."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from mockserver.domain.rules.conditions.filters import FilterInvalid, matching
from mockserver.domain.rules.paging import Page, PageQuery, paginate
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call

T = TypeVar("T")
Fields = Mapping[str, Callable[[T], object]]


class ListQuery(Struct, frozen=True, gc=False):
    """A request for a list: the page, and the conditions for its records.

    `conditions` are by field, or by field with `[gte]` or `[lte]`, as `rules.conditions.filters.matching` takes them.
    """

    page: PageQuery
    conditions: Mapping[str, object]


def page_of(
    call: Call,
    asked: ListQuery,
    records: Sequence[T],
    fields: Callable[[], Fields[T]],
    *,
    by_update: Callable[[], Sequence[T]] | None = None,
    by_name: Callable[[], Sequence[T]] | None = None,
    metadata: Callable[[T], Mapping[str, object]] | None = None,
) -> Page[T]:
    """Return the requested page of `records`, which are oldest first.

    `by_update` has the same records by last change, `by_name` by name. `fields` returns what can be filtered by,
    `metadata` what the owner added.
    """
    query = asked.page
    in_order = {"updated_at": by_update, "name": by_name}.get(query.sort_by)
    if in_order:
        records = in_order()
    if asked.conditions:
        records = _matching(call, records, asked.conditions, fields(), metadata)
    if call.behaviour is None:
        return paginate(records, query)
    whole = paginate(records, query._replace(page=1, page_limit=max(1, len(records))))
    return call.behaviour.paging.page_of(whole.items, query)


def page_info(page: Page[T]) -> dict[str, int]:
    """Return a page's `page_info`."""
    return page_numbers(page.query, page.total_pages, page.total)


def page_numbers(query: PageQuery, total_pages: int, total: int) -> dict[str, int]:
    """Return the `page_info` of the page in `query`, for this number of pages and results."""
    return {
        "limit_per_page": query.page_limit,
        "page": query.page,
        "total_page": total_pages,
        "total_results": total,
    }


def _matching(
    call: Call,
    records: Sequence[T],
    conditions: Mapping[str, object],
    fields: Fields[T],
    metadata: Callable[[T], Mapping[str, object]] | None,
) -> Sequence[T]:
    try:
        return matching(records, conditions, fields, metadata)
    except FilterInvalid as error:
        raise ParameterInvalid("filter", f"{error} (query parameter of {call.operation.id})") from None
