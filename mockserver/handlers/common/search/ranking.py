"""Search by rank, in steps: the corpus must not change between them."""

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import index_state
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.nearest import rank_clips
from mockserver.domain.retrieval.search import Clip, Clips
from mockserver.domain.rules.steps import Steps
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.search.searched import question_of, scope_of, searched_videos
from mockserver.handlers.common.steps import corpus_of


def recall(world: World, index: Index, query: SearchQuery) -> Clips | None:
    """Return what the same search found before, while the index was as it is now; None where that is not known."""
    if query.filter is not None:
        return None
    corpus_of(world, index)  # forgets what was found before the index changed
    found = world.account.corpora.recalled(index.id, question_of(world, index, query))
    return found if isinstance(found, Clips) else None


class Ranking:
    """The search of an index, as it is at one instant, for the clips that are nearest to a query."""

    def __init__(self, world: World, index: Index, query: SearchQuery) -> None:
        self._world, self._index, self._query = world, index, query
        self._corpus = corpus_of(world, index)
        self._state = index_state(world.videos, index.id, world.now)
        self._question = question_of(world, index, query)

    def is_up_to_date(self) -> bool:
        """Return whether the index still is as it was."""
        world = self._world.afresh()
        return index_state(world.videos, self._index.id, world.now) == self._state

    def steps(self) -> Steps[Clips]:
        """Find the clips."""
        world, index, query = self._world, self._index, self._query
        contents = {video_id: video.content for video_id, video in searched_videos(world, index, query).items()}
        scope = scope_of(world, index, query)
        found: list[Clip] = yield from rank_clips(self._corpus, contents, query.clip_query, scope)
        return Clips(found)

    def keep(self, found: Clips) -> None:
        """Remember what was found."""
        if self._query.filter is None:
            self._world.account.corpora.remembered(self._index.id, self._question, lambda: found)
