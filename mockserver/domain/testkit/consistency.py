"""Eventual consistency: lists and searches miss new videos and still show deleted ones for a while."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.records.video import Video


@dataclass(frozen=True, slots=True)
class Lag:
    """How long changes lag: for this many reads or seconds; if both are given, until the first of them is reached."""

    reads: Count | None = None
    seconds: Number | None = None

    def is_over(self, since: datetime, reads: int, now: datetime) -> bool:
        if self.reads is not None and reads >= self.reads:
            return True
        if self.seconds is not None:
            return now >= since + timedelta(seconds=self.seconds)
        return self.reads is None


@dataclass(slots=True)
class _Lagging:
    """A change that lists and searches do not show yet, and the number of reads since."""

    since: datetime
    reads: Count = 0


@dataclass(slots=True)
class Consistency:
    """The new videos that lists and searches do not show yet, and the deleted ones that they still show.

    A read is one request for a list of videos, or a search or classification of a whole index.
    """

    appear: Lag = Lag()
    linger: Lag = Lag()
    _new: dict[str, Count] = field(default_factory=dict)
    _deleted: dict[str, _Lagging] = field(default_factory=dict)

    def add(self, video_id: str) -> None:
        """Record a new video: it lags from when it is ready."""
        if not self.appear.is_over(datetime.min, 0, datetime.min):
            self._new[video_id] = 0

    def is_kept(self, video: Video, now: datetime) -> bool:
        """Return whether `video`, which is being deleted, stays in lists, and record it then."""
        if self.linger.is_over(now, 0, now):
            return False
        self._deleted[video.id] = _Lagging(now)
        return True

    def is_deleted(self, video_id: str) -> bool:
        """Return whether the video was deleted but still appears in lists."""
        return video_id in self._deleted

    @property
    def lingering(self) -> Collection[str]:
        """The deleted videos that still appear in lists."""
        return self._deleted.keys()

    def gone(self, now: datetime) -> list[str]:
        """Remove and return the videos that stop appearing in lists."""
        over = [name for name, lag in self._deleted.items() if self.linger.is_over(lag.since, lag.reads, now)]
        for video_id in over:
            del self._deleted[video_id]
        return over

    def hidden(self, videos: Sequence[Video], now: datetime) -> frozenset[str]:
        """Count a read, and return which of `videos`, all that are ready, it does not show."""
        found: set[str] = set()
        for video in videos:
            if video.id in self._new and not self._has_appeared(video, now):
                found.add(video.id)
            if video.id in self._deleted:
                self._deleted[video.id].reads += 1
        return frozenset(found)

    def _has_appeared(self, video: Video, now: datetime) -> bool:
        reads = self._new[video.id]
        if self.appear.is_over(video.ready_at or now, reads, now):
            del self._new[video.id]
            return True
        self._new[video.id] = reads + 1
        return False
