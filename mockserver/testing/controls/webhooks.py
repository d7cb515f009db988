"""Webhooks of an account: add, list, deliver, and the log of deliveries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, Unpack

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

EventType = Literal[
    "index.task.ready", "index.task.failed", "analyze.task.ready", "analyze.task.failed", "analyze.task.canceled"
]


class WebhookOptions(TypedDict, total=False):
    """How events are sent to a webhook.

    `events` selects event types; without it, all are sent. `offset_seconds` is the time between the end of a task and
    its event; with a negative value the event comes before the API shows the end. `copies` is how often each event is
    sent: 0 loses it. An event without a 2xx within `timeout_seconds` is sent again after each of `retry_seconds`, in
    seconds of the account's clock. `signing_time` is the clock whose time is signed.
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
    """An address that gets an event when a task ends; `secret` signs the events (header `TL-Signature`)."""

    id: str
    url: str
    secret: str
    _admin: AdminClient

    def remove(self) -> None:
        """Remove the webhook, with its events that are not delivered yet."""
        self._admin.call("delete-webhook", path={"webhook-id": self.id})


@dataclass(frozen=True, slots=True)
class Delivery:
    """One event for one webhook.

    `event` is the body that is sent, `outcome` one of pending, delivered, failed and lost, and `attempts` lists each
    attempt with its time and result.
    """

    id: str
    webhook_id: str
    url: str
    event: Mapping[str, Any]
    outcome: str
    attempts: tuple[Mapping[str, Any], ...]


class Webhooks:
    """The webhooks of an account."""

    def __init__(self, admin: AdminClient) -> None:
        self._admin = admin

    def add(self, url: str, **options: Unpack[WebhookOptions]) -> Webhook:
        """Send an event to `url` when a task ends.

        Raises Refused if the setting `webhook_hosts` does not allow the host.
        """
        return self._webhook(self._admin.call("create-webhook", {"url": url, **options}))

    def list(self) -> list[Webhook]:
        """Return all webhooks."""
        return [self._webhook(item) for item in self._admin.call("list-webhooks")["data"]]

    def deliver(self) -> Sequence[Delivery]:
        """Send every event that is due by the account's clock, wait for the replies, and return these deliveries."""
        return _deliveries(self._admin.call("deliver-due"))

    def deliveries(self) -> Sequence[Delivery]:
        """Return all deliveries, finished and pending, oldest first."""
        return _deliveries(self._admin.call("list-deliveries"))

    def _webhook(self, reply: Any) -> Webhook:
        return Webhook(reply["id"], reply["url"], reply["secret"], self._admin)


def _deliveries(reply: Any) -> Sequence[Delivery]:
    return [
        Delivery(item["id"], item["webhook_id"], item["url"], item["event"], item["outcome"], tuple(item["attempts"]))
        for item in reply["data"]
    ]
