"""The journal and its matchers understand requests of each version."""

from pathlib import Path
from typing import Any

from tests.support.api import Api
from tests.support.dialects import Dialect

ID = "x-mockserver-request-id"
HOUR = 3600


def called(api: Api, **match: Any) -> list[str]:
    reply = api.client.post("/__admin/journal/search", json={"match": match})
    assert reply.status_code == 200, reply.text
    return [entry["operation"] for entry in reply.json()["data"]]


def found(api: Api, rule: str, **query: Any) -> list[dict[str, Any]]:
    reply = api.client.get("/__admin/conduct", params={"rules": rule, **query})
    assert reply.status_code == 200, reply.text
    return list(reply.json()["data"])


def test_calls_are_found_by_index_video_and_file(api: Api, dialect: Dialect, film: Path) -> None:
    index_id = api.create_index()
    task_id = api.upload(index_id, film)
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]
    api.get(f"/indexes/{index_id}/videos/{video_id}")

    assert called(api, index_id=index_id, operation="tasks") == [dialect.upload]
    assert called(api, filename="stripes.mp4") == [dialect.upload]
    assert called(api, video_id=video_id, index_id=index_id, method="GET")[0] in called(api, operation="videos")


def test_calls_are_counted(api: Api, dialect: Dialect) -> None:
    api.create_index()
    wanted = {"match": {"operation": dialect.create_index, "body": {"index_name": "matches"}}, "exactly": 1}

    reply = api.client.post("/__admin/verify", json=wanted).json()

    assert reply["passed"], reply["text"]


def test_polling_too_fast_is_found(api: Api, dialect: Dialect) -> None:
    task_id = api.upload_url(api.create_index())
    polls = [api.get(f"/tasks/{task_id}").headers[ID] for _ in range(3)]

    [finding] = found(api, "polled_too_fast", poll_seconds=HOUR)

    assert (finding["operation"], finding["request_ids"]) == (dialect.retrieve_task, polls)


def test_an_unread_next_page_is_found(api: Api, dialect: Dialect) -> None:
    for name in ("Rides", "Matches"):
        api.create_index(name)
    api.get("/indexes?page_limit=1")

    assert [finding["operation"] for finding in found(api, "unread_next_page")] == [dialect.list_indexes]

    api.get("/indexes?page_limit=1&page=2")
    assert found(api, "unread_next_page") == []


def test_a_deleted_id_that_is_used_again_is_found(api: Api) -> None:
    index_id = api.create_index()
    deletion = api.delete(f"/indexes/{index_id}").headers[ID]
    used = api.get(f"/indexes/{index_id}").headers[ID]

    assert [finding["request_ids"] for finding in found(api, "used_after_deletion")] == [[deletion, used]]


def test_fields_that_are_unknown_are_found(api: Api, dialect: Dialect) -> None:
    api.get("/indexes?colour=red")

    [finding] = found(api, "unknown_field")

    assert (finding["operation"], "colour" in finding["text"]) == (dialect.list_indexes, True)


def test_the_meter_counts_calls(api: Api, dialect: Dialect, film: Path) -> None:
    api.upload(api.create_index(), film)

    used = api.client.get("/__admin/usage").json()

    assert used["calls_by_operation"] == {dialect.create_index: 1, dialect.upload: 1}
    assert (used["videos"], used["minutes_indexed"]) == (1, 5 / 60)
