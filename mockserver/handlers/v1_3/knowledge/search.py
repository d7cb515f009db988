"""Search of a knowledge store, and its pages."""

from datetime import timedelta

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import TokenExpired, TokenMalformed
from mockserver.domain.records.job import StoreItem
from mockserver.domain.records.knowledge import KnowledgeStore
from mockserver.domain.retrieval.search import Clip, group_by_video
from mockserver.domain.rules.knowledge.choosing import CircleTooBroad
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call
from mockserver.handlers.common.result_pages import expiry_of, open_pages, turn_to
from mockserver.handlers.common.steps import at_one_instant
from mockserver.handlers.common.visible import shown_clips_of_items
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.knowledge.finding import StoreSearch
from mockserver.handlers.v1_3.knowledge.hits import SharedByPages, view_page
from mockserver.handlers.v1_3.knowledge.paths import store_of
from mockserver.handlers.v1_3.requests.knowledge.search import StoreQuery, read_page_token, read_store_search
from mockserver.handlers.v1_3.words import OPTIONS

operations = Registry()

_KIND = "search of a store"
# No source gives a lifetime.
_TOKENS_ARE_GOOD = timedelta(hours=24)


@operations.operation("post_knowledge_stores_knowledge_store_id_search")
async def search_store(call: Call, world: World) -> Reply:
    store, token = store_of(call, world), read_page_token(call.body)
    if token is not None:
        return _turn(world, store, token)
    query = read_store_search(call.body)
    try:
        world, (found, items) = await at_one_instant(world, lambda now: StoreSearch(now, store_of(call, now), query))
        return _answer(call, world, store_of(call, world), query, found, items)
    except CircleTooBroad as error:
        raise ApiError("metadata_filter_too_broad", f"{error} Make it smaller.") from None


def _answer(
    call: Call, world: World, store: KnowledgeStore, query: StoreQuery, found: list[Clip], items: list[StoreItem]
) -> Reply:
    options = query.options or ("visual",)
    clips = shown_clips_of_items(call, found, items, query.text, OPTIONS[options[0]][0])
    page = open_pages(
        world,
        _KIND,
        group_by_video(clips) if query.is_grouped else clips,
        query.page_size,
        "",
        SharedByPages(query.options, query.with_metadata),
        lifetime=_TOKENS_ARE_GOOD,
        has_dashes=False,
        store_id=store.id,
    )
    return Reply(200, view_page(world, page))


def _turn(world: World, store: KnowledgeStore, token: str) -> Reply:
    try:
        page = turn_to(world, _KIND, token)
    except TokenMalformed:
        raise ParameterInvalid("page_token", "It is not a page token.") from None
    except TokenExpired:
        raise ApiError("page_token_expired", expiry_of(token, "an item of the store")) from None
    if page.results.store_id != store.id:
        raise ParameterInvalid("page_token", f"It is one of another store than {store.id}.")
    return Reply(200, view_page(world, page))
