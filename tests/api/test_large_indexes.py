"""Requests about a large index run in steps, and see one consistent state."""

from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest

from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.common.search import searchable
from mockserver.handlers.common.steps import run_while
from mockserver.handlers.v1_2 import classify
from tests.support.api import Api, Server

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
THRESHOLD = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01}
CLASSES = [{"name": "rides", "prompts": ["a bicycle in the city"]}]


@pytest.fixture
def api(monkeypatch: pytest.MonkeyPatch) -> Any:
    """A client of a server that treats every index as large."""
    monkeypatch.setattr(searchable, "GrowingCorpus", partial(GrowingCorpus, most_in_small=0))
    with Server(Settings(), VirtualClock(NOON)) as api:
        yield api


def classified(api: Api, index_id: str) -> set[str]:
    body = {"index_id": index_id, "options": ["visual"], "classes": CLASSES, "threshold": THRESHOLD}
    reply = api.post("/classify/bulk", json=body)
    assert reply.status_code == 200, reply.text
    return {video["video_id"] for video in reply.json()["data"]}


def two_videos(api: Api) -> tuple[str, list[str]]:
    index_id = api.create_index()
    return index_id, [api.ready_video(index_id, f"https://example.com/{at}/city-bikes.mp4") for at in range(2)]


def test_a_whole_index_is_classified(api: Api) -> None:
    index_id, videos = two_videos(api)

    assert classified(api, index_id) == set(videos)


def delete_during_work(video_id: str, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    """Delete a video after the first step of the next classification."""
    store = api.app.accounts.of(b"tlk_TEST").videos

    def deleting(steps: Any, is_good: Any) -> Any:
        next(steps)
        if store.find(video_id):
            store.delete(video_id)
        return run_while(steps, is_good)

    monkeypatch.setattr(classify, "run_while", deleting)


def test_a_video_that_is_deleted_while_its_index_is_classified_is_in_no_class(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    index_id, [kept, gone] = two_videos(api)
    delete_during_work(gone, api, monkeypatch)

    assert classified(api, index_id) == {kept}


def test_an_index_that_keeps_changing_is_classified(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    index_id, videos = two_videos(api)
    monkeypatch.setattr(classify, "run_while", lambda steps, _: run_while(steps, lambda: False))

    assert classified(api, index_id) == set(videos)


def classified_one(api: Api, video_id: str) -> Any:
    body = {"video_ids": [video_id], "options": ["visual"], "classes": CLASSES, "threshold": THRESHOLD}
    return api.post("/classify", json=body)


def test_chosen_videos_of_a_large_index_are_classified_in_steps_and_once(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, [video_id, _] = two_videos(api)
    first = classified_one(api, video_id).json()["data"]
    monkeypatch.setattr(classify, "classify", None)

    repeated = classified_one(api, video_id).json()["data"]

    assert [video["video_id"] for video in first] == [video_id]
    assert repeated == first


def test_a_chosen_video_that_is_deleted_while_it_is_classified_is_not_found(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, [gone, _] = two_videos(api)
    delete_during_work(gone, api, monkeypatch)

    assert classified_one(api, gone).status_code == 404


def test_pages_of_an_index_that_is_searched_in_steps_belong_together(api: Api) -> None:
    index_id, _ = two_videos(api)
    asked = {"index_id": index_id, "query": "bicycles in town", "search_options": ["visual"], "threshold": "none"}
    whole = api.post("/search", json={**asked, "page_limit": 50}).json()["data"]

    pages = [api.post("/search", json={**asked, "page_limit": 49}).json()["data"] for _ in range(2)]
    anew = api.post("/search", json={**asked, "query": "Bicycles in town"}).json()["data"]

    assert whole
    assert pages == [whole[:49]] * 2
    assert anew == whole[: len(anew)]
