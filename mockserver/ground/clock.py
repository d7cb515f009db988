"""Time as a parameter: whoever needs the hour asks a `Clock`."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Protocol


class Clock(Protocol):
    """Tells the current instant, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class VirtualClock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, **delta: float) -> None:
        """Move by a `timedelta`, given as its keywords: `advance(minutes=5)`."""
        self._now += timedelta(**delta)

    def set(self, now: datetime) -> None:
        """Stand at `now`, later or earlier."""
        self._now = now


def to_milliseconds(instant: datetime) -> datetime:
    """Return `instant` without what is finer than a millisecond, as the API keeps most of its dates."""
    return instant.replace(microsecond=instant.microsecond // 1000 * 1000)


@lru_cache(maxsize=65_536)
def rfc3339(instant: datetime) -> str:
    """Return `instant` as the API prints it: UTC, `Z`, no trailing zeros in the fraction.

    Source: recorded replies, such as `2023-10-13T05:57:41.95Z`.
    """
    text = instant.strftime("%Y-%m-%dT%H:%M:%S")
    fraction = f"{instant.microsecond:06d}".rstrip("0")
    return f"{text}.{fraction}Z" if fraction else f"{text}Z"


@lru_cache(maxsize=65_536)
def rfc3339_seconds(instant: datetime) -> str:
    """Return `instant` in whole seconds, as the API prints dates of videos and page expiry."""
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")
