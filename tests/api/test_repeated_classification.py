"""A classification that is repeated has the same result until the index or the request changes."""

from typing import Any

import pytest

from tests.support.api import Api

INDEX_ID = "6527e59e74b5a5ab84015cf5"
CLASSES = [{"name": "Any", "prompts": ["people talk", "time"]}]
THRESHOLD = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.1}


@pytest.fixture
def sample(api: Api) -> Api:
    return api.as_key("tlk_SAMPLE")


def classify(sample: Api, **changed: Any) -> Any:
    request = {"index_id": INDEX_ID, "options": ["visual", "conversation"], "classes": CLASSES, "threshold": THRESHOLD}
    return sample.post("/classify/bulk", json=request | changed).json()["data"]


def test_a_repeated_classification_has_the_same_result(sample: Api) -> None:
    first = classify(sample)

    assert first
    assert classify(sample) == first


@pytest.mark.parametrize(
    "changed",
    [
        {"include_clips": True},
        {"classes": [{"name": "Any", "prompts": ["time"]}]},
        {"threshold": THRESHOLD | {"min_clip_score": 80}},
        {"options": ["conversation"]},
    ],
)
def test_another_classification_has_its_own_result(sample: Api, changed: dict[str, Any]) -> None:
    first = classify(sample)

    assert classify(sample, **changed) != first


def test_a_repeated_classification_leaves_out_deleted_videos(sample: Api) -> None:
    video_id = classify(sample)[0]["video_id"]
    sample.delete(f"/indexes/{INDEX_ID}/videos/{video_id}")

    assert video_id not in {video["video_id"] for video in classify(sample)}
