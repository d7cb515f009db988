"""Lists and searches that lag behind: what is new is not in them yet, and what is deleted still is."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.records.video import Video


@dataclass(frozen=True, slots=True)
class Lag:
    """How far behind: for so many reads, or so many seconds; where both are given, until the first of them is over."""

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
    """A change that lists and searches do not show yet, and how often they have not shown it."""

    since: datetime
    reads: Count = 0


@dataclass(slots=True)
class Consistency:
    """The videos that lists and searches do not show yet, and those that they still show though they are deleted.

    A read is one request for a list of videos, a search or a classification of a whole index.
    """

    appear: Lag = Lag()
    linger: Lag = Lag()
    _new: dict[str, Count] = field(default_factory=dict)
    _deleted: dict[str, _Lagging] = field(default_factory=dict)

    def came(self, video_id: str) -> None:
        """Note a video that is new: it lags from when it is ready."""
        if not self.appear.is_over(datetime.min, 0, datetime.min):
            self._new[video_id] = 0

    def is_kept(self, video: Video, now: datetime) -> bool:
        """Tell whether `video`, which is deleted now, is to linger, and note it then."""
        if self.linger.is_over(now, 0, now):
            return False
        self._deleted[video.id] = _Lagging(now)
        return True

    def is_deleted(self, video_id: str) -> bool:
        """Tell whether the video is deleted and lingers only."""
        return video_id in self._deleted

    @property
    def lingering(self) -> Collection[str]:
        """The videos that are deleted and linger only."""
        return self._deleted.keys()

    def gone(self, now: datetime) -> list[str]:
        """Return the videos that need not linger any more, and forget them."""
        over = [name for name, lag in self._deleted.items() if self.linger.is_over(lag.since, lag.reads, now)]
        for video_id in over:
            del self._deleted[video_id]
        return over

    def hidden(self, videos: Sequence[Video], now: datetime) -> frozenset[str]:
        """Return which of `videos`, all that are ready, one read does not show, and note the read."""
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
