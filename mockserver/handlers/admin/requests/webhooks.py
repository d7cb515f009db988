"""Where events are to be sent, and how."""

from dataclasses import replace
from datetime import timedelta

from msgspec import Struct

from mockserver.domain.records.webhook import EventType, Signing, Webhook
from mockserver.handlers.call import Values


class Destination(Struct, frozen=True):
    """Where a webhook leads, and its secret, empty where one is to be made."""

    url: str
    secret: str


def read_destination(body: Values) -> Destination:
    """Return where a webhook is to lead."""
    return Destination(body["url"], body.get("secret", ""))


def read_webhook(body: Values, webhook: Webhook) -> Webhook:
    """Return `webhook` as it is described."""
    return replace(
        webhook,
        events=tuple(kind for kind in EventType if kind in body["events"]),
        offset=timedelta(seconds=body["offset_seconds"]),
        copies=body["copies"],
        retries=tuple(timedelta(seconds=seconds) for seconds in body["retry_seconds"]),
        timeout_seconds=body["timeout_seconds"],
        signing=Signing(body["signing_time"]),
    )
