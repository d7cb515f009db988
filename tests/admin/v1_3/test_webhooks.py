"""Webhooks are told of tasks of v1.3 in its form."""

from collections.abc import Iterator

import pytest

from tests.support.api_1_3 import MARENGO, PEGASUS, Api13
from tests.support.assets import asset_of, send_address
from tests.support.hooked import add_webhook, advance
from tests.support.receiver import Receiver, receiving


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as receiver:
        yield receiver


def test_a_task_is_told_of_with_the_models_of_its_index(api: Api13, receiver: Receiver) -> None:
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


def test_an_asset_is_told_of_when_it_is_indexed_not_when_it_is_uploaded(api: Api13, receiver: Receiver) -> None:
    add_webhook(api, receiver.url)
    asset_id = asset_of(send_address(api, "https://example.com/city-bikes.mp4"))
    advance(api, minutes=1)
    index_id = api.create_index()
    indexed = api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id}).json()["_id"]

    advance(api, minutes=1)

    assert [(each.json()["type"], each.json()["data"]["id"]) for each in receiver.received] == [
        ("index.task.ready", indexed)
    ]
