"""Answers as of a date: changes from year to year."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server

OnDate = Callable[[date | None], Any]

IN_2023, IN_2024 = date(2023, 12, 31), date(2024, 10, 31)


@pytest.fixture
def on_date(clock: VirtualClock) -> OnDate:
    @contextmanager
    def serve(as_of: date | None) -> Iterator[Api]:
        with Server(Settings(as_of=as_of, recorded_answers=False), clock) as api:
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
    ("as_of", "expected"),
    [
        (IN_2023, ["validating", "pending", "indexing", "ready"]),
        (None, ["validating", "pending", "queued", "indexing", "ready"]),
    ],
)
def test_the_queued_state_came_in_2024(on_date: OnDate, as_of: date | None, expected: list[str]) -> None:
    with on_date(as_of) as api:
        assert states(api) == expected


@pytest.mark.parametrize(("as_of", "has_modules"), [(IN_2023, False), (IN_2024, True), (None, True)])
def test_clips_name_their_modules_since_2024(on_date: OnDate, as_of: date | None, has_modules: bool) -> None:
    with on_date(as_of) as api:
        assert ("modules" in search(api)) is has_modules


@pytest.mark.parametrize(("as_of", "seconds"), [(IN_2023, "604799"), (None, "3600")])
def test_thumbnails_lived_a_week_in_2023_and_live_an_hour_now(
    on_date: OnDate, as_of: date | None, seconds: str
) -> None:
    with on_date(as_of) as api:
        assert f"X-Amz-Expires={seconds}" in search(api)["thumbnail_url"]


def test_a_video_of_2023_names_its_engines_and_not_when_it_was_indexed(on_date: OnDate) -> None:
    with on_date(IN_2023) as api:
        index_id = api.create_index()
        api.ready_video(index_id)
        video = api.get(f"/indexes/{index_id}/videos").json()["data"][0]

    assert video["metadata"]["engine_ids"] == ["marengo2.6", "pegasus1.1"]
    assert "indexed_at" not in video


def test_in_early_2024_engines_show_the_addons_too(on_date: OnDate) -> None:
    with on_date(IN_2024) as api:
        index_id = api.create_index(addons=["thumbnail"])
        index = api.get(f"/indexes/{index_id}").json()

    assert index["addons"] == ["thumbnail"]
    assert [engine["addons"] for engine in index["engines"]] == [["thumbnail"], ["thumbnail"]]


@pytest.mark.parametrize(("as_of", "limit"), [(IN_2023, 2), (None, 10)])
def test_a_classification_of_2023_counted_its_results(on_date: OnDate, as_of: date | None, limit: int) -> None:
    with on_date(as_of) as api:
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
