"""Plans: rate limits, quotas, retention."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

INDEX = "6527e59e74b5a5ab84015cf5"
SEARCH = {"index_id": INDEX, "query": "a king and a pawn", "search_options": ["visual"]}

OnPlan = Callable[[str], Any]


@pytest.fixture
def on_plan(clock: VirtualClock) -> OnPlan:
    @contextmanager
    def serve(plan: str) -> Iterator[Api]:
        with Server(Settings(plan=plan), clock) as api:
            yield api

    return serve


def search(api: Api) -> Any:
    return api.as_key("tlk_SAMPLE").post("/search", json=SEARCH)


def test_every_rate_limited_reply_has_the_remaining_requests(on_plan: OnPlan, clock: VirtualClock) -> None:
    with on_plan("developer") as api:
        first, second = search(api), search(api)

    assert [reply.headers["x-ratelimit-remaining"] for reply in (first, second)] == ["2999", "2998"]
    assert second.headers["x-ratelimit-limit"] == "3000"
    assert second.headers["x-ratelimit-used"] == "2"
    assert int(second.headers["x-ratelimit-reset"]) == int(clock.now().timestamp()) + 24 * 3600


def test_a_spent_window_answers_429_with_an_empty_body_until_it_ends(on_plan: OnPlan) -> None:
    with on_plan("free") as api:
        allowed = [search(api).status_code for _ in range(50)]
        api.clock.advance(hours=1)
        refused = search(api)
        api.clock.advance(hours=23)
        again = search(api)

    assert allowed == [200] * 50
    assert (refused.status_code, refused.content) == (429, b"")
    assert refused.headers["retry-after"] == str(23 * 3600)
    assert again.status_code == 200


def test_the_search_routes_share_one_counter(on_plan: OnPlan) -> None:
    with on_plan("free") as api:
        sample = api.as_key("tlk_SAMPLE")
        sample.post("/search", json=SEARCH)
        form = {"index_id": INDEX, "query_text": "tent", "search_options": ["visual"]}
        reply = sample.post("/search-v2", json=form)

    assert reply.headers["x-ratelimit-used"] == "2"


def test_reading_the_next_page_does_not_count_against_the_rate_limit(on_plan: OnPlan) -> None:
    with on_plan("free") as api:
        sample = api.as_key("tlk_SAMPLE")
        token = sample.post("/search", json={**SEARCH, "page_limit": 1}).json()["page_info"]["next_page_token"]
        page = sample.get(f"/search/{token}")
        reply = sample.post("/search", json=SEARCH)

    assert "x-ratelimit-used" not in page.headers
    assert reply.headers["x-ratelimit-used"] == "2"


def test_each_key_has_its_own_rate_limit_windows(on_plan: OnPlan) -> None:
    with on_plan("free") as api:
        for _ in range(50):
            search(api)
        other = api.as_key("tlk_SAMPLE_KEY_1").post("/search", json=SEARCH)

    assert other.status_code == 200


def test_an_index_of_the_free_plan_expires_after_ninety_days(on_plan: OnPlan) -> None:
    with on_plan("free") as api:
        index_id = api.create_index()
        expires_at = api.get(f"/indexes/{index_id}").json()["expires_at"]
        api.clock.advance(days=89, hours=23)
        before = api.get(f"/indexes/{index_id}").status_code
        api.clock.advance(hours=1)
        after = api.get(f"/indexes/{index_id}").status_code

    assert expires_at == "2024-08-30T12:00:00Z"
    assert (before, after) == (200, 404)


def test_other_plans_keep_an_index(on_plan: OnPlan) -> None:
    with on_plan("developer") as api:
        index_id = api.create_index()
        api.clock.advance(days=1000)

        assert api.get(f"/indexes/{index_id}").json()["expires_at"] is None


def test_the_sample_account_does_not_expire(on_plan: OnPlan) -> None:
    with on_plan("free") as api:
        api.clock.advance(days=1000)

        assert api.as_key("tlk_SAMPLE").get(f"/indexes/{INDEX}").status_code == 200


def test_the_free_plan_has_ten_hours_of_video(on_plan: OnPlan) -> None:
    with on_plan("free") as api:
        index_id = api.create_index()
        uploaded = 0.0
        for number in count():
            reply = api.post("/tasks", data={"index_id": index_id, "video_url": f"https://example.com/{number}.mp4"})
            if reply.status_code != 201:
                break
            uploaded += api.get(f"/tasks/{reply.json()['_id']}").json()["metadata"]["duration"]
            api.clock.advance(minutes=30)

    assert reply.json()["code"] == "usage_limit_exceeded"
    assert 35_000 < uploaded <= 36_000
