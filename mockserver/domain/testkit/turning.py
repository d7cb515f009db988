"""Pages that change while a client turns them: rows that come and go in between, short pages, tokens that end early."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.rules.paging import Page, PageQuery

T = TypeVar("T")


@dataclass(slots=True)
class Turning:
    """What happens with each page that is turned.

    As if so many rows before the next page of a list had been `inserted` or `removed`: rows are shown twice, or never.
    A `short` page, of a list or of results, has so many rows less than it could, and there are more pages. Tokens of
    results live for `token_seconds`, and can be turned `token_turns` times in all.
    """

    inserted: Count = 0
    removed: Count = 0
    short: Count = 0
    token_seconds: Number | None = None
    token_turns: Count | None = None
    turned: Count = 0

    def may_turn(self) -> bool:
        """Tell whether one token more can be turned, and count it."""
        self.turned += 1
        return self.token_turns is None or self.turned <= self.token_turns

    def size(self, page_limit: int) -> int:
        """Return how many rows a page really holds; never none, or its reader would not come to an end."""
        return max(1, page_limit - self.short)

    def page_of(self, in_order: Sequence[T], query: PageQuery) -> Page[T]:
        """Return the page of the rows, in the order of the list, that a client sees after the pages before it."""
        size = self.size(query.page_limit)
        change = (self.inserted - self.removed) * (query.page - 1)
        total = max(0, len(in_order) + change)
        first = max(0, (query.page - 1) * size - change)
        return _ChangingPage(in_order[first : first + size], total, query, -(-total // size))


class _ChangingPage(Page[T]):
    """A page of a list whose number of pages does not follow from that of its rows."""

    pages: int = 0

    @property
    def total_pages(self) -> int:
        return self.pages
