"""Parses analyze tasks, and the view of a request in its task."""

from collections.abc import Mapping
from hashlib import sha256

import orjson
from msgspec import Struct

from mockserver.domain.records.analysis import AnalyzedVideo, ReplayKey, SourceKind
from mockserver.domain.writing.documents import Segmentation
from mockserver.ground.errors import ParameterInvalid, ParameterNotProvided
from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery
from mockserver.handlers.v1_3.requests.analyze import (
    CONTEXT_TOKENS,
    INDEXED,
    USUAL_MODEL,
    WITH_IMAGES,
    AnalysisQuery,
    NamedImage,
    check_model,
    read_query,
)
from mockserver.handlers.v1_3.requests.lists import read_list
from mockserver.handlers.v1_3.requests.media import Place
from mockserver.handlers.v1_3.requests.segments import read_segment_images, read_segmentation

_IN_TEXT, _IN_SEGMENTS = "general", "time_based_metadata"
_SEGMENTS, _SCHEMA = "segment_definitions", "json_schema"
_UNLIMITED = "unlimited"
_USUAL_TEMPERATURE, _USUAL_TOKENS = 0.2, 4096
_LEAST_SEGMENT_TOKENS, _USUAL_SEGMENT_TOKENS = 2048, 32_768
_LONGEST_PROMPT_SHOWN = 30

_SOURCES = {Place.ADDRESS: SourceKind.ADDRESS, Place.ASSET: SourceKind.ASSET, Place.REQUEST: SourceKind.BYTES}
# Fields of the request besides the analysis.
_NOT_SHOWN = frozenset(["model_name", "custom_id", "video"])


class TaskRequest(Struct, frozen=True, gc=False):
    """An asynchronous analysis: what to write or how to segment the video, and its name.

    `pictures` are the images of segment definitions. `shown` is the request without files. An answer that
    `is_unlimited` may have any length up to the model's maximum, and is incomplete beyond that.
    """

    query: AnalysisQuery
    segmentation: Segmentation | None
    pictures: tuple[NamedImage, ...]
    is_unlimited: bool
    custom_id: str | None
    video: AnalyzedVideo | None
    shown: Mapping[str, object]


def read_task(body: Values) -> TaskRequest:
    """Return the analysis. Raises the API's errors if its parts do not fit together."""
    model, is_divided = body.get("model_name") or USUAL_MODEL, body.get("analysis_mode") == _IN_SEGMENTS
    check_model(model, body, has_videos=True)
    wanted = body.get("response_format", {})
    if is_divided:
        _check_divided(model, body, wanted)
    else:
        _check_general(body, wanted)
    query = read_query(body, model, body.get("temperature", _USUAL_TEMPERATURE), _most_tokens(model, body, is_divided))
    return TaskRequest(
        query,
        read_segmentation(model, body) if is_divided else None,
        read_segment_images(wanted) if is_divided else (),
        body.get("max_tokens") == _UNLIMITED,
        body.get("custom_id"),
        AnalyzedVideo(_SOURCES[query.video.place], _address_or_id(query)) if query.video else None,
        _shown(body),
    )


def read_replay_key(headers: Values, body: Values) -> ReplayKey | None:
    """Return the idempotency key of the request, or None."""
    key = headers.get("Idempotency-Key")
    return ReplayKey(key, sha256(orjson.dumps(body, option=orjson.OPT_SORT_KEYS)).hexdigest()) if key else None


def read_task_list(query: Values) -> ListQuery:
    """Return the list query for tasks."""
    return read_list(query)


def mode_of(request: Mapping[str, object]) -> object:
    """Return the `analysis_mode` of a request, as its task shows it."""
    return request["analysis_mode"]


def shortened(request: Mapping[str, object]) -> Mapping[str, object]:
    """Return a request as lists show it: the start of its prompt, no schema, and the first segment definition."""
    short = dict(request)
    match short.get("prompt"):
        case str(prompt):
            short["prompt"] = prompt[:_LONGEST_PROMPT_SHOWN]
    match short.get("prompt_v2"):
        case {"input_text": str(prompt), **others}:
            short["prompt_v2"] = {**others, "input_text": prompt[:_LONGEST_PROMPT_SHOWN]}
    match short.get("response_format"):
        case {"segment_definitions": [first, *_], **others}:
            short["response_format"] = {**others, _SEGMENTS: [first]}
        case {"json_schema": _, **others}:
            short["response_format"] = others
    return short


def _check_general(body: Values, wanted: Values) -> None:
    if not ("prompt" in body or "prompt_v2" in body):
        raise ParameterNotProvided("prompt", f"; the analysis_mode {_IN_TEXT} needs it")
    if wanted and (wanted["type"] != _SCHEMA or _SCHEMA not in wanted):
        raise ParameterInvalid(
            "response_format", f"It needs the type {_SCHEMA} and a {_SCHEMA}; {_SEGMENTS} are for {_IN_SEGMENTS}."
        )
    for name in ("min_segment_duration", "max_segment_duration"):
        if name in body:
            raise ParameterInvalid(name, f"It is for the analysis_mode {_IN_SEGMENTS}.")
    if body.get("max_tokens") == _UNLIMITED:
        raise ParameterInvalid("max_tokens", f"{_UNLIMITED} is for the analysis_mode {_IN_SEGMENTS}.")


def _check_divided(model: str, body: Values, wanted: Values) -> None:
    if model == INDEXED:
        raise ParameterInvalid("model_name", f"{model} does not divide videos; use {USUAL_MODEL} or {WITH_IMAGES}.")
    for name in ("prompt", "prompt_v2", "image"):
        if name in body:
            raise ParameterInvalid(name, f"The analysis_mode {_IN_SEGMENTS} does not take it.")
    if not wanted:
        raise ParameterNotProvided("response_format", f"; the analysis_mode {_IN_SEGMENTS} needs it")
    if wanted["type"] != _SEGMENTS or _SEGMENTS not in wanted:
        raise ParameterInvalid("response_format", f"It needs the type {_SEGMENTS} and {_SEGMENTS}.")
    if body.get("max_tokens") == _UNLIMITED and model != WITH_IMAGES:
        raise ParameterInvalid("max_tokens", f"Only {WITH_IMAGES} writes answers of unlimited length.")


def _most_tokens(model: str, body: Values, is_divided: bool) -> int:
    given = body.get("max_tokens")
    if given == _UNLIMITED:
        return CONTEXT_TOKENS
    if not is_divided:
        return given or _USUAL_TOKENS
    if given is not None and given < _LEAST_SEGMENT_TOKENS:
        raise ParameterInvalid("max_tokens", f"{_IN_SEGMENTS} needs at least {_LEAST_SEGMENT_TOKENS}, got {given}.")
    return given or _USUAL_SEGMENT_TOKENS


def _address_or_id(query: AnalysisQuery) -> str:
    media = query.video
    return media.value if media is not None and media.place is not Place.REQUEST else ""


def _shown(body: Values) -> Mapping[str, object]:
    return {name: _without_files(value) for name, value in body.items() if name not in _NOT_SHOWN}


def _without_files(value: object) -> object:
    """Return a part of a request without its files."""
    match value:
        case dict():
            return {name: _without_files(inner) for name, inner in value.items() if name != "base64_string"}
        case list():
            return [_without_files(item) for item in value]
    return value
