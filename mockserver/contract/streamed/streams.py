"""Streamed bodies: JSON objects as lines (NDJSON) or as server-sent events.

The contract declares the form at the media type: `x-line-schema` or `x-event-schema` is the schema of each object.
`x-stream-end` is the data of the last event, which is not an object.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson
from jsonschema_rs import Draft202012Validator

from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.streamed.events import DEFAULT_EVENT, Event, read_events, whole_events

_END = "x-stream-end"


class Framing(StrEnum):
    """How the objects of a stream are separated; each value is the key of their schema in the contract."""

    LINES = "x-line-schema"
    EVENTS = "x-event-schema"


@dataclass(frozen=True, slots=True)
class StreamedBody:
    """A stream as the contract declares it. The name of an event is the `type` of its object."""

    framing: Framing
    schema: Json
    validator: Draft202012Validator
    end: str | None = None

    def objects(self, text: str) -> list[Json]:
        """Return the objects of a complete body. Raises ValueError if it is truncated or malformed."""
        if self.framing is Framing.LINES:
            return [_object(line) for line in text.split("\n") if line]
        events = read_events(text)
        if self.end is not None and (not events or events.pop().data != self.end):
            raise ValueError(f"the stream does not end with {self.end}")
        return [_named_object(event) for event in events]

    def whole_objects(self, text: str) -> Iterator[Json]:
        """Yield the readable objects of a body that may be truncated or malformed."""
        whole = text.split("\n") if self.framing is Framing.LINES else (event.data for event in whole_events(text)[0])
        for part in whole:
            try:
                yield _object(part)
            except ValueError:
                continue


def streams_of(content: Json, schemas: Schemas) -> Mapping[str, StreamedBody]:
    """Return the media types of a body that are streams."""
    return {
        media_type: StreamedBody(framing, each[framing], schemas.compile(each[framing]), each.get(_END))
        for media_type, each in content.items()
        for framing in Framing
        if framing in each
    }


def schemas_of(content: Json) -> Iterator[Json]:
    """Yield the schemas of the objects of streams, for the media types of a body that are streams."""
    return (each[framing] for each in content.values() for framing in Framing if framing in each)


def _named_object(event: Event) -> Json:
    value = _object(event.data)
    if event.name != value.get("type", DEFAULT_EVENT):
        raise ValueError(f"the event {event.name} has an object of the type {value.get('type')}")
    return value


def _object(text: str) -> Json:
    try:
        value: Any = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"{text[:80]!r} is not JSON: {error}") from None
    if isinstance(value, dict):
        return value
    raise ValueError(f"{text[:80]!r} is not a JSON object")
