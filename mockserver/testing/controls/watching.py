"""Live events of accounts."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Self

import orjson

from mockserver.contract.streamed.event_reader import EventReader
from mockserver.testing.admin_client import AdminClient
from mockserver.testing.arguments import require

EventType = Literal["exchange", "job", "webhook", "order"]


@dataclass(frozen=True, slots=True)
class WatchedEvent:
    """An event: an `exchange`, the state of a `job`, a delivery of a `webhook`, an `order` of a test.

    An event `dropped` has the `count` of missing events, None if it is unknown. `facts` are all members of the event by
    their names in the contract, and `event["status"]` is one of them. `id` is the position in the stream:
    `watch(after=event.id)` continues from there.
    """

    id: str
    type: str
    account: str | None
    facts: Mapping[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.facts[name]


class Watch:
    """A stream of events: iterate over it inside a `with` block. It ends with the block, the server or its time."""

    def __init__(self, open_stream: Callable[[], Generator[bytes]]) -> None:
        self._open_stream = open_stream
        self._chunks: Generator[bytes] | None = None
        self._events: Iterator[WatchedEvent] = iter(())

    def __enter__(self) -> Self:
        """Return when the stream is open, so that it includes all later events."""
        self._chunks = self._open_stream()
        self._events = _events(self._chunks)
        next(self._events)  # the first event says that the stream is open
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._chunks is not None:
            self._chunks.close()

    def __iter__(self) -> Iterator[WatchedEvent]:
        return self._events

    def __next__(self) -> WatchedEvent:
        return next(self._events)


def watch_events(admin: AdminClient, types: Sequence[EventType], seconds: float | None, after: str) -> Watch:
    """Return a stream of the events of these types, or of all."""
    require("after", after, str)
    query = {"types": ",".join(map(str, types)) or None, "seconds": seconds}
    headers = {"last-event-id": after} if after else {}
    return Watch(lambda: admin.watch("watch-events", query, headers))


def _events(chunks: Iterator[bytes]) -> Iterator[WatchedEvent]:
    reader = EventReader()
    for chunk in chunks:
        for event_id, _, data in reader.feed(chunk):
            facts = orjson.loads(data)
            yield WatchedEvent(event_id, facts["type"], facts.get("account"), facts)
