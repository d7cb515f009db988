"""Time as a parameter: code that needs the time asks a `Clock`."""

import time
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple, Protocol

from mockserver.ground.errors import MockserverError

# Identifiers begin with their second in 32 bits, and dates are printed with four digits for the year.
EARLIEST = datetime(1970, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)

_DAY = 24 * 60 * 60


_LATEST_SECOND = (LATEST - EARLIEST).total_seconds() - 1


def instant_of(seconds: float) -> datetime:
    """Return the instant so many seconds after 1970, or the closest that a clock can show."""
    if not 0 <= seconds <= _LATEST_SECOND:
        seconds = _LATEST_SECOND if seconds > 0 else 0
    return datetime.fromtimestamp(seconds, UTC)


class Clock(Protocol):
    """Returns the current instant, in UTC."""

    def now(self) -> datetime: ...


class SystemClock:
    """The machine's clock. Before 1970 and after 2099, such as in a test that replaces it, it stands still."""

    def now(self) -> datetime:
        # A test that replaces the clock (freezegun) may give it a time zone, which `datetime.now(UTC)` would show by
        # mistake.
        return instant_of(time.time())


class VirtualClock:
    """A clock that moves only on request."""

    def __init__(self, now: datetime) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def advance(self, **delta: float) -> None:
        """Move by a `timedelta`, given by its keywords: `advance(minutes=5)`."""
        self._now += timedelta(**delta)

    def set(self, now: datetime) -> None:
        """Set the clock to `now`, later or earlier."""
        self._now = now


class ClockOutOfRange(MockserverError):
    """A clock cannot be set to this instant; the message names the range."""


def check_range(now: datetime) -> datetime:
    """Return `now` if a clock can be set to it. Raises ClockOutOfRange."""
    if not EARLIEST <= now < LATEST:
        raise ClockOutOfRange(f"A clock can show instants from {EARLIEST.year} to {LATEST.year - 1}")
    return now


class ClockPosition(NamedTuple):
    """Where a changed clock stands: when its base was at `origin`, it was at `start`."""

    origin: datetime
    start: datetime
    scale: int | float  # shown as it was given
    frozen_at: datetime | None


class AccountClock:
    """The clock of one account. It follows `base` until it is frozen, set, advanced or scaled.

    It stops at 1970 and 2099, and never shows an instant outside of them.
    """

    __slots__ = ("_frozen_at", "_is_changed", "_origin", "_start", "base", "scale")

    def __init__(self, base: Clock) -> None:
        self.base = base
        self.scale: float = 1
        self._frozen_at: datetime | None = None
        self._is_changed = False
        self._origin = self._start = EARLIEST  # when the base was at `_origin`, this clock was at `_start`

    def now(self) -> datetime:
        """Return the current instant of the account."""
        if not self._is_changed:
            return self.base.now()
        if self._frozen_at is not None:
            return self._frozen_at
        longest = (LATEST - EARLIEST) / self.scale
        passed = max(-longest, min(self.base.now() - self._origin, longest)) * self.scale
        return max(EARLIEST, min(self._start + passed, LATEST - datetime.resolution))

    def base_at(self, instant: datetime) -> datetime | None:
        """Return the instant of the base at which this clock shows `instant`; None if it stands still."""
        if not self._is_changed:
            return instant
        if self._frozen_at is not None:
            return None
        try:
            # Rounded up, so that the clock has reached `instant` by then.
            return self._origin + (instant - self._start) / self.scale + datetime.resolution
        except OverflowError:
            return LATEST

    @property
    def is_changed(self) -> bool:
        """Whether it was ever frozen, set, advanced or scaled."""
        return self._is_changed

    @property
    def is_frozen(self) -> bool:
        return self._frozen_at is not None

    def freeze(self, at: datetime | None = None) -> None:
        """Stop, at the instant `at` if it is given. Raises ClockOutOfRange."""
        self._frozen_at = at or self.now()
        self._is_changed = True

    def unfreeze(self) -> None:
        """Run again from the current instant."""
        self._go_on_from(self.now())
        self._frozen_at = None

    def set(self, now: datetime) -> None:
        """Set the clock to `now`, later or earlier; a frozen clock stays frozen. Raises ClockOutOfRange."""
        check_range(now)
        if self.is_frozen:
            self._frozen_at = now
        self._go_on_from(now)

    def scale_by(self, scale: float) -> None:
        """Run `scale` times as fast as the base from now on."""
        self._go_on_from(self.now())
        self.scale = scale

    def position(self) -> ClockPosition | None:
        """Return where the clock stands, or None where it follows its base."""
        if not self._is_changed:
            return None
        return ClockPosition(self._origin, self._start, self.scale, self._frozen_at)

    def resume(self, position: ClockPosition | None) -> None:
        """Continue from a position of this clock, as if no time but that of the base had passed."""
        self._is_changed = position is not None
        if position is not None:
            self._origin, self._start, self.scale, self._frozen_at = position

    def _go_on_from(self, now: datetime) -> None:
        self._is_changed = True
        self._start, self._origin = now, self.base.now()


def to_milliseconds(instant: datetime) -> datetime:
    """Return `instant` in whole milliseconds, the precision of most dates of the API."""
    return instant - instant.microsecond % 1000 * datetime.resolution  # `replace` takes three times as long


def to_seconds(instant: datetime) -> datetime:
    """Return `instant` in whole seconds, the precision of dates of videos."""
    return instant.replace(microsecond=0)


def epoch_second(instant: datetime) -> int:
    """Return the whole seconds from 1970 to `instant`."""
    passed = instant - EARLIEST
    return passed.days * _DAY + passed.seconds


# Both use isoformat, which is four times as fast as strftime. Still it took half of the time of a list of videos, which
# clients read again and again.
_SECONDS = len("2023-10-13T05:57:41")
_MOST_KEPT = 2_048


@lru_cache(maxsize=_MOST_KEPT)
def rfc3339(instant: datetime) -> str:
    """Return `instant` as the API prints it: UTC, `Z`, no trailing zeros in the fraction.

    Source: recorded replies, such as `2023-10-13T05:57:41.95Z`.
    """
    text = instant.isoformat()
    if not instant.microsecond:
        return f"{text[:_SECONDS]}Z"
    return f"{text[: _SECONDS + 7].rstrip('0')}Z"


@lru_cache(maxsize=_MOST_KEPT)
def rfc3339_seconds(instant: datetime) -> str:
    """Return `instant` in whole seconds, as the API prints dates of videos and page expiry."""
    return f"{instant.isoformat()[:_SECONDS]}Z"
