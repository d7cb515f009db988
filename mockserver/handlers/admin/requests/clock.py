"""How the clock is to go."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct

from mockserver.handlers.call import Values


class ClockChange(Struct, frozen=True):
    """What is to change of a clock; None stays as it is."""

    now: datetime | None
    scale: float | None
    is_frozen: bool | None


class Advance(Struct, frozen=True):
    """By how much time is to go on, None until nothing is at work; `parameter` says so in the request."""

    by: timedelta | None
    parameter: str


def read_change(body: Values) -> ClockChange:
    """Return what is to change."""
    now = datetime.fromisoformat(body["now"]).astimezone(UTC) if "now" in body else None
    return ClockChange(now, body.get("scale"), body.get("frozen"))


def read_advance(body: Values) -> Advance:
    """Return by how much time is to go on; more than a timedelta holds is as much as it holds."""
    parameter = next(iter(body))
    if "until_idle" in body:
        return Advance(None, parameter)
    try:
        return Advance(timedelta(**body), parameter)
    except OverflowError:
        return Advance(timedelta.max, parameter)
