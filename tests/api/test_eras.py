"""Eras: what answers of one year had that those of another had not."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

InEra = Callable[[str], Any]


@pytest.fixture
def in_era(clock: VirtualClock) -> InEra:
    @contextmanager
    def serve(era: str) -> Iterator[Api]:
        with Server(Settings(era=era, recorded_answers=False), clock) as api:
            yield api

    return serve


def search(api: Api) -> Any:
    index_id = api.create_index(addons=["thumbnail"])
    api.ready_video(index_id)
    body = {"index_id": index_id, "query": "yellow bicycles", "search_options": ["visual"]}
    return api.post("/search", json=body).json()["data"][0]


def states(api: Api) -> list[str]:
    task_id = api.upload_url(api.create_index())
    seen: list[str] = []
    for _ in range(12):
        status = api.get(f"/tasks/{task_id}").json()["status"]
        if status not in seen:
            seen.append(status)
        api.clock.advance(seconds=0.1)
    return seen


@pytest.mark.parametrize(
    ("era", "expected"),
    [
        ("2023", ["validating", "pending", "indexing", "ready"]),
        ("latest", ["validating", "pending", "queued", "indexing", "ready"]),
    ],
)
def test_the_queued_state_came_in_2024(in_era: InEra, era: str, expected: list[str]) -> None:
    with in_era(era) as api:
        assert states(api) == expected


@pytest.mark.parametrize(("era", "has_modules"), [("2023", False), ("2024", True), ("latest", True)])
def test_clips_name_their_modules_since_2024(in_era: InEra, era: str, has_modules: bool) -> None:
    with in_era(era) as api:
        assert ("modules" in search(api)) is has_modules


@pytest.mark.parametrize(("era", "seconds"), [("2023", "604799"), ("latest", "3600")])
def test_thumbnails_lived_a_week_in_2023_and_live_an_hour_now(in_era: InEra, era: str, seconds: str) -> None:
    with in_era(era) as api:
        assert f"X-Amz-Expires={seconds}" in search(api)["thumbnail_url"]


def test_a_video_of_2023_names_its_engines_and_not_when_it_was_indexed(in_era: InEra) -> None:
    with in_era("2023") as api:
        index_id = api.create_index()
        api.ready_video(index_id)
        video = api.get(f"/indexes/{index_id}/videos").json()["data"][0]

    assert video["metadata"]["engine_ids"] == ["marengo2.6", "pegasus1.1"]
    assert "indexed_at" not in video


def test_in_early_2024_engines_show_the_addons_too(in_era: InEra) -> None:
    with in_era("2024") as api:
        index_id = api.create_index(addons=["thumbnail"])
        index = api.get(f"/indexes/{index_id}").json()

    assert index["addons"] == ["thumbnail"]
    assert [engine["addons"] for engine in index["engines"]] == [["thumbnail"], ["thumbnail"]]


@pytest.mark.parametrize(("era", "limit"), [("2023", 2), ("latest", 10)])
def test_a_classification_of_2023_counted_its_results(in_era: InEra, era: str, limit: int) -> None:
    with in_era(era) as api:
        reply = api.as_key("tlk_SAMPLE").post(
            "/classify/bulk",
            json={
                "index_id": "6527e59e74b5a5ab84015cf5",
                "options": ["visual"],
                "classes": [{"name": "Food", "prompts": ["Cooking", "Food", "Recipes"]}],
                "threshold": {"min_video_score": 50, "min_duration_ratio": 0.3},
            },
        )

    assert reply.json()["page_info"]["limit_per_page"] == limit
