"""The form of a result set in snapshots: one field for each kind of items."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mockserver.domain.account.result_pages import ResultSet
from mockserver.domain.records.numbers import Count
from mockserver.domain.retrieval.classify import VideoClasses
from mockserver.domain.retrieval.corpus import result_size
from mockserver.domain.retrieval.search import Clip, VideoGroup


@dataclass(frozen=True, slots=True)
class SavedResults:
    """Results without the state of the index or the store, which differs between accounts."""

    id: str
    kind: str
    page_limit: Count
    page_size: Count
    expires_at: datetime
    index_id: str
    about: Any
    clips: tuple[Clip, ...] = ()
    groups: tuple[VideoGroup, ...] = ()
    classes: tuple[VideoClasses, ...] = ()
    store_id: str = ""

    def results(self, state: tuple[int, int]) -> ResultSet:
        """Return the results, bound to the index or the store at `state`."""
        items = (*self.clips, *self.groups, *self.classes)
        about = tuple(self.about) if isinstance(self.about, list) else self.about
        return ResultSet(
            self.kind,
            items,
            self.page_limit,
            self.page_size,
            self.expires_at,
            self.index_id,
            state,
            about,
            result_size(items, self.page_limit),
            self.id,
            self.store_id,
        )


def saved(results: ResultSet) -> SavedResults:
    """Return the form of `results` for snapshots."""
    items = results.items
    return SavedResults(
        id=results.id,
        kind=results.kind,
        page_limit=results.page_limit,
        page_size=results.page_size,
        expires_at=results.expires_at,
        index_id=results.index_id,
        about=results.about,
        clips=tuple(item for item in items if isinstance(item, Clip)),
        groups=tuple(item for item in items if isinstance(item, VideoGroup)),
        classes=tuple(item for item in items if isinstance(item, VideoClasses)),
        store_id=results.store_id,
    )
