"""Pagination of lists."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

T = TypeVar("T")


class PageQuery(NamedTuple):
    """A page number (from 1), the page size, and the order: by `sort_by`, descending if `is_descending`."""

    page: int = 1
    page_limit: int = 10
    sort_by: str = "created_at"
    is_descending: bool = True


class Page(Struct, Generic[T]):
    """The records of one page and the count over all pages."""

    items: Sequence[T]
    total: int
    query: PageQuery

    @property
    def total_pages(self) -> int:
        """The number of pages; 0 for an empty list."""
        return -(-self.total // self.query.page_limit)


def paginate(records: Sequence[T], query: PageQuery) -> Page[T]:
    """Return the page of `records` that `query` asks for; a page past the end is empty, as client loops expect.

    `records` are in ascending order. Only those on the page are read.
    """
    page, page_limit, _, is_descending = query
    total = len(records)
    first = (page - 1) * page_limit
    last = first + page_limit
    if first >= total:
        return Page([], total, query)
    if is_descending:
        return Page(records[max(total - last, 0) : total - first][::-1], total, query)
    return Page(records[first:last], total, query)
