"""The videos of one index: by creation and by ready time, with totals that are updated incrementally."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from operator import attrgetter, itemgetter
from typing import NamedTuple

from mockserver.domain.records.media import tidy
from mockserver.domain.records.video import Video
from mockserver.domain.tables.lookup import Lookup
from mockserver.domain.tables.order import Instants, Order, View
from mockserver.domain.tables.table import DatedTable

_INSTANT = itemgetter(0)
_FILENAME: Callable[[Video], str] = attrgetter("filename")
_NANOSECONDS = 1_000_000_000

# From this size on, it is worth removing entries that are no longer needed.
_LONG_HISTORY = 1024


# A tuple, because every list hashes it for each index, and hashing a dataclass takes four times as long.
class Totals(NamedTuple):
    """The number of ready videos of an index, their total duration in seconds, and when the last one became ready."""

    video_count: int
    total_duration: float
    last_ready_at: datetime | None = None


class History:
    """The videos changed in each revision, for a limited number of revisions."""

    __slots__ = ("_changed", "_first")

    def __init__(self) -> None:
        self._changed: list[str] = []
        self._first = 0

    @property
    def revision(self) -> int:
        return self._first + len(self._changed)

    def note(self, video_id: str, videos: int) -> None:
        # A longer history is dropped, because reading all videos is then cheaper.
        if len(self._changed) > _LONG_HISTORY + 2 * videos:
            self._first += len(self._changed)
            self._changed.clear()
        self._changed.append(video_id)

    def since(self, revision: int) -> Iterable[str] | None:
        return self._changed[revision - self._first :] if revision >= self._first else None


class IndexVideos(DatedTable[Video]):
    """The videos of one index."""

    __slots__ = (
        "_arrivals",
        "_due",
        "_filenames",
        "_next",
        "_ready",
        "_ready_nanoseconds",
        "_span",
        "_totals",
        "_unknown",
        "_updated",
        "content_keys",
        "history",
    )

    def __init__(self) -> None:
        super().__init__("video", "videos")
        self.history = History()
        self.content_keys: Counter[str] = Counter()  # the number of videos by content
        self._next = 0
        self._arrivals: dict[str, int] = {}
        self._due: Order[Instants] = Order()
        self._filenames: Lookup[Video] = Lookup(_FILENAME)
        self._unknown: set[str] = set()  # those whose ready time is unknown
        self._updated: Order[Instants] | None = None  # in order of their last change; built on first use
        # The number and duration of ready videos at the last call, and the time of that call.
        self._ready = 0
        self._ready_nanoseconds = 0
        self._span: tuple[datetime, datetime | None] | None = None
        self._totals = NOTHING

    def _add(self, record: Video) -> None:
        self._arrivals[record.id] = self._next
        self._next += 1
        super()._add(record)
        self._enter(record)
        self.history.note(record.id, len(self._by_id))

    def _replace(self, was: Video, record: Video) -> None:
        self._take_out(was)
        super()._replace(was, record)
        self._enter(record)
        if record.ready_at != was.ready_at or record.content is not was.content:
            self.history.note(record.id, len(self._by_id))

    def _remove(self, record: Video) -> None:
        self._take_out(record)
        super()._remove(record)
        del self._arrivals[record.id]
        self.history.note(record.id, len(self._by_id))

    def totals(self, now: datetime) -> Totals:
        """Return the totals. Unchanged totals are cached; otherwise only videos that became ready since are added."""
        self._advance_to(now)
        return self._totals

    def ready(self, now: datetime, *, by_update: bool) -> Sequence[Video]:
        """Return a view of the ready videos."""
        pending = map(self.get, self.pending(now))
        if not by_update:
            return View(self._created.ids, self._by_id, list(map(self._place, pending)))
        order = self._by_update()
        return View(order.ids, self._by_id, [order.place(self._update_key(video)) for video in pending])

    def named(self, filename: str, now: datetime, *, by_update: bool) -> Sequence[Video]:
        """Return the ready videos with this filename."""
        found = map(self.get, self._filenames.find(filename, self.view()))
        key = self._update_key if by_update else self._key
        return sorted((video for video in found if video.is_ready(now)), key=key)

    def pending(self, now: datetime) -> Sequence[str]:
        """Return the videos that are not ready."""
        self._advance_to(now)
        return [*self._due.ids[self._ready :], *self._unknown]

    def _enter(self, video: Video) -> None:
        self._filenames.enter(video)
        if video.content_key:
            self.content_keys[video.content_key] += 1
        if self._updated is not None:
            self._updated.add(self._update_key(video), video.id)
        if video.ready_at is None:
            self._unknown.add(video.id)
            return
        key = (video.ready_at, *self._key(video))
        if self._due.place(key) < self._ready:
            self._count(video, 1)
        self._due.add(key, video.id)
        self._span = None

    def _take_out(self, video: Video) -> None:
        self._filenames.take_out(video)
        if video.content_key:
            self.content_keys[video.content_key] -= 1
            if not self.content_keys[video.content_key]:
                del self.content_keys[video.content_key]
        if self._updated is not None:
            self._updated.remove(self._update_key(video), video.id)
        if video.ready_at is None:
            self._unknown.remove(video.id)
            return
        key = (video.ready_at, *self._key(video))
        if self._due.place(key) < self._ready:
            self._count(video, -1)
        self._due.remove(key, video.id)
        self._span = None

    def _advance_to(self, now: datetime) -> None:
        if self._span is not None:
            since, until = self._span
            if since <= now and (until is None or now < until):
                return
        ready = bisect_right(self._due.keys, now, key=_INSTANT)
        due = self._due.ids
        for video_id in due[self._ready : ready]:
            self._count(self._by_id[video_id], 1)
        for video_id in due[ready : self._ready]:
            self._count(self._by_id[video_id], -1)
        self._sum_up(now)

    def _count(self, video: Video, by: int) -> None:
        self._ready += by
        # Integers give the same sum in any order.
        self._ready_nanoseconds += by * round(video.media.duration * _NANOSECONDS)

    def _sum_up(self, now: datetime) -> None:
        ready, due = self._ready, self._due.ids
        last = self._by_id[due[ready - 1]].ready_at if ready else None
        self._totals = Totals(ready, tidy(self._ready_nanoseconds / _NANOSECONDS), last)
        coming = self._by_id[due[ready]].ready_at if ready < len(due) else None
        self._span = now, coming

    def _by_update(self) -> Order[Instants]:
        if self._updated is None:
            self._updated = Order()
            for video in sorted(self._by_id.values(), key=self._update_key):
                self._updated.add(self._update_key(video), video.id)
        return self._updated

    def _place(self, video: Video) -> int:
        """Return how many videos were created before `video`."""
        keys, arrival_of = self._created.keys, self._arrivals.__getitem__
        first, end = bisect_left(keys, video.created_at), bisect_right(keys, video.created_at)
        return bisect_left(self._created.ids, arrival_of(video.id), first, end, key=arrival_of)

    def _key(self, video: Video) -> Instants:
        return video.created_at, self._arrivals[video.id]

    def _update_key(self, video: Video) -> Instants:
        return (video.updated_at, *self._key(video))


NOTHING = Totals(0, 0)
