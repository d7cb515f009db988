"""Common steps of tests of webhooks."""

from collections.abc import Sequence
from typing import Any

from tests.support.api import Api


def add_webhook(api: Api, url: str, **options: Any) -> Any:
    """Create a webhook and return it."""
    reply = api.client.post("/__admin/webhooks", json={"url": url, **options})
    assert reply.status_code == 201, reply.text
    return reply.json()


def deliver(api: Api) -> list[Any]:
    """Deliver what is due and return the deliveries."""
    reply = api.client.post("/__admin/webhooks/deliveries")
    assert reply.status_code == 200, reply.text
    deliveries: list[Any] = reply.json()["data"]
    return deliveries


def deliveries(api: Api) -> list[Any]:
    """Return the log of deliveries."""
    reply = api.client.get("/__admin/webhooks/deliveries")
    assert reply.status_code == 200, reply.text
    logged: list[Any] = reply.json()["data"]
    return logged


def freeze(api: Api) -> None:
    """Stop the account's clock."""
    assert api.client.post("/__admin/clock", json={"frozen": True}).status_code == 200


def advance(api: Api, **units: Any) -> Any:
    """Advance the clock and return what happened."""
    reply = api.client.post("/__admin/clock/advance", json=units)
    assert reply.status_code == 200, reply.text
    return reply.json()


def events_of(deliveries: Sequence[Any]) -> list[tuple[str, str]]:
    """Return the type and the task of each event."""
    return [(delivery["event"]["type"], delivery["event"]["data"]["id"]) for delivery in deliveries]
