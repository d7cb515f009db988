"""Search in its three forms, and the pages that all of them share."""

from collections.abc import Hashable
from pathlib import PurePath

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import TokenExpired, TokenMalformed
from mockserver.domain.records.index import Index
from mockserver.domain.retrieval.corpus import Found, group_clips
from mockserver.domain.retrieval.search import GroupOrder
from mockserver.domain.rules.sources import filename_of, words_in
from mockserver.domain.rules.videos import ready_videos
from mockserver.ground.clock import epoch_second
from mockserver.ground.errors import ApiError, ParameterInvalid
from mockserver.handlers.call import Call, Kept, Reply
from mockserver.handlers.common.reading import once_read
from mockserver.handlers.common.result_pages import open_pages, turn_to
from mockserver.handlers.common.visible import shown_clips
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.search_requests import find_by_text, find_by_tree
from mockserver.handlers.v1_2.search_views import view_page
from mockserver.handlers.v1_2.words import MODALITIES

operations = Registry()

_KIND = "search"

# In how many forms and seconds the first page of what one search found is kept.
_MOST_SHOWN = 4


@operations.operation("make-search-request")
@once_read
def search(call: Call, world: World) -> Reply:
    index = world.indexes.get(call.body["index_id"])
    query = call.body["query"]
    if isinstance(query, str):
        return _found(call, world, index, find_by_text(call.body, query, world, index), query)
    if call.body["group_by"] == "video":
        raise ApiError("search_parameter_not_allowed", "group_by does not go with a combined query.")
    return _found(call, world, index, find_by_tree(call.body, query, world, index), str(query))


@operations.operation("combined-queries-make-search-request")
@once_read
def search_combined(call: Call, world: World) -> Reply:
    index = world.indexes.get(call.body["index_id"])
    query = call.body["query"]
    clips = _shown(call, world, index, find_by_tree(call.body, query, world, index), str(query))
    return _first_page(call, world, index, clips)


@operations.operation("any-to-video-search")
@once_read
async def search_any(call: Call, world: World) -> Reply:
    body = call.body
    index = world.indexes.get(body["index_id"])
    if "query_media_url" not in body and "query_media_file" not in body:
        return _found(call, world, index, find_by_text(body, body["query_text"], world, index), body["query_text"])
    if body["conversation_option"] == "exact_match":
        raise ParameterInvalid("conversation_option", "exact_match looks for words; an image has none.")
    words = await _words_of_image(call, world, index)
    return _found(call, world, index, find_by_text(body, words, world, index), words)


async def _words_of_image(call: Call, world: World, index: Index) -> str:
    """Return what an image shows: what is seen in the video it comes from, else what its name says.

    An address is not fetched, and wins over a file.
    """
    url, file = call.body.get("query_media_url"), call.body.get("query_media_file")
    if url:
        return words_in(PurePath(filename_of(url)).stem)
    sighting = await call.ingest.recognise(file, list(ready_videos(world, index.id)))
    if sighting is None:
        return words_in(PurePath(file.filename).stem)
    scene = world.videos.get(sighting.video_id).content.scene_at(sighting.second)
    return " ".join(moment.text for moment in scene.seen)


# Clients follow a page by whichever of these routes they know, whatever the search was.
@operations.operation("search-retrieve-specific-page")
@operations.operation("combined-queries-retrieve-specific-page")
@operations.operation("any-to-video--retrieve-specific-page")
def turn_page(call: Call, world: World) -> Reply:
    token = call.path["page-token"]
    try:
        page = turn_to(world, _KIND, token)
    except (TokenExpired, TokenMalformed):
        raise ApiError("search_page_token_expired", f"The page token {token} has expired or was never valid.") from None
    return Reply(200, view_page(call, world, page))


def _found(call: Call, world: World, index: Index, clips: Found, query: str) -> Reply:
    """Answer with clips, or with videos where the request groups them."""
    clips = _shown(call, world, index, clips, query)
    if call.body["group_by"] == "clip":
        return _first_page(call, world, index, clips)
    groups = group_clips(clips, GroupOrder(call.body["sort_option"]))
    page = open_pages(world, _KIND, groups, call.body["page_limit"], index.id, about=len(clips))
    return Reply(200, view_page(call, world, page))


def _shown(call: Call, world: World, index: Index, clips: Found, query: str) -> Found:
    return shown_clips(call, world, index, clips, query, MODALITIES[call.body["search_options"][0]])


def _first_page(call: Call, world: World, index: Index, clips: Found) -> Reply:
    """Answer with the first page. A search that is repeated within a second is the same one, down to its tokens."""
    page_limit = call.body["page_limit"]
    shown: dict[Hashable, object] = getattr(clips, "shown", {})  # where nobody remembers what was found, nothing is
    form = page_limit, call.media_url, epoch_second(world.now)
    kept = shown.get(form)
    if isinstance(kept, Kept) and _takes_place_again(kept, world):
        return Reply(200, kept)
    if len(shown) >= _MOST_SHOWN:
        shown.clear()
    kept = shown[form] = Kept(view_page(call, world, open_pages(world, _KIND, clips, page_limit, index.id)))
    return Reply(200, kept)


def _takes_place_again(first_page: Kept, world: World) -> bool:
    """Return whether the page can be given again, because those after it are there.

    If so, the token of a new one is skipped, so that what comes next does not depend on how fast the clock goes.
    """
    token = first_page.value["page_info"].get("next_page_token")
    if token is not None:
        if not world.account.pages.keeps(token):
            return False
        world.account.identifiers.skip_uuid()
    return True
