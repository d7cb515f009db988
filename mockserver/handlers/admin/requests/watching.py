"""Parses what somebody wants to watch."""

from collections.abc import Collection

from msgspec import Struct

from mockserver.handlers.call import Values


class WatchQuery(Struct, frozen=True):
    """Which events to tell (None for all), for how long (None for ever), and after which place in the feed."""

    types: Collection[str] | None
    seconds: float | None
    after: str | None


def read_watch(query: Values, headers: Values) -> WatchQuery:
    """Return what to watch."""
    types = query.get("types")
    return WatchQuery(frozenset(types) if types else None, query.get("seconds"), headers.get("Last-Event-ID") or None)
