"""Rate limits: how often an account may ask for what is expensive, within windows of its own clock."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mockserver.domain.plans import Plan, requests_allowed
from mockserver.ground.errors import MockserverError

WINDOW = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a window: requests allowed and used, and the instant at which it ends."""

    limit: int
    used: int
    ends_at: datetime


class RateExceeded(MockserverError):
    """The window is spent; `allowance` says until when."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__()
        self.allowance = allowance


@dataclass(slots=True)
class Rates:
    """The windows of one account. A window begins with the first request after the last one ended."""

    _windows: dict[str, Allowance] = field(default_factory=dict)

    def spend(self, plan: Plan, group: str, now: datetime) -> Allowance:
        """Count a request of `group` and return what is left. Raises RateExceeded, and then counts nothing."""
        limit = requests_allowed(plan, group)
        window = self._windows.get(group)
        if window is None or window.ends_at <= now or window.ends_at > now + WINDOW:
            window = Allowance(limit, 0, now + WINDOW)
        if window.used >= limit:
            raise RateExceeded(window)
        spent = self._windows[group] = Allowance(limit, window.used + 1, window.ends_at)
        return spent
