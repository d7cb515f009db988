"""The journal: every exchange of an account, and nothing of other accounts."""

import logging
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson
import pytest

from mockserver.app.unread import LONGEST_BODY
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO, Api, Server
from tests.support.asgi import JSON, AsgiClient

ID = "x-mockserver-request-id"
UNKNOWN_ID = "0" * 24


def exchanges(api: Api, **query: Any) -> list[dict[str, Any]]:
    reply = api.client.get("/__admin/journal", params=query)
    assert reply.status_code == 200, reply.text
    return list(reply.json()["data"])


def search(api: Api, **body: Any) -> list[dict[str, Any]]:
    reply = api.client.post("/__admin/journal/search", json=body)
    assert reply.status_code == 200, reply.text
    return list(reply.json()["data"])


def test_an_exchange_has_request_and_reply(api: Api) -> None:
    index_id = api.create_index("Rides", engines=[MARENGO])

    [exchange] = exchanges(api)

    assert exchange["operation"] == "create-index"
    assert (exchange["method"], exchange["path"], exchange["status"]) == ("POST", "/v1.2/indexes", 201)
    assert exchange["body"] == {"index_name": "Rides", "engines": [MARENGO]}
    assert exchange["reply"] == {"_id": index_id}
    assert exchange["at"] == "2024-06-01T12:00:00Z"
    assert exchange["milliseconds"] > 0
    assert exchange["violations"] == []


def test_parameters_of_path_and_query_are_as_they_were_sent(api: Api) -> None:
    index_id = api.create_index()

    api.get(f"/indexes/{index_id}/videos?page_limit=3&filename=a&filename=b")

    assert exchanges(api)[-1]["parameters"] == {"index-id": index_id, "page_limit": "3", "filename": ["a", "b"]}


def test_exchanges_are_listed_in_the_order_in_which_they_came(api: Api) -> None:
    api.get("/engines")
    api.get("/indexes")

    assert [exchange["operation"] for exchange in exchanges(api)] == ["list-engines", "list-indexes"]
    assert [exchange["operation"] for exchange in exchanges(api, sort_option="desc")] == [
        "list-indexes",
        "list-engines",
    ]


def test_pages_of_the_journal_are_counted(api: Api) -> None:
    for _ in range(5):
        api.get("/engines")

    reply = api.client.get("/__admin/journal", params={"page": 2, "page_limit": 2}).json()

    assert len(reply["data"]) == 2
    assert reply["page_info"] == {"limit_per_page": 2, "page": 2, "total_page": 3, "total_results": 5}


def test_a_reply_names_the_exchange_that_it_belongs_to(api: Api) -> None:
    request_id = api.get("/engines").headers[ID]

    exchange = api.client.get(f"/__admin/journal/{request_id}").json()

    assert exchange["request_id"] == request_id
    assert exchange["operation"] == "list-engines"


def test_identifiers_are_the_same_in_every_run(clock: VirtualClock) -> None:
    def run() -> list[str]:
        with Server(Settings(), clock) as api:
            return [api.get(path).headers[ID] for path in ("/engines", "/indexes", "/nowhere")]

    first, second = run(), run()

    assert first == second
    assert len(set(first)) == 3


def test_the_log_names_the_exchange(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "mockserver"):
        request_id = api.get("/engines").headers[ID]

    assert [record.__dict__["request_id"] for record in caplog.records if record.message == "answered"] == [request_id]


def test_the_log_names_the_exchange_of_a_fault_too(api: Api, caplog: pytest.LogCaptureFixture) -> None:
    order(api, fault={"error": {"status": 503}})
    with caplog.at_level(logging.DEBUG, "mockserver"):
        request_id = api.get("/engines").headers[ID]

    assert [record.__dict__["request_id"] for record in caplog.records if record.message == "answered"] == [request_id]


def test_an_unknown_exchange_is_404(api: Api) -> None:
    reply = api.client.get("/__admin/journal/9f86d081-17")

    assert (reply.status_code, reply.json()["code"]) == (404, "resource_not_exist")


def test_admin_requests_are_not_in_the_journal(api: Api) -> None:
    reply = api.client.post("/__admin/clock", json={"frozen": True})

    assert exchanges(api) == []
    assert ID not in reply.headers


def test_accounts_have_journals_of_their_own(api: Api) -> None:
    api.as_key("tlk_OTHER").get("/engines")

    assert exchanges(api) == []


def test_a_cleared_journal_is_empty_and_goes_on_counting(api: Api) -> None:
    before = api.get("/engines").headers[ID]

    assert api.client.delete("/__admin/journal").status_code == 204

    after = api.get("/engines").headers[ID]
    assert [exchange["request_id"] for exchange in exchanges(api)] == [after]
    assert after != before


def test_the_journal_can_be_reset_alone(api: Api) -> None:
    index_id = api.create_index()

    api.client.post("/__admin/reset", json={"what": ["journal"]})

    assert exchanges(api) == []
    assert api.get(f"/indexes/{index_id}").status_code == 200


# Queries


def test_exchanges_are_found_by_operation_tag_and_status(api: Api) -> None:
    api.create_index()
    api.get(f"/indexes/{UNKNOWN_ID}")
    api.get("/engines")

    assert [found["operation"] for found in exchanges(api, operation="create-index")] == ["create-index"]
    assert len(exchanges(api, operation="indexes")) == 2
    assert [found["operation"] for found in exchanges(api, status=404)] == ["retrieve-index"]


def test_exchanges_are_found_by_a_matcher(api: Api) -> None:
    index_id = api.create_index("Rides")
    api.create_index("Matches")
    api.upload_url(index_id, "https://example.com/final.mp4")

    assert [found["body"]["index_name"] for found in search(api, match={"body": {"index_name": {"regex": "^Ma"}}})] == [
        "Matches"
    ]
    assert [found["operation"] for found in search(api, match={"index_id": index_id})] == ["create-video-indexing-task"]
    assert len(search(api, match={"filename": {"regex": "final"}})) == 1
    assert search(api, match={"json": {"$.engines[0].engine_name": "marengo2.5"}}) == []


def test_a_matcher_knows_the_defaults_that_the_client_left_out(api: Api) -> None:
    api.post("/search", json={"index_id": api.create_index(), "query": "goal", "search_options": ["visual"]})

    assert len(search(api, match={"body": {"page_limit": 10}})) == 1


def test_exchanges_are_found_by_a_header(api: Api) -> None:
    api.get("/engines", headers={"x-tenant": "one"})
    api.get("/engines", headers={"x-tenant": "two"})

    assert len(search(api, match={"headers": {"X-Tenant": "two"}})) == 1


def test_a_form_is_found_by_its_parsed_fields(api: Api) -> None:
    index_id = api.create_index()
    api.upload_url(index_id, disable_video_stream="true")

    assert len(search(api, match={"body": {"disable_video_stream": True}})) == 1


def test_exchanges_after_a_given_one_are_found(api: Api) -> None:
    mark = api.get("/engines").headers[ID]
    api.get("/indexes")

    assert [found["operation"] for found in search(api, after=mark)] == ["list-indexes"]


@pytest.mark.parametrize(
    ("match", "named"),
    [
        ({"body": {"index_name": {"regex": "("}}}, "body.index_name.regex"),
        ({"headers": {"x-api-key": "tlk_TEST"}}, "headers.x-api-key"),
    ],
)
def test_an_invalid_matcher_is_refused(api: Api, match: Any, named: str) -> None:
    reply = api.client.post("/__admin/journal/search", json={"match": match})

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")
    assert f"The match parameter is invalid. {named}" in reply.json()["message"]


def test_an_unknown_operation_is_refused_with_the_nearest(api: Api) -> None:
    reply = api.client.get("/__admin/journal?operation=create-indx")

    assert reply.status_code == 400
    assert "did you mean create-index?" in reply.json()["message"]


# Violations


def violations(api: Api) -> list[tuple[str, str]]:
    return [(violation["kind"], violation["name"]) for violation in exchanges(api)[-1]["violations"]]


def test_the_reason_of_a_refusal_is_recorded(api: Api) -> None:
    api.post("/indexes", json={"index_name": "Rides"})

    assert violations(api) == [("refused", "parameter_not_provided")]
    assert "engines" in exchanges(api)[-1]["violations"][0]["text"]


def test_tolerated_unknown_names_are_recorded(api: Api) -> None:
    reply = api.post("/indexes?colour=red", json={"index_name": "Rides", "engines": [MARENGO | {"size": 2}], "x": 1})

    assert reply.status_code == 201
    assert violations(api) == [("unknown", "colour"), ("unknown", "engines.size"), ("unknown", "x")]


def test_unknown_form_fields_are_recorded_but_not_the_filler_of_old_clients(api: Api) -> None:
    api.upload_url(api.create_index(), subtitle="none", dummy="")

    assert violations(api) == [("unknown", "subtitle")]


def test_a_deprecated_operation_is_recorded_as_such(api: Api) -> None:
    index_id = api.create_index()
    entry = orjson.dumps([{"index_id": index_id, "language": "en", "object": "s3://lessons/chess.mp4"}])

    api.post("/tasks/transfers", files={"file": ("videos.json", entry)})

    assert ("deprecated", "cloud-to-cloud-transfer") in violations(api)


def test_a_body_that_is_not_json_is_kept_as_text(api: Api) -> None:
    api.post("/indexes", content=b'{"index_name": ', headers={"content-type": JSON})

    assert exchanges(api)[-1]["body"] == '{"index_name": '
    assert violations(api) == [("refused", "parameter_invalid")]


def test_a_path_that_the_api_does_not_have_is_in_the_journal_too(api: Api) -> None:
    reply = api.client.get("/v1.1/indexes?page=1")
    api.client.patch("/v1.2/indexes")

    first, second = exchanges(api)
    assert (first["request_id"], first["operation"], first["path"]) == (reply.headers[ID], None, "/v1.1/indexes")
    assert first["parameters"] == {"page": "1"}
    assert [found["violations"][0]["name"] for found in (first, second)] == [
        "endpoint_not_exists",
        "method_not_allowed",
    ]


def test_requests_without_a_valid_key_are_listed_on_their_own(api: Api) -> None:
    app = AsgiClient(api.app, None)
    with app:
        app.send("GET", "/v1.2/indexes")
        app.send("GET", "/v1.2/nowhere", key="tlk_invalid")

    listed = api.client.get("/__admin/journal/unauthenticated").json()["data"]

    assert exchanges(api) == []
    assert [(exchange["path"], exchange["status"]) for exchange in listed] == [
        ("/v1.2/indexes", 401),
        ("/v1.2/nowhere", 404),
    ]


# Stored bodies


def test_a_form_is_kept_without_the_bytes_of_its_files(api: Api, film: Path) -> None:
    index_id = api.create_index()
    api.upload(index_id, film, language="en")

    upload = exchanges(api)[-1]

    digest = sha256(film.read_bytes()).hexdigest()
    file = {"filename": "stripes.mp4", "size": film.stat().st_size, "sha256": digest}
    assert upload["body"] == {"index_id": index_id, "language": "en", "video_file": file}
    assert upload["request_headers"]["content-type"].startswith("multipart/form-data")


def test_long_bodies_are_truncated_and_marked(api: Api) -> None:
    name = "n" * LONGEST_BODY
    api.post("/indexes", json={"index_name": name, "engines": [MARENGO]})

    exchange = exchanges(api)[-1]

    assert exchange["is_body_cut"]
    assert exchange["body_size"] > LONGEST_BODY
    assert len(exchange["body"]) == LONGEST_BODY


def test_a_stream_is_kept_as_its_events(api: Api) -> None:
    video_id = api.ready_video(api.create_index())
    api.post("/generate", json={"video_id": video_id, "prompt": "What happens?", "stream": True})

    events = exchanges(api)[-1]["reply"]

    assert events[0]["event_type"] == "stream_start"
    assert events[-1]["event_type"] == "stream_end"


def test_a_journal_that_is_full_drops_the_oldest_and_says_how_many(clock: VirtualClock) -> None:
    with Server(Settings(journal_bytes=20_000), clock) as api:
        for _ in range(100):
            last = api.get("/engines").headers[ID]

        reply = api.client.get("/__admin/journal").json()

    kept = len(reply["data"])
    assert 0 < kept < 100
    assert reply["dropped"] == 100 - kept
    assert not reply["is_complete"]
    assert reply["data"][-1]["request_id"] == last


def test_a_journal_of_no_bytes_keeps_nothing(clock: VirtualClock) -> None:
    with Server(Settings(journal_bytes=0), clock) as api:
        api.get("/engines")

        assert exchanges(api) == []


def test_a_client_that_hangs_up_is_in_the_journal(api: Api) -> None:
    with AsgiClient(api.app) as client:
        client.send("POST", "/v1.2/indexes", b'{"index_', {"content-type": JSON}, hangs_up=True)

    [exchange] = exchanges(api)
    assert (exchange["operation"], exchange["status"], exchange["reply"]) == ("create-index", None, None)


# Effects of faults


def order(api: Api, **rule: Any) -> None:
    assert api.client.post("/__admin/faults", json=rule).status_code == 201


def test_a_fault_that_fired_is_named(api: Api) -> None:
    order(api, match={"operation": "list-engines"}, times=1, fault={"error": {"status": 503}})
    reply = api.get("/engines")
    api.get("/engines")

    first, second = exchanges(api)
    assert (first["request_id"], first["status"]) == (reply.headers[ID], 503)
    assert first["fault"] == "error (fault-1)"
    assert (second["status"], second["fault"]) == (200, None)


def test_an_injected_error_is_no_violation_of_the_client(api: Api) -> None:
    order(api, fault={"error": {"code": "parameter_invalid"}})
    api.get("/engines")

    assert exchanges(api)[0]["status"] == 400
    assert violations(api) == []


def test_the_journal_has_what_was_really_sent(api: Api) -> None:
    order(api, fault={"garbage": {"bytes": 10}})
    sent = api.get("/engines").content

    assert exchanges(api)[0]["reply_size"] == len(sent) == 10


def test_a_dropped_connection_is_in_the_journal(api: Api) -> None:
    order(api, fault={"reset": {}})
    with pytest.raises(ConnectionResetError):
        api.get("/engines")

    [exchange] = exchanges(api)
    assert (exchange["operation"], exchange["status"], exchange["fault"]) == ("list-engines", None, "reset (fault-1)")


def test_admin_requests_of_an_account_with_faults_are_not_in_the_journal(api: Api) -> None:
    order(api, fault={"reset": {}})

    assert exchanges(api) == []
