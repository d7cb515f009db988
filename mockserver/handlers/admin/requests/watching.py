"""Parses requests for live events."""

from collections.abc import Collection

from msgspec import Struct

from mockserver.handlers.call import Values


class WatchQuery(Struct, frozen=True):
    """The event types (None for all), the duration (None for no end), and the event id to continue after."""

    types: Collection[str] | None
    seconds: float | None
    after: str | None


def read_watch(query: Values, headers: Values) -> WatchQuery:
    """Return the requested events."""
    types = query.get("types")
    return WatchQuery(frozenset(types) if types else None, query.get("seconds"), headers.get("Last-Event-ID") or None)
