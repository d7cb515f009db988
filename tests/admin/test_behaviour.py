"""Imperfect behaviour: lower quality of retrieval, delayed lists, changing pages."""

from typing import Any

import pytest

from tests.support.api import Api


def behave(api: Api, **parts: Any) -> Any:
    reply = api.client.post("/__admin/behaviour", json=parts)
    assert reply.status_code == 200, reply.text
    return reply.json()


def search(api: Api, index_id: str, query: str = "bicycle", **options: Any) -> Any:
    body = {"index_id": index_id, "query": query, "search_options": ["visual"], **options}
    reply = api.post("/search", json=body)
    assert reply.status_code == 200, reply.text
    return reply.json()


def found(api: Api, index_id: str, **options: Any) -> list[tuple[str, float]]:
    return [(clip["video_id"], clip["start"]) for clip in search(api, index_id, **options)["data"]]


def listed(api: Api, index_id: str, **query: Any) -> list[str]:
    reply = api.get(f"/indexes/{index_id}/videos", params=query)
    assert reply.status_code == 200, reply.text
    return [video["_id"] for video in reply.json()["data"]]


@pytest.fixture
def index_id(api: Api) -> str:
    return api.create_index()


def test_behaviour_is_perfect_by_default(api: Api) -> None:
    assert api.client.get("/__admin/behaviour").json() == {"quality": {}, "consistency": {}, "paging": {}}


def test_a_change_of_one_part_leaves_the_others(api: Api) -> None:
    behave(api, quality={"recall": 0.5}, paging={"short": 2})

    assert behave(api, paging={}) == {"quality": {"recall": 0.5}, "consistency": {}, "paging": {}}


def test_recall_0_finds_nothing_and_recall_1_everything(api: Api, index_id: str) -> None:
    api.ready_video(index_id)
    whole = found(api, index_id)

    behave(api, quality={"recall": 0})
    nothing = found(api, index_id)
    behave(api, quality={})

    assert whole != [] == nothing
    assert found(api, index_id) == whole


def test_precision_0_finds_only_false_positives(api: Api, index_id: str) -> None:
    api.ready_video(index_id)
    api.ready_video(index_id, "https://example.com/chess.mp4")
    right = found(api, index_id)

    behave(api, quality={"precision": 0})
    wrong = found(api, index_id)

    assert right
    assert wrong
    assert set(wrong).isdisjoint(right)


@pytest.mark.parametrize("operation", ["combined", "grouped", "v2"])
def test_quality_applies_to_every_kind_of_search(operation: str, api: Api, index_id: str) -> None:
    api.ready_video(index_id)
    behave(api, quality={"recall": 0})

    body: dict[str, Any] = {"index_id": index_id, "search_options": ["visual"]}
    reply = {
        "combined": lambda: api.post("/search/combined", json={**body, "query": {"text": "bicycle"}}),
        "grouped": lambda: api.post("/search", json={**body, "query": "bicycle", "group_by": "video"}),
        "v2": lambda: api.post("/search-v2", json={**body, "query_text": "bicycle"}),
    }[operation]()

    assert (reply.status_code, reply.json()["data"]) == (200, [])


def test_quality_applies_to_classification(api: Api, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    body = {
        "video_ids": [video_id],
        "options": ["visual", "conversation"],
        "include_clips": True,
        "threshold": {"min_video_score": 20, "min_clip_score": 20, "min_duration_ratio": 0.01},
        "classes": [
            {"name": "Cycling", "prompts": ["yellow bicycle", "cyclists ride"]},
            {"name": "Whales", "prompts": ["a whale"]},
        ],
    }

    def names() -> list[str]:
        reply = api.post("/classify", json=body)
        assert reply.status_code == 200, reply.text
        return [hit["name"] for video in reply.json()["data"] for hit in video["classes"]]

    best = names()
    behave(api, quality={"precision": 0})
    wrong = names()
    behave(api, quality={"recall": 0})

    assert (best, wrong, names()) == (["Cycling"], ["Whales"], [])


def test_quality_turns_off_recorded_searches(api: Api) -> None:
    sample = api.as_key("tlk_SAMPLE")
    behave(sample, quality={"recall": 0})

    assert found(sample, "6527e59e74b5a5ab84015cf5", query="Set up a tent") == []


def test_appear_after_reads_delays_a_new_video_in_lists_and_searches(api: Api, index_id: str) -> None:
    old = api.ready_video(index_id)
    behave(api, consistency={"appear_after_reads": 2})
    new = api.ready_video(index_id)

    reads = [listed(api, index_id), sorted({name for name, _ in found(api, index_id)}), listed(api, index_id)]

    assert reads == [[old], [old], [new, old]]
    assert {name for name, _ in found(api, index_id)} == {old, new}


def test_a_delayed_video_can_be_retrieved(api: Api, index_id: str) -> None:
    behave(api, consistency={"appear_after_reads": 5})

    video_id = api.ready_video(index_id)

    assert listed(api, index_id) == []
    assert api.get(f"/indexes/{index_id}/videos/{video_id}").status_code == 200


def test_appear_after_seconds_delays_a_new_video(api: Api, index_id: str) -> None:
    behave(api, consistency={"appear_after_seconds": 30})
    task_id = api.upload_url(index_id)
    api.clock.advance(seconds=30)
    before = listed(api, index_id)

    api.clock.advance(seconds=1)

    assert before == []
    assert listed(api, index_id) == [api.get(f"/tasks/{task_id}").json()["video_id"]]


def test_linger_for_reads_keeps_a_deleted_video_in_lists(api: Api, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    behave(api, consistency={"linger_for_reads": 2})

    api.delete(f"/indexes/{index_id}/videos/{video_id}")

    assert listed(api, index_id) == [video_id]
    assert found(api, index_id) != []
    assert listed(api, index_id) == []
    assert found(api, index_id) == []


def test_linger_for_seconds_keeps_a_deleted_video_in_lists_only(api: Api, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    behave(api, consistency={"linger_for_seconds": 60})

    api.delete(f"/indexes/{index_id}/videos/{video_id}")
    again = api.delete(f"/indexes/{index_id}/videos/{video_id}")
    text = api.post("/summarize", json={"video_id": video_id, "type": "summary"})
    before = listed(api, index_id)
    api.clock.advance(seconds=60)

    assert (again.status_code, text.status_code) == (404, 404)
    assert (before, listed(api, index_id)) == ([video_id], [])
    assert api.get(f"/indexes/{index_id}").json()["video_count"] == 0


def test_the_task_of_a_video_that_lingers_can_be_deleted(api: Api, index_id: str) -> None:
    behave(api, consistency={"linger_for_seconds": 60})
    task_id = api.upload_url(index_id)
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]

    api.delete(f"/indexes/{index_id}/videos/{video_id}")

    assert api.delete(f"/tasks/{task_id}").status_code == 204


def test_deleting_an_index_removes_its_lingering_videos(api: Api, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    behave(api, consistency={"linger_for_seconds": 60})
    api.delete(f"/indexes/{index_id}/videos/{video_id}")

    api.delete(f"/indexes/{index_id}")
    api.clock.advance(minutes=2)

    assert api.get("/indexes").json()["data"] == []


def test_rows_removed_between_pages_are_skipped(api: Api) -> None:
    ids = [api.create_index(f"index {number}") for number in range(6)][::-1]
    behave(api, paging={"removed": 1})

    pages = [api.get("/indexes", params={"page": page, "page_limit": 2}).json() for page in (1, 2, 3)]

    seen = [[index["_id"] for index in page["data"]] for page in pages]
    assert seen == [ids[0:2], ids[3:5], []]
    assert [page["page_info"]["total_results"] for page in pages] == [6, 5, 4]


def test_short_pages_have_more_pages(api: Api) -> None:
    for number in range(5):
        api.create_index(f"index {number}")
    behave(api, paging={"short": 3})

    page = api.get("/indexes", params={"page_limit": 5}).json()

    assert len(page["data"]) == 2
    assert (page["page_info"]["limit_per_page"], page["page_info"]["total_page"]) == (5, 3)


def walk(api: Api, path: str, first: Any) -> list[Any]:
    """Return all pages of results, following every page token."""
    pages = [first]
    while token := pages[-1]["page_info"].get("next_page_token"):
        pages.append(api.get(f"{path}/{token}").json())
    return pages


def rows(pages: list[Any]) -> list[Any]:
    return [row for page in pages for row in page["data"]]


@pytest.mark.parametrize("group_by", ["clip", "video"])
def test_short_pages_of_a_search_show_every_hit_once(group_by: str, api: Api, index_id: str) -> None:
    for number in range(4):
        api.ready_video(index_id, f"https://example.com/{number}/city-bikes.mp4")
    whole = search(api, index_id, threshold="none", page_limit=50, group_by=group_by)["data"]
    behave(api, paging={"short": 3})

    pages = walk(api, "/search", search(api, index_id, threshold="none", page_limit=5, group_by=group_by))

    assert rows(pages) == whole
    assert {len(page["data"]) for page in pages[:-1]} == {2}
    assert {page["page_info"]["limit_per_page"] for page in pages} == {5}
    back = api.get(f"/search/{pages[1]['page_info']['prev_page_token']}").json()
    assert back["data"] == pages[0]["data"]


def test_short_pages_of_a_classification_show_every_video_once(api: Api, index_id: str) -> None:
    for number in range(4):
        api.ready_video(index_id, f"https://example.com/{number}/city-bikes.mp4")
    body = {
        "index_id": index_id,
        "options": ["visual"],
        "classes": [{"name": "Rides", "prompts": ["bicycle"]}],
        "threshold": {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01},
    }
    whole = api.post("/classify/bulk", json=body).json()["data"]
    behave(api, paging={"short": 9})

    pages = walk(api, "/classify", api.post("/classify/bulk", json=body).json())

    assert rows(pages) == whole
    assert [len(page["data"]) for page in pages] == [1] * 4


def test_stored_result_pages_keep_their_length(api: Api, index_id: str) -> None:
    api.ready_video(index_id)
    whole = search(api, index_id, threshold="none", page_limit=50)["data"]
    first = search(api, index_id, threshold="none", page_limit=2)
    behave(api, paging={"short": 1})

    assert rows(walk(api, "/search", first)) == whole


@pytest.mark.parametrize("paging", [{"token_turns": 0}, {"token_seconds": 0}])
def test_a_page_token_may_expire_early(paging: Any, api: Api, index_id: str) -> None:
    api.ready_video(index_id)
    behave(api, paging=paging)
    token = search(api, index_id, page_limit=1, threshold="none")["page_info"]["next_page_token"]

    reply = api.get(f"/search/{token}")

    assert (reply.status_code, reply.json()["code"]) == (400, "search_page_token_expired")


def test_a_reset_of_the_faults_resets_the_behaviour(api: Api) -> None:
    behave(api, quality={"recall": 0})

    api.client.post("/__admin/reset", json={"what": ["faults"]})

    assert api.client.get("/__admin/behaviour").json()["quality"] == {}


@pytest.mark.parametrize(
    ("parts", "word"),
    [({"quality": {"recall": 2}}, "recall"), ({"paging": {"shrot": 1}}, "shrot"), ({}, "body")],
)
def test_invalid_behaviour_is_refused(parts: Any, word: str, api: Api) -> None:
    reply = api.client.post("/__admin/behaviour", json=parts)

    assert reply.status_code == 400
    assert word in reply.json()["message"]


def test_a_snapshot_keeps_the_behaviour_and_delayed_videos(api: Api, index_id: str) -> None:
    behave(
        api, quality={"recall": 0}, consistency={"appear_after_reads": 2, "linger_for_reads": 3}, paging={"short": 1}
    )
    deleted = api.ready_video(index_id)
    api.delete(f"/indexes/{index_id}/videos/{deleted}")
    api.ready_video(index_id)
    listed(api, index_id)
    other = api.as_key("tlk_RESTORED")

    snapshot = api.client.get("/__admin/snapshot").content
    restored = other.client.post("/__admin/snapshot", files={"snapshot": ("account.jsonl", snapshot)})

    assert restored.status_code in (200, 204), restored.text
    assert other.client.get("/__admin/behaviour").json() == api.client.get("/__admin/behaviour").json()
    assert [listed(other, index_id) for _ in range(4)] == [listed(api, index_id) for _ in range(4)]


def test_a_snapshot_keeps_how_short_the_pages_are(api: Api, index_id: str) -> None:
    api.ready_video(index_id)
    behave(api, paging={"short": 1})
    first = search(api, index_id, threshold="none", page_limit=2)
    pages = walk(api, "/search", first)
    snapshot = api.client.get("/__admin/snapshot").text

    api.client.post("/__admin/snapshot", json={"snapshot": snapshot})

    assert walk(api, "/search", first) == pages
    assert len(pages) > 2
