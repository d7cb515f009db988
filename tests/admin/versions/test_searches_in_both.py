"""Searches of each version: faults, imperfect retrieval, page tokens, the journal."""

from typing import Any

import pytest

from tests.support.api import Api
from tests.support.dialects import V1_2, V1_3, Dialect, search

WORDS = "stretch out your arm"


@pytest.fixture
def index_id(api: Api) -> str:
    index_id = api.create_index()
    for number in range(3):
        api.ready_video(index_id, f"https://example.com/{number}/city-bikes.mp4")
    return index_id


def called(api: Api, **match: Any) -> list[str]:
    found = api.client.post("/__admin/journal/search", json={"match": match}).json()["data"]
    return [entry["operation"] for entry in found]


def found_by(api: Api, rule: str) -> list[str]:
    findings = api.client.get("/__admin/conduct", params={"rules": rule}).json()["data"]
    return [finding["operation"] for finding in findings]


def behave(api: Api, **change: Any) -> None:
    reply = api.client.post("/__admin/behaviour", json=change)
    assert reply.status_code == 200, reply.text


def test_a_fault_of_the_tag_affects_searches_of_both_versions(api: Api) -> None:
    api.client.post("/__admin/faults", json={"match": {"operation": "search"}, "fault": {"error": {"status": 500}}})

    replies = [search(each.of(api), each.of(api).create_index(each.version), WORDS) for each in (V1_2, V1_3)]

    assert [reply.status_code for reply in replies] == [500, 500]


def test_a_search_is_found_by_its_query_text(api: Api, dialect: Dialect, index_id: str) -> None:
    search(api, index_id, WORDS)

    assert called(api, query_text=WORDS, index_id=index_id) == [dialect.search]
    assert called(api, query_text={"regex": "goal"}) == []


def test_an_unused_page_token_is_found(api: Api, dialect: Dialect, index_id: str) -> None:
    token = search(api, index_id, WORDS, page_limit=1).json()["page_info"]["next_page_token"]
    assert found_by(api, "unread_next_page") == [dialect.search]

    while token:
        token = api.get(f"/search/{token}").json()["page_info"].get("next_page_token")

    assert found_by(api, "unread_next_page") == []
    assert set(called(api, operation="search")) == {dialect.search, dialect.search_page}


def test_retrieval_may_find_nothing(api: Api, index_id: str) -> None:
    assert search(api, index_id, WORDS).json()["data"]

    behave(api, quality={"recall": 0})

    assert search(api, index_id, WORDS).json()["data"] == []


def test_page_tokens_may_expire_early(api: Api, index_id: str) -> None:
    behave(api, paging={"token_turns": 0})
    token = search(api, index_id, WORDS, page_limit=1).json()["page_info"]["next_page_token"]

    reply = api.get(f"/search/{token}")

    assert (reply.status_code, reply.json()["code"]) == (400, "search_page_token_expired")


def test_a_video_appears_in_searches_when_lists_do(api: Api) -> None:
    behave(api, consistency={"appear_after_seconds": 3600})
    index_id = api.create_index()
    api.ready_video(index_id)

    hidden = search(api, index_id, WORDS).json()["data"], api.get(f"/indexes/{index_id}/videos").json()["data"]
    api.clock.advance(hours=2)

    assert hidden == ([], [])
    assert search(api, index_id, WORDS).json()["data"]


def test_a_page_of_results_survives_a_snapshot(api: Api, index_id: str) -> None:
    token = search(api, index_id, WORDS, page_limit=1).json()["page_info"]["next_page_token"]
    page = api.get(f"/search/{token}").json()
    snapshot = api.client.get("/__admin/snapshot").content

    api.client.post("/__admin/reset", json={})
    lines = {"content-type": "application/x-ndjson"}
    restored = api.client.post("/__admin/snapshot", content=snapshot, headers=lines)
    assert restored.status_code == 204, restored.text

    assert api.get(f"/search/{token}").json() == page
