"""Views of search results: a page of clips, or of videos with their clips."""

from collections.abc import Mapping

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.confidence import Confidence
from mockserver.domain.retrieval.search import Clip, VideoGroup
from mockserver.ground.clock import rfc3339_seconds
from mockserver.handlers.call import Call
from mockserver.handlers.common.media_urls import Thumbnails
from mockserver.handlers.common.search.answers import SearchPages
from mockserver.handlers.reply import View
from mockserver.handlers.v1_2.eras import era_of
from mockserver.handlers.v1_2.words import OPTIONS

# What the views of all clips share. Values of enumerations are read slowly.
_LEVELS = {level: level.value for level in Confidence}
_TYPES: Mapping[Modality, View] = {modality: {"type": option} for modality, option in OPTIONS.items()}
_MODULES: Mapping[Confidence, Mapping[Modality, View]] = {
    level: {modality: {**view, "confidence": name} for modality, view in _TYPES.items()}
    for level, name in _LEVELS.items()
}


def view_page(call: Call, world: World, page: ResultPage) -> View:
    """Return the body of a search reply."""
    index = world.index(page.results.index_id)
    totals = world.videos.totals(index.id, world.now)
    thumbnails = Thumbnails(call, world, era_of(world).thumbnail_seconds) if index.has_thumbnails else None
    with_modules = era_of(world).has_modules
    return {
        "search_pool": {
            "total_count": totals.video_count,
            "total_duration": totals.total_duration,
            "index_id": index.id,
        },
        "data": [_item_view(item, thumbnails, with_modules) for item in page.items],
        "page_info": _page_info(page),
    }


def _item_view(item: Clip | VideoGroup, thumbnails: Thumbnails | None, with_modules: bool) -> View:
    if isinstance(item, Clip):
        return _clip_view(item, thumbnails, with_modules)
    return {"clips": [_clip_view(clip, thumbnails, with_modules) for clip in item.clips], "id": item.video_id}


def _clip_view(clip: Clip, thumbnails: Thumbnails | None, with_modules: bool) -> View:
    view: View = {
        "score": clip.score,
        "start": clip.start,
        "end": clip.end,
        "metadata": [
            _TYPES[source.modality] if source.text is None else {"text": source.text, **_TYPES[source.modality]}
            for source in clip.sources
        ],
        "video_id": clip.video_id,
        "confidence": _LEVELS[clip.confidence],
    }
    if with_modules:
        view["modules"] = [_MODULES[source.confidence][source.modality] for source in clip.sources]
    if thumbnails is not None:
        view["thumbnail_url"] = thumbnails.url(clip.video_id, clip.start)
    return view


PAGES = SearchPages("search", view_page, about=lambda query, inner: inner)


def _page_info(page: ResultPage) -> View:
    """Return a search's `page_info`; tokens of missing pages are left out."""
    info: View = {
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
