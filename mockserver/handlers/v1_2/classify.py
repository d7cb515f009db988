"""Classification of chosen videos or of a whole index, and its pages."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage, TokenExpired, TokenMalformed
from mockserver.domain.records.index import Index
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.classify import (
    ClassClip,
    ClassHit,
    VideoClasses,
)
from mockserver.domain.retrieval.corpus import GrowingCorpus, SearchScope, classify, size_of_classes
from mockserver.domain.rules.videos import ready_videos, retrieve_video
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import ParameterInvalid
from mockserver.ground.steps import Steps, run_blocking
from mockserver.handlers.call import Call
from mockserver.handlers.common.media_urls import Thumbnails
from mockserver.handlers.common.result_pages import expiry_of, open_pages, turn_to
from mockserver.handlers.common.search.searchable import corpus_of, once_read, read_in_steps
from mockserver.handlers.common.steps import run_cooperatively, run_while
from mockserver.handlers.common.visible import hidden_videos, shown_classes, without
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_2.eras import era_of
from mockserver.handlers.v1_2.requests.classify import (
    ClassifyQuery,
    read_classification,
    read_index_of_videos,
    read_video_ids,
)
from mockserver.handlers.v1_2.requests.indexes import read_index
from mockserver.handlers.v1_2.words import OPTIONS

operations = Registry()

_KIND = "classify"
_LONGEST_SECONDS = 10 * 3600
_MOST_ATTEMPTS = 3
_FEW_VIDEOS = 20  # classified within some milliseconds

_Begin: TypeAlias = Callable[[Call, World], "_Classification"]


@operations.operation("classify-video")
@once_read(read_index_of_videos)
def classify_chosen(call: Call, world: World) -> Reply | Awaitable[Reply]:
    return _answer(call, world, _chosen)


@operations.operation("classify-bulk")
@once_read(read_index)
def classify_bulk(call: Call, world: World) -> Reply | Awaitable[Reply]:
    return _answer(call, world, _whole_index)


def _answer(call: Call, world: World, begin: "_Begin") -> Reply | Awaitable[Reply]:
    asked = begin(call, world)
    if asked.corpus.large is None and len(asked.videos) <= _FEW_VIDEOS:
        return asked.answer(run_blocking(asked.steps()))
    return _classify_in_steps(call, asked, begin)


async def _classify_in_steps(call: Call, asked: "_Classification", begin: "_Begin") -> Reply:
    """Classify one consistent revision. Restart if the index changes, and run the last attempt without yielding."""
    for _ in range(_MOST_ATTEMPTS):
        found = await run_while(asked.steps(), asked.is_up_to_date)
        if found is not None:
            return asked.answer(found)
        await run_cooperatively(read_in_steps(asked.world, asked.index.id))
        asked = begin(call, asked.world.at_now())
    return asked.answer(run_blocking(asked.steps()))


def _chosen(call: Call, world: World) -> "_Classification":
    videos = [retrieve_video(world, video_id) for video_id in read_video_ids(call.body)]
    if len({video.index_id for video in videos}) > 1:
        raise ParameterInvalid("video_ids", "The videos must be in one index.")
    seconds = sum(video.media.duration for video in videos)
    if seconds > _LONGEST_SECONDS:
        reason = f"The videos last {seconds:g} s together; at most {_LONGEST_SECONDS} s can be classified at once."
        raise ParameterInvalid("video_ids", reason)
    index = world.index(videos[0].index_id)
    return _Classification.by(call, world, index, videos, SearchScope(only={video.id for video in videos}))


def _whole_index(call: Call, world: World) -> "_Classification":
    index = read_index(call.body, world)
    scope = SearchScope(without=frozenset(world.videos.pending(index.id, world.now)))
    videos = without(ready_videos(world, index.id), hidden_videos(call, world, index.id))
    return _Classification.by(call, world, index, videos, scope)


@operations.operation("classify-retrieve-specific-page")
def turn_page(call: Call, world: World) -> Reply:
    token = call.path["page_token"]
    try:
        page = turn_to(world, _KIND, token)
    except TokenMalformed:
        raise ApiError("classify_page_token_invalid", f"{token} is not a page token.") from None
    except TokenExpired:
        raise ApiError("classify_page_token_expired", expiry_of(token)) from None
    return Reply(200, _view(call, world, page))


@dataclass(frozen=True, slots=True)
class _Classification:
    """A request, its videos, and their index at that instant."""

    call: Call
    world: World
    index: Index
    corpus: GrowingCorpus
    videos: Sequence[Video]
    scope: SearchScope
    query: ClassifyQuery
    revision: int

    @classmethod
    def by(
        cls, call: Call, world: World, index: Index, videos: Sequence[Video], scope: SearchScope
    ) -> "_Classification":
        """Return the parsed request of `call` for `videos`. Raises the API's errors if it is invalid."""
        query, corpus = read_classification(call.body, index), corpus_of(world, index)
        return cls(call, world, index, corpus, videos, scope, query, world.videos.revision(index.id))

    def is_up_to_date(self) -> bool:
        return self.world.at_now().videos.revision(self.index.id) == self.revision

    def steps(self) -> Steps[list[VideoClasses]]:
        """Classify, or return the result of the same request since the index changed."""
        if self.corpus.large is not None and self.scope.only is None:
            return (yield from self._classified())  # too large to be kept
        corpora, query = self.world.account.corpora, self.query
        videos = tuple([video.id for video in self.videos])
        question = (_KIND, query.classes, query.thresholds, query.with_clips, videos)
        known = corpora.recalled(self.index.id, question)
        if known is None:
            found = yield from self._classified()
            return corpora.remembered(self.index.id, question, lambda: found, size_of_classes)
        return cast("list[VideoClasses]", known)

    def _classified(self) -> Steps[list[VideoClasses]]:
        durations = {video.id: video.media.duration for video in self.videos}
        query = self.query
        return classify(
            self.corpus, durations, query.classes, query.thresholds, self.scope, with_clips=query.with_clips
        )

    def answer(self, right: Sequence[VideoClasses]) -> Reply:
        query = self.query
        found = shown_classes(self.call, self.videos, right, query.classes, query.thresholds)
        shown = (query.with_clips, query.with_details)
        page = open_pages(self.world, _KIND, found, query.page_limit, self.index.id, about=shown)
        return Reply(200, _view(self.call, self.world, page))


def _view(call: Call, world: World, page: ResultPage) -> View:
    index = world.index(page.results.index_id)
    thumbnails = Thumbnails(call, world, era_of(world).thumbnail_seconds) if index.has_thumbnails else None
    return {
        "data": [_video_view(video, page.results.about, thumbnails) for video in page.items],
        "page_info": {
            "limit_per_page": len(page.items) if era_of(world).counts_classified else page.results.page_limit,
            "total_results": len(page.results.items),
            "page_expired_at": rfc3339_seconds(page.results.expires_at),
            # Unlike search, classification sends an empty token if there is no such page.
            "next_page_token": page.next_token or "",
            "prev_page_token": page.previous_token or "",
        },
    }


def _video_view(video: VideoClasses, shown: tuple[bool, bool], thumbnails: Thumbnails | None) -> View:
    with_clips, with_details = shown
    classes = []
    for hit in video.classes:
        view: View = {"name": hit.name, "score": hit.score, "duration_ratio": hit.duration_ratio}
        if with_clips:
            view["clips"] = [_clip_view(video.video_id, clip, thumbnails) for clip in hit.clips]
        if with_details:
            view["detailed_scores"] = _details(hit)
        classes.append(view)
    return {"video_id": video.video_id, "classes": classes}


def _clip_view(video_id: str, clip: ClassClip, thumbnails: Thumbnails | None) -> View:
    view: View = {
        "start": clip.start,
        "end": clip.end,
        "score": clip.score,
        "option": OPTIONS[clip.modality],
        "prompt": clip.prompt,
    }
    if thumbnails:
        view["thumbnail_url"] = thumbnails.url(video_id, clip.start)
    return view


def _details(hit: ClassHit) -> View:
    return {"max_score": hit.max_score, "avg_score": hit.avg_score, "normalized_score": hit.normalized_score}
