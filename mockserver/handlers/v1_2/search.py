"""Search in its three forms, and the pages that all of them share."""

from collections.abc import Awaitable

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import TokenExpired, TokenMalformed
from mockserver.handlers.call import Call
from mockserver.handlers.common.result_pages import expiry_of
from mockserver.handlers.common.search.answers import answer_search
from mockserver.handlers.common.search.pictures import words_of_images
from mockserver.handlers.common.search.searchable import once_read
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_2.requests.indexes import read_index
from mockserver.handlers.v1_2.requests.search import read_any_search, read_combined_search, read_search
from mockserver.handlers.v1_2.search_views import PAGES

operations = Registry()


@operations.operation("make-search-request")
@once_read(read_index)
def search(call: Call, world: World) -> Reply | Awaitable[Reply]:
    index = read_index(call.body, world)
    return answer_search(call, world, index, read_search(call.body, index), PAGES)


@operations.operation("combined-queries-make-search-request")
@once_read(read_index)
def search_combined(call: Call, world: World) -> Reply | Awaitable[Reply]:
    index = read_index(call.body, world)
    return answer_search(call, world, index, read_combined_search(call.body, index), PAGES)


@operations.operation("any-to-video-search")
@once_read(read_index)
async def search_any(call: Call, world: World) -> Reply:
    index = read_index(call.body, world)
    query = read_any_search(call.body, index)
    if query.images:
        query = await words_of_images(call, world, index, query)
    answered = answer_search(call, world, index, query, PAGES)
    return answered if isinstance(answered, Reply) else await answered


# Clients follow a page by either of these routes, after any kind of search.
@operations.operation("search-retrieve-specific-page")
@operations.operation("combined-queries-retrieve-specific-page")
@operations.operation("any-to-video--retrieve-specific-page")
def turn_page(call: Call, world: World) -> Reply:
    try:
        return PAGES.turn(call, world)
    except (TokenExpired, TokenMalformed):
        raise ApiError("search_page_token_expired", expiry_of(call.path["page-token"])) from None
