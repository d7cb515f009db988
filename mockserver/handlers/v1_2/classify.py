"""Classification of chosen videos or of a whole index, and its pages."""

from collections.abc import Iterable, Sequence
from typing import Any

from mockserver.domain.engines import Family
from mockserver.domain.index import Index
from mockserver.domain.pages import ResultPage, TokenExpired, TokenMalformed
from mockserver.domain.retrieval.classify import (
    ClassClip,
    ClassHit,
    ClassSpec,
    Thresholds,
    VideoClasses,
    classify_videos,
)
from mockserver.domain.retrieval.growing import Scope, find_hits
from mockserver.domain.retrieval.relevance import Hit
from mockserver.domain.scenes import Option
from mockserver.domain.video import Video
from mockserver.domain.videos import ready_videos, retrieve_video
from mockserver.domain.world import World
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import ApiError, ParameterInvalid
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.media import Thumbnails
from mockserver.handlers.v1_2.reading import once_read
from mockserver.handlers.v1_2.result_pages import open_pages, turn_to
from mockserver.handlers.v1_2.search_requests import corpus_of
from mockserver.handlers.v1_2.shown import hidden_videos, shown_classes, without

operations = Registry()

_KIND = "classify"
_MOST_PROMPTS = 100
_LONGEST_SECONDS = 10 * 3600


@operations.operation("classify-video")
@once_read
def classify(call: Call, world: World) -> Reply:
    videos = [retrieve_video(world, video_id) for video_id in dict.fromkeys(call.body["video_ids"])]
    if len({video.index_id for video in videos}) > 1:
        raise ParameterInvalid("video_ids", "The videos must be in one index.")
    seconds = sum(video.media.duration for video in videos)
    if seconds > _LONGEST_SECONDS:
        reason = f"The videos last {seconds:g} s together; at most {_LONGEST_SECONDS} s can be classified at once."
        raise ParameterInvalid("video_ids", reason)
    index = world.indexes.get(videos[0].index_id)
    return _classified(call, world, index, videos, Scope(only={video.id for video in videos}))


@operations.operation("classify-bulk")
@once_read
def classify_bulk(call: Call, world: World) -> Reply:
    index = world.indexes.get(call.body["index_id"])
    scope = Scope(without=frozenset(world.videos.pending(index.id, world.now)))
    videos = without(ready_videos(world, index.id), hidden_videos(call, world, index.id))
    return _classified(call, world, index, videos, scope)


@operations.operation("classify-retrieve-specific-page")
def turn_page(call: Call, world: World) -> Reply:
    token = call.path["page_token"]
    try:
        page = turn_to(world, _KIND, token)
    except TokenMalformed:
        raise ApiError("classify_page_token_invalid", f"{token} is not a page token.") from None
    except TokenExpired:
        raise ApiError("classify_page_token_expired", f"The page token {token} has expired.") from None
    return Reply(200, _view(call, world, page))


def _classified(call: Call, world: World, index: Index, videos: Sequence[Video], scope: Scope) -> Reply:
    body = call.body
    _check_engine(index)
    classes = _classes(body, index)
    durations = {video.id: video.media.duration for video in videos}
    thresholds, corpus = _thresholds(body.get("threshold")), corpus_of(world, index)

    def match(prompt: str, option: Option, /, *, exact: bool) -> Iterable[Hit]:
        least_score = thresholds.min_clip_score
        return find_hits(corpus, prompt, option, exact=exact, least_score=least_score, scope=scope)

    right = classify_videos(match, durations, classes, thresholds)
    found = shown_classes(call, videos, right, classes, thresholds)
    shown = (body["include_clips"], body["show_detailed_score"])
    return Reply(200, _view(call, world, open_pages(world, _KIND, found, body["page_limit"], index.id, about=shown)))


def _check_engine(index: Index) -> None:
    if Family.MARENGO not in index.families:
        raise ApiError(
            "classify_not_supported_engine", f"Index {index.id} has no Marengo engine, which classification needs."
        )


def _classes(body: Any, index: Index) -> list[ClassSpec]:
    if sum(len(item["prompts"]) for item in body["classes"]) > _MOST_PROMPTS:
        raise ApiError(
            "classify_prompts_limit_exceeded", f"The classes may have at most {_MOST_PROMPTS} prompts together."
        )
    return [_class_spec(item, body, index) for item in body["classes"]]


def _class_spec(item: Any, body: Any, index: Index) -> ClassSpec:
    """Return a class; its own options override those of the request."""
    options = tuple(Option(option) for option in item.get("options") or body["options"])
    exact = (item.get("conversation_option") or body["conversation_option"]) == "exact_match"
    if exact and set(options) != {Option.CONVERSATION}:
        raise ApiError(
            "classify_option_combination_not_supported",
            f"Class {item['name']!r}: exact_match looks for words that are said; it needs options ['conversation'].",
        )
    supported = index.options(Family.MARENGO)
    for option in options:
        if option not in supported:
            reason = f"Index {index.id} does not support the option {option}. It supports: {', '.join(supported)}."
            raise ParameterInvalid("options", reason)
    return ClassSpec(item["name"], tuple(item["prompts"]), options, exact)


def _thresholds(given: Any) -> Thresholds:
    """Return the thresholds: a number, as later texts have it, is the least score of a video."""
    if given is None:
        return Thresholds()
    if isinstance(given, int | float):
        return Thresholds(min_video_score=given)
    return Thresholds(**{name: value for name, value in given.items() if name in Thresholds.__dataclass_fields__})


def _view(call: Call, world: World, page: ResultPage) -> dict[str, Any]:
    index = world.indexes.get(page.results.index_id)
    thumbnails = Thumbnails(call, world) if index.has_thumbnails else None
    return {
        "data": [_video_view(video, page.results.about, thumbnails) for video in page.items],
        "page_info": {
            "limit_per_page": len(page.items) if world.account.era.counts_classified else page.results.page_limit,
            "total_results": len(page.results.items),
            "page_expired_at": rfc3339_seconds(page.results.expires_at),
            # Unlike search, classification sends empty tokens where there is no such page.
            "next_page_token": page.next_token or "",
            "prev_page_token": page.previous_token or "",
        },
    }


def _video_view(video: VideoClasses, shown: tuple[bool, bool], thumbnails: Thumbnails | None) -> dict[str, Any]:
    with_clips, with_details = shown
    classes = []
    for hit in video.classes:
        view: dict[str, Any] = {"name": hit.name, "score": hit.score, "duration_ratio": hit.duration_ratio}
        if with_clips:
            view["clips"] = [_clip_view(video.video_id, clip, thumbnails) for clip in hit.clips]
        if with_details:
            view["detailed_scores"] = _details(hit)
        classes.append(view)
    return {"video_id": video.video_id, "classes": classes}


def _clip_view(video_id: str, clip: ClassClip, thumbnails: Thumbnails | None) -> dict[str, Any]:
    view: dict[str, Any] = {
        "start": clip.start,
        "end": clip.end,
        "score": clip.score,
        "option": clip.option.value,
        "prompt": clip.prompt,
    }
    if thumbnails:
        view["thumbnail_url"] = thumbnails.url(video_id, clip.start)
    return view


def _details(hit: ClassHit) -> dict[str, Any]:
    return {"max_score": hit.max_score, "avg_score": hit.avg_score, "normalized_score": hit.normalized_score}
