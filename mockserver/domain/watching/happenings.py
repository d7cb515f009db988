"""The kinds of events of the feed, and the data of each."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, Union

from mockserver.domain.account.journal import RawEntry
from mockserver.domain.records.timeline import Step

if TYPE_CHECKING:  # Few accounts have webhooks.
    from mockserver.domain.records.webhook import Delivery

EXCHANGE, JOB, WEBHOOK, ORDER = "exchange", "job", "webhook", "order"


@dataclass(frozen=True, slots=True)
class JobChange:
    """A job has reached a state."""

    kind: str
    id: str
    was: str | None
    step: Step


@dataclass(frozen=True, slots=True)
class Order:
    """An admin operation has changed something."""

    operation: str
    method: str
    path: str
    status: int


# The data of an exchange is its journal entry; of an attempt to deliver a webhook, the delivery after it.
Facts: TypeAlias = Union[RawEntry, "Delivery", JobChange, Order]
