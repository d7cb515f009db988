"""What handlers return, without HTTP, and the paths and headers that replies name.

A small module, because every server loads it before its first reply.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import orjson
from msgspec import Struct

from mockserver.contract.streamed.events import write_event

# Pictures, streams and files are served below this path.
MEDIA_PATH = "/_media"

# A client orders a fault for one request with this header.
FAULT_HEADER = b"x-mockserver-fault"

# The consent pages of connections are served below this path.
CONSENT_PATH = "/_consent"

# A JSON object of a reply.
View: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class EventStream:
    """A body that is sent event by event, one JSON object a line, with a pause before each."""

    events: Sequence[Any]
    pause_seconds: float
    media_type: str = "application/x-ndjson"

    @property
    def pieces(self) -> list[bytes]:
        """The events as bytes."""
        return [orjson.dumps(event, option=orjson.OPT_APPEND_NEWLINE) for event in self.events]


@dataclass(frozen=True, slots=True)
class EncodedLines(EventStream):
    """A body of encoded lines; an event may have several."""

    events: Sequence[bytes]

    @property
    def pieces(self) -> list[bytes]:
        return list(self.events)


@dataclass(frozen=True, slots=True)
class ServerSentEvents(EventStream):
    """A body of server-sent events, named by the `type` of their object. The last one has only the text `end`."""

    media_type: str = "text/event-stream"
    end: str = "[DONE]"

    @property
    def pieces(self) -> list[bytes]:
        events = [write_event(orjson.dumps(event).decode(), event["type"]) for event in self.events]
        return [event.encode() for event in (*events, write_event(self.end))]


@dataclass(frozen=True, slots=True)
class LiveEvents:
    """A body of server-sent events that are sent as they happen; `pieces` are bytes."""

    pieces: AsyncGenerator[bytes]
    media_type: str = "text/event-stream"


class JsonPieces(Struct, frozen=True, gc=False):
    """A JSON body in encoded pieces that the contract allows. To join the pieces of a very long body takes too long."""

    pieces: Sequence[bytes]


class CachedBody:
    """A cached body, which an operation sends again and again; do not modify it.

    `raw` is the body as JSON, once it was validated. From then on only that is kept: the objects of a search result
    take more memory, and time to free.
    """

    __slots__ = ("_value", "raw")

    def __init__(self, value: Any) -> None:
        self._value = value
        self.raw = b""

    @property
    def value(self) -> Any:
        """The body as objects."""
        return orjson.loads(self.raw) if self.raw else self._value

    def keep_encoded(self, raw: bytes) -> None:
        """Replace the objects by the JSON for them."""
        self.raw, self._value = raw, None


# Created for every request. It is in no reference cycle, so the garbage collector need not track it.
class Reply(Struct, gc=False):
    """A status and a body: JSON, new or cached, events, or None. `headers` are those that HTTP does not set itself."""

    status: int
    body: Any = None
    headers: tuple[tuple[bytes, bytes], ...] = ()

    @property
    def value(self) -> Any:
        """The body, cached or new."""
        return self.body.value if isinstance(self.body, CachedBody) else self.body
