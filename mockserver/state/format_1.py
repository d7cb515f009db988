"""Converts snapshots of format 1, from before assets and jobs, to lines of format 2.

In format 1 a video and a task had the fields of today's asset, each kind of task was its own kind of record, and
defaults were left out. Invalid values and unknown fields are left for the reader to refuse.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

import msgspec

from mockserver.ground.identifiers import digest
from mockserver.state.format_1_words import renewed

Line = Mapping[str, Any]
Numbered = tuple[int, Line]

_OF_ASSET = ("filename", "media", "content", "source", "file", "is_streamed")
_OF_EMBEDDING = ("input_name", "is_address", "start", "end", "clip_length", "scopes")
_FOUND = {"Clip": "clips", "VideoGroup": "groups", "VideoClasses": "classes"}
# Format 1 has only the length of an embedded video; nothing shows the rest.
_UNKNOWN_MEDIA = {"width": 1280, "height": 720, "fps": 25, "size": 0, "has_audio": True}


def upgraded(lines: Iterable[Numbered]) -> Iterator[Numbered]:
    """Yield the lines of format 2 for those of format 1, each with the number of its source line."""
    numbered = [(number, renewed(line)) for number, line in lines]
    assets = _Assets(numbered)
    for number, line in numbered:
        kind, plain = next(iter(line.items()), ("", None))
        if len(line) != 1 or not isinstance(plain, dict):
            yield number, line
        elif kind in ("task", "video", "embedding_task"):
            yield from assets.before(kind, plain, number)
            yield number, _REFERRING[kind](plain)
        else:
            yield number, {kind: _ALONE[kind](plain) if kind in _ALONE else plain}


class _Assets:
    """The assets of the videos and tasks of format 1, each given once, before the records that refer to it."""

    def __init__(self, lines: Iterable[Numbered]) -> None:
        self._videos: dict[str, tuple[int, Line]] = {}
        self._given: set[str] = set()
        for number, line in lines:
            video = line.get("video")
            if isinstance(video, dict):
                self._videos[str(video.get("id"))] = number, video

    def before(self, kind: str, plain: Line, number: int) -> Iterator[Numbered]:
        """Yield the asset of a record, unless it was given before."""
        asset_id = _asset_id(kind, plain)
        if asset_id in self._given:
            return
        self._given.add(asset_id)
        if kind == "embedding_task":
            yield number, {"asset": {"id": asset_id, **_embedded(plain)}}
            return
        if kind == "task":
            number, plain = self._videos.get(str(plain.get("video_id")), (number, plain))
        yield number, {"asset": {"id": asset_id, **_asset_of(plain)}}


def _asset_id(kind: str, plain: Line) -> str:
    return digest("asset", plain.get("video_id" if kind == "task" else "id"), size=12).hex()


def _asset_of(plain: Line) -> Line:
    """Return the asset of a video, or of a task without one, whose content is unknown."""
    key = {"content_key": plain["mark"]} if "mark" in plain else {}
    said = {**_picked(plain, *_OF_ASSET, "created_at"), **key}
    return said if "content" in said else {**said, "content": _unknown_content(said.get("filename"), said.get("media"))}


def _embedded(plain: Line) -> Line:
    name, media = plain.get("input_name"), {**_UNKNOWN_MEDIA, **_picked(plain, "duration")}
    filename = PurePosixPath(name).name if isinstance(name, str) else name
    return {"filename": filename, "media": media, **_picked(plain, "content", "created_at")}


def _unknown_content(filename: object, media: object) -> Line:
    end = media.get("duration") if isinstance(media, dict) else None
    scene = {"start": 0, "end": end, "heading": ""}
    return {"title": str(filename), "topics": [], "hashtags": [], "scenes": [scene]}


def _task(plain: Line) -> Line:
    work = {"kind": "task", **_picked(plain, "index_id", "video_id")}
    rest = _without(plain, "index_id", "video_id", "filename", "media", "is_streamed", "course")
    return {"job": {**rest, **_timeline(plain), "work": work, "asset": _asset_id("task", plain)}}


def _embedding_task(plain: Line) -> Line:
    work = {"kind": "embedding_task", **_picked(plain, *_OF_EMBEDDING)}
    rest = _without(plain, *_OF_EMBEDDING, "duration", "content", "course")
    estimated_at = plain.get("created_at")
    return {
        "job": {
            **rest,
            **_timeline(plain),
            "estimated_at": estimated_at,
            "work": work,
            "asset": _asset_id("embedding_task", plain),
        }
    }


def _video(plain: Line) -> Line:
    return {"video": {**_without(plain, *_OF_ASSET, "mark"), "asset": _asset_id("video", plain)}}


def _timeline(plain: Line) -> Line:
    course = plain.get("course")
    return {"timeline": _renamed(course, {"timeline": "steps"})} if "course" in plain else {}


def _import(plain: Line) -> Line:
    files = plain.get("files")
    if not isinstance(files, list):
        return plain
    return {**plain, "files": [_renamed(file, {"mark": "content_key"}) for file in files]}


def _result_pages(plain: Line) -> Line:
    said = {"page_size": plain.get("page_limit"), "about": None, **_renamed(plain, {"token": "id"})}
    items = plain.get("items")
    if not isinstance(items, list) or not all(isinstance(item, dict) and len(item) == 1 for item in items):
        return said
    found: dict[str, list[Any]] = {}
    for item in items:
        name, value = next(iter(item.items()))
        found.setdefault(_FOUND.get(name, name), []).append(value)
    return {**_without(said, "items"), **found}


def _account(plain: Line) -> Line:
    said = dict(plain)
    if isinstance(plain.get("identifiers"), dict):
        said["identifiers"] = {"asset": 0, **plain["identifiers"]}
    if isinstance(plain.get("outbox"), dict):
        said["outbox"] = _outbox(plain["outbox"])
    return said


def _outbox(plain: Line) -> Line:
    said = dict(plain)
    said["awaited"] = {" ".join(map(str, pair)): pair for pair, _ in _pairs(plain.get("awaited"))}
    if isinstance(plain.get("webhooks"), dict):
        said["webhooks"] = {name: _webhook(webhook) for name, webhook in plain["webhooks"].items()}
    if isinstance(plain.get("deliveries"), dict):
        said["deliveries"] = {name: _delivery(delivery) for name, delivery in plain["deliveries"].items()}
    return said


def _delivery(plain: Any) -> Any:
    return {**plain, "webhook": _webhook(plain["webhook"])} if isinstance(plain, dict) and "webhook" in plain else plain


def _webhook(plain: Any) -> Any:
    """Return a webhook whose delays are durations; they were numbers of seconds."""
    if not isinstance(plain, dict):
        return plain
    said = dict(plain)
    if "offset" in plain:
        said["offset"] = _duration(plain["offset"])
    if isinstance(plain.get("retries"), list):
        said["retries"] = [_duration(wait) for wait in plain["retries"]]
    return said


def _duration(seconds: Any) -> Any:
    try:
        return msgspec.to_builtins(timedelta(seconds=seconds))
    except (TypeError, ValueError, OverflowError):
        return seconds


def _faults(plain: Line) -> Line:
    if "_passing" not in plain:
        return plain
    return {**plain, "_passing": {": ".join(map(str, key)): rule for key, rule in _pairs(plain["_passing"])}}


def _profiles(plain: Line) -> Line:
    own = plain.get("own")
    return {**plain, "own": dict.fromkeys(map(str, own))} if isinstance(own, list) else plain


def _pairs(plain: Any) -> Iterator[tuple[list[Any], Any]]:
    """Yield the pairs of a mapping whose keys were pairs."""
    for pair in plain if isinstance(plain, list) else ():
        if isinstance(pair, list) and len(pair) == len(("key", "value")) and isinstance(pair[0], list):
            yield pair[0], pair[1]


def _picked(plain: Line, *names: str) -> dict[str, Any]:
    return {name: plain[name] for name in names if name in plain}


def _without(plain: Line, *names: str) -> dict[str, Any]:
    return {name: value for name, value in plain.items() if name not in names}


def _renamed(plain: Any, names: Mapping[str, str]) -> Any:
    return {names.get(name, name): value for name, value in plain.items()} if isinstance(plain, dict) else plain


_REFERRING: Mapping[str, Callable[[Line], Line]] = {
    "task": _task,
    "video": _video,
    "embedding_task": _embedding_task,
}
_ALONE: Mapping[str, Callable[[Line], Line]] = {
    "account": _account,
    "import": _import,
    "result_pages": _result_pages,
    "faults": _faults,
    "profiles": _profiles,
}
