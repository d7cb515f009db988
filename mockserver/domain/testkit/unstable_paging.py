"""Unstable pagination: rows inserted or removed between pages, short pages, tokens that expire early."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.rules.paging import Page, PageQuery

T = TypeVar("T")


@dataclass(slots=True)
class UnstablePaging:
    """What happens between pages.

    Rows are shown twice or skipped, as if `inserted` or `removed` rows came before the next page of a list. A page, of
    a list or of results, has `short` rows less than it could, so there are more pages. Tokens of results are valid for
    `token_seconds`, and for `token_turns` uses in total.
    """

    inserted: Count = 0
    removed: Count = 0
    short: Count = 0
    token_seconds: Number | None = None
    token_turns: Count | None = None
    turned: Count = 0

    def use_token(self) -> bool:
        """Return whether one more token can be used, and count it."""
        self.turned += 1
        return self.token_turns is None or self.turned <= self.token_turns

    def size(self, page_limit: int) -> int:
        """Return the real number of rows of a page; at least one, so that clients reach the end."""
        return max(1, page_limit - self.short)

    def page_of(self, in_order: Sequence[T], query: PageQuery) -> Page[T]:
        """Return the page of the sorted rows that a client sees after the earlier pages."""
        size = self.size(query.page_limit)
        change = (self.inserted - self.removed) * (query.page - 1)
        total = max(0, len(in_order) + change)
        first = max(0, (query.page - 1) * size - change)
        return _ChangingPage(in_order[first : first + size], total, query, -(-total // size))


class _ChangingPage(Page[T]):
    """A page whose total number of pages does not follow from the total number of rows."""

    pages: int = 0

    @property
    def total_pages(self) -> int:
        return self.pages
