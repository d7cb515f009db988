"""Pages of a list: which records, in which order, how many in all."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

T = TypeVar("T")


class PageQuery(NamedTuple):
    """A page number (from 1), its size, and the order: by `sort_by`, newest or last first when `is_descending`."""

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
        """Return how many pages there are; none for an empty list."""
        return -(-self.total // self.query.page_limit)


def paginate(records: Sequence[T], query: PageQuery) -> Page[T]:
    """Return the page of `records` that `query` asks for; one past the end is empty, as client loops expect.

    `records` stand in ascending order. No others are looked at than those of the page.
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
