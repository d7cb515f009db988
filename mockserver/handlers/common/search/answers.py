"""Search: from a typed query to the first page of results. Versions differ in parsing and in views."""

from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.corpus import Found, GrowingCorpus, find_clips, group_clips
from mockserver.ground.clock import epoch_second
from mockserver.handlers.call import Call
from mockserver.handlers.common.result_pages import FIVE_MINUTES, open_pages, turn_to
from mockserver.handlers.common.search.long_search import LongSearch, recall, remember
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.search.searchable import corpus_of
from mockserver.handlers.common.search.searched import question_of, scope_of_all
from mockserver.handlers.common.steps import at_one_instant
from mockserver.handlers.common.visible import shown_clips
from mockserver.handlers.reply import CachedBody, Reply, View

ViewPage: TypeAlias = Callable[[Call, World, ResultPage], View]
About: TypeAlias = Callable[[SearchQuery, int | None], object]

# How many views of a search's first page are cached.
_MOST_SHOWN = 4


@dataclass(frozen=True, slots=True, eq=False)
class SearchPages:
    """The result pages of one API version: views, tokens, lifetime.

    `kind` distinguishes the tokens of different operations. `about` returns what all pages of a search share: the query
    and, for grouped results, the number of clips.
    """

    kind: str
    view: ViewPage
    about: About
    lifetime: timedelta = FIVE_MINUTES
    has_dashes: bool = True

    def open(
        self, world: World, index: Index, query: SearchQuery, items: Sequence[object], inner: int | None
    ) -> ResultPage:
        """Return the first page of `items`."""
        about = self.about(query, inner)
        return open_pages(
            world,
            self.kind,
            items,
            query.page_limit,
            index.id,
            about,
            lifetime=self.lifetime,
            has_dashes=self.has_dashes,
        )

    def turn(self, call: Call, world: World) -> Reply:
        """Answer with the page for the token in the path. Raises TokenMalformed or TokenExpired."""
        return Reply(200, self.view(call, world, turn_to(world, self.kind, call.path["page-token"])))


def answer_search(
    call: Call, world: World, index: Index, query: SearchQuery, pages: SearchPages
) -> Reply | Awaitable[Reply]:
    """Answer with the first page of the results of `query` in `index`, with scores."""
    if query.tree is not None or query.filter is not None:
        return _answer_in_steps(call, world, index, query, pages)
    corpus = corpus_of(world, index)
    if corpus.takes_steps and not index.ranks:
        return answer_known(call, world, index, query, pages)
    return _answer(call, world, index, query, pages, _find(world, index, query, corpus))


def answer_known(
    call: Call, world: World, index: Index, query: SearchQuery, pages: SearchPages
) -> Reply | Awaitable[Reply]:
    """Answer with the first page of a search: at once from a cached result, otherwise in steps."""
    known = recall(world, index, query)
    if known is None:
        return _answer_in_steps(call, world, index, query, pages)
    return _answer(call, world, index, query, pages, known)


async def _answer_in_steps(call: Call, world: World, index: Index, query: SearchQuery, pages: SearchPages) -> Reply:
    """Answer for one consistent state of the index. Raises NotFound if it was deleted."""
    world, found = await at_one_instant(world, lambda now: LongSearch(now, now.index(index.id), query))
    return _answer(call, world, world.index(index.id), query, pages, found)


def _answer(call: Call, world: World, index: Index, query: SearchQuery, pages: SearchPages, found: Found) -> Reply:
    clips = shown_clips(call, world, index, found, query)
    if query.group_order is None:
        return _first_page(call, world, index, query, pages, clips)
    groups = group_clips(clips, query.group_order)
    return Reply(200, pages.view(call, world, pages.open(world, index, query, groups, len(clips))))


def _find(world: World, index: Index, query: SearchQuery, corpus: GrowingCorpus) -> Found:
    question = question_of(world, index, query)
    scope = scope_of_all(world, index)
    return remember(world, index, question, lambda: find_clips(corpus, query.clip_query, scope))


def _first_page(call: Call, world: World, index: Index, query: SearchQuery, pages: SearchPages, clips: Found) -> Reply:
    """Answer with the first page. A repeated search within a second gets the same page, with the same tokens."""
    shown: dict[Hashable, object] = getattr(clips, "shown", {})  # empty if clips are not cached
    form = pages, query.page_limit, query.with_metadata, call.media_url, epoch_second(world.now)
    kept = shown.get(form)
    if isinstance(kept, _CachedPage) and _takes_place_again(kept, world):
        return Reply(200, kept)
    if len(shown) >= _MOST_SHOWN:
        shown.clear()
    page = pages.open(world, index, query, clips, None)
    kept = shown[form] = _CachedPage(pages.view(call, world, page), page.next_token)
    return Reply(200, kept)


class _CachedPage(CachedBody):
    """A cached first page, and the token of the second."""

    __slots__ = ("next_token",)

    def __init__(self, value: View, next_token: str | None) -> None:
        super().__init__(value)
        self.next_token = next_token


def _takes_place_again(first_page: _CachedPage, world: World) -> bool:
    """Return whether the page can be repeated, because the later pages still exist.

    If so, the token of a new page is skipped, so that later identifiers do not depend on timing.
    """
    if first_page.next_token is not None:
        if not world.account.pages.keeps(first_page.next_token):
            return False
        world.account.identifiers.skip_uuid()
    return True
