"""Webhooks of a running server: it delivers in the background, and no receiver delays it."""

import asyncio
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx2
import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO
from tests.support.receiver import Receiver, receiving
from tests.support.sockets import serving

FILM = "https://example.com/city-bikes.mp4"
SIGNED_WITH = "whs_FROM_SETTINGS"


class Client:
    """A client of a server on a socket, with its own index."""

    def __init__(self, http: httpx2.Client) -> None:
        self.http = http
        body = {"index_name": "Rides", "engines": [MARENGO]}
        self.index_id = http.post("/v1.2/indexes", json=body).json()["_id"]

    def upload(self, url: str = FILM) -> str:
        reply = self.http.post("/v1.2/tasks", json={"index_id": self.index_id, "video_url": url})
        return str(reply.json()["_id"])

    def post(self, path: str, **body: Any) -> None:
        reply = self.http.post(path, json=body)
        assert reply.is_success, reply.text


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@contextmanager
def client_of(settings: Settings, key: str = "tlk_TEST") -> Iterator[Client]:
    with serving(settings) as url, httpx2.Client(base_url=url, headers={"x-api-key": key}) as http:
        yield Client(http)


def test_a_webhook_of_the_settings_gets_events_in_the_background(receiver: Receiver) -> None:
    settings = Settings(profile="instant", webhook=(("", receiver.url),), webhook_secret=SIGNED_WITH)

    with client_of(settings) as client:
        task_id = client.upload()
        (received,) = receiver.wait_for(1)

    assert received.json()["data"]["id"] == task_id
    assert received.is_signed_with(SIGNED_WITH)


def test_a_webhook_of_the_settings_may_be_for_one_key(receiver: Receiver) -> None:
    settings = Settings(
        profile="instant", webhook=(("tlk_A", f"{receiver.url}/a"), ("tlk_B", f"{receiver.url}/b")), port=0
    )

    with client_of(settings, "tlk_B") as client:
        client.upload()
        received = receiver.wait_for(1)

    assert [each.path for each in received] == ["/hook/b"]


def test_an_event_is_delivered_when_the_accounts_clock_reaches_its_time(receiver: Receiver) -> None:
    with client_of(Settings(profile="seconds", webhook=(("", receiver.url),))) as client:
        client.post("/__admin/clock", scale=1000)
        receiver.statuses = [500, 500]
        client.upload()

        received = receiver.wait_for(3)

    assert len({each.body for each in received}) == 1


def test_an_event_is_delivered_when_a_frozen_clock_is_moved(receiver: Receiver) -> None:
    with client_of(Settings(profile="seconds", webhook=(("", receiver.url),))) as client:
        client.post("/__admin/clock", frozen=True, now="2024-06-01T12:00:00Z")
        client.upload()
        client.post("/__admin/clock", now="2024-06-01T12:05:00Z")

        (received,) = receiver.wait_for(1)

    assert received.json()["created_at"] == "2024-06-01T12:00:01.000000+00:00"


def test_a_receiver_may_call_the_server_before_it_answers(receiver: Receiver) -> None:
    with client_of(Settings(profile="instant", webhook=(("", receiver.url),))) as client:
        statuses = []
        receiver.does = lambda received: statuses.append(
            client.http.get(f"/v1.2/tasks/{received.json()['data']['id']}").json()["status"]
        )
        client.upload()
        receiver.wait_for(1)

    assert statuses == ["ready"]


def test_a_receiver_that_creates_a_task_for_each_event_does_not_hold_the_clock_up(receiver: Receiver) -> None:
    settings = Settings(profile="instant", webhook=(("", receiver.url),))
    with client_of(settings) as client:
        client.post("/__admin/clock", frozen=True)
        most = 1_000  # more than are delivered while the clock is moved
        receiver.does = lambda _: client.upload() if len(receiver.received) < most else None
        client.upload()
        receiver.wait_for(1)

        client.post("/__admin/clock/advance", hours=1)

        assert len(receiver.received) < most


def test_a_receiver_that_never_answers_holds_up_nothing_else(receiver: Receiver) -> None:
    receiver.is_silent = True
    with receiving() as prompt:
        settings = Settings(profile="instant", webhook=(("tlk_SLOW", receiver.url), ("tlk_PROMPT", prompt.url)))
        with client_of(settings, "tlk_SLOW") as slow:
            slow.upload()
            receiver.wait_for(1)

            listed = slow.http.get("/v1.2/tasks").json()["data"]
            slow.http.headers["x-api-key"] = "tlk_PROMPT"
            Client(slow.http).upload()
            received = prompt.wait_for(1)

    assert (len(listed), len(received)) == (1, 1)


def test_failed_deliveries_are_retried_in_the_background(receiver: Receiver) -> None:
    receiver.statuses = [500]
    with client_of(Settings(profile="instant")) as client:
        client.post("/__admin/webhooks", url=receiver.url, retry_seconds=[0])
        client.upload()

        received = receiver.wait_for(2)

    assert received[0].body == received[1].body


@pytest.mark.parametrize("url", ["http://example.com/hook", "http://192.0.2.1/hook"])
def test_a_webhook_to_a_host_that_is_not_allowed_is_a_startup_error(url: str) -> None:
    with pytest.raises(SettingsInvalid, match=r"--webhook: .* --webhook-hosts"):
        MockServerApp(Settings(webhook=(("", url),)))


def test_a_webhook_host_of_the_settings_is_allowed() -> None:
    MockServerApp(Settings(webhook=(("", "http://receiver.test/hook"),), webhook_hosts=("receiver.test",))).close()


def test_deliveries_leave_nothing_behind_for_each_account() -> None:
    accounts = MockServerApp(Settings()).accounts

    async def deliver_to(*keys: bytes) -> int:
        for key in keys:
            await accounts.dispatcher.deliver_due(accounts.of(key))
        gc.collect()
        return sum(isinstance(each, asyncio.Lock) for each in gc.get_objects())

    assert asyncio.run(deliver_to(b"tlk_A")) == asyncio.run(deliver_to(b"tlk_B", b"tlk_C"))
