"""Search, and its pages."""

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import TokenExpired, TokenMalformed
from mockserver.domain.rules.retired_models import check_in_use
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.common.search import answer_by_rank, answer_search, words_of_images
from mockserver.handlers.common.steps import once_read
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_3.requests.search import read_search, read_searched_index
from mockserver.handlers.v1_3.search_views import PAGES

operations = Registry()


@operations.operation("post_search")
@once_read(read_searched_index)
async def search(call: Call, world: World) -> Reply:
    index = read_searched_index(call.body, world)
    check_in_use(world.account, index.searched_by)
    query = read_search(call.body, index)
    if query.images:
        query = await words_of_images(call, world, index, query)
    if index.ranks:
        return await answer_by_rank(call, world, index, query, PAGES)
    return answer_search(call, world, index, query, PAGES)


@operations.operation("get_search_page_token")
def turn_page(call: Call, world: World) -> Reply:
    try:
        return PAGES.turn(call, world)
    except (TokenExpired, TokenMalformed):
        reason = f"The page token {call.path['page-token']} has expired or was never valid."
        raise ApiError("search_page_token_expired", reason) from None
