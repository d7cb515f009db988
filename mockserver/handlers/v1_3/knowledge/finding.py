"""A search of one consistent state of a knowledge store."""

from collections.abc import Iterable, Iterator

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import store_state
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import StoreItem
from mockserver.domain.records.knowledge import KnowledgeStore
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.corpus import GrowingCorpus, SearchScope
from mockserver.domain.retrieval.nearest import MOST_CLIPS, rank_clips
from mockserver.domain.retrieval.search import Clip, ClipQuery, ranked
from mockserver.domain.rules.knowledge.choosing import chosen_items
from mockserver.domain.tables.store_items import StoreItems
from mockserver.ground.steps import Steps
from mockserver.handlers.v1_3.requests.knowledge.search import StoreQuery
from mockserver.handlers.v1_3.words import OPTIONS


class StoreSearch:
    """A search of a store for the video segments and images that are nearest to a text.

    Its steps raise CircleTooBroad.
    """

    def __init__(self, world: World, store: KnowledgeStore, query: StoreQuery) -> None:
        self._world, self._store, self._query = world, store, query
        self._state = store_state(world.jobs, store.id, world.now)

    def is_up_to_date(self) -> bool:
        """Return whether the store is unchanged."""
        world = self._world.at_now()
        return store_state(world.jobs, self._store.id, world.now) == self._state

    def steps(self) -> Steps[tuple[list[Clip], list[StoreItem]]]:
        """Find the clips, best first, and the searched items. The content of an image is one clip."""
        with self._world.account.corpora.in_use(self._store.id):
            return (yield from self._find())

    def _find(self) -> Steps[tuple[list[Clip], list[StoreItem]]]:
        chosen = yield from chosen_items(self._world, self._store, self._query.items)
        corpora, items = self._world.account.corpora, StoreItems(self._world.jobs)
        while not corpora.read_on(self._store.id, items, GrowingCorpus):
            yield
        corpus = corpora.of(self._store.id, items, GrowingCorpus)
        found: list[Clip] = []
        for medium, modalities in self._looks():
            contents = {item.id: item.content for item in chosen if item.asset.medium is medium}
            if contents:
                query = ClipQuery(self._query.text, modalities)
                clips = yield from rank_clips(corpus, contents, query, SearchScope(only=contents.keys()))
                found += _best_of_each(clips) if medium is Medium.IMAGE else clips
        return ranked(found)[:MOST_CLIPS], chosen

    def _looks(self) -> Iterator[tuple[Medium, tuple[Modality, ...]]]:
        """Yield the modalities to search for each kind of item; for an image, the visual one."""
        if self._query.options is not None:
            options = [modality for option in self._query.options for modality in OPTIONS[option]]
            yield Medium.VIDEO, tuple(modality for modality in Modality if modality in options)
        yield Medium.IMAGE, OPTIONS["visual"]


def _best_of_each(clips: Iterable[Clip]) -> list[Clip]:
    best: dict[str, Clip] = {}
    for clip in clips:
        best.setdefault(clip.video_id, clip)
    return list(best.values())
