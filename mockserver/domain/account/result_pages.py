"""Results of a search or classification that are read page by page, with tokens that expire."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from mockserver.domain.tables.jobs import JobTable
from mockserver.domain.tables.table import Table
from mockserver.domain.tables.videos import VideoTable
from mockserver.ground.errors import MockserverError

# A client that searches without end shall not fill the memory; its oldest tokens end early.
_MOST_SETS = 2_000

_TOKEN = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})-(\d{1,6})", re.ASCII)


class TokenMalformed(MockserverError):
    """The text is not a page token."""


class TokenExpired(MockserverError):
    """The token is not valid any more, or never was."""


# Made for every search, and not frozen because that takes three times as long to make.
@dataclass(slots=True)
class ResultSet:
    """All results of one request, and the state of the index that they were found in.

    What was found in a knowledge store has a `store_id` and no index.

    `kind` parts tokens of search from those of classify; `about` is what the pages have in common. A page holds
    `page_size` items: the `page_limit` that was asked for, unless pages are to be short. Its `id` is what its tokens
    begin with; results that all fit on one page have none.
    """

    kind: str
    items: Sequence[Any]
    page_limit: int
    page_size: int
    expires_at: datetime
    index_id: str
    index_state: object
    about: Any
    id: str = ""
    store_id: str = ""


@dataclass(slots=True)
class ResultPage:
    """One page of a result set, and at which item it begins; a token is None where there is no such page."""

    results: ResultSet
    first: int
    items: Sequence[Any]
    next_token: str | None
    previous_token: str | None


class ResultPages(Table[ResultSet]):
    """The result sets of an account that can still be paged through: the youngest, oldest first."""

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__("result_pages", "page tokens")

    def open(self, results: ResultSet, now: datetime, new_id: Callable[[], str]) -> ResultPage:
        """Return the first page of `results`; where there are more, they are kept under a new id."""
        self._forget_expired(now)
        if len(results.items) <= results.page_size:
            return ResultPage(results, 0, results.items, None, None)
        results.id = new_id()
        self.put(results)
        return _page(results, 0)

    def turn(self, token: str, kind: str, now: datetime) -> ResultPage:
        """Return the page that `token` names. Raises TokenMalformed or TokenExpired."""
        match = _TOKEN.fullmatch(token)
        if match is None:
            raise TokenMalformed
        results = self._by_id.get(match[1])
        number = int(match[2])
        if results is None or results.kind != kind or results.expires_at <= now:
            raise TokenExpired
        if number * results.page_size >= len(results.items):
            raise TokenExpired
        return _page(results, number)

    def keeps(self, token: str) -> bool:
        """Tell whether `token`, which was one of these, has not been forgotten."""
        return token.rpartition("-")[0] in self._by_id

    def _add(self, record: ResultSet) -> None:
        super()._add(record)
        if len(self._by_id) > _MOST_SETS:
            self.delete(next(iter(self._by_id)))

    def _forget_expired(self, now: datetime) -> None:
        # The oldest that is still good ends the search. What expired behind it is refused, and goes later.
        while self._by_id and (oldest := next(iter(self._by_id.values()))).expires_at <= now:
            self.delete(oldest.id)


def index_state(videos: VideoTable, index_id: str, now: datetime) -> tuple[int, int]:
    """Return what tells states of an index apart: another one, and its result sets are good no more."""
    return videos.revision(index_id), videos.totals(index_id, now).video_count


def store_state(jobs: JobTable, store_id: str, now: datetime) -> tuple[int, int]:
    """Return what tells states of a knowledge store apart, as `index_state` does of an index."""
    shelf = jobs.shelf_of_store(store_id)
    return shelf.history.revision, shelf.ready_count(now)


def state_of(holder: "Searched", index_id: str, store_id: str, now: datetime) -> object:
    """Return the state of the index or the knowledge store that results were found in."""
    return store_state(holder.jobs, store_id, now) if store_id else index_state(holder.videos, index_id, now)


class Searched(Protocol):
    """What has indexes and knowledge stores."""

    @property
    def videos(self) -> VideoTable: ...
    @property
    def jobs(self) -> JobTable: ...


def _page(results: ResultSet, number: int) -> ResultPage:
    first = number * results.page_size
    last = first + results.page_size
    return ResultPage(
        results,
        first,
        results.items[first:last],
        f"{results.id}-{number + 1}" if last < len(results.items) else None,
        f"{results.id}-{number - 1}" if number else None,
    )
