"""Parses webhooks."""

from dataclasses import replace
from datetime import timedelta

from msgspec import Struct

from mockserver.domain.records.webhook import EventType, Signing, Webhook
from mockserver.handlers.call import Values


class Destination(Struct, frozen=True):
    """The address of a webhook, and its secret; an empty one is replaced by a new one."""

    url: str
    secret: str


def read_destination(body: Values) -> Destination:
    """Return the address and the secret of a webhook."""
    return Destination(body["url"], body.get("secret", ""))


def read_webhook(body: Values, webhook: Webhook) -> Webhook:
    """Return `webhook` with the given options."""
    return replace(
        webhook,
        events=tuple(kind for kind in EventType if kind in body["events"]),
        offset=timedelta(seconds=body["offset_seconds"]),
        copies=body["copies"],
        retries=tuple(timedelta(seconds=seconds) for seconds in body["retry_seconds"]),
        timeout_seconds=body["timeout_seconds"],
        signing=Signing(body["signing_time"]),
    )
