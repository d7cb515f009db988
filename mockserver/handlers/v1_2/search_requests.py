"""From a search request to clips: its options, its filter, its query in words or as a tree."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import orjson

from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.models import Family
from mockserver.domain.records.scenes import Modality
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.combined import combine
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.corpus import Found, Scope, find_clips
from mockserver.domain.retrieval.query_tree import Node, leaves
from mockserver.domain.retrieval.search import Clip, ClipQuery, Clips
from mockserver.domain.rules.filters import FilterInvalid, VideoFacts, compile_search_filter
from mockserver.domain.rules.videos import ready_videos
from mockserver.ground.errors import ApiError, ParameterInvalid
from mockserver.handlers.common.reading import corpus_of
from mockserver.handlers.v1_2.combined_queries import LeafDefaults, QueryInvalid, read_query
from mockserver.handlers.v1_2.words import OPTIONS, modalities_of, options_of


def find_by_text(body: Any, text: str, world: World, index: Index) -> Found:
    """Return the clips that a query in words finds."""
    modalities, exact = _modalities(body, index)
    corpus = corpus_of(world, index)

    def find() -> Found:
        query = ClipQuery(
            text=text,
            modalities=modalities,
            exact=exact,
            operator=body["operator"],
            adjust_confidence_level=body["adjust_confidence_level"],
            threshold=Threshold(body["threshold"]),
        )
        found = find_clips(corpus, query, _scope(body, world, index))
        return Clips(found) if isinstance(found, list) else found

    if body.get("filter"):
        return find()
    # Which videos are ready follows from how many are: those that were due first.
    ready_count = world.videos.totals(index.id, world.now).video_count
    asked = (text, modalities, exact, body["operator"], body["adjust_confidence_level"], body["threshold"], ready_count)
    return world.account.corpora.remembered(index.id, asked, find)


def find_by_tree(body: Any, tree: Mapping[str, object], world: World, index: Index) -> list[Clip]:
    """Return the clips that a combined query finds."""
    modalities, exact = _modalities(body, index)
    node = _node(tree, LeafDefaults(modalities, exact), index)
    videos = _searched(body, world, index)
    corpus, scope = corpus_of(world, index), Scope(only=videos.keys())
    return combine(
        lambda query: find_clips(corpus, query, scope),
        node,
        adjust_confidence_level=body["adjust_confidence_level"],
        threshold=Threshold(body["threshold"]),
        durations={video_id: video.media.duration for video_id, video in videos.items()},
    )


def _scope(body: Any, world: World, index: Index) -> Scope:
    """Return the videos that are ready and pass the filter; where there is none, none is looked at."""
    if body.get("filter"):
        return Scope(only=_searched(body, world, index).keys())
    return Scope(without=frozenset(world.videos.pending(index.id, world.now)))


def _searched(body: Any, world: World, index: Index) -> dict[str, Video]:
    """Return the videos that are ready and pass the filter."""
    conditions = _conditions(body.get("filter"))
    videos = ready_videos(world, index.id)
    if not conditions:
        return {video.id: video for video in videos}
    try:
        passes = compile_search_filter(conditions)
    except FilterInvalid as error:
        raise _filter_invalid(str(error)) from None
    _check_same_index(conditions.get("id", ()), world, index)
    return {video.id: video for video in videos if passes(_facts(video))}


def _modalities(body: Any, index: Index) -> tuple[tuple[Modality, ...], bool]:
    exact = body["conversation_option"] == "exact_match"
    return _checked_modalities(tuple(body["search_options"]), index, exact), exact


@lru_cache(maxsize=256)
def _checked_modalities(options: tuple[str, ...], index: Index, exact: bool) -> tuple[Modality, ...]:
    modalities = modalities_of(options)
    _check_modalities(modalities, index, exact=exact)
    return modalities


def _check_modalities(modalities: Iterable[Modality], index: Index, *, exact: bool) -> None:
    if Family.MARENGO not in index.families:
        raise ApiError("index_not_supported_for_search", f"Index {index.id} has no Marengo engine, which search needs.")
    supported = index.modalities(Family.MARENGO)
    for modality in modalities:
        if modality not in supported:
            known = ", ".join(options_of(supported))
            reason = f"Index {index.id} does not support the search option {OPTIONS[modality]}. It supports: {known}."
            raise ApiError("search_option_not_supported", reason)
    if exact and set(modalities) != {Modality.SPEECH}:
        raise ApiError(
            "search_option_combination_not_supported",
            "exact_match looks for words that are said; search with search_options ['conversation'] alone.",
        )


def _node(tree: Mapping[str, object], defaults: LeafDefaults, index: Index) -> Node:
    try:
        node = read_query(tree, defaults)
    except QueryInvalid as error:
        raise ParameterInvalid("query", str(error)) from None
    for leaf in leaves(node):
        _check_modalities(leaf.modalities, index, exact=leaf.exact)
    return node


def _conditions(given: Any) -> Mapping[str, Any]:
    """Return the conditions of a filter, which forms send as JSON text."""
    if not isinstance(given, str):
        return given or {}
    try:
        conditions = orjson.loads(given)
    except orjson.JSONDecodeError as error:
        raise _filter_invalid(f"It is not JSON: {error}.") from None
    if not isinstance(conditions, dict):
        raise _filter_invalid("It must be a JSON object.")
    return conditions


def _filter_invalid(reason: str) -> ApiError:
    return ApiError("search_filter_invalid", f"The filter parameter is invalid. {reason}")


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
