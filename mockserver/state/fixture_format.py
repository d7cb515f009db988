"""What a fixture video must look like, so that a slip in it is found at start-up and not in the middle of a test."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from mockserver.contract.schemas import Schemas, misfit

_TEXT = {"type": "string", "minLength": 1}
_TEXTS = {"type": "array", "items": _TEXT}
_MARKS = {**_TEXTS, "minItems": 1}
_WHOLE = {"type": "integer", "minimum": 1}
_SECONDS = {"type": "number", "minimum": 0}
_MOMENT = {"type": "array", "prefixItems": [_SECONDS, _SECONDS, _TEXT], "minItems": 3, "maxItems": 3}
_MOMENTS = {"type": ["string", "array"], "minLength": 1, "items": _MOMENT}
MOMENT_LISTS = ("seen", "said", "read", "branded")

_SCENE = {
    "type": "object",
    "required": ["span", "heading"],
    "properties": {
        "span": {"type": "array", "items": _SECONDS, "minItems": 2, "maxItems": 2},
        "heading": _TEXT,
        **dict.fromkeys(MOMENT_LISTS, _MOMENTS),
    },
    "additionalProperties": False,
}

_METADATA = {
    "type": "object",
    "required": ["filename", "duration", "fps", "width", "height", "size"],
    "properties": {
        "filename": _TEXT,
        "duration": {"type": "number", "exclusiveMinimum": 0},
        "fps": {"type": "number", "exclusiveMinimum": 0},
        "width": _WHOLE,
        "height": _WHOLE,
        "size": _WHOLE,
        "has_audio": {"type": "boolean"},
        # Shown of the videos of the sample account only, because the API did so in 2023.
        "engine_ids": _TEXTS,
        "vispresso_index_id": _TEXT,
    },
    "additionalProperties": False,
}

_VIDEO = {
    "type": "object",
    "required": ["metadata", "match", "title", "scenes"],
    "properties": {
        "metadata": _METADATA,
        "match": {
            "type": "object",
            "minProperties": 1,
            "properties": {
                "sha256": {**_MARKS, "items": {"type": "string", "pattern": "^[0-9a-f]{64}$"}},
                "urls": _MARKS,
                "filenames": _MARKS,
            },
            "additionalProperties": False,
        },
        "source": {
            "type": "object",
            "required": ["type", "name", "url"],
            "properties": dict.fromkeys(("type", "name", "url"), _TEXT),
            "additionalProperties": False,
        },
        "title": _TEXT,
        "topics": _TEXTS,
        "hashtags": _TEXTS,
        "scenes": {"type": "array", "items": _SCENE, "minItems": 1},
        # What a video has that lies in an account from the beginning.
        **dict.fromkeys(("_id", "task_id", "index_id", "created_at", "updated_at"), _TEXT),
    },
    "additionalProperties": False,
}


def check_fixture(described: Any) -> None:
    """Return if `described` is a fixture video. Raises ValueError, which names the first place that is not right."""
    slip = misfit(_validator(), described) or next(_slips_in_time(described), None)
    if slip:
        raise ValueError(slip)


@cache
def _validator() -> Any:
    return Schemas({}).compile(_VIDEO)


def _slips_in_time(described: Mapping[str, Any]) -> Iterator[str]:
    """Yield where scenes do not follow each other from beginning to end, or a moment lies outside of its scene."""
    duration, reached = described["metadata"]["duration"], 0
    for number, scene in enumerate(described["scenes"]):
        start, end = scene["span"]
        if start != reached:
            yield f"scenes[{number}].span: it begins at {start}; expected {reached}, where the one before ends"
        if end <= start:
            yield f"scenes[{number}].span: it ends at {end}, which is not after its start"
        yield from _stray_moments(scene, f"scenes[{number}]")
        reached = end
    if reached != duration:
        yield f"scenes: the last one ends at {reached}; expected {duration}, the duration in metadata"


def _stray_moments(scene: Mapping[str, Any], place: str) -> Iterator[str]:
    scene_start, scene_end = scene["span"]
    for name in MOMENT_LISTS:
        moments = scene.get(name, ())
        for number, (start, end, _) in enumerate(() if isinstance(moments, str) else moments):
            if not scene_start <= start < end <= scene_end:
                yield f"{place}.{name}[{number}]: {start} to {end} is not within {scene_start} to {scene_end}"
