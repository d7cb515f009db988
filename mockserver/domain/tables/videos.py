"""The table of videos, by index."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import chain

from mockserver.domain.records.video import Video
from mockserver.domain.tables.assets import References
from mockserver.domain.tables.index_videos import NOTHING, IndexVideos, Totals
from mockserver.domain.tables.table import Table
from mockserver.ground.steps import Steps, in_portions


class VideoTable(Table[Video]):
    """The videos of an account, oldest first within an index; `assets` are the assets that videos refer to.

    The revision of an index grows when a video is added or deleted, or changes its ready time or content.
    """

    __slots__ = ("_by_index", "_by_video", "assets")

    def __init__(self) -> None:
        super().__init__("video", "videos")
        self.assets = References()
        self._by_video: dict[str, IndexVideos] = {}
        self._by_index: dict[str, IndexVideos] = {}

    def __len__(self) -> int:
        return len(self._by_video)

    def put(self, record: Video) -> None:
        videos = self._by_video.get(record.id)
        if videos is None:
            videos = self._new_place(record)
        videos.put(record)
        if self.listeners:
            self._notify(record.id, record)

    def delete(self, record_id: str) -> None:
        video = self.get(record_id)
        self._by_video.pop(record_id).delete(record_id)
        self.assets.remove(video)
        if self.listeners:
            self._notify(record_id, None)

    def find(self, record_id: str) -> Video | None:
        videos = self._by_video.get(record_id)
        return videos.find(record_id) if videos is not None else None

    def all(self) -> Sequence[Video]:
        """Return all videos, index by index."""
        return list(chain.from_iterable(videos.view() for videos in self._by_index.values()))

    def delete_of_index(self, index_id: str) -> Steps[Sequence[Video]]:
        """Delete the videos of an index and return them. From the first step on, the index has none."""
        gone = self.of_index(index_id)
        self._by_index.pop(index_id, None)
        yield
        yield from in_portions(gone, self._forget)
        return gone

    def _forget(self, videos: Iterable[Video]) -> None:
        for video in videos:
            del self._by_video[video.id]
            self.assets.remove(video)
            if self.listeners:
                self._notify(video.id, None)

    def of_index(self, index_id: str) -> Sequence[Video]:
        """Return all videos of the index."""
        videos = self._by_index.get(index_id)
        return videos.all() if videos is not None else ()

    def view_of_index(self, index_id: str) -> Sequence[Video]:
        """Return a view of all videos of the index without copying them; valid until the table changes."""
        videos = self._by_index.get(index_id)
        return videos.view() if videos is not None else ()

    def ready(self, index_id: str, now: datetime, *, by_update: bool = False) -> Sequence[Video]:
        """Return a view of the ready videos without copying them; valid until the table changes."""
        videos = self._by_index.get(index_id)
        return videos.ready(now, by_update=by_update) if videos is not None else ()

    def named(self, index_id: str, filename: str, now: datetime, *, by_update: bool = False) -> Sequence[Video]:
        """Return the ready videos with this filename, by a lookup."""
        videos = self._by_index.get(index_id)
        return videos.named(filename, now, by_update=by_update) if videos is not None else ()

    def pending(self, index_id: str, now: datetime) -> Sequence[str]:
        """Return the ids of the videos that are not ready."""
        videos = self._by_index.get(index_id)
        return videos.pending(now) if videos is not None else ()

    def content_keys(self, index_id: str) -> Collection[str]:
        """Return the content keys of all videos of the index; valid until the table changes."""
        videos = self._by_index.get(index_id)
        return videos.content_keys.keys() if videos is not None else ()

    def totals(self, index_id: str, now: datetime) -> Totals:
        """Return the number of ready videos of the index, and their total duration."""
        videos = self._by_index.get(index_id)
        return videos.totals(now) if videos is not None else NOTHING

    def totals_of(self, index_ids: Iterable[str], now: datetime) -> tuple[Totals, ...]:
        """Return the totals of several indexes."""
        return tuple(
            [videos.totals(now) if videos is not None else NOTHING for videos in map(self._by_index.get, index_ids)]
        )

    def revision(self, index_id: str) -> int:
        """Return a number that grows with each change of the index."""
        videos = self._by_index.get(index_id)
        return videos.history.revision if videos is not None else 0

    def changed_since(self, index_id: str, revision: int) -> Iterable[str] | None:
        """Return the ids that changed since a revision; None if the history no longer has it."""
        videos = self._by_index.get(index_id)
        return videos.history.since(revision) if videos is not None else ()

    def _new_place(self, video: Video) -> "IndexVideos":
        videos = self._by_index.get(video.index_id)
        if videos is None:
            videos = self._by_index[video.index_id] = IndexVideos()
        self._by_video[video.id] = videos
        self.assets.add(video)
        return videos
