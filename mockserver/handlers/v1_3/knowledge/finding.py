"""Searches of, and questions about, one consistent state of a knowledge store."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import store_state
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import StoreItem
from mockserver.domain.records.knowledge import KnowledgeStore, Selection
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.corpus import GrowingCorpus, SearchScope
from mockserver.domain.retrieval.nearest import MOST_CLIPS, rank_clips
from mockserver.domain.retrieval.search import Clip, ClipQuery, ranked
from mockserver.domain.rules.knowledge.choosing import chosen_items
from mockserver.domain.rules.knowledge.sessions import Scope, scope_of
from mockserver.domain.tables.store_items import StoreItems
from mockserver.domain.writing.answers import Finding, Question, Subject, find_scenes
from mockserver.ground.steps import Steps
from mockserver.handlers.v1_3.requests.knowledge.search import StoreQuery
from mockserver.handlers.v1_3.words import OPTIONS


class _OfStore:
    """Work on one consistent state of a store, in steps."""

    def __init__(self, world: World, store: KnowledgeStore) -> None:
        self._world, self._store = world, store
        self._state = store_state(world.jobs, store.id, world.now)

    def is_up_to_date(self) -> bool:
        """Return whether the store is unchanged."""
        world = self._world.at_now()
        return store_state(world.jobs, self._store.id, world.now) == self._state

    def _corpus(self) -> Steps[GrowingCorpus]:
        """Return the corpus of all items. It is to be read while it is in use."""
        corpora, items = self._world.account.corpora, StoreItems(self._world.jobs)
        while not corpora.read_on(self._store.id, items, GrowingCorpus):
            yield
        return corpora.of(self._store.id, items, GrowingCorpus)

    def _in_use(self) -> AbstractContextManager[None]:
        return self._world.account.corpora.in_use(self._store.id)


class StoreSearch(_OfStore):
    """A search of a store for the video segments and images that are nearest to a text.

    Its steps raise CircleTooBroad.
    """

    def __init__(self, world: World, store: KnowledgeStore, query: StoreQuery) -> None:
        super().__init__(world, store)
        self._query = query

    def steps(self) -> Steps[tuple[list[Clip], list[StoreItem]]]:
        """Find the clips, best first, and the searched items. The content of an image is one clip."""
        with self._in_use():
            chosen = yield from chosen_items(self._world, self._store, self._query.items)
            corpus = yield from self._corpus()
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


class StoreQuestion(_OfStore):
    """A question about selected items of a store, or about all."""

    def __init__(
        self, world: World, store: KnowledgeStore, selections: Sequence[Selection], question: Question
    ) -> None:
        super().__init__(world, store)
        self._selections, self._question = selections, question

    def steps(self) -> Steps[tuple[Scope, list[Subject], Finding]]:
        """Return the items that the answer covers, also as its subjects, and what is found in them."""
        with self._in_use():
            scope = yield from scope_of(self._world, self._store, self._selections)
            subjects = [_subject(item) for item in scope.items]
            corpus = yield from self._corpus()
            return scope, subjects, (yield from find_scenes(self._question, subjects, corpus))


def _subject(item: StoreItem) -> Subject:
    asset = item.asset
    return Subject(item.id, asset.content, asset.media.duration, asset.medium is Medium.IMAGE, asset.medium.noun)


def _best_of_each(clips: Iterable[Clip]) -> list[Clip]:
    best: dict[str, Clip] = {}
    for clip in clips:
        best.setdefault(clip.video_id, clip)
    return list(best.values())
