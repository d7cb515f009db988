"""Verification: the number of matching calls, or a text that shows how the closest ones differ."""

from typing import Any

from mockserver.app.unread import LONGEST_BODY
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO, Api, Server

CREATED = {"operation": "create-index", "body": {"index_name": "Rides"}}


def verify(api: Api, **asked: Any) -> dict[str, Any]:
    reply = api.client.post("/__admin/verify", json=asked)
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def test_calls_are_counted_exactly_at_least_and_at_most(api: Api) -> None:
    api.create_index("Rides")
    api.get("/engines")
    api.get("/engines")

    def passes(**number: int) -> bool:
        return bool(verify(api, match={"operation": "list-engines"}, **number)["passed"])

    assert [passes(exactly=number) for number in (1, 2, 3)] == [False, True, False]
    assert [passes(at_least=number) for number in (1, 2, 3)] == [True, True, False]
    assert [passes(at_most=number) for number in (1, 2, 3)] == [False, True, True]
    assert [passes(at_least=low, at_most=high) for low, high in ((1, 3), (3, 4), (0, 1))] == [True, False, False]


def test_too_few_calls_without_others_are_only_counted(api: Api) -> None:
    api.get("/engines")

    text = verify(api, match={"operation": "list-engines"}, at_least=2)["text"]

    assert text == 'Expected at least 2 calls with operation "list-engines"; there was 1.'


def test_at_least_one_call_is_expected_by_default(api: Api) -> None:
    assert not verify(api, match=CREATED)["passed"]

    api.create_index("Rides")

    assert verify(api, match=CREATED)["passed"]


def test_calls_with_another_status_do_not_count(api: Api) -> None:
    api.create_index("Rides")
    api.post("/indexes", json={"index_name": "Rides", "engines": [MARENGO]})

    assert verify(api, match=CREATED, status=201, exactly=1)["passed"]
    assert verify(api, match=CREATED, exactly=2)["passed"]


def test_only_calls_after_a_point_count(api: Api) -> None:
    mark = api.get("/engines").headers["x-mockserver-request-id"]

    assert verify(api, match={"operation": "list-engines"}, after=mark, exactly=0)["passed"]


def test_a_call_that_nearly_matched_is_explained(api: Api) -> None:
    api.get("/engines")
    api.create_index("Ridez", engines=[MARENGO])
    api.create_index("Matches", engines=[{**MARENGO, "engine_options": ["visual"]}])

    body = {"index_name": "Rides", "engines": [MARENGO]}
    verdict = verify(api, match={"operation": "create-index", "body": body}, exactly=1)

    nearest, further = verdict["near_misses"]
    assert nearest["differences"] == [{"where": "body.index_name", "expected": '"Rides"', "got": '"Ridez"'}]
    assert {difference["where"] for difference in further["differences"]} > {"body.index_name"}
    assert verdict["text"].startswith("Expected exactly 1 call with operation")
    assert '    body.index_name: expected "Rides", got "Ridez"' in verdict["text"].splitlines()
    assert f"{nearest['request_id']} POST /v1.2/indexes → 201" in verdict["text"]


def test_a_status_that_differs_is_explained_too(api: Api) -> None:
    api.create_index("Rides")

    [miss] = verify(api, match=CREATED, status=400)["near_misses"]

    assert miss["differences"] == [{"where": "status", "expected": "400", "got": "201"}]


def test_the_report_lists_the_operations_that_were_called_instead(api: Api) -> None:
    api.get("/engines")
    api.get("/engines")

    assert "There were calls of other operations: 2 × list-engines." in verify(api, match=CREATED)["text"]


def test_unexpected_calls_are_listed(api: Api) -> None:
    request_id = api.get("/engines").headers["x-mockserver-request-id"]

    verdict = verify(api, at_most=0)

    assert (verdict["passed"], verdict["request_ids"]) == (False, [request_id])
    assert f"{request_id} GET /v1.2/engines → 200" in verdict["text"]


def test_the_report_says_that_there_were_no_calls(api: Api) -> None:
    assert verify(api)["text"] == "Expected at least 1 call; there were 0.\nThere were no calls at all."


def test_a_verification_fails_if_dropped_exchanges_could_matter(clock: VirtualClock) -> None:
    with Server(Settings(journal_bytes=20_000), clock) as api:
        for _ in range(50):
            api.get("/engines")

        verdict = verify(api, match={"method": "DELETE"}, exactly=0)
        surely = verify(api, match={"operation": "list-engines"}, at_least=2)

    assert (verdict["passed"], verdict["is_complete"]) == (False, False)
    assert f"{verdict['dropped']} calls could not be compared" in verdict["text"]
    assert surely["passed"]


def test_a_verification_fails_if_a_truncated_body_could_match(api: Api) -> None:
    api.post("/indexes", json={"index_name": "n" * LONGEST_BODY, "engines": [MARENGO]})

    assert not verify(api, match=CREATED, exactly=0)["passed"]
    assert verify(api, match={"operation": "search", "body": {"index_name": "Rides"}}, exactly=0)["passed"]
    assert verify(api, match=CREATED, status=503, exactly=0)["passed"]


def test_numbers_that_contradict_each_other_are_refused(api: Api) -> None:
    for asked in ({"exactly": 1, "at_least": 1}, {"at_least": 2, "at_most": 1}):
        assert api.client.post("/__admin/verify", json=asked).status_code == 400
