"""Conduct of a client: each rule finds its cases, with evidence, and a polite client has no findings."""

from typing import Any

import orjson

from mockserver.contract.source import contract_document
from mockserver.domain.testkit.conduct import RULES
from tests.support.api import MARENGO, Api

ID = "x-mockserver-request-id"
HOUR = 3600
UNKNOWN_ID = "0" * 24


def found(api: Api, rule: str, **query: Any) -> list[dict[str, Any]]:
    reply = api.client.get("/__admin/conduct", params={"rules": rule, **query})
    assert reply.status_code == 200, reply.text
    return list(reply.json()["data"])


def test_a_polite_client_has_no_findings(api: Api) -> None:
    index_id = api.create_index()
    task_id = api.upload_url(index_id)
    for _ in range(3):
        api.get(f"/tasks/{task_id}")
        api.clock.advance(seconds=5)
    api.get("/indexes")
    api.delete(f"/indexes/{index_id}")

    reply = api.client.get("/__admin/conduct").json()

    assert reply == {"data": [], "examined": 7, "dropped": 0, "is_complete": True}


def test_polling_too_fast_is_found(api: Api) -> None:
    task_id = api.upload_url(api.create_index())
    polls = [api.get(f"/tasks/{task_id}").headers[ID] for _ in range(3)]

    [finding] = found(api, "polled_too_fast", poll_seconds=HOUR)

    assert finding["operation"] == "retrieve-video-indexing-task"
    assert finding["request_ids"] == polls
    assert f"/v1.2/tasks/{task_id} was polled 2 times within 3600 s of the last reply, once after" in finding["text"]


def test_finished_tasks_may_be_polled_at_any_rate(api: Api) -> None:
    index_id = api.create_index()
    api.ready_video(index_id)
    task_id = api.get("/tasks").json()["data"][0]["_id"]
    for _ in range(3):
        api.get(f"/tasks/{task_id}")

    assert found(api, "polled_too_fast", poll_seconds=HOUR) == []


def test_a_retry_before_retry_after_is_found(api: Api) -> None:
    rule = {"match": {"operation": "list-engines"}, "times": 1, "fault": {"rate_limit": {"retry_after": HOUR}}}
    api.client.post("/__admin/faults", json=rule)
    both = [api.get("/engines").headers[ID] for _ in range(2)]

    [finding] = found(api, "ignored_retry_after")

    assert finding["request_ids"] == both
    assert "asked to wait 3600 s" in finding["text"]


def test_a_retry_after_retry_after_is_fine(api: Api) -> None:
    api.client.post("/__admin/faults", json={"times": 1, "fault": {"rate_limit": {"retry_after": HOUR}}})
    api.get("/engines")
    api.clock.advance(hours=1)
    api.get("/engines")

    assert found(api, "ignored_retry_after") == []


def test_repeating_a_refused_request_is_found(api: Api) -> None:
    for _ in range(3):
        api.post("/indexes", json={"index_name": "Rides"})

    [finding] = found(api, "retried_in_vain")

    assert finding["count"] == 3
    assert finding["text"] == "POST /v1.2/indexes was repeated unchanged 2 times after a 400."


def test_a_repeated_request_that_finally_succeeds_is_fine(api: Api) -> None:
    index_id = api.create_index("Rides")
    name = {"index_name": "Rides", "engines": [MARENGO]}
    api.post("/indexes", json=name)
    api.post("/indexes", json=name)
    api.delete(f"/indexes/{index_id}")
    api.post("/indexes", json=name)

    assert found(api, "retried_in_vain") == []


def test_repeating_after_an_injected_4xx_is_found_even_if_it_succeeds(api: Api) -> None:
    api.client.post("/__admin/faults", json={"times": 1, "fault": {"error": {"code": "parameter_invalid"}}})
    api.get("/engines")
    api.get("/engines")

    assert len(found(api, "retried_in_vain")) == 1


def test_an_unread_next_page_is_found(api: Api) -> None:
    for name in ("Rides", "Matches", "Recipes"):
        api.create_index(name)
    api.get("/indexes?page_limit=1")
    last = api.get("/indexes?page_limit=1&page=2").headers[ID]

    [finding] = found(api, "unread_next_page")

    assert finding["request_ids"] == [last]

    api.get("/indexes?page_limit=1&page=3")

    assert found(api, "unread_next_page") == []


def test_an_unused_page_token_is_found(api: Api) -> None:
    index_id = api.create_index()
    for number in range(3):
        api.ready_video(index_id, f"https://example.com/{number}/city-bikes.mp4")
    query = {"query": "stretch out your arm", "index_id": index_id, "search_options": ["conversation"], "page_limit": 1}
    token = api.post("/search", json=query).json()["page_info"]["next_page_token"]

    [finding] = found(api, "unread_next_page")
    assert finding["operation"] == "make-search-request"

    while token:
        token = api.get(f"/search/{token}").json()["page_info"].get("next_page_token")
    assert found(api, "unread_next_page") == []


def test_fields_that_are_unknown_are_found_by_name(api: Api) -> None:
    for _ in range(2):
        api.get("/indexes?colour=red")

    [finding] = found(api, "unknown_field")

    assert finding["text"] == "colour is not known (in the query of list-indexes). It came 2 times."


def test_deprecated_operations_are_found(api: Api) -> None:
    entry = orjson.dumps([{"index_id": api.create_index(), "language": "en", "object": "s3://lessons/chess.mp4"}])
    api.post("/tasks/transfers", files={"file": ("videos.json", entry)})

    assert [finding["operation"] for finding in found(api, "deprecated")] == ["cloud-to-cloud-transfer"]


def test_a_deleted_id_that_is_used_again_is_found(api: Api) -> None:
    index_id = api.create_index()
    deletion = api.delete(f"/indexes/{index_id}").headers[ID]
    in_path = api.get(f"/indexes/{index_id}").headers[ID]
    search = {"query": "goal", "index_id": index_id, "search_options": ["visual"]}
    in_body = api.post("/search", json=search).headers[ID]

    evidence = [finding["request_ids"] for finding in found(api, "used_after_deletion")]

    assert evidence == [[deletion, in_path], [deletion, in_body]]


def test_a_deletion_that_failed_deletes_nothing(api: Api) -> None:
    api.delete(f"/indexes/{UNKNOWN_ID}")
    api.get(f"/indexes/{UNKNOWN_ID}")

    assert found(api, "used_after_deletion") == []


def test_a_key_in_an_address_is_found(api: Api) -> None:
    request_id = api.get("/indexes?api_key=tlk_TEST").headers[ID]

    [finding] = found(api, "key_in_url")

    assert finding["request_ids"] == [request_id]
    assert "tlk_TEST" not in finding["text"]


def test_an_unknown_rule_is_refused(api: Api) -> None:
    assert api.client.get("/__admin/conduct?rules=was_rude").status_code == 400


def test_the_contract_names_every_rule() -> None:
    schema = contract_document()["components"]["schemas"]["admin.ConductRule"]

    assert schema["enum"] == list(RULES)
