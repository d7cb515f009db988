"""Rate limits: how often an account may ask for what is expensive, within windows of its own clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mockserver.domain.records.numbers import Count
from mockserver.ground.errors import RateExceeded

WINDOW = timedelta(hours=24)

# What accounts without limits are said to have.
_UNLIMITED_REQUESTS = 1_000_000


@dataclass(slots=True)
class Window:
    """A time in which requests are counted: those allowed, those made, and the instant at which it ends."""

    limit: Count
    used: Count
    ends_at: datetime

    def __post_init__(self) -> None:
        if self.used > self.limit:
            raise ValueError(f"{self.used} requests are more than the {self.limit} that were allowed")


@dataclass(slots=True)
class Rates:
    """The windows of one account. A window begins with the first request after the last one ended."""

    _windows: dict[str, Window] = field(default_factory=dict)

    def spend(self, limits: Mapping[str, int] | None, group: str, now: datetime) -> Window:
        """Count a request of `group` and return its window. Raises RateExceeded, and then counts nothing.

        `limits` are the requests of a window by group; None where there is no limit.
        """
        window = self._windows.get(group)
        if window is None or window.ends_at <= now or window.ends_at > now + WINDOW:
            limit = _UNLIMITED_REQUESTS if limits is None else limits[group]
            window = self._windows[group] = Window(limit, 0, now + WINDOW)
        if window.used >= window.limit:
            raise RateExceeded(window.limit, window.ends_at, now)
        window.used += 1
        return window
