"""A search that is repeated within a second gets the same pages; a later one gets new ones."""

from typing import Any

import pytest

from tests.support.api import Api

INDEX_ID = "6527e59e74b5a5ab84015cf5"
SEARCH = {"query": "time", "index_id": INDEX_ID, "search_options": ["visual", "conversation"], "page_limit": 2}


@pytest.fixture
def sample(api: Api) -> Api:
    return api.as_key("tlk_SAMPLE")


def first_page(sample: Api, **changed: Any) -> Any:
    return sample.post("/search", json={**SEARCH, **changed}).json()


def token(page: Any) -> str:
    return str(page["page_info"]["next_page_token"])


def test_a_repeated_search_within_a_second_gets_the_same_token(sample: Api) -> None:
    first = first_page(sample)
    sample.clock.advance(milliseconds=10)

    assert first_page(sample) == first


@pytest.mark.parametrize("changed", [{"page_limit": 3}, {"query": "chess"}, {"threshold": "none"}])
def test_another_search_has_its_own_pages(changed: dict[str, Any], sample: Api) -> None:
    assert token(first_page(sample, **changed)) != token(first_page(sample))


def test_a_search_repeated_a_second_later_has_new_pages(sample: Api) -> None:
    first = first_page(sample)
    sample.clock.advance(seconds=1)
    second = first_page(sample)

    assert second["data"][0]["score"] == first["data"][0]["score"]
    assert second["page_info"]["page_expired_at"] > first["page_info"]["page_expired_at"]
    assert token(second) != token(first)


def test_a_repeated_search_finds_new_videos(sample: Api) -> None:
    before = first_page(sample)
    sample.put(f"/indexes/{INDEX_ID}", json={"index_name": "renamed"})
    video_id = before["data"][0]["video_id"]
    sample.delete(f"/indexes/{INDEX_ID}/videos/{video_id}")

    after = first_page(sample)

    assert video_id not in {clip["video_id"] for clip in after["data"]}
    assert token(after) != token(before)


def test_a_repeated_search_recreates_evicted_pages(sample: Api) -> None:
    first = first_page(sample)
    for number in range(2_000):
        first_page(sample, page_limit=1, query=f"time {number}")

    again = first_page(sample)

    assert token(again) != token(first)
    assert sample.get(f"/search/{token(again)}").status_code == 200


def test_other_tokens_do_not_depend_on_repeated_searches(sample: Api) -> None:
    slow = sample.as_key("tlk_SAMPLE_KEY_1")
    for api, pause in ((sample, 0), (slow, 1)):
        first_page(api)
        api.clock.advance(seconds=pause)
        first_page(api)

    assert uuids_used(sample) == uuids_used(slow)


def uuids_used(api: Api) -> int:
    account = api.app.accounts.of(api.client.headers["x-api-key"].encode())
    return account.identifiers.position()["uuid"]
