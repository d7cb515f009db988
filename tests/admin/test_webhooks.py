"""Webhooks: events, their order and number, retries, and the log of deliveries."""

from collections.abc import Iterator

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO, PEGASUS, Api, Server
from tests.support.hooked import add_webhook, advance, deliver, deliveries, events_of, freeze
from tests.support.receiver import Received, Receiver, receiving

READY, FAILED = "index.task.ready", "index.task.failed"
EVENTS = (READY, FAILED, "analyze.task.ready", "analyze.task.failed", "analyze.task.canceled")
FAILING = "https://example.com/will-fail.mp4"
SIGNED_WITH = "whs_ABC"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


@pytest.fixture
def polled(clock: VirtualClock) -> Iterator[Api]:
    with Server(Settings(profile="polls"), clock) as api:
        yield api


def test_the_event_of_a_finished_task_has_the_services_format(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url, secret=SIGNED_WITH)
    task_id = api.upload_url(api.create_index(engines=[MARENGO, PEGASUS]))

    advance(api, minutes=1)

    (received,) = receiver.received
    event = received.json()
    assert received.is_signed_with(SIGNED_WITH)
    assert event["id"].startswith("whe_")
    assert len(event["id"]) == 36
    assert (event["created_at"], event["type"]) == ("2024-06-01T12:00:01.000000+00:00", READY)
    assert event["data"] == {
        "id": task_id,
        "metadata": {"duration": api.get(f"/tasks/{task_id}").json()["metadata"]["duration"]},
        "status": "ready",
        "engines": [
            {"name": engine["engine_name"], "options": engine["engine_options"], **engine}
            for engine in (MARENGO, PEGASUS)
        ],
        "engine_options": ["visual", "conversation", "text_in_video", "logo"],
        "tags": [],
    }


def test_a_failed_task_sends_an_event(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    task_id = api.upload_url(api.create_index(), FAILING)

    advance(api, minutes=1)

    event = receiver.received[0].json()
    assert (event["type"], event["data"]["id"], event["data"]["status"]) == (FAILED, task_id, "failed")


def test_a_webhook_gets_only_its_event_types(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url, events=[FAILED])
    index_id = api.create_index()
    api.upload_url(index_id)
    failing = api.upload_url(index_id, FAILING)

    advance(api, minutes=1)

    assert events_of(deliveries(api)) == [(FAILED, failing)]


def test_events_come_in_the_order_of_the_clock(api: Api, receiver: Receiver) -> None:
    freeze(api)
    add_webhook(api, receiver.url + "/late", offset_seconds=10)
    add_webhook(api, receiver.url + "/prompt")
    index_id = api.create_index()
    api.upload_url(index_id)
    advance(api, seconds=0.5)
    api.upload_url(index_id, FAILING)

    advance(api, until_idle=True)

    came = [(received.path, received.json()["type"]) for received in receiver.received]
    assert came == [("/hook/prompt", READY), ("/hook/prompt", FAILED), ("/hook/late", READY), ("/hook/late", FAILED)]


def test_during_a_delivery_the_clock_shows_the_time_of_the_event(api: Api, receiver: Receiver) -> None:
    freeze(api)
    found = []
    receiver.does = lambda received: found.append(api.client.get("/__admin/clock").json()["now"])
    add_webhook(api, receiver.url)
    api.upload_url(api.create_index())

    moved = advance(api, hours=1)

    assert (found, moved["now"]) == (["2024-06-01T12:00:01Z"], "2024-06-01T13:00:00Z")


def test_advance_lists_deliveries_in_order(api: Api, receiver: Receiver) -> None:
    freeze(api)
    receiver.statuses = [500]
    add_webhook(api, receiver.url, retry_seconds=[20])
    api.upload_url(api.create_index())

    happened = advance(api, until_idle=True)

    webhook = [(item["at"], item["became"]) for item in happened["happened"] if item["kind"] == "webhook"]
    assert webhook == [("2024-06-01T12:00:01Z", "failed"), ("2024-06-01T12:00:21Z", "delivered")]
    assert (happened["now"], happened["is_idle"]) == ("2024-06-01T12:00:21Z", True)


def test_an_early_webhook_comes_before_the_api_shows_that_the_task_has_finished(api: Api, receiver: Receiver) -> None:
    freeze(api)
    seen = []
    receiver.does = lambda received: seen.append(status_of_task_in(received, api))
    add_webhook(api, receiver.url, offset_seconds=-0.1)
    task_id = api.upload_url(api.create_index())

    advance(api, minutes=1)

    assert seen == ["indexing"]
    assert api.get(f"/tasks/{task_id}").json()["status"] == "ready"


def test_an_early_webhook_of_a_polled_task_comes_before_the_poll_that_finds_it_ready(
    polled: Api, receiver: Receiver
) -> None:
    add_webhook(polled, receiver.url, offset_seconds=-1)
    task_id = polled.upload_url(polled.create_index())

    statuses = []
    while not receiver.received:
        statuses.append(polled.get(f"/tasks/{task_id}").json()["status"])
        deliver(polled)

    assert statuses[-1] == "indexing"
    assert receiver.received[0].json()["data"]["status"] == "ready"


def test_a_polled_task_sends_its_event_once_a_poll_found_it_ready(polled: Api, receiver: Receiver) -> None:
    add_webhook(polled, receiver.url)
    task_id = polled.upload_url(polled.create_index())

    while polled.get(f"/tasks/{task_id}").json()["status"] != "ready":
        assert deliver(polled) == []

    assert events_of(deliver(polled)) == [(READY, task_id)]


def test_an_event_can_be_lost(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url, copies=0)
    api.upload_url(api.create_index())

    advance(api, minutes=1)

    assert receiver.received == []
    assert [(item["outcome"], item["attempts"]) for item in deliveries(api)] == [("lost", [])]


def test_an_event_can_come_twice_and_is_known_by_its_id(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url, copies=2)
    api.upload_url(api.create_index())

    advance(api, minutes=1)

    first, second = receiver.received
    assert first.body == second.body


def test_failed_deliveries_are_retried_by_the_accounts_clock(api: Api, receiver: Receiver) -> None:
    freeze(api)
    receiver.statuses = [500, 302, 404]
    add_webhook(api, receiver.url)
    api.upload_url(api.create_index())

    advance(api, minutes=20)

    (delivery,) = deliveries(api)
    assert delivery["outcome"] == "delivered"
    assert delivery["attempts"] == [
        {"at": "2024-06-01T12:00:01Z", "status": 500},
        {"at": "2024-06-01T12:00:06Z", "status": 302},
        {"at": "2024-06-01T12:00:36Z", "status": 404},
        {"at": "2024-06-01T12:02:36Z", "status": 200},
    ]
    assert len({received.body for received in receiver.received}) == 1
    assert len({received.signed_at for received in receiver.received}) == 4


def test_a_delivery_fails_after_the_last_retry(api: Api, receiver: Receiver) -> None:
    receiver.statuses = [500] * 9
    add_webhook(api, receiver.url, retry_seconds=[1, 1])
    api.upload_url(api.create_index())

    advance(api, minutes=20)

    assert [item["outcome"] for item in deliveries(api)] == ["failed"]
    assert len(receiver.received) == 3


def test_a_pending_delivery_has_the_time_of_its_next_attempt(api: Api, receiver: Receiver) -> None:
    freeze(api)
    receiver.statuses = [503]
    add_webhook(api, receiver.url, retry_seconds=[60])
    api.upload_url(api.create_index())

    advance(api, seconds=2)

    (delivery,) = deliveries(api)
    assert (delivery["outcome"], delivery["next_attempt_at"]) == ("pending", "2024-06-01T12:01:01Z")


def test_a_failed_attempt_has_the_reason(api: Api, receiver: Receiver) -> None:
    receiver.is_silent = True
    add_webhook(api, receiver.url, timeout_seconds=0.05, retry_seconds=[])
    api.upload_url(api.create_index())

    advance(api, minutes=1)

    (delivery,) = deliveries(api)
    assert (delivery["outcome"], delivery["attempts"][0]["error"]) == ("failed", "no answer within 0.05 s")


def test_a_task_that_finished_before_the_webhook_sends_no_event(api: Api, receiver: Receiver) -> None:
    index_id = api.create_index()
    api.ready_video(index_id)
    running = api.upload_url(index_id)
    add_webhook(api, receiver.url)

    advance(api, minutes=1)

    assert events_of(deliveries(api)) == [(READY, running)]


def test_tasks_of_a_deleted_index_send_no_events(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    index_id = api.create_index()
    api.upload_url(index_id)
    api.delete(f"/indexes/{index_id}")

    advance(api, minutes=1)

    assert receiver.received == []


def test_a_removed_webhook_gets_no_more_events(api: Api, receiver: Receiver) -> None:
    receiver.statuses = [500]
    webhook = add_webhook(api, receiver.url)
    api.upload_url(api.create_index())
    advance(api, seconds=2)

    removed = api.client.delete(f"/__admin/webhooks/{webhook['id']}")
    advance(api, hours=1)

    assert removed.status_code == 204
    assert len(receiver.received) == 1
    assert api.client.get("/__admin/webhooks").json() == {"data": []}
    assert api.client.delete(f"/__admin/webhooks/{webhook['id']}").status_code == 404


def test_webhooks_belong_to_one_account(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    other = api.as_key("tlk_OTHER")
    other.upload_url(other.create_index())

    advance(other, minutes=1)

    assert (receiver.received, deliveries(other)) == ([], [])


def test_a_reset_removes_webhooks_and_deliveries(api: Api, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    api.upload_url(api.create_index())

    api.client.post("/__admin/reset", json={})
    advance(api, minutes=1)

    assert (receiver.received, deliveries(api)) == ([], [])
    assert api.client.get("/__admin/webhooks").json() == {"data": []}


def test_a_generated_webhook_secret_is_stable(api: Api, receiver: Receiver) -> None:
    first = add_webhook(api, receiver.url)["secret"]
    api.client.post("/__admin/reset", json={})

    again = add_webhook(api, receiver.url)["secret"]
    foreign = add_webhook(api.as_key("tlk_OTHER"), receiver.url)["secret"]

    assert first.startswith("whs_")
    assert first == again != foreign


def test_a_signature_has_the_time_of_the_account_or_that_of_the_machine(api: Api, receiver: Receiver) -> None:
    freeze(api)
    add_webhook(api, receiver.url)
    add_webhook(api, receiver.url, signing_time="machine")
    api.upload_url(api.create_index())

    advance(api, minutes=1)

    accounts, machines = (received.signed_at for received in receiver.received)
    assert accounts == int(api.clock.now().timestamp()) + 1
    assert machines > accounts  # the test's clock is in 2024


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/hook",
        "https://192.0.2.1/hook",
        "http://127.0.0.1.example.com/hook",
        "http://user:password@127.0.0.1/hook",
        "http://127.0.0.1:99999/hook",
        "http://[::1/hook",
        "ftp://127.0.0.1/hook",
        "hook",
    ],
)
def test_a_webhook_to_another_machine_is_refused(api: Api, url: str) -> None:
    reply = api.client.post("/__admin/webhooks", json={"url": url})

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")
    assert api.client.get("/__admin/webhooks").json() == {"data": []}


@pytest.mark.parametrize(
    "url", ["http://[::1]:9/hook", "http://localhost/", "https://127.8.8.8:1", "http://a.localhost"]
)
def test_a_webhook_may_lead_to_this_machine_by_any_of_its_names(api: Api, url: str) -> None:
    assert add_webhook(api, url)["url"] == url


def test_a_webhook_may_lead_to_an_allowed_host(clock: VirtualClock) -> None:
    with Server(Settings(webhook_hosts=("Receiver.test",)), clock) as api:
        assert add_webhook(api, "http://receiver.TEST/hook")["events"] == list(EVENTS)


def status_of_task_in(received: Received, api: Api) -> str:
    """Return the status that the API reports for the task of an event."""
    return str(api.get(f"/tasks/{received.json()['data']['id']}").json()["status"])
