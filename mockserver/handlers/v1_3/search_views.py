"""Views of search results: a page of clips, or of videos with their clips."""

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage
from mockserver.domain.records.index import Index
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.search import Clip, VideoGroup, ranked
from mockserver.ground.clock import rfc3339_seconds
from mockserver.handlers.call import Call
from mockserver.handlers.common.media_urls import Thumbnails
from mockserver.handlers.common.search.answers import SearchPages
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.requests.search import read_metadata_choice
from mockserver.handlers.v1_3.video_views import metadata_view

_THUMBNAIL_SECONDS = 3600
# No source gives a lifetime; a client reads it from each page.
_TOKENS_ARE_GOOD = timedelta(hours=24)


class SharedByPages(NamedTuple):
    """What all pages of a search share: the number of clips in groups, and whether to show metadata."""

    inner_matches: int | None
    with_metadata: bool


class _Writer:
    """Writes the results of one page."""

    def __init__(self, call: Call, world: World, page: ResultPage, index: Index) -> None:
        self._world = world
        self._thumbnails = Thumbnails(call, world, _THUMBNAIL_SECONDS) if index.has_thumbnails else None
        self._rank_of = _ranks(page) if index.ranks else None
        choice = read_metadata_choice(call.query)
        self._with_metadata = SharedByPages(*page.results.about).with_metadata if choice is None else choice

    def item(self, item: Clip | VideoGroup) -> View:
        if isinstance(item, Clip):
            return self._clip(item)
        clips = [self._clip(clip) for clip in item.clips]
        return {"id": item.video_id, "clips": clips, **self._metadata(item.video_id)}

    def _clip(self, clip: Clip) -> View:
        view: View = {"rank": self._rank_of(clip)} if self._rank_of else {"score": clip.score}
        view |= {"start": clip.start, "end": clip.end, "video_id": clip.video_id}
        if self._rank_of is None:
            view["confidence"] = clip.confidence.value
        if self._thumbnails is not None:
            view["thumbnail_url"] = self._thumbnails.url(clip.video_id, clip.start)
        said = next((source.text for source in clip.sources if source.modality is Modality.SPEECH), None)
        return {**view, **({"transcription": said} if said else {}), **self._metadata(clip.video_id)}

    def _metadata(self, video_id: str) -> View:
        return metadata_view(self._world.videos.get(video_id).user_metadata) if self._with_metadata else {}


def view_page(call: Call, world: World, page: ResultPage) -> View:
    """Return the body of a search reply."""
    index = world.indexes.get(page.results.index_id)
    totals = world.videos.totals(index.id, world.now)
    writer = _Writer(call, world, page, index)
    return {
        "search_pool": {
            "total_count": totals.video_count,
            "total_duration": totals.total_duration,
            "index_id": index.id,
        },
        "data": [writer.item(item) for item in page.items],
        "page_info": _page_info(page),
    }


PAGES = SearchPages(
    "search by form",
    view_page,
    about=lambda query, inner: SharedByPages(inner, query.with_metadata),
    lifetime=_TOKENS_ARE_GOOD,
    has_dashes=False,
)


def _ranks(page: ResultPage) -> Callable[[Clip], int]:
    """Return the rank of a clip of the page among all results, grouped or not."""
    results, first = page.results.items, 1
    if results and isinstance(results[0], VideoGroup):
        clips = ranked(clip for group in results for clip in group.clips)
    else:
        clips, first = list(page.items), page.first + 1
    places = {id(clip): place for place, clip in enumerate(clips, first)}
    return lambda clip: places[id(clip)]


def _page_info(page: ResultPage) -> View:
    """Return a search's `page_info`; tokens of missing pages are left out."""
    info: View = {
        "limit_per_page": page.results.page_limit,
        "total_results": len(page.results.items),
        "page_expires_at": rfc3339_seconds(page.results.expires_at),
    }
    inner_matches = SharedByPages(*page.results.about).inner_matches
    if inner_matches is not None:
        info["total_inner_matches"] = inner_matches
    if page.next_token:
        info["next_page_token"] = page.next_token
    if page.previous_token:
        info["prev_page_token"] = page.previous_token
    return info
