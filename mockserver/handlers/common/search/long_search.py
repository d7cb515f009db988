"""Long searches in a large index, in steps: the corpus must not change between them."""

from collections.abc import Callable, Hashable
from typing import cast

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import index_state
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.combined import combine_in_steps
from mockserver.domain.retrieval.corpus import Found, GrowingCorpus, SearchScope, find_clips, find_in_steps, result_size
from mockserver.domain.retrieval.nearest import rank_clips
from mockserver.domain.retrieval.query_tree import leaves
from mockserver.domain.retrieval.search import Clip, Clips
from mockserver.ground.steps import Steps
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.search.searchable import corpus_of, read_in_steps
from mockserver.handlers.common.search.searched import question_of, scope_of_all, searched_videos

_USUAL_PAGE = 10


def recall(world: World, index: Index, query: SearchQuery) -> "Found | None":
    """Return the cached result of the same search in the current index, or None."""
    if query.filter is not None:
        return None
    corpus_of(world, index)  # drops results from before the index changed
    found = cast("Found | None", world.account.corpora.recalled(index.id, question_of(world, index, query)))
    return None if index.ranks and not isinstance(found, Clips) else found


def remember(world: World, index: Index, question: Hashable, find: Callable[[], Found]) -> Found:
    """Return `find()`, cached for `question` until the index changes."""
    return world.account.corpora.remembered(index.id, question, find, _size_of)


def _size_of(found: Found) -> int:
    return result_size(found, _USUAL_PAGE)


class LongSearch:
    """A search by a tree, with a filter, by rank or of very many videos, in one consistent state of an index."""

    def __init__(self, world: World, index: Index, query: SearchQuery) -> None:
        self._world, self._index, self._query = world, index, query
        self._state = index_state(world.videos, index.id, world.now)
        self._question = question_of(world, index, query)

    def is_up_to_date(self) -> bool:
        """Return whether the index is unchanged."""
        world = self._world.at_now()
        return index_state(world.videos, self._index.id, world.now) == self._state

    def steps(self) -> Steps[Found]:
        """Find the clips, and cache them."""
        yield from read_in_steps(self._world, self._index.id)  # the index may have changed since the last attempt
        found = yield from self._find(corpus_of(self._world, self._index))
        if self._query.filter is None and self._query.tree is None:
            remember(self._world, self._index, self._question, lambda: found)
        return found

    def _find(self, corpus: GrowingCorpus) -> Steps[Found]:
        world, index, query = self._world, self._index, self._query
        if query.filter is None and query.tree is None and not index.ranks:
            return (yield from self._find_plainly(corpus, scope_of_all(world, index)))
        videos = yield from searched_videos(world, index, query)
        scope = scope_of_all(world, index) if query.filter is None else SearchScope(only=videos.keys())
        if query.tree is not None:
            for leaf in leaves(query.tree):
                yield from corpus.prepare(leaf.text, exact=leaf.exact)
            combined: list[Clip] = yield from combine_in_steps(
                lambda part, some: find_clips(corpus, part, SearchScope(only=set(some))),
                query.tree,
                adjust_confidence_level=query.adjust_confidence_level,
                threshold=query.threshold,
                durations={video_id: video.media.duration for video_id, video in videos.items()},
            )
            return combined
        if index.ranks:
            contents = {video_id: video.content for video_id, video in videos.items()}
            ranked: list[Clip] = yield from rank_clips(corpus, contents, query.clip_query, scope)
            return Clips(ranked)
        return (yield from self._find_plainly(corpus, scope))

    def _find_plainly(self, corpus: GrowingCorpus, scope: SearchScope) -> Steps[Found]:
        query = self._query
        first_page = query.page_limit if query.group_order is None else None
        return (yield from find_in_steps(corpus, query.clip_query, scope, first_page))
