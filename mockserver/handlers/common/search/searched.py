"""The videos that a search covers: the ready ones that pass its filter."""

from collections.abc import Hashable

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.corpus import EVERYTHING, SearchScope
from mockserver.domain.rules.videos import ready_videos
from mockserver.ground.steps import Steps
from mockserver.handlers.common.search.filters import check_same_index
from mockserver.handlers.common.search.query import SearchQuery

# This many are filtered within a few milliseconds.
_VIDEOS_AT_A_TIME = 500


def question_of(world: World, index: Index, query: SearchQuery) -> Hashable:
    """Return a cache key for a search without a filter."""
    # The number of ready videos identifies them: they become ready in order of their due time.
    ready_count = world.videos.totals(index.id, world.now).video_count
    level = query.adjust_confidence_level
    return query.text, query.modalities, query.exact, query.operator, query.all_of, level, query.threshold, ready_count


def scope_of_all(world: World, index: Index) -> SearchScope:
    """Return all ready videos as a scope, without visiting them."""
    pending = world.videos.pending(index.id, world.now)
    return SearchScope(without=frozenset(pending)) if pending else EVERYTHING


def searched_videos(world: World, index: Index, query: SearchQuery) -> Steps[dict[str, Video]]:
    """Find the ready videos that pass the filter."""
    videos, wanted = ready_videos(world, index.id), query.filter
    if wanted is None:
        return {video.id: video for video in videos}
    check_same_index(wanted.video_ids, world, index)
    found: dict[str, Video] = {}
    for begin in range(0, len(videos), _VIDEOS_AT_A_TIME):
        if begin:
            yield
        found |= {video.id: video for video in videos[begin : begin + _VIDEOS_AT_A_TIME] if wanted.accepts(video)}
    return found
