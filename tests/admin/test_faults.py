"""Injected faults in process, where a client sees a lost connection as an exception."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.app.http.connections import ConnectionAborted
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import ContractViolation
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.asgi import AsgiClient

NOON = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


def order(api: Api, **rule: Any) -> str:
    reply = api.client.post("/__admin/faults", json=rule)
    assert reply.status_code == 201, reply.text
    return str(reply.json()["id"])


def account_of(api: Api, fault_id: str) -> tuple[int, int, int]:
    """Return how often a rule matched, fired and was passed over."""
    rule = api.client.get(f"/__admin/faults/{fault_id}").json()
    return rule["matched"], rule["fired"], rule["passed_over"]


def engines(api: Api, count: int = 1, ordering: str | None = None) -> list[int]:
    """Return the statuses of `count` requests, each of which may order a fault itself."""
    headers = {} if ordering is None else {"X-Mockserver-Fault": ordering}
    return [api.get("/engines", headers=headers).status_code for _ in range(count)]


def refused(api: Api, **rule: Any) -> str:
    reply = api.client.post("/__admin/faults", json=rule)
    assert reply.status_code == 400, reply.text
    return str(reply.json()["message"])


def test_an_error_has_the_status_that_the_catalogue_has_for_its_code(api: Api) -> None:
    order(api, fault={"error": {"code": "resource_not_exist", "message": "Gone.", "headers": {"X-Why": "a test"}}})

    reply = api.get("/engines")

    assert (reply.status_code, reply.headers["x-why"]) == (404, "a test")
    assert reply.json() == {"code": "resource_not_exist", "message": "Gone."}


@pytest.mark.parametrize("ordering", [None, "error;code=rate_limit_exceded"], ids=["a rule", "a header"])
def test_a_misspelt_error_code_is_refused_and_the_nearest_is_named(api: Api, ordering: str | None) -> None:
    if ordering is None:
        message = refused(api, fault={"error": {"code": "index_name_already_exist"}})
        assert "did you mean index_name_already_exists?" in message
        return
    reply = api.get("/engines", headers={"x-mockserver-fault": ordering})
    assert reply.status_code == 400
    assert "is not an error code of the API" in reply.json()["message"]


def test_an_unknown_code_is_sent_if_unlisted_is_set(api: Api) -> None:
    order(api, fault={"error": {"code": "nonsense", "status": 418, "unlisted": True}})

    reply = api.get("/engines")

    assert (reply.status_code, reply.json()["code"]) == (418, "nonsense")


def test_the_body_of_an_injected_server_error_names_the_fault(api: Api) -> None:
    order(api, fault={"error": {"status": 503}})

    reply = api.get("/engines")

    assert (reply.status_code, reply.json()["code"]) == (503, "mock_fault")


@pytest.mark.parametrize(
    ("status", "code"), [(400, "parameter_invalid"), (401, "api_key_invalid"), (404, "resource_not_exist")]
)
def test_an_error_by_status_has_a_code_of_the_operation(status: int, code: str, api: Api) -> None:
    order(api, fault={"error": {"status": status}})

    reply = api.get(f"/indexes/{'0' * 24}")

    assert (reply.status_code, reply.json()["code"]) == (status, code)


def test_a_rate_limit_has_its_headers_and_no_body(api: Api) -> None:
    order(api, fault={"rate_limit": {"retry_after": 7, "limit": 50}})

    reply = api.get("/engines")

    assert (reply.status_code, reply.content) == (429, b"")
    assert reply.headers["retry-after"] == "7"
    assert (reply.headers["x-ratelimit-limit"], reply.headers["x-ratelimit-remaining"]) == ("50", "0")
    assert int(reply.headers["x-ratelimit-reset"]) == api.clock.now().timestamp() + 7


@pytest.mark.parametrize(
    ("when", "statuses"),
    [
        ({"times": 2}, [503, 503, 200, 200, 200, 200]),
        ({"nth": [2, 5]}, [200, 503, 200, 200, 503, 200]),
        ({"every": 3}, [200, 200, 503, 200, 200, 503]),
        ({"every": 2, "times": 1}, [200, 503, 200, 200, 200, 200]),
        ({"probability": 0}, [200] * 6),
        ({"until": "2024-06-01T12:00:00Z"}, [200] * 6),
        ({"until": "2024-06-01T12:00:00.1Z"}, [503] * 6),
    ],
)
def test_a_rule_fires_when_it_says_and_counts_what_it_did(when: dict[str, Any], statuses: list[int], api: Api) -> None:
    fault_id = order(api, fault={"error": {"status": 503}}, **when)

    seen = engines(api, 6)

    assert seen == statuses
    assert account_of(api, fault_id) == (6, statuses.count(503), statuses.count(200))


def test_probability_is_deterministic_for_a_seed(api: Api) -> None:
    def seen(key: str, seed: int) -> list[int]:
        account = api.as_key(key)
        order(account, fault={"error": {"status": 503}}, probability=0.5, seed=seed)
        return engines(account, 20)

    first, again, other = seen("tlk_A", 1), seen("tlk_B", 1), seen("tlk_C", 2)

    assert first == again != other
    assert {200, 503} == set(first)


def test_a_rule_applies_to_matching_requests(api: Api) -> None:
    fault_id = order(api, match={"operation": "indexes", "method": "GET"}, fault={"error": {"status": 500}})

    api.create_index()

    assert engines(api) == [200]
    assert api.get("/indexes").status_code == 500
    assert account_of(api, fault_id) == (1, 1, 0)


def test_a_rule_can_match_the_body(api: Api) -> None:
    index_id = api.create_index()
    order(api, match={"query_text": {"regex": "^dog"}}, fault={"error": {"status": 500}})
    order(api, match={"index_id": index_id, "method": "GET"}, fault={"error": {"status": 502}})

    def search(text: str) -> int:
        body = {"index_id": index_id, "query": text, "search_options": ["visual"]}
        return api.post("/search", json=body).status_code

    assert (search("dog"), search("cat")) == (500, 200)
    assert api.get(f"/indexes/{index_id}").status_code == 502


def test_of_two_rules_the_first_decides_and_the_other_passes_over(api: Api) -> None:
    first = order(api, fault={"error": {"status": 500}}, times=1)
    second = order(api, fault={"error": {"status": 502}})

    assert engines(api, 2) == [500, 502]
    assert account_of(api, first) == (2, 1, 1)
    assert account_of(api, second) == (2, 1, 1)


def test_delays_add_up_and_leave_the_reply_as_it_is(api: Api) -> None:
    ids = [
        order(api, delay={"seconds": 0.001}),
        order(
            api,
            delay={
                "least": 0,
                "most": 0.002,
            },
            seed=3,
        ),
    ]
    order(api, fault={"error": {"status": 500}}, nth=[2])

    assert engines(api, 2) == [200, 500]
    delayed = [api.client.get(f"/__admin/faults/{fault_id}").json()["seconds_delayed"] for fault_id in ids]
    assert delayed[0] == 0.002
    assert 0 < delayed[1] < 0.004


def test_an_unprocessed_request_changes_nothing(api: Api) -> None:
    order(api, match={"operation": "create-index"}, fault={"reset": {}})

    with pytest.raises(ConnectionAborted):
        api.create_index()

    assert api.get("/indexes").json()["data"] == []


def test_a_processed_request_may_lose_its_reply(api: Api) -> None:
    order(api, match={"operation": "create-index"}, fault={"reset": {"processed": True}}, times=1)

    with pytest.raises(ConnectionResetError):
        api.create_index("matches")

    assert [index["index_name"] for index in api.get("/indexes").json()["data"]] == ["matches"]


def replied(api: Api, **fault: Any) -> httpx2.Response:
    order(api, fault=fault)
    return api.get("/engines")


def test_an_empty_reply_has_its_status_and_no_body(api: Api) -> None:
    reply = replied(api, empty={})

    assert (reply.status_code, reply.content) == (200, b"")


def test_a_truncated_body_is_no_json_any_more(api: Api) -> None:
    whole = api.get("/engines").content

    reply = replied(api, truncate={"share": 0.5})

    assert reply.status_code == 200
    assert reply.content == whole[: len(whole) // 2]


def test_a_truncated_body_is_never_whole(api: Api) -> None:
    whole = api.get("/engines").content

    assert replied(api, truncate={"share": 1}).content == whole[:-1]


def test_a_truncated_body_with_a_full_content_length_drops_the_connection(api: Api) -> None:
    with pytest.raises(ConnectionAborted):
        replied(api, truncate={"announced": True})


def test_garbage_has_the_size_asked_for_and_is_the_same_each_time(api: Api) -> None:
    first, second = replied(api, garbage={"bytes": 100}).content, api.get("/engines").content

    assert first == second
    assert len(first) == 100
    assert not first.isascii()


def test_a_body_of_the_wrong_type_is_otherwise_normal(api: Api) -> None:
    reply = replied(api, content_type={"value": "text/html; charset=utf-8"})

    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.json()["data"]


def test_a_slow_body_arrives_whole(api: Api) -> None:
    whole = api.get("/engines").content

    assert replied(api, slow_body={"seconds": 0.01, "pieces": 7}).content == whole


def test_cut_stream_drops_the_connection(api: Api) -> None:
    index_id = api.create_index()
    video_id = api.ready_video(index_id)
    order(api, fault={"cut_stream": {"events": 2}})

    with pytest.raises(ConnectionAborted):
        api.post("/generate", json={"video_id": video_id, "prompt": "A poem", "stream": True})


def test_an_invalid_fault_is_refused_with_the_reason(api: Api) -> None:
    assert "fault or delay" in refused(api, times=1)
    assert "regex" in refused(api, match={"path": {"regex": "("}}, fault={"reset": {}})
    assert "did you mean make-search-request" in refused(
        api, match={"operation": "make-serch-request"}, delay={"seconds": 1}
    )
    assert "before the body is read" in refused(api, match={"prompt": "x"}, fault={"stall_upload": {}})
    assert "60" in refused(api, delay={"seconds": 61})
    assert "more than delay.most" in refused(api, delay={"least": 5, "most": 1})
    assert "more than delay.most" in refused(api, delay={"median": 1, "most": 2, "least": 3})
    assert "x-api-key" in refused(api, match={"headers": {"x-api-key": "tlk"}}, delay={"seconds": 1})
    assert api.client.get("/__admin/faults").json() == {"data": []}


@pytest.mark.parametrize("name", ["Content-Length", "transfer-encoding", "Date", "X-Mockserver"])
def test_an_error_has_no_ordered_header_that_the_server_itself_sends(api: Api, name: str) -> None:
    assert f"itself sends {name.lower()}" in refused(api, fault={"error": {"status": 503, "headers": {name: "5"}}})


def test_an_ordered_header_replaces_the_one_of_the_same_name(api: Api) -> None:
    order(api, fault={"error": {"status": 503, "headers": {"Content-Type": "text/html", "Retry-After": "7"}}})

    headers = api.get("/indexes").headers

    assert headers.get_list("content-type") == ["text/html"]
    assert headers.get_list("retry-after") == ["7"]


def test_rules_are_listed_and_removed_one_by_one_or_all_at_once(api: Api) -> None:
    ids = [order(api, fault={"error": {"status": 500}}) for _ in range(3)]

    api.client.delete(f"/__admin/faults/{ids[0]}")
    listed = [rule["id"] for rule in api.client.get("/__admin/faults").json()["data"]]
    api.client.delete("/__admin/faults")

    assert listed == ids[1:]
    assert engines(api) == [200]
    assert api.client.get(f"/__admin/faults/{ids[1]}").status_code == 404


def test_a_fault_of_one_account_affects_no_other_and_no_admin_operation(api: Api) -> None:
    order(api, fault={"error": {"status": 500}})

    assert engines(api.as_key("tlk_OTHER")) == [200]
    assert api.client.get("/__admin/clock").status_code == 200


def test_a_reset_of_the_faults_leaves_the_rest(api: Api) -> None:
    index_id = api.create_index()
    order(api, fault={"error": {"status": 500}})

    api.client.post("/__admin/reset", json={"what": ["faults"]})

    assert api.get(f"/indexes/{index_id}").status_code == 200
    assert api.client.get("/__admin/faults").json() == {"data": []}


@pytest.mark.parametrize(
    ("text", "status"),
    [("503", 503), ("429", 429), ("resource_not_exist", 404), ("error;status=418;message=tea", 418), ("none", 200)],
)
def test_a_header_orders_a_fault_for_its_own_request(text: str, status: int, api: Api) -> None:
    assert engines(api, ordering=text) == [status]
    assert engines(api) == [200]


def test_a_header_can_order_what_a_rule_can(api: Api) -> None:
    full = '{"fault": {"error": {"status": 500}}, "nth": [2]}'

    assert engines(api, 3, full) == [200, 500, 200]


def test_the_header_value_none_exempts_a_request(api: Api) -> None:
    fault_id = order(api, fault={"error": {"status": 500}})

    assert engines(api, ordering="none") == [200]
    assert account_of(api, fault_id) == (0, 0, 0)


def test_a_malformed_fault_header_is_refused(api: Api) -> None:
    reply = api.get("/engines", headers={"X-Mockserver-Fault": "explode"})

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")
    assert "explode" in reply.json()["message"]


def test_a_key_orders_a_fault_in_the_account_of_the_key_before_it(api: Api) -> None:
    index_id = api.create_index()
    faulty = api.as_key("tlk_TEST+fault=503;times=1")

    assert [faulty.get("/indexes").status_code for _ in range(2)] == [503, 200]
    assert faulty.get("/indexes").json()["data"][0]["_id"] == index_id
    assert api.get("/indexes").status_code == 200
    listed = api.client.get("/__admin/faults").json()["data"]
    assert [(rule["source"], rule["text"], rule["matched"], rule["fired"]) for rule in listed] == [
        ("key", "503;times=1", 3, 1)
    ]


@pytest.mark.parametrize("seed", range(12))
def test_a_reply_can_be_made_to_break_the_contract(seed: int, api: Api) -> None:
    index_id = api.create_index()
    operation = api.app.contract.operations["retrieve-index"]
    whole = api.get(f"/indexes/{index_id}").json()
    order(api, fault={"break_contract": {"seed": seed}})

    reply = api.get(f"/indexes/{index_id}")

    assert reply.status_code == 200
    assert reply.json() != whole
    with pytest.raises(ContractViolation):
        operation.check_reply(200, reply.json())


def test_a_reply_without_a_body_breaks_the_contract_by_its_status(api: Api) -> None:
    index_id = api.create_index()
    order(api, match={"method": "DELETE"}, fault={"break_contract": {}})

    status = api.delete(f"/indexes/{index_id}").status_code

    assert status not in api.app.contract.operations["delete-index"].answers


def test_break_contract_sends_a_given_body(api: Api) -> None:
    order(api, fault={"break_contract": {"status": 201, "body": {"data": None}}})

    reply = api.get("/engines")

    assert (reply.status_code, reply.json()) == (201, {"data": None})


WORDS = """503 429 reset close error truncate garbage empty break_contract status=503 share=2 times=0 nth=1 every=-1
probability=x = seed=1 code=nonsense until=now bytes=10 { resource_not_exist content_type value="""
orders = st.lists(st.sampled_from(WORDS.split()), max_size=4).map(";".join)


@pytest.fixture(scope="module")
def any_client() -> Iterator[AsgiClient]:
    with Server(Settings(), VirtualClock(NOON)) as api, AsgiClient(api.app) as client:
        yield client


@given(text=orders | st.text(st.characters(codec="latin-1"), max_size=20))
def test_any_header_value_is_a_fault_or_is_refused(text: str, any_client: AsgiClient) -> None:
    try:
        answer = any_client.send("GET", "/v1.2/engines", headers={"x-mockserver-fault": text})
    except ConnectionResetError:
        return

    # An error without a status is a 500 that says that a test ordered it.
    is_ordered = b'"nonsense"' in answer.body or b'"mock_fault"' in answer.body
    assert is_ordered or answer.status in (200, 202, 400, 404, 429, 503)
