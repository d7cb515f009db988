"""Time as a parameter: code that needs the time asks a `Clock`."""

import time
from datetime import UTC, datetime, timedelta
from typing import Protocol

from mockserver.ground.errors import MockserverError

# Identifiers begin with their second in 32 bits, and dates are printed with four digits for the year.
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)

_DAY = 24 * 60 * 60


class Clock(Protocol):
    """Tells the current instant, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        # A test that replaces the clock of Python may give it a time zone, which `datetime.now(UTC)` shows by mistake.
        return datetime.fromtimestamp(time.time(), UTC)


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


class ClockOutOfRange(MockserverError):
    """A clock cannot be set to this instant; the message says to which it can."""


def check_range(now: datetime) -> datetime:
    """Return `now` if a clock can be set to it. Raises ClockOutOfRange."""
    if not EARLIEST <= now < LATEST:
        raise ClockOutOfRange(f"A clock can show instants from {EARLIEST.year} to {LATEST.year - 1}")
    return now


class AccountClock:
    """The clock of one account. It goes with `base` until it is frozen, set, moved on or scaled.

    It never shows an instant before 1970 or after 2099: there it stands still.
    """

    __slots__ = ("_frozen_at", "_is_changed", "_origin", "_start", "base", "scale")

    def __init__(self, base: Clock) -> None:
        self.base = base
        self.scale: float = 1
        self._frozen_at: datetime | None = None
        self._is_changed = False
        self._origin = self._start = EARLIEST  # at `_origin` of the base it was `_start` here

    def now(self) -> datetime:
        """Return the instant it is for the account."""
        if not self._is_changed:
            return self.base.now()
        if self._frozen_at is not None:
            return self._frozen_at
        longest = (LATEST - EARLIEST) / self.scale
        passed = max(-longest, min(self.base.now() - self._origin, longest)) * self.scale
        return max(EARLIEST, min(self._start + passed, LATEST - datetime.resolution))

    @property
    def is_changed(self) -> bool:
        """Whether it was ever frozen, set, moved on or scaled."""
        return self._is_changed

    @property
    def is_frozen(self) -> bool:
        return self._frozen_at is not None

    def freeze(self, at: datetime | None = None) -> None:
        """Stand still, at the instant `at` if it is given; it must be one that a clock can show."""
        self._frozen_at = at or self.now()
        self._is_changed = True

    def unfreeze(self) -> None:
        """Go on from where the clock stands."""
        self._go_on_from(self.now())
        self._frozen_at = None

    def set(self, now: datetime) -> None:
        """Be at `now`, later or earlier; a clock that stands still stands there. Raises ClockOutOfRange."""
        check_range(now)
        if self.is_frozen:
            self._frozen_at = now
        self._go_on_from(now)

    def scale_by(self, scale: float) -> None:
        """Go on from now, `scale` times as fast as the base."""
        self._go_on_from(self.now())
        self.scale = scale

    def _go_on_from(self, now: datetime) -> None:
        self._is_changed = True
        self._start, self._origin = now, self.base.now()


def to_milliseconds(instant: datetime) -> datetime:
    """Return `instant` without what is finer than a millisecond, as the API keeps most of its dates."""
    return instant - instant.microsecond % 1000 * datetime.resolution  # `replace` takes three times as long


def to_seconds(instant: datetime) -> datetime:
    """Return `instant` without the fraction of its second, as the API keeps dates of videos."""
    return instant.replace(microsecond=0)


def epoch_second(instant: datetime) -> int:
    """Return the whole seconds from 1970 to `instant`."""
    passed = instant - EARLIEST
    return passed.days * _DAY + passed.seconds


# Both take the text of isoformat, which is four times as fast to have as that of strftime.
_SECONDS = len("2023-10-13T05:57:41")


def rfc3339(instant: datetime) -> str:
    """Return `instant` as the API prints it: UTC, `Z`, no trailing zeros in the fraction.

    Source: recorded replies, such as `2023-10-13T05:57:41.95Z`.
    """
    text = instant.isoformat()
    if not instant.microsecond:
        return f"{text[:_SECONDS]}Z"
    return f"{text[: _SECONDS + 7].rstrip('0')}Z"


def rfc3339_seconds(instant: datetime) -> str:
    """Return `instant` in whole seconds, as the API prints dates of videos and page expiry."""
    return f"{instant.isoformat()[:_SECONDS]}Z"
