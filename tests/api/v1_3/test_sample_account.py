"""The sample account in v1.3: its videos of v1.2, in indexes with current models."""

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.api_1_3 import Api13

LESSONS = "6527e59e74b5a5ab84015cf5"


@pytest.fixture
def sample(api: Api13) -> Api13:
    return api.as_key("tlk_SAMPLE")


def indexes_of(sample: Api) -> dict[str, list[str]]:
    listed = sample.client.get("/v1.3/indexes").json()["data"]
    return {index["_id"]: [model["model_name"] for model in index["models"]] for index in listed}


def test_the_indexes_have_current_models_newest_first(sample: Api13) -> None:
    assert list(indexes_of(sample).values()) == [["marengo3.0", "pegasus1.2"], ["marengo2.7", "pegasus1.2"]]


def test_each_has_the_23_videos_of_8293_seconds(sample: Api13) -> None:
    old = sample.client.get(f"/v1.2/indexes/{LESSONS}/videos", params={"page_limit": 50}).json()["data"]

    for index_id in indexes_of(sample):
        index = sample.get(f"/indexes/{index_id}").json()
        videos = sample.get(f"/indexes/{index_id}/videos", params={"page_limit": 50}).json()["data"]
        assert (index["video_count"], index["total_duration"]) == (23, 8293)
        names = sorted(video["system_metadata"]["filename"] for video in videos)
        assert names == sorted(video["metadata"]["filename"] for video in old)


def test_each_video_has_a_task_of_the_same_identifier(sample: Api13) -> None:
    for index_id in indexes_of(sample):
        videos = sample.get(f"/indexes/{index_id}/videos", params={"page_limit": 50}).json()["data"]
        tasks = [sample.get(f"/tasks/{video['_id']}").json() for video in videos]

        assert {task["status"] for task in tasks} == {"ready"}


def test_a_video_is_the_same_asset_in_every_index(sample: Api13) -> None:
    assets = sample.get("/assets", params={"page_limit": 50}).json()

    places = [sample.get(f"/assets/{asset['_id']}/indexed-assets").json()["data"] for asset in assets["data"]]
    in_indexes = [sorted(place["index"]["_id"] for place in found) for found in places if found]
    # The other assets are of videos in indexes with models of 2023.
    assert in_indexes == [sorted(indexes_of(sample))] * 23
    assert assets["page_info"]["total_results"] == 23 + 13


def test_the_free_plan_keeps_them(clock: VirtualClock) -> None:
    with Server(Settings(plan="free"), clock) as api:
        assert len(indexes_of(api.as_key("tlk_SAMPLE"))) == 2
