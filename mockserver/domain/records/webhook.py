"""A webhook: an address that gets an event when a task has finished. Its rules are in `webhooks`."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from mockserver.domain.records.analysis import AnalysisNote
from mockserver.domain.records.index import ModelChoice
from mockserver.domain.records.numbers import Count, Number


class EventType(StrEnum):
    """What a webhook can be told, in the API's words."""

    TASK_READY = "index.task.ready"
    TASK_FAILED = "index.task.failed"
    ANALYSIS_READY = "analyze.task.ready"
    ANALYSIS_FAILED = "analyze.task.failed"
    ANALYSIS_CANCELED = "analyze.task.canceled"


class Signing(StrEnum):
    """Whose time a signature carries: receivers refuse one that is far from their own."""

    ACCOUNT = "account"
    MACHINE = "machine"


class DeliveryOutcome(StrEnum):
    """How far a delivery is."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    LOST = "lost"


# No source says how often and when the service tries again: these waits are a choice.
RETRIES = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 120, 600))
TIMEOUT_SECONDS = 5.0


# Compared by identity, as all records are.
@dataclass(frozen=True, slots=True, eq=False)
class Webhook:
    """An address, the secret that signs what it is told, and how well it is served.

    `offset` is how long after a task has finished its event is due; a negative one comes before the API shows it.
    `copies` is how often each event is delivered: 0 loses it, 2 delivers it twice. `retries` are the waits after
    each attempt that failed.
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
    """That a task has finished, and what is told of it; `analysis` where it has analyzed something."""

    id: str
    type: EventType
    created_at: datetime
    task_id: str
    duration: Number
    models: tuple[ModelChoice, ...]
    analysis: AnalysisNote | None = None


@dataclass(frozen=True, slots=True)
class Attempt:
    """A request to a webhook: what it answered, or why it did not."""

    at: datetime
    status: Count | None = None
    error: str | None = None

    @property
    def has_arrived(self) -> bool:
        return self.status is not None and 200 <= self.status < 300

    @property
    def result(self) -> str:
        """Return what came of it, in a word."""
        return "delivered" if self.has_arrived else "failed"


@dataclass(frozen=True, slots=True, eq=False)
class Delivery:
    """An event on its way to a webhook; `due_at` is when it is tried next, None where it is not."""

    id: str
    webhook: Webhook
    event: Event
    due_at: datetime | None
    outcome: DeliveryOutcome = DeliveryOutcome.PENDING
    attempts: tuple[Attempt, ...] = ()

    @property
    def has_arrived(self) -> bool:
        return self.outcome is DeliveryOutcome.DELIVERED
