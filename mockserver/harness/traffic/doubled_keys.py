"""Duplicate keys in JSON objects, which parsers resolve silently, each in its own way."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mockserver.contract.streamed.events import whole_events

_JSON, _LINES, _EVENTS = "application/json", "application/x-ndjson", "text/event-stream"


class _Doubled(dict[str, Any]):
    """An object with the duplicate keys `names`."""

    names: tuple[str, ...] = ()


def doubled_keys(raw: bytes, media_type: str = _JSON) -> list[str]:
    """Return the duplicate keys in the objects of a body, dotted and without positions, each once.

    The result is empty for a body that is neither JSON nor a stream of JSON.
    """
    return list(dict.fromkeys(place for text in _texts(raw, media_type) for place in _doubled_in(text)))


def _texts(raw: bytes, media_type: str) -> list[str]:
    if media_type not in (_JSON, _LINES, _EVENTS) or raw.count(b":") < 2:
        return []
    text = raw.decode("utf-8", "replace")
    if media_type == _EVENTS:
        return [event.data for event in whole_events(text)[0]]
    return text.split("\n") if media_type == _LINES else [text]


def _doubled_in(text: str) -> list[str]:
    found = _Found()
    try:
        value = json.loads(text, object_pairs_hook=found.object)
    except (ValueError, RecursionError):
        return []
    return list(dict.fromkeys(_places(value, ""))) if found.any else []


class _Found:
    def __init__(self) -> None:
        self.any = False

    def object(self, pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
        plain = dict(pairs)
        if len(plain) == len(pairs):
            return plain
        self.any = True
        doubled = _Doubled(plain)
        names = [name for name, _ in pairs]
        doubled.names = tuple(name for name in plain if names.count(name) > 1)
        return doubled


def _places(value: Any, prefix: str) -> Iterator[str]:
    if isinstance(value, _Doubled):
        yield from (f"{prefix}{name}" for name in value.names)
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _places(inner, f"{prefix}{name}.")
    elif isinstance(value, list):
        yield from _all_places(value, prefix)


def _all_places(values: Iterable[Any], prefix: str) -> Iterator[str]:
    for value in values:
        yield from _places(value, prefix)
