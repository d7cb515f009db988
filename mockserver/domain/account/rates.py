"""Rate limits: how many requests of expensive operations an account may send within windows of its own clock."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from msgspec import Struct

from mockserver.domain.records.numbers import Count
from mockserver.ground.errors import RateExceeded

DAY = timedelta(hours=24)

# Reported for accounts without limits.
UNLIMITED_REQUESTS = 1_000_000


class WindowLimit(Struct, frozen=True):
    """The number of requests in a window of this length; `name` identifies it in an account and in snapshots."""

    name: str
    requests: int
    length: timedelta


@dataclass(slots=True)
class Window:
    """A rate limit window: allowed and counted requests, and when it ends."""

    limit: Count
    used: Count
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.used > self.limit:
            raise ValueError(f"{self.used} requests are more than the {self.limit} that were allowed")


@dataclass(slots=True)
class Rates:
    """The windows of one account. A new window starts with the first request after the last one ended."""

    _windows: dict[str, Window] = field(default_factory=dict)

    def spend(self, allowances: Sequence[WindowLimit], now: datetime) -> Window:
        """Count a request in a window of each allowance, and return the first of these windows.

        Raises RateExceeded, and then counts nothing.
        """
        windows = [self._current(allowance, now) for allowance in allowances]
        for window in windows:
            if window.used >= window.limit:
                raise RateExceeded(window.limit, window.ends_at, now)
        for window in windows:
            window.used += 1
        return windows[0]

    def _current(self, allowance: WindowLimit, now: datetime) -> Window:
        window = self._windows.get(allowance.name)
        if window is None or window.ends_at <= now or window.ends_at > now + allowance.length:
            window = self._windows[allowance.name] = Window(allowance.requests, 0, now + allowance.length)
        return window
