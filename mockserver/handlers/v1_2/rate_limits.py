"""Rate limits of API v1.2: how many requests a day has, by plan and by the group that the contract names.

Source: documentation of 2024.
"""

from collections.abc import Mapping

from mockserver.domain.account.plan import Plan
from mockserver.domain.account.rates import DAY, WindowLimit

_PER_DAY: Mapping[Plan, Mapping[str, int]] = {
    Plan.FREE: {"search": 50, "classify": 20, "gist": 50, "summarize": 50, "generate": 50, "embed": 100, "index": 50},
    Plan.DEVELOPER: {
        "search": 3000,
        "classify": 1200,
        "gist": 3000,
        "summarize": 3000,
        "generate": 3000,
        "embed": 1000,
        "index": 1000,
    },
}

RATE_LIMITS: Mapping[Plan, Mapping[str, tuple[WindowLimit, ...]]] = {
    plan: {group: (WindowLimit(group, requests, DAY),) for group, requests in groups.items()}
    for plan, groups in _PER_DAY.items()
}
