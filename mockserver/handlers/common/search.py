"""Search: from a typed query to the first page of what is found. Versions differ in how they read and show it."""

from collections.abc import Callable, Hashable
from pathlib import PurePath
from typing import TypeAlias

from msgspec.structs import replace

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.combined import combine
from mockserver.domain.retrieval.corpus import Found, Scope, find_clips, group_clips
from mockserver.domain.retrieval.query_tree import Node
from mockserver.domain.retrieval.search import Clip, ClipQuery, Clips
from mockserver.domain.rules.sources import filename_of, words_in
from mockserver.domain.rules.videos import ready_videos
from mockserver.ground.clock import epoch_second
from mockserver.handlers.call import Call, Kept, Reply, View
from mockserver.handlers.common.result_pages import open_pages
from mockserver.handlers.common.search_filters import check_same_index
from mockserver.handlers.common.search_query import SearchQuery
from mockserver.handlers.common.steps import corpus_of
from mockserver.handlers.common.uploads import MediaSource
from mockserver.handlers.common.visible import shown_clips

ViewPage: TypeAlias = Callable[[Call, World, ResultPage], View]

# What page tokens of searches are told apart by from those of other operations.
KIND = "search"

# In how many forms and seconds the first page of what one search found is kept.
_MOST_SHOWN = 4


def answer_search(call: Call, world: World, index: Index, query: SearchQuery, view: ViewPage) -> Reply:
    """Answer with the first page of what `query` finds in `index`."""
    clips = shown_clips(call, world, index, _find(world, index, query), query)
    if query.group_order is None:
        return _first_page(call, world, index, clips, query.page_limit, view)
    groups = group_clips(clips, query.group_order)
    return Reply(200, view(call, world, open_pages(world, KIND, groups, query.page_limit, index.id, about=len(clips))))


async def words_of_images(call: Call, world: World, index: Index, query: SearchQuery) -> SearchQuery:
    """Return `query` with the words for what its pictures show added to its text."""
    words = [await _words_of(call, world, index, image) for image in query.images]
    return replace(query, text=" ".join([query.text, *words] if query.text else words))


async def _words_of(call: Call, world: World, index: Index, image: MediaSource) -> str:
    """Return what an image shows: what is seen in the video it comes from, else what its name says.

    An address is not fetched.
    """
    if isinstance(image, str):
        return words_in(PurePath(filename_of(image)).stem)
    sighting = await call.ingest.recognise(image, list(ready_videos(world, index.id)))
    if sighting is None:
        return words_in(PurePath(image.filename).stem)
    scene = world.videos.get(sighting.video_id).content.scene_at(sighting.second)
    return " ".join(moment.text for moment in scene.seen)


def _find(world: World, index: Index, query: SearchQuery) -> Found:
    if query.tree is not None:
        return _find_by_tree(world, index, query, query.tree)
    corpus = corpus_of(world, index)

    def find() -> Found:
        words = ClipQuery(
            text=query.text,
            modalities=query.modalities,
            exact=query.exact,
            operator=query.operator,
            adjust_confidence_level=query.adjust_confidence_level,
            threshold=query.threshold,
        )
        found = find_clips(corpus, words, _scope(world, index, query))
        return Clips(found) if isinstance(found, list) else found

    if query.filter is not None:
        return find()
    # Which videos are ready follows from how many are: those that were due first.
    ready_count = world.videos.totals(index.id, world.now).video_count
    level = query.adjust_confidence_level
    question = query.text, query.modalities, query.exact, query.operator, level, query.threshold, ready_count
    return world.account.corpora.remembered(index.id, question, find)


def _find_by_tree(world: World, index: Index, query: SearchQuery, tree: Node) -> list[Clip]:
    videos = _searched(world, index, query)
    corpus, scope = corpus_of(world, index), Scope(only=videos.keys())
    return combine(
        lambda part: find_clips(corpus, part, scope),
        tree,
        adjust_confidence_level=query.adjust_confidence_level,
        threshold=query.threshold,
        durations={video_id: video.media.duration for video_id, video in videos.items()},
    )


def _scope(world: World, index: Index, query: SearchQuery) -> Scope:
    """Return the videos that are ready and pass the filter; where there is none, none is looked at."""
    if query.filter is not None:
        return Scope(only=_searched(world, index, query).keys())
    return Scope(without=frozenset(world.videos.pending(index.id, world.now)))


def _searched(world: World, index: Index, query: SearchQuery) -> dict[str, Video]:
    """Return the videos that are ready and pass the filter."""
    videos, wanted = ready_videos(world, index.id), query.filter
    if wanted is None:
        return {video.id: video for video in videos}
    check_same_index(wanted.video_ids, world, index)
    return {video.id: video for video in videos if wanted.lets_through(video)}


def _first_page(call: Call, world: World, index: Index, clips: Found, page_limit: int, view: ViewPage) -> Reply:
    """Answer with the first page. A search that is repeated within a second is the same one, down to its tokens."""
    shown: dict[Hashable, object] = getattr(clips, "shown", {})  # where nobody remembers what was found, nothing is
    form = view, page_limit, call.media_url, epoch_second(world.now)
    kept = shown.get(form)
    if isinstance(kept, _KeptPage) and _takes_place_again(kept, world):
        return Reply(200, kept)
    if len(shown) >= _MOST_SHOWN:
        shown.clear()
    page = open_pages(world, KIND, clips, page_limit, index.id)
    kept = shown[form] = _KeptPage(view(call, world, page), page.next_token)
    return Reply(200, kept)


class _KeptPage(Kept):
    """A first page that is given again and again, and the token of the page after it."""

    __slots__ = ("next_token",)

    def __init__(self, value: View, next_token: str | None) -> None:
        super().__init__(value)
        self.next_token = next_token


def _takes_place_again(first_page: _KeptPage, world: World) -> bool:
    """Return whether the page can be given again, because those after it are there.

    If so, the token of a new one is skipped, so that what comes next does not depend on how fast the clock goes.
    """
    if first_page.next_token is not None:
        if not world.account.pages.keeps(first_page.next_token):
            return False
        world.account.identifiers.skip_uuid()
    return True
