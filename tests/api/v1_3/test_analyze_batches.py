"""Analyze batches, from creation to deletion."""

import json
from typing import Any

import httpx2
import pytest

from mockserver.domain.records.job_profile import PROFILES
from tests.support.api_1_3 import BIKES, Api13
from tests.support.assets import asset_of, send_address

PROMPT = {"input_text": "What happens when it rains?"}


def ready_asset(api: Api13, url: str = BIKES) -> str:
    asset_id = asset_of(send_address(api, url))
    api.clock.advance(minutes=1)
    return asset_id


def item(asset_id: str, **more: Any) -> dict[str, Any]:
    return {"video": {"type": "asset_id", "asset_id": asset_id}, **more}


def start(api: Api13, *items: Any, **more: Any) -> httpx2.Response:
    body = {"model_name": "pegasus1.5", "analysis_mode": "general", "defaults": {"prompt": PROMPT}, **more}
    return api.post("/analyze/batches", json=body | {"requests": list(items)})


def begun(api: Api13, *items: Any, **more: Any) -> Any:
    reply = start(api, *items, **more)
    assert reply.status_code == 201, reply.text
    return reply.json()


def shown(api: Api13, batch: Any) -> Any:
    return api.get(f"/analyze/batches/{batch['batch_id']}").json()


def results(api: Api13, batch: Any) -> list[Any]:
    reply = api.get(f"/analyze/batches/{batch['batch_id']}/results")
    assert reply.headers["content-type"] == "application/jsonl"
    return [json.loads(line) for line in reply.text.splitlines()]


def counts(batch: Any) -> list[int]:
    return [batch[f"{name}_items"] for name in ("queued", "processing", "ready", "failed", "canceled")]


def test_a_batch_is_counted_by_its_items_until_it_is_completed(api: Api13) -> None:
    asset_id = ready_asset(api)
    batch = begun(api, item(asset_id, custom_id="a"), item(asset_id))
    seen = []
    for _ in range(4):
        one = shown(api, batch)
        seen.append((one["status"], counts(one)))
        api.clock.advance(seconds=0.3)

    assert (batch["status"], batch["total_items"]) == ("pending", 2)
    assert [each["custom_id"] for each in batch["items"]] == ["a", None]
    assert seen == [
        ("pending", [2, 0, 0, 0, 0]),
        ("pending", [2, 0, 0, 0, 0]),
        ("processing", [0, 2, 0, 0, 0]),
        ("completed", [0, 0, 2, 0, 0]),
    ]
    assert one["completed_at"]


def test_results_are_lines_in_the_order_of_the_request_at_any_time(api: Api13) -> None:
    asset_id, failing = ready_asset(api), ready_asset(api)
    batch = begun(api, item(asset_id, custom_id="a"), item(failing, prompt={"input_text": "Why?"}))

    early = results(api, batch)
    api.clock.advance(minutes=1)
    late = results(api, batch)

    assert [line["status"] for line in early] == ["queued", "queued"]
    assert all(line.keys() == {"task_id", "custom_id", "status"} for line in early)
    assert [line["task_id"] for line in late] == [one["task_id"] for one in batch["items"]]
    assert "rain" in late[0]["data"]["data"].lower()
    task = api.get(f"/analyze/tasks/{late[1]['task_id']}").json()
    assert (task["batch_id"], task["request_params"]["prompt_v2"]) == (batch["batch_id"], {"input_text": "Why?"})


def test_cancelling_a_batch_cancels_queued_items(api: Api13) -> None:
    asset_id = ready_asset(api)
    batch = begun(api, item(asset_id), item(asset_id))

    reply = api.post(f"/analyze/batches/{batch['batch_id']}/cancel")

    assert (reply.status_code, reply.json()["status"]) == (202, "canceling")
    one = shown(api, batch)
    assert (one["status"], counts(one)) == ("canceled", [0, 0, 0, 0, 2])
    assert one["canceled_at"]
    task = api.get(f"/analyze/tasks/{batch['items'][0]['task_id']}").json()
    assert task["error"]["code"] == "batch_canceled"


def test_cancelling_a_batch_lets_running_items_finish(api: Api13) -> None:
    batch = begun(api, item(ready_asset(api)))
    api.clock.advance(seconds=0.6)

    api.post(f"/analyze/batches/{batch['batch_id']}/cancel")
    canceling = shown(api, batch)
    api.clock.advance(minutes=1)
    canceled = shown(api, batch)

    assert (canceling["status"], counts(canceling)) == ("canceling", [0, 1, 0, 0, 0])
    assert (canceled["status"], counts(canceled)) == ("canceled", [0, 0, 1, 0, 0])


def test_after_a_day_queued_items_are_canceled_and_running_ones_fail(api: Api13) -> None:
    asset_id = ready_asset(api)
    api.app.accounts.of(b"tlk_TEST").profile = PROFILES["polls"]
    batch = begun(api, item(asset_id), item(asset_id))
    waiting, at_work = (f"/analyze/tasks/{each['task_id']}" for each in batch["items"])
    assert [api.get(at_work).json()["status"] for _ in range(3)][-1] == "processing"
    api.clock.advance(hours=25)

    one = shown(api, batch)

    assert (one["status"], counts(one)) == ("expired", [0, 0, 0, 1, 1])
    assert one["expired_at"] == one["expires_at"]
    ends = [api.get(path).json() for path in (waiting, at_work)]
    assert [(end["status"], end["error"]["code"]) for end in ends] == [
        ("canceled", "batch_expired"),
        ("failed", "batch_processing_timeout"),
    ]


def test_a_batch_and_its_tasks_are_removed_by_deletion_or_after_a_month(api: Api13) -> None:
    asset_id = ready_asset(api)
    first, second = begun(api, item(asset_id)), begun(api, item(asset_id))

    refused = api.delete(f"/analyze/batches/{first['batch_id']}")
    api.clock.advance(minutes=1)
    deleted = api.delete(f"/analyze/batches/{first['batch_id']}")
    left = [task["task_id"] for task in api.get("/analyze/tasks").json()["data"]]
    api.clock.advance(days=30)

    assert (refused.status_code, deleted.status_code) == (409, 204)
    assert left == [second["items"][0]["task_id"]]
    assert api.get("/analyze/tasks").json()["data"] == api.get("/analyze/batches").json()["data"] == []


@pytest.mark.parametrize(("condition", "found"), [("completed", 1), ("pending", 1), ("canceled", 0)])
def test_batches_are_listed_by_their_status(api: Api13, condition: str, found: int) -> None:
    asset_id = ready_asset(api)
    begun(api, item(asset_id))
    api.clock.advance(minutes=1)
    begun(api, item(asset_id))

    assert len(api.get("/analyze/batches", params={"status": condition}).json()["data"]) == found


@pytest.mark.parametrize(
    ("items", "named"),
    [
        ([{"custom_id": "a"}, {"custom_id": "a"}], "custom_id a"),
        ([{}, {"start_time": 9, "end_time": 9.5}], "requests[1].end_time"),
        ([{"max_tokens": 5}], "max_tokens"),
    ],
)
def test_an_invalid_item_is_named(api: Api13, items: list[dict[str, Any]], named: str) -> None:
    asset_id = ready_asset(api)

    reply = start(api, *(item(asset_id, **one) for one in items))

    assert reply.status_code == 400
    assert named in reply.json()["error"]["message"]


def test_an_item_without_the_fields_of_its_mode_is_named(api: Api13) -> None:
    asset_id = ready_asset(api)

    reply = start(api, item(asset_id, prompt=PROMPT), item(asset_id), defaults=None)

    assert (reply.status_code, reply.json()["error"]["code"]) == (400, "parameter_not_provided")
    assert "The requests[1].prompt parameter" in reply.json()["error"]["message"]
