"""The table of videos, by index."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from itertools import chain

from mockserver.domain.records.video import Video
from mockserver.domain.tables.assets import References
from mockserver.domain.tables.shelf import NOTHING, Shelf, Totals
from mockserver.domain.tables.table import Table
from mockserver.ground.steps import Steps, in_portions


class VideoTable(Table[Video]):
    """The videos of an account, oldest first within an index; `assets` are the assets that videos refer to.

    The revision of an index grows when a video is added or deleted, or changes its ready time or content.
    """

    __slots__ = ("_shelf_of", "_shelves", "assets")

    def __init__(self) -> None:
        super().__init__("video", "videos")
        self.assets = References()
        self._shelf_of: dict[str, Shelf] = {}
        self._shelves: dict[str, Shelf] = {}

    def __len__(self) -> int:
        return len(self._shelf_of)

    def put(self, record: Video) -> None:
        shelf = self._shelf_of.get(record.id)
        if shelf is None:
            shelf = self._new_place(record)
        shelf.put(record)
        if self.listeners:
            self._tell(record.id, record)

    def delete(self, record_id: str) -> None:
        video = self.get(record_id)
        self._shelf_of.pop(record_id).delete(record_id)
        self.assets.remove(video)
        if self.listeners:
            self._tell(record_id, None)

    def find(self, record_id: str) -> Video | None:
        shelf = self._shelf_of.get(record_id)
        return shelf.find(record_id) if shelf is not None else None

    def all(self) -> Sequence[Video]:
        """Return all videos, index by index."""
        return list(chain.from_iterable(shelf.view() for shelf in self._shelves.values()))

    def delete_of_index(self, index_id: str) -> Steps[Sequence[Video]]:
        """Delete the videos of an index and return them. From the first step on, the index has none."""
        gone = self.of_index(index_id)
        self._shelves.pop(index_id, None)
        yield
        yield from in_portions(gone, self._forget)
        return gone

    def _forget(self, videos: Iterable[Video]) -> None:
        for video in videos:
            del self._shelf_of[video.id]
            self.assets.remove(video)
            if self.listeners:
                self._tell(video.id, None)

    def of_index(self, index_id: str) -> Sequence[Video]:
        """Return all videos of the index."""
        shelf = self._shelves.get(index_id)
        return shelf.all() if shelf is not None else ()

    def view_of_index(self, index_id: str) -> Sequence[Video]:
        """Return a view of all videos of the index without copying them; valid until the table changes."""
        shelf = self._shelves.get(index_id)
        return shelf.view() if shelf is not None else ()

    def ready(self, index_id: str, now: datetime, *, by_update: bool = False) -> Sequence[Video]:
        """Return a view of the ready videos without copying them; valid until the table changes."""
        shelf = self._shelves.get(index_id)
        return shelf.ready(now, by_update=by_update) if shelf is not None else ()

    def named(self, index_id: str, filename: str, now: datetime, *, by_update: bool = False) -> Sequence[Video]:
        """Return the ready videos with this filename, by a lookup."""
        shelf = self._shelves.get(index_id)
        return shelf.named(filename, now, by_update=by_update) if shelf is not None else ()

    def pending(self, index_id: str, now: datetime) -> Sequence[str]:
        """Return the ids of the videos that are not ready."""
        shelf = self._shelves.get(index_id)
        return shelf.pending(now) if shelf is not None else ()

    def content_keys(self, index_id: str) -> Collection[str]:
        """Return the content keys of all videos of the index; valid until the table changes."""
        shelf = self._shelves.get(index_id)
        return shelf.content_keys.keys() if shelf is not None else ()

    def totals(self, index_id: str, now: datetime) -> Totals:
        """Return the number of ready videos of the index, and their total duration."""
        shelf = self._shelves.get(index_id)
        return shelf.totals(now) if shelf is not None else NOTHING

    def totals_of(self, index_ids: Iterable[str], now: datetime) -> tuple[Totals, ...]:
        """Return the totals of several indexes."""
        return tuple(
            [shelf.totals(now) if shelf is not None else NOTHING for shelf in map(self._shelves.get, index_ids)]
        )

    def revision(self, index_id: str) -> int:
        """Return a number that grows with each change of the index."""
        shelf = self._shelves.get(index_id)
        return shelf.history.revision if shelf is not None else 0

    def changed_since(self, index_id: str, revision: int) -> Iterable[str] | None:
        """Return the ids that changed since a revision; None if the history no longer has it."""
        shelf = self._shelves.get(index_id)
        return shelf.history.since(revision) if shelf is not None else ()

    def _new_place(self, video: Video) -> "Shelf":
        shelf = self._shelves.get(video.index_id)
        if shelf is None:
            shelf = self._shelves[video.index_id] = Shelf()
        self._shelf_of[video.id] = shelf
        self.assets.add(video)
        return shelf
