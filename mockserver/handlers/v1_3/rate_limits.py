"""Rate limits of API v1.3: requests per day and minute, by plan and by the group in the contract.

Source: documentation of 2026. The free plan and the first paid tier have the same limits, so the developer plan has
those of the second tier, which are twice as high.
"""

from collections.abc import Mapping
from datetime import timedelta

from mockserver.domain.account.plan import Plan
from mockserver.domain.account.rates import DAY, WindowLimit

_MINUTE = timedelta(minutes=1)
_PER_DAY = {"search": 3000, "index": 3000, "upload": 3000, "analyze": 1000, "embed": 3000, "embed-media": 3000}
_PER_MINUTE = {"search": 600, "index": 60, "upload": 60, "analyze": 60, "embed": 600, "embed-media": 25}
_TIERS = {Plan.FREE: 1, Plan.DEVELOPER: 2}


def _allowances(group: str, tier: int) -> tuple[WindowLimit, ...]:
    # The windows of the two versions differ, though some groups have the same name.
    return (
        WindowLimit(f"v1.3 {group} per day", _PER_DAY[group] * tier, DAY),
        WindowLimit(f"v1.3 {group} per minute", _PER_MINUTE[group] * tier, _MINUTE),
    )


RATE_LIMITS: Mapping[Plan, Mapping[str, tuple[WindowLimit, ...]]] = {
    plan: {group: _allowances(group, tier) for group in _PER_DAY} for plan, tier in _TIERS.items()
}
