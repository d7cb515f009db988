"""Parses changes of the clock."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from mockserver.handlers.call import Values


class ClockChange(Struct, frozen=True):
    """A change of a clock; None leaves a value as it is."""

    now: datetime | None
    scale: float | None
    is_frozen: bool | None


class Advance(Struct, frozen=True):
    """How far to advance, or None for until no job is running; `parameter` is its name in the request."""

    by: timedelta | None
    parameter: str


def read_change(body: Values) -> ClockChange:
    """Return the change."""
    now = datetime.fromisoformat(body["now"]).astimezone(UTC) if "now" in body else None
    return ClockChange(now, body.get("scale"), body.get("frozen"))


def read_advance(body: Values) -> Advance:
    """Return how far to advance, at most the largest timedelta."""
    parameter = next(iter(body))
    if "until_idle" in body:
        return Advance(None, parameter)
    try:
        return Advance(timedelta(**body), parameter)
    except OverflowError:
        return Advance(timedelta.max, parameter)
