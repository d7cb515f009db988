"""All operations of the server: the API in its versions, and the admin operations.

No other module outside of `handlers/v1_*` knows the versions.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mockserver.domain.account.account import Account
from mockserver.domain.account.plan import Plan
from mockserver.domain.account.rates import UNLIMITED_REQUESTS, WindowLimit
from mockserver.domain.records.models import knows_all
from mockserver.handlers import admin, v1_2, v1_3
from mockserver.handlers.reply import View
from mockserver.handlers.v1_2 import rate_limits as rate_limits_1_2
from mockserver.handlers.v1_2.eras import era_on
from mockserver.handlers.v1_3 import rate_limits as rate_limits_1_3

if TYPE_CHECKING:  # few accounts have webhooks
    from mockserver.domain.records.webhook import Event

API = v1_2.HANDLERS | v1_3.HANDLERS
HANDLERS = API | admin.HANDLERS

Limits = Mapping[str, tuple[WindowLimit, ...]]


def _with_unlimited(plans: Mapping[Plan, Limits]) -> Mapping[Plan, Limits]:
    free = plans[Plan.FREE].items()
    unlimited = {group: (replace(per_day, requests=UNLIMITED_REQUESTS),) for group, (per_day, *_) in free}
    return {**plans, Plan.UNLIMITED: unlimited}


# Requests per rate limit window, by version, plan and group.
RATE_LIMITS: Mapping[str, Mapping[Plan, Limits]] = {
    "v1.2": _with_unlimited(rate_limits_1_2.RATE_LIMITS),
    "v1.3": _with_unlimited(rate_limits_1_3.RATE_LIMITS),
}


def apply_era(account: Account) -> None:
    """Set the options of a new account that depend on its date."""
    account.has_queued_state = era_on(account.as_of).has_queued_state


def event_view(event: "Event") -> View:
    """Return the body of `event` for webhooks, in the format of the version that has such jobs and models."""
    from mockserver.handlers.v1_2 import webhook_events

    if event.analysis is None and knows_all("v1.2", (choice.model for choice in event.models)):
        return webhook_events.event_view(event)
    from mockserver.handlers.v1_3 import webhook_events as events_1_3

    return events_1_3.event_view(event)
