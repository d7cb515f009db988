"""Who is told when a task has finished, and how that goes, in a test's hands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, Unpack

from mockserver.testing.asking import Asker

EventType = Literal[
    "index.task.ready", "index.task.failed", "analyze.task.ready", "analyze.task.failed", "analyze.task.canceled"
]


class WebhookOptions(TypedDict, total=False):
    """How a webhook is told: how long after a task has finished, how often, and what follows a failure.

    `offset_seconds` may be negative, which is before the API shows it; with `copies=0` events are lost.
    """

    secret: str
    events: Sequence[EventType]
    offset_seconds: float
    copies: int
    retry_seconds: Sequence[float]
    timeout_seconds: float
    signing_time: Literal["account", "machine"]


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that is told of finished tasks; `secret` signs what it is sent."""

    id: str
    url: str
    secret: str
    _asker: Asker

    def remove(self) -> None:
        """Send nothing more there, not even what is on its way."""
        self._asker.ask("delete-webhook", path={"webhook-id": self.id})


@dataclass(frozen=True, slots=True)
class Delivery:
    """An event on its way to a webhook, or there: `outcome` is pending, delivered, failed or lost."""

    id: str
    webhook_id: str
    url: str
    event: Mapping[str, Any]
    outcome: str
    attempts: tuple[Mapping[str, Any], ...]


class Webhooks:
    """The webhooks of an account."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def add(self, url: str, **options: Unpack[WebhookOptions]) -> Webhook:
        """Tell `url` of tasks that finish. Raises Refused for a host that `webhook_hosts` does not allow."""
        return self._webhook(self._asker.ask("create-webhook", {"url": url, **options}))

    def list(self) -> list[Webhook]:
        """Return all webhooks."""
        return [self._webhook(item) for item in self._asker.ask("list-webhooks")["data"]]

    def deliver(self) -> Sequence[Delivery]:
        """Try every delivery that is due by the account's clock, and return those that were tried."""
        return _deliveries(self._asker.ask("deliver-due"))

    def deliveries(self) -> Sequence[Delivery]:
        """Return what webhooks were told and what is still to be tried, oldest first."""
        return _deliveries(self._asker.ask("list-deliveries"))

    def _webhook(self, reply: Any) -> Webhook:
        return Webhook(reply["id"], reply["url"], reply["secret"], self._asker)


def _deliveries(reply: Any) -> Sequence[Delivery]:
    return [
        Delivery(item["id"], item["webhook_id"], item["url"], item["event"], item["outcome"], tuple(item["attempts"]))
        for item in reply["data"]
    ]
