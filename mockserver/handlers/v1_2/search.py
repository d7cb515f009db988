"""Search and its pages."""

from collections.abc import Iterable
from typing import Any

from mockserver.domain.confidence import Threshold
from mockserver.domain.engines import Family
from mockserver.domain.filters import FilterInvalid, VideoFacts, compile_search_filter
from mockserver.domain.index import Index
from mockserver.domain.pages import ResultPage, TokenExpired, TokenMalformed
from mockserver.domain.relevance import Corpus
from mockserver.domain.scenes import Option
from mockserver.domain.search import Clip, ClipQuery, GroupOrder, Source, VideoGroup, group_by_video, search_clips
from mockserver.domain.video import Video
from mockserver.domain.videos import ready_videos
from mockserver.domain.world import World
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import ApiError, NotBuilt, ParameterInvalid
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.media import thumbnail_url
from mockserver.handlers.v1_2.result_pages import open_pages, turn_to

operations = Registry()

_KIND = "search"


@operations.operation("make-search-request")
def search(call: Call, world: World) -> Reply:
    body = call.body
    index = world.indexes.get(body["index_id"])
    if not isinstance(body["query"], str):
        raise NotBuilt("combined queries")
    query = _query(body, index)
    clips = search_clips(corpus_of(world, index), query, video_ids=_searched(body, world, index))
    if body["group_by"] == "video":
        groups = group_by_video(clips, GroupOrder(body["sort_option"]))
        page = open_pages(world, _KIND, groups, body["page_limit"], index.id, about=len(clips))
    else:
        page = open_pages(world, _KIND, clips, body["page_limit"], index.id)
    return Reply(200, _view(call, world, page))


@operations.operation("search-retrieve-specific-page")
def turn_page(call: Call, world: World) -> Reply:
    token = call.path["page-token"]
    try:
        page = turn_to(world, _KIND, token)
    except (TokenExpired, TokenMalformed):
        raise ApiError("search_page_token_expired", f"The page token {token} has expired or was never valid.") from None
    return Reply(200, _view(call, world, page))


def corpus_of(world: World, index: Index) -> Corpus:
    """Return the searchable text of all videos in `index`, those that are not ready yet included."""
    revision = world.videos.revision(index.id)
    return world.account.corpora.of(index.id, revision, world.videos.of_index(index.id))


def _query(body: Any, index: Index) -> ClipQuery:
    options = tuple(Option(option) for option in body["search_options"])
    _check_options(options, index)
    exact = body["conversation_option"] == "exact_match"
    if exact and set(options) != {Option.CONVERSATION}:
        raise ApiError(
            "search_option_combination_not_supported",
            "exact_match looks for words that are said; search with search_options ['conversation'] alone.",
        )
    if body["sort_option"] == "clip_count" and body["group_by"] != "video":
        raise ParameterInvalid("sort_option", "clip_count orders videos; it needs group_by to be video.")
    return ClipQuery(
        text=body["query"],
        options=options,
        exact=exact,
        operator=body["operator"],
        adjust_confidence_level=body["adjust_confidence_level"],
        threshold=Threshold(body["threshold"]),
    )


def _check_options(options: Iterable[Option], index: Index) -> None:
    if Family.MARENGO not in index.families:
        raise ApiError("index_not_supported_for_search", f"Index {index.id} has no Marengo engine, which search needs.")
    supported = index.options(Family.MARENGO)
    for option in options:
        if option not in supported:
            raise ApiError(
                "search_option_not_supported",
                f"Index {index.id} does not support the search option {option}. It supports: {', '.join(supported)}.",
            )


def _searched(body: Any, world: World, index: Index) -> set[str]:
    """Return the videos to search: those that are ready and pass the filter."""
    videos = ready_videos(world, index.id)
    if not body.get("filter"):
        return {video.id for video in videos}
    _check_same_index(body["filter"].get("id", ()), world, index)
    try:
        passes = compile_search_filter(body["filter"])
    except FilterInvalid as error:
        raise ApiError("search_filter_invalid", f"The filter parameter is invalid. {error}") from None
    return {video.id for video in videos if passes(_facts(video))}


def _check_same_index(video_ids: Iterable[str], world: World, index: Index) -> None:
    for video_id in video_ids:
        video = world.videos.find(video_id)
        if video and video.index_id != index.id:
            raise ApiError("search_video_not_in_same_index", f"Video {video_id} is not in index {index.id}.")


def _facts(video: Video) -> VideoFacts:
    media = video.media
    return VideoFacts(
        id=video.id,
        title=video.title or video.filename,
        duration=media.duration,
        width=media.width,
        height=media.height,
        size=media.size,
        fps=media.fps,
        metadata=video.user_metadata,
        filename=video.filename,
    )


def _view(call: Call, world: World, page: ResultPage) -> dict[str, Any]:
    index = world.indexes.get(page.results.index_id)
    totals = world.videos.totals(index.id, world.now)
    return {
        "search_pool": {
            "total_count": totals.video_count,
            "total_duration": totals.total_duration,
            "index_id": index.id,
        },
        "data": [_item_view(call, world, index, item) for item in page.items],
        "page_info": _page_info(page),
    }


def _item_view(call: Call, world: World, index: Index, item: Clip | VideoGroup) -> dict[str, Any]:
    if isinstance(item, Clip):
        return _clip_view(call, world, index, item)
    return {"clips": [_clip_view(call, world, index, clip) for clip in item.clips], "id": item.video_id}


def _clip_view(call: Call, world: World, index: Index, clip: Clip) -> dict[str, Any]:
    view: dict[str, Any] = {
        "score": clip.score,
        "start": clip.start,
        "end": clip.end,
        "metadata": [_source_view(source) for source in clip.sources],
        "video_id": clip.video_id,
        "confidence": clip.confidence,
        "modules": [{"type": source.option, "confidence": source.confidence} for source in clip.sources],
    }
    if index.has_thumbnails:
        view["thumbnail_url"] = thumbnail_url(call, world, clip.video_id, clip.start)
    return view


def _source_view(source: Source) -> dict[str, Any]:
    return {"type": source.option} if source.text is None else {"text": source.text, "type": source.option}


def _page_info(page: ResultPage) -> dict[str, Any]:
    """Return a search's `page_info`: tokens are left out where there is no such page."""
    info: dict[str, Any] = {
        "limit_per_page": page.results.page_limit,
        "total_results": len(page.results.items),
        "page_expired_at": rfc3339_seconds(page.results.expires_at),
    }
    if page.results.about is not None:
        info["total_inner_matches"] = page.results.about
    if page.next_token:
        info["next_page_token"] = page.next_token
    if page.previous_token:
        info["prev_page_token"] = page.previous_token
    return info
