"""Paginated results of a search or classification, with page tokens that expire."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, Protocol

from msgspec import Struct

from mockserver.domain.account.size_budget import SizeBudget
from mockserver.domain.records.job import STORE_ITEM
from mockserver.domain.tables.jobs import JobTable
from mockserver.domain.tables.table import Table
from mockserver.domain.tables.videos import VideoTable
from mockserver.ground.errors import MockserverError

# Memory limits for clients that search without end: the oldest tokens expire early.
_MOST_SETS, MOST_BYTES = 2_000, 32 * 1024 * 1024

_TOKEN = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{32})-(\d{1,6})", re.ASCII)


class TokenMalformed(MockserverError):
    """The text is not a page token."""


class TokenExpired(MockserverError):
    """The token has expired, or never existed."""


# Created for every search, as is its first page; those of msgspec take a fifth of the time of dataclasses.
class ResultSet(Struct, eq=False, gc=False):
    """All results of one request, and the state of the index at that time.

    Results from a knowledge store have a `store_id` and no index. `kind` separates tokens of search from those of
    classify; `about` has the members that all pages share. A page has `page_size` items: the requested `page_limit`,
    unless a test makes pages short. It takes `size` bytes of memory, approximately. `id` is the prefix of its tokens;
    results of a single page have no tokens. Items that are not `fixed` are read from the words of the index on demand.
    """

    kind: str
    items: Sequence[Any]
    page_limit: int
    page_size: int
    expires_at: datetime
    index_id: str
    index_state: tuple[int, int]
    about: Any
    size: int
    id: str = ""
    store_id: str = ""
    is_fixed: bool = True


class ResultPage(Struct, eq=False, gc=False):
    """One page of a result set, and the number of its first item; a token is None if there is no such page."""

    results: ResultSet
    first: int
    items: Sequence[Any]
    next_token: str | None
    previous_token: str | None


class ResultPages(Table[ResultSet]):
    """The result sets of an account whose tokens are valid: the latest ones, oldest first, in MOST_BYTES.

    A single set that is larger is still kept until the next one.
    """

    __slots__ = ("budget", "size")

    def __init__(self) -> None:
        super().__init__("result_pages", "page tokens")
        self.size = 0
        self.budget: SizeBudget | None = None  # total size

    def open(self, results: ResultSet, now: datetime, new_id: Callable[[], str]) -> ResultPage:
        """Return the first page of `results`; if there are more, store them under a new id."""
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
        """Return whether `token`, which was valid once, is still in memory."""
        return token.rpartition("-")[0] in self._by_id

    def shrink(self, size: int) -> None:
        """Delete the oldest result sets until the rest takes at most `size` bytes."""
        while self._by_id and self.size > size:
            self.delete(next(iter(self._by_id)))

    def forget_index(self, searched: str) -> None:
        """Delete the results from an index or a knowledge store that are created on demand, from its words."""
        for results in list(self._by_id.values()):
            if searched in (results.index_id, results.store_id) and not isinstance(results.items, list):
                self.delete(results.id)

    def _add(self, record: ResultSet) -> None:
        self.shrink(MOST_BYTES - record.size)
        super()._add(record)
        self.size += record.size
        if len(self._by_id) > _MOST_SETS:
            self.delete(next(iter(self._by_id)))
        if self.budget is not None:
            self.budget.spend(record.size)

    def _replace(self, was: ResultSet, record: ResultSet) -> None:
        super()._replace(was, record)
        self.size += record.size - was.size

    def _remove(self, record: ResultSet) -> None:
        super()._remove(record)
        self.size -= record.size

    def _forget_expired(self, now: datetime) -> None:
        # Stops at the oldest result set that is valid. Expired ones behind it are refused, and removed later.
        while self._by_id and (oldest := next(iter(self._by_id.values()))).expires_at <= now:
            self.delete(oldest.id)


def index_state(videos: VideoTable, index_id: str, now: datetime) -> tuple[int, int]:
    """Return a fingerprint of the state of an index: its revision, and the number of ready videos."""
    return videos.revision(index_id), videos.totals(index_id, now).video_count


def store_state(jobs: JobTable, store_id: str, now: datetime) -> tuple[int, int]:
    """Return a fingerprint of the state of a knowledge store, as `index_state` does for an index."""
    items = jobs.item_table_of_store(store_id)
    return items.history.revision, items.ready_count(now)


def state_of(holder: "Searched", index_id: str, store_id: str, now: datetime) -> tuple[int, int]:
    """Return the fingerprint of the index or the knowledge store that results are from."""
    return store_state(holder.jobs, store_id, now) if store_id else index_state(holder.videos, index_id, now)


def still_holds(holder: "Searched", results: ResultSet, now: datetime) -> bool:
    """Return whether nothing that is searched was added, changed or deleted since `results` were found.

    A video or an item that was uploaded since and is not ready is not searched yet.
    """
    state = state_of(holder, results.index_id, results.store_id, now)
    if state == results.index_state:
        return True
    was_revision, was_ready = results.index_state
    if state[1] != was_ready or not results.is_fixed:
        return False
    changed = _changed_since(holder, results, was_revision)
    if changed is None or any(_is_searched(holder, results, each, now) for each in changed):
        return False
    results.index_state = state
    return True


def _changed_since(holder: "Searched", results: ResultSet, revision: int) -> Iterable[str] | None:
    if results.store_id:
        return holder.jobs.item_table_of_store(results.store_id).history.since(revision)
    return holder.videos.changed_since(results.index_id, revision)


def _is_searched(holder: "Searched", results: ResultSet, changed_id: str, now: datetime) -> bool:
    """Return whether a changed video or item is searched, or was perhaps, since it is gone."""
    if results.store_id:
        item = holder.jobs.find_of(STORE_ITEM, changed_id)
        ready_at = item.timeline.ready_at if item is not None else now
    else:
        video = holder.videos.find(changed_id)
        ready_at = video.ready_at if video is not None else now
    return ready_at is not None and ready_at <= now


class Searched(Protocol):
    """The interface of an account for fingerprints."""

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
