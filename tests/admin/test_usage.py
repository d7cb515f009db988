"""The usage meter: what a run would have used and cost, and limits."""

from pathlib import Path
from typing import Any

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

PRICES = """
currency: EUR
minute_indexed: 0.5
thousand_tokens_generated: 2
call: {make-search-request: 0.25}
"""


def usage(api: Api) -> dict[str, Any]:
    reply = api.client.get("/__admin/usage")
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def limit(api: Api, **limits: float) -> dict[str, Any]:
    reply = api.client.put("/__admin/usage/limit", json=limits)
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def test_videos_and_their_minutes_are_counted(api: Api, film: Path) -> None:
    index_id = api.create_index()
    api.upload(index_id, film)
    video_id = api.ready_video(index_id)

    used = usage(api)

    durations = [video["metadata"]["duration"] for video in api.get(f"/indexes/{index_id}/videos").json()["data"]]
    assert used["videos"] == 2
    assert used["minutes_indexed"] == pytest.approx(sum(durations) / 60)
    api.delete(f"/indexes/{index_id}/videos/{video_id}")
    assert usage(api)["videos"] == 2


def test_failed_uploads_are_not_counted(api: Api) -> None:
    api.upload_url(api.create_index(), "https://example.com/will-fail.mp4")

    assert usage(api)["videos"] == 0


def test_minutes_of_vectors_are_counted(api: Api) -> None:
    body = {"engine_name": "Marengo-retrieval-2.6", "video_url": "https://example.com/city-bikes.mp4"}
    api.post("/embed/tasks", json={**body, "video_start_offset_sec": 0, "video_end_offset_sec": 30})

    assert usage(api)["minutes_embedded"] == 0.5


def test_generated_text_is_counted_streamed_or_not(api: Api) -> None:
    video_id = api.ready_video(api.create_index())
    body = {"video_id": video_id, "prompt": "What happens?"}
    text = api.post("/generate", json={**body, "stream": False}).json()["data"]
    whole = usage(api)["tokens_generated"]
    api.post("/generate", json={**body, "stream": True})

    assert whole == -(-len(text) // 4)
    assert usage(api)["tokens_generated"] == 2 * whole


def test_a_text_destroyed_by_a_fault_is_not_counted(api: Api) -> None:
    video_id = api.ready_video(api.create_index())
    api.client.post("/__admin/faults", json={"fault": {"truncate": {"share": 0.5, "announced": False}}})

    api.post("/gist", json={"video_id": video_id, "types": ["title"]})

    assert usage(api)["tokens_generated"] == 0


def test_successful_calls_are_counted_by_operation(api: Api) -> None:
    api.create_index()
    api.get("/engines")
    api.get("/engines")
    api.get(f"/indexes/{'0' * 24}")

    used = usage(api)

    assert used["calls_by_operation"] == {"create-index": 1, "list-engines": 2}
    assert used["calls"] == 3


def test_the_meter_goes_on_when_the_journal_is_cleared_and_begins_anew_when_it_is_reset(api: Api) -> None:
    api.get("/engines")
    api.client.delete("/__admin/journal")
    assert usage(api)["calls"] == 1

    api.client.post("/__admin/reset", json={"what": ["journal"]})
    assert usage(api)["calls"] == 0


def test_each_account_has_its_own_meter(api: Api) -> None:
    api.as_key("tlk_OTHER").get("/engines")

    assert usage(api)["calls"] == 0


def test_without_prices_there_is_no_cost(api: Api) -> None:
    assert usage(api)["cost"] is None
    assert api.client.put("/__admin/usage/limit", json={"cost": 1}).status_code == 400


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "prices.yaml"
    path.write_text(PRICES, "utf-8")
    return path


def test_the_cost_follows_from_the_table_of_prices(clock: VirtualClock, table: Path) -> None:
    with Server(Settings(prices=str(table)), clock) as api:
        index_id = api.create_index()
        api.ready_video(index_id)
        for _ in range(2):
            api.post("/search", json={"query": "bike", "index_id": index_id, "search_options": ["visual"]})

        used = usage(api)

    cost = used["cost"]
    assert cost["currency"] == "EUR"
    assert [(item["what"], item["price"]) for item in cost["items"]] == [
        ("minute_indexed", 0.5),
        ("make-search-request", 0.25),
    ]
    assert cost["total"] == pytest.approx(used["minutes_indexed"] * 0.5 + 0.5)
    assert f"This run would have cost {cost['total']:.2f} EUR." in used["text"]


def test_an_upload_beyond_a_limit_is_refused(api: Api) -> None:
    index_id = api.create_index()
    limit(api, videos=1)
    api.upload_url(index_id)

    reply = api.post("/tasks", data={"index_id": index_id, "video_url": "https://example.com/goal.mp4"})

    assert (reply.status_code, reply.json()["code"]) == (400, "usage_limit_exceeded")
    assert "videos 1" in reply.json()["message"]
    assert usage(api)["videos"] == 1
    assert usage(api)["exceeded"] == []


def test_vectors_beyond_a_limit_are_refused(api: Api) -> None:
    limit(api, minutes_embedded=0.1)
    body = {"engine_name": "Marengo-retrieval-2.6", "video_url": "https://example.com/city-bikes.mp4"}

    assert api.post("/embed/tasks", json=body).json()["code"] == "usage_limit_exceeded"


def test_once_a_limit_is_exceeded_uploads_are_refused_and_the_meter_names_it(api: Api) -> None:
    index_id = api.create_index()
    limit(api, calls=1)
    assert api.get("/engines").status_code == 200

    reply = api.post("/tasks", data={"index_id": index_id, "video_url": "https://example.com/goal.mp4"})

    assert reply.json()["code"] == "usage_limit_exceeded"
    assert usage(api)["exceeded"] == ["calls"]
    assert "Limits exceeded: calls." in usage(api)["text"]


def test_an_empty_limit_removes_the_limit(api: Api) -> None:
    limit(api, videos=0)

    assert limit(api)["limit"] == {}
    api.upload_url(api.create_index())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("minute: 1", "minute is not one of currency, video, minute_indexed"),
        ("video: free", "video: 'free' is not a price"),
        ("call: 3", "call: expected a table of operations and prices"),
        ("call: {search: -1}", "call.search: -1 is not a price"),
        ("[1]", "expected a table of names and prices"),
        ("{", "while parsing"),
    ],
)
def test_an_invalid_price_table_is_a_startup_error(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "prices.yaml"
    path.write_text(text, "utf-8")

    with pytest.raises(SettingsInvalid) as refused:
        MockServerApp(Settings(prices=str(path)))

    assert str(refused.value).startswith(f"--prices: {path}: {said}")
