"""Webhook events of API v1.3."""

from collections.abc import Iterator

import pytest

from tests.support.api_1_3 import MARENGO, PEGASUS, Api13
from tests.support.assets import asset_of, send_address
from tests.support.hooked import add_webhook, advance, deliveries
from tests.support.receiver import Receiver, receiving

BIKES, FAILING = "https://example.com/city-bikes.mp4", "https://example.com/will-fail.mp4"


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def test_the_event_of_a_task_has_the_models_of_its_index(api: Api13, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    task_id = api.upload_url(api.create_index(engines=[MARENGO, PEGASUS]))

    advance(api, minutes=1)

    (received,) = receiver.received
    event = received.json()
    assert event["id"].startswith("whe_")
    assert event["type"] == "index.task.ready"
    assert event["data"] == {
        "id": task_id,
        "metadata": {"duration": api.get(f"/tasks/{task_id}").json()["system_metadata"]["duration"]},
        "status": "ready",
        "models": [{"name": each["model_name"], "options": each["model_options"]} for each in (MARENGO, PEGASUS)],
        "tags": [],
    }


def test_an_asset_sends_an_event_when_it_is_indexed_not_when_it_is_uploaded(api: Api13, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    asset_id = asset_of(send_address(api, "https://example.com/city-bikes.mp4"))
    advance(api, minutes=1)
    index_id = api.create_index()
    indexed = api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).json()["_id"]

    advance(api, minutes=1)

    assert [(each.json()["type"], each.json()["data"]["id"]) for each in receiver.received] == [
        ("index.task.ready", indexed)
    ]


def test_the_event_of_an_analysis_says_how_it_ended(api: Api13, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    ready, failed, canceled = (
        begin_analysis(api, url, custom_id) for url, custom_id in ((BIKES, "bikes-1"), (FAILING, None), (BIKES, None))
    )
    api.post(f"/analyze/tasks/{canceled}/cancel")

    advance(api, minutes=1)

    told = {each.json()["data"]["id"]: each.json() for each in receiver.received}
    assert {name: event["type"].rpartition(".")[2] for name, event in told.items()} == {
        ready: "ready",
        failed: "failed",
        canceled: "canceled",
    }
    task = api.get(f"/analyze/tasks/{ready}").json()
    assert told[ready]["data"] == {
        "id": ready,
        "custom_id": "bikes-1",
        "status": "ready",
        "created_at": task["created_at"],
        "video_source": task["video_source"],
    }
    assert told[failed]["data"]["error"]["message"]
    assert "error" not in told[canceled]["data"]


def test_a_task_lists_its_webhook_deliveries(api: Api13, receiver: Receiver) -> None:
    webhook = {"url": receiver.url, "delivered": False, "attempts": 0}
    add_webhook(api, receiver.url)
    task_id = begin_analysis(api, BIKES)

    waiting = api.get(f"/analyze/tasks/{task_id}").json()["webhooks"]
    advance(api, minutes=1)
    told = api.get(f"/analyze/tasks/{task_id}").json()["webhooks"]

    assert (waiting, told) == ([webhook], [webhook | {"delivered": True, "attempts": 1}])


def test_the_log_of_deliveries_has_each_event_as_it_was_sent(api: Api13, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    api.upload_url(api.create_index())
    begin_analysis(api, BIKES, "bikes-1")
    begin_analysis(api, FAILING)
    api.post(f"/analyze/tasks/{begin_analysis(api, BIKES)}/cancel")
    advance(api, minutes=1)

    log = deliveries(api)

    assert [delivery["event"] for delivery in log] == [each.json() for each in receiver.received]
    assert len(log) == 4


def begin_analysis(api: Api13, url: str, custom_id: str | None = None) -> str:
    body = {"video": {"type": "url", "url": url}, "prompt": "Why?", "custom_id": custom_id}
    return str(api.post("/analyze/tasks", json=body).json()["task_id"])
