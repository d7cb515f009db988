"""Classification of chosen videos or of a whole index, and its pages."""

from collections.abc import Awaitable, Sequence
from dataclasses import dataclass
from typing import Any

from mockserver.domain.account.account import World
from mockserver.domain.account.result_pages import ResultPage, TokenExpired, TokenMalformed
from mockserver.domain.records.index import Index
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Modality
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.classify import (
    ClassClip,
    ClassHit,
    ClassSpec,
    Thresholds,
    VideoClasses,
)
from mockserver.domain.retrieval.corpus import GrowingCorpus, Scope, classify
from mockserver.domain.rules.steps import Steps, at_once
from mockserver.domain.rules.videos import ready_videos, retrieve_video
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import ApiError, ParameterInvalid
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.common.media_urls import Thumbnails
from mockserver.handlers.common.reading import corpus_of, in_steps, once_read
from mockserver.handlers.common.result_pages import open_pages, turn_to
from mockserver.handlers.common.visible import hidden_videos, shown_classes, without
from mockserver.handlers.registry import Registry
from mockserver.handlers.v1_2.eras import era_of
from mockserver.handlers.v1_2.words import OPTIONS, modalities_of, options_of

operations = Registry()

_KIND = "classify"
_MOST_PROMPTS = 100
_LONGEST_SECONDS = 10 * 3600
_MOST_ATTEMPTS = 3


@operations.operation("classify-video")
@once_read
def classify_chosen(call: Call, world: World) -> Reply:
    videos = [retrieve_video(world, video_id) for video_id in dict.fromkeys(call.body["video_ids"])]
    if len({video.index_id for video in videos}) > 1:
        raise ParameterInvalid("video_ids", "The videos must be in one index.")
    seconds = sum(video.media.duration for video in videos)
    if seconds > _LONGEST_SECONDS:
        reason = f"The videos last {seconds:g} s together; at most {_LONGEST_SECONDS} s can be classified at once."
        raise ParameterInvalid("video_ids", reason)
    index = world.indexes.get(videos[0].index_id)
    asked = _Asked.by(call, world, index, videos, Scope(only={video.id for video in videos}))
    return asked.answer(at_once(asked.steps()))


@operations.operation("classify-bulk")
@once_read
def classify_bulk(call: Call, world: World) -> Reply | Awaitable[Reply]:
    asked = _whole_index(call, world)
    return asked.answer(at_once(asked.steps())) if asked.corpus.large is None else _classify_large(call, asked)


async def _classify_large(call: Call, asked: "_Asked") -> Reply:
    """Answer as the index is at one instant. Where it changes meanwhile begin anew, and in the end take no rest."""
    for _ in range(_MOST_ATTEMPTS):
        found = await in_steps(asked.steps(), asked.is_up_to_date)
        if found is not None:
            return asked.answer(found)
        asked = _whole_index(call, asked.world.afresh())
    return asked.answer(at_once(asked.steps()))


def _whole_index(call: Call, world: World) -> "_Asked":
    index = world.indexes.get(call.body["index_id"])
    scope = Scope(without=frozenset(world.videos.pending(index.id, world.now)))
    videos = without(ready_videos(world, index.id), hidden_videos(call, world, index.id))
    return _Asked.by(call, world, index, videos, scope)


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


@dataclass(frozen=True, slots=True)
class _Asked:
    """A request, the videos that it is about, and their index as it was then."""

    call: Call
    world: World
    index: Index
    corpus: GrowingCorpus
    videos: Sequence[Video]
    scope: Scope
    classes: Sequence[ClassSpec]
    revision: int

    @classmethod
    def by(cls, call: Call, world: World, index: Index, videos: Sequence[Video], scope: Scope) -> "_Asked":
        """Return what `call` asks of `videos`. Raises the API's errors where it asks what cannot be."""
        _check_engine(index)
        classes, corpus = _classes(call.body, index), corpus_of(world, index)
        return cls(call, world, index, corpus, videos, scope, classes, world.videos.revision(index.id))

    def is_up_to_date(self) -> bool:
        return self.world.afresh().videos.revision(self.index.id) == self.revision

    def steps(self) -> Steps[list[VideoClasses]]:
        durations = {video.id: video.media.duration for video in self.videos}
        return classify(self.corpus, durations, self.classes, _thresholds(self.call.body.get("threshold")), self.scope)

    def answer(self, right: Sequence[VideoClasses]) -> Reply:
        call, body, thresholds = self.call, self.call.body, _thresholds(self.call.body.get("threshold"))
        found = shown_classes(call, self.videos, right, self.classes, thresholds)
        shown = (body["include_clips"], body["show_detailed_score"])
        page = open_pages(self.world, _KIND, found, body["page_limit"], self.index.id, about=shown)
        return Reply(200, _view(call, self.world, page))


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
    modalities = modalities_of(item.get("options") or body["options"])
    exact = (item.get("conversation_option") or body["conversation_option"]) == "exact_match"
    if exact and set(modalities) != {Modality.SPEECH}:
        raise ApiError(
            "classify_option_combination_not_supported",
            f"Class {item['name']!r}: exact_match looks for words that are said; it needs options ['conversation'].",
        )
    supported = index.modalities(Family.MARENGO)
    for modality in modalities:
        if modality not in supported:
            known = ", ".join(options_of(supported))
            reason = f"Index {index.id} does not support the option {OPTIONS[modality]}. It supports: {known}."
            raise ParameterInvalid("options", reason)
    return ClassSpec(item["name"], tuple(item["prompts"]), modalities, exact)


def _thresholds(given: Any) -> Thresholds:
    """Return the thresholds: a number, as later texts have it, is the least score of a video."""
    if given is None:
        return Thresholds()
    if isinstance(given, int | float):
        return Thresholds(min_video_score=given)
    return Thresholds(**{name: value for name, value in given.items() if name in Thresholds.__dataclass_fields__})


def _view(call: Call, world: World, page: ResultPage) -> dict[str, Any]:
    index = world.indexes.get(page.results.index_id)
    thumbnails = Thumbnails(call, world, era_of(world).thumbnail_seconds) if index.has_thumbnails else None
    return {
        "data": [_video_view(video, page.results.about, thumbnails) for video in page.items],
        "page_info": {
            "limit_per_page": len(page.items) if era_of(world).counts_classified else page.results.page_limit,
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
        "option": OPTIONS[clip.modality],
        "prompt": clip.prompt,
    }
    if thumbnails:
        view["thumbnail_url"] = thumbnails.url(video_id, clip.start)
    return view


def _details(hit: ClassHit) -> dict[str, Any]:
    return {"max_score": hit.max_score, "avg_score": hit.avg_score, "normalized_score": hit.normalized_score}
