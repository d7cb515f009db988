"""Webhooks for finished tasks."""

import socket

from mockserver.testing import Account
from tests.testing.clients import create_index, upload


def test_a_webhook_gets_the_event_of_a_finished_task(mock: Account) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}/hook"
        webhook = mock.webhooks.add(url, secret="hush", retry_seconds=[])  # noqa: S106 - none
        task = upload(mock, create_index(mock))
        mock.clock.advance_until_idle()

        mock.webhooks.deliver()

    [delivery] = mock.webhooks.deliveries()
    assert (delivery.webhook_id, delivery.url, delivery.outcome) == (webhook.id, url, "failed")
    assert delivery.event["data"]["id"] == task
    assert len(delivery.attempts) == 1


def test_a_webhook_can_be_removed(mock: Account) -> None:
    webhook = mock.webhooks.add("http://127.0.0.1:9/hook")

    webhook.remove()

    assert mock.webhooks.list() == []
