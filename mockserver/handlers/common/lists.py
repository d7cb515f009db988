"""Numbered lists: filters, order, pages."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from mockserver.domain.rules.conditions.filters import FilterInvalid, matching
from mockserver.domain.rules.paging import Page, PageQuery, paginate
from mockserver.ground.errors import ParameterInvalid
from mockserver.ground.steps import map_in_portions, sort_in_portions
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively

T = TypeVar("T")
Fields = Mapping[str, Callable[[T], object]]


class ListQuery(Struct, frozen=True, gc=False):
    """A request for a list: the page, and the conditions for its records.

    `conditions` are by field, or by field with `[gte]` or `[lte]`, as `rules.conditions.filters.matching` takes them.
    """

    page: PageQuery
    conditions: Mapping[str, object]


def is_of_all(call: Call, asked: ListQuery) -> bool:
    """Return whether a page is one of all records in order of creation, so that only its own records are read."""
    return call.behaviour is None and not asked.conditions and asked.page.sort_by == "created_at"


async def page_of(
    call: Call,
    asked: ListQuery,
    records: Sequence[T],
    fields: Callable[[], Fields[T]],
    *,
    belongs: Callable[[T], bool] | None = None,
    by_update: Callable[[], Sequence[T]] | None = None,
    keys: Mapping[str, Callable[[T], object]] | None = None,
    metadata: Callable[[T], Mapping[str, object]] | None = None,
) -> Page[T]:
    """Return the requested page of `records` (oldest first), of those that `belongs` accepts.

    `by_update` returns the same records in order of their last change. `keys` are the sort keys of the other orders;
    records with equal keys stay oldest first. `fields` returns the fields for conditions, `metadata` the user metadata.
    Other requests run while many records are filtered; the page is of the records that existed at the start.
    """
    query = asked.page
    key = (keys or {}).get(query.sort_by)
    if query.sort_by == "updated_at" and by_update is not None:
        records = by_update()
    if belongs is not None or asked.conditions or key is not None:
        records = records[:]
    if belongs is not None:
        records = await run_cooperatively(map_in_portions(records, lambda portion: list(filter(belongs, portion))))
    if asked.conditions:
        records = await _matching(call, records, asked.conditions, fields(), metadata)
    if key is not None:
        records = await run_cooperatively(sort_in_portions(records, key))
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


async def _matching(
    call: Call,
    records: Sequence[T],
    conditions: Mapping[str, object],
    fields: Fields[T],
    metadata: Callable[[T], Mapping[str, object]] | None,
) -> Sequence[T]:
    try:
        return await run_cooperatively(matching(records, conditions, fields, metadata))
    except FilterInvalid as error:
        raise ParameterInvalid("filter", f"{error} (in the query of {call.operation.id})") from None
