"""Search, and its pages."""

from collections.abc import Awaitable

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import TokenExpired, TokenMalformed
from mockserver.domain.records.index import Index
from mockserver.domain.rules.retired_models import check_in_use
from mockserver.handlers.call import Call
from mockserver.handlers.common.result_pages import expiry_of
from mockserver.handlers.common.search.answers import answer_known, answer_search
from mockserver.handlers.common.search.pictures import words_of_images
from mockserver.handlers.common.search.query import SearchQuery
from mockserver.handlers.common.search.searchable import once_read
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.entities.references import check_entities, words_of_entities
from mockserver.handlers.v1_3.requests.search import read_search, read_searched_index
from mockserver.handlers.v1_3.search_views import PAGES

operations = Registry()


@operations.operation("post_search")
@once_read(read_searched_index)
def search(call: Call, world: World) -> Reply | Awaitable[Reply]:
    index = read_searched_index(call.body, world)
    check_in_use(world.account, index.searched_by)
    query = read_search(call.body, index)
    if query.entities:
        check_entities(world, query)
    if query.images or query.entities:
        return _search_by_pictures(call, world, index, query)
    return _answer(call, world, index, query)


@operations.operation("get_search_page_token")
def turn_page(call: Call, world: World) -> Reply:
    try:
        return PAGES.turn(call, world)
    except (TokenExpired, TokenMalformed):
        raise ApiError("search_page_token_expired", expiry_of(call.path["page-token"])) from None


async def _search_by_pictures(call: Call, world: World, index: Index, query: SearchQuery) -> Reply:
    if query.entities:
        query = await words_of_entities(call, world, index, query)
    if query.images:
        query = await words_of_images(call, world, index, query)
    answered = _answer(call, world, index, query)
    return answered if isinstance(answered, Reply) else await answered


def _answer(call: Call, world: World, index: Index, query: SearchQuery) -> Reply | Awaitable[Reply]:
    return (answer_known if index.ranks else answer_search)(call, world, index, query, PAGES)
