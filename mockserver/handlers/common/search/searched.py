"""The videos that a search covers: those that are ready and pass its filter."""

from collections.abc import Hashable

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.corpus import SearchScope
from mockserver.domain.rules.videos import ready_videos
from mockserver.ground.steps import Steps
from mockserver.handlers.common.search.filters import check_same_index
from mockserver.handlers.common.search.query import SearchQuery

# So many are looked at within a few milliseconds.
_VIDEOS_AT_A_TIME = 500


def question_of(world: World, index: Index, query: SearchQuery) -> Hashable:
    """Return a key for a search without a filter, under which its result is cached."""
    # Which videos are ready follows from how many are: those that were due first.
    ready_count = world.videos.totals(index.id, world.now).video_count
    level = query.adjust_confidence_level
    return query.text, query.modalities, query.exact, query.operator, query.all_of, level, query.threshold, ready_count


def scope_of_all(world: World, index: Index) -> SearchScope:
    """Return all ready videos as a scope, without visiting any."""
    return SearchScope(without=frozenset(world.videos.pending(index.id, world.now)))


def searched_videos(world: World, index: Index, query: SearchQuery) -> Steps[dict[str, Video]]:
    """Find the videos that are ready and pass the filter."""
    videos, wanted = ready_videos(world, index.id), query.filter
    if wanted is None:
        return {video.id: video for video in videos}
    check_same_index(wanted.video_ids, world, index)
    found: dict[str, Video] = {}
    for begin in range(0, len(videos), _VIDEOS_AT_A_TIME):
        if begin:
            yield
        found |= {video.id: video for video in videos[begin : begin + _VIDEOS_AT_A_TIME] if wanted.lets_through(video)}
    return found
