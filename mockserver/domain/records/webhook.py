"""A webhook: an address that gets an event when a task has finished. Its rules are in `webhooks`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mockserver.domain.records.analysis import AnalysisNote
from mockserver.domain.records.index import ModelChoice
from mockserver.domain.records.numbers import Count, Number


class EventType(StrEnum):
    """The types of webhook events, as the API names them."""

    TASK_READY = "index.task.ready"
    TASK_FAILED = "index.task.failed"
    ANALYSIS_READY = "analyze.task.ready"
    ANALYSIS_FAILED = "analyze.task.failed"
    ANALYSIS_CANCELED = "analyze.task.canceled"


class Signing(StrEnum):
    """Which clock signatures use: receivers refuse timestamps far from their own clock."""

    ACCOUNT = "account"
    MACHINE = "machine"


class DeliveryOutcome(StrEnum):
    """The state of a delivery."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    LOST = "lost"


# Our choice of retry delays: no source says how often and when the service retries.
RETRIES = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600))
TIMEOUT_SECONDS = 5.0


# Compared by identity, as all records are.
@dataclass(frozen=True, slots=True, eq=False)
class Webhook:
    """A webhook: its address, signing secret and delivery behaviour.

    `offset` is the time from the end of a task to its event; if negative, the event comes before the API shows the end.
    `copies` is how often each event is delivered: 0 loses it, 2 duplicates it. `retries` are the delays after failed
    attempts.
    """

    id: str
    url: str
    secret: str
    events: tuple[EventType, ...] = tuple(EventType)
    offset: timedelta = timedelta()
    copies: Count = 1
    retries: tuple[timedelta, ...] = RETRIES
    timeout_seconds: Number = TIMEOUT_SECONDS
    signing: Signing = Signing.ACCOUNT


@dataclass(frozen=True, slots=True)
class Event:
    """The end of a task, and the details for webhooks; `analysis` if the task has analysed something."""

    id: str
    type: EventType
    created_at: datetime
    task_id: str
    duration: Number
    models: tuple[ModelChoice, ...]
    analysis: AnalysisNote | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One webhook request: its response status, or the reason why there was none."""

    at: datetime
    status: Count | None = None
    error: str | None = None

    @property
    def has_arrived(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def result(self) -> str:
        """The result in one word."""
        return "delivered" if self.has_arrived else "failed"


@dataclass(frozen=True, slots=True, eq=False)
class Delivery:
    """The delivery of an event to a webhook; `due_at` is the time of the next attempt, None if there is none."""

    id: str
    webhook: Webhook
    event: Event
    due_at: datetime | None
    outcome: DeliveryOutcome = DeliveryOutcome.PENDING
    attempts: tuple[Attempt, ...] = ()

    @property
    def has_arrived(self) -> bool:
        return self.outcome is DeliveryOutcome.DELIVERED
