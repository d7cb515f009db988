"""All that the server answers: the API in its versions, and what controls the stand-in.

No other module outside of `handlers/v1_*` knows which versions there are.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mockserver.domain.account.account import Account
from mockserver.domain.account.plan import Plan
from mockserver.handlers import admin, v1_2
from mockserver.handlers.call import View
from mockserver.handlers.v1_2 import rate_limits
from mockserver.handlers.v1_2.eras import ERAS

if TYPE_CHECKING:  # few accounts have webhooks
    from mockserver.domain.records.webhook import Event

API = v1_2.HANDLERS
HANDLERS = API | admin.HANDLERS

# How many requests a window has, by plan and by the group that the contract names.
RATE_LIMITS: Mapping[Plan, Mapping[str, int]] = rate_limits.RATE_LIMITS


def settle(account: Account) -> None:
    """Give a new account what follows from its era."""
    account.has_queued_state = ERAS[account.era].has_queued_state


def event_view(event: "Event") -> View:
    """Return what webhooks are told of `event`."""
    from mockserver.handlers.v1_2 import webhook_events

    return webhook_events.event_view(event)
