"""Bodies that bring many JSON objects, one after the other: as lines, or as server-sent events.

The contract says at a media type which of the two it is, by what an object has to fit: `x-line-schema` or
`x-event-schema`. `x-stream-end` is the text that the last event has in place of an object.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson
from jsonschema_rs import Draft202012Validator

from mockserver.contract.schemas import Json, Schemas
from mockserver.contract.streamed.events import USUAL_EVENT, Event, read_events, whole_events

_END = "x-stream-end"


class Framing(StrEnum):
    """What stands between the objects of a stream; each is the key of the schema that they have to fit."""

    LINES = "x-line-schema"
    EVENTS = "x-event-schema"


@dataclass(frozen=True, slots=True)
class StreamedBody:
    """What the contract says of a stream. Of an event, the name is the `type` of its object."""

    framing: Framing
    schema: Json
    validator: Draft202012Validator
    end: str | None = None

    def objects(self, text: str) -> list[Json]:
        """Return the objects of a whole body. Raises ValueError where it is cut off or not of this form."""
        if self.framing is Framing.LINES:
            return [_object(line) for line in text.split("\n") if line]
        events = read_events(text)
        if self.end is not None and (not events or events.pop().data != self.end):
            raise ValueError(f"the stream does not end with {self.end}")
        return [_named_object(event) for event in events]

    def whole_objects(self, text: str) -> Iterator[Json]:
        """Yield the objects of a body that may be cut off or spoilt, without what cannot be read."""
        whole = text.split("\n") if self.framing is Framing.LINES else (event.data for event in whole_events(text)[0])
        for part in whole:
            try:
                yield _object(part)
            except ValueError:
                continue


def streams_of(content: Json, schemas: Schemas) -> Mapping[str, StreamedBody]:
    """Return which media types of a body are streams."""
    return {
        media_type: StreamedBody(framing, each[framing], schemas.compile(each[framing]), each.get(_END))
        for media_type, each in content.items()
        for framing in Framing
        if framing in each
    }


def schemas_of(content: Json) -> Iterator[Json]:
    """Yield what the objects of streams have to fit, for the media types of a body that are streams."""
    return (each[framing] for each in content.values() for framing in Framing if framing in each)


def _named_object(event: Event) -> Json:
    value = _object(event.data)
    if event.name != value.get("type", USUAL_EVENT):
        raise ValueError(f"the event {event.name} has an object of the type {value.get('type')}")
    return value


def _object(text: str) -> Json:
    try:
        value: Any = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise ValueError(f"{text[:80]!r} is not JSON: {error}") from None
    if isinstance(value, dict):
        return value
    raise ValueError(f"{text[:80]!r} is no JSON object")
