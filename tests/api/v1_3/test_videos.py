"""Videos of API v1.3."""

from typing import Any

import pytest

from tests.support.api_1_3 import BIKES, MARENGO, MARENGO_2_7, Api13, code_of

UNKNOWN_ID = "65f1c0ffee65f1c0ffee65f1"
LISTENING = {"model_name": "marengo3.0", "model_options": ["audio"]}
SEEING = {"model_name": "marengo3.0", "model_options": ["visual"]}


@pytest.fixture
def index_id(api: Api13) -> str:
    return api.create_index()


def test_a_video_has_asset_metadata_and_dates(api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)

    video = api.get(f"/indexes/{index_id}/videos/{video_id}").json()
    [listed] = api.get(f"/indexes/{index_id}/videos").json()["data"]

    assert list(video) == ["_id", "asset_id", "created_at", "updated_at", "indexed_at", "system_metadata", "hls"]
    assert video["_id"] == video_id != video["asset_id"]
    assert video["created_at"] == "2024-06-01T12:00:00Z"
    assert video["updated_at"] == video["indexed_at"] > video["created_at"]
    assert list(video["system_metadata"]) == ["filename", "duration", "fps", "width", "height", "size"]
    assert listed == {name: value for name, value in video.items() if name != "hls"}


def test_a_video_exists_once_its_task_is_ready(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id)
    assert code_of(api.get(f"/indexes/{index_id}/videos/{task_id}")) == (404, "resource_not_exists")
    assert api.ids(f"/indexes/{index_id}/videos") == []

    api.clock.advance(minutes=1)

    assert api.ids(f"/indexes/{index_id}/videos") == [task_id]
    assert api.get(f"/indexes/{index_id}").json()["video_count"] == 1


def test_a_list_of_videos_has_the_total_duration(api: Api13, index_id: str) -> None:
    api.ready_video(index_id)
    api.ready_video(index_id)

    listed = api.get(f"/indexes/{index_id}/videos", params={"page_limit": 1}).json()

    assert listed["page_info"]["total_results"] == 2
    assert listed["page_info"]["total_duration"] == api.get(f"/indexes/{index_id}").json()["total_duration"]


@pytest.mark.parametrize(
    ("model", "options", "dimensions"),
    [
        (MARENGO, ["visual"], 512),
        (MARENGO, ["audio", "visual", "transcription"], 512),
        (MARENGO_2_7, ["visual-text", "audio"], 1024),
        (LISTENING, ["audio"], 512),
    ],
)
def test_vectors_come_option_by_option_in_equal_windows(
    api: Api13, model: dict[str, Any], options: list[str], dimensions: int
) -> None:
    index_id = api.create_index("vectors", [model])
    video_id = api.ready_video(index_id)

    video = api.get(f"/indexes/{index_id}/videos/{video_id}", params={"embedding_option": options}).json()

    embedding, duration = video["embedding"], video["system_metadata"]["duration"]
    segments = embedding["video_embedding"]["segments"]
    assert embedding["model_name"] == model["model_name"]
    assert list(dict.fromkeys(segment["embedding_option"] for segment in segments)) == options
    assert {len(segment["float"]) for segment in segments} == {dimensions}
    for option in options:
        windows = [segment for segment in segments if segment["embedding_option"] == option]
        assert windows[0]["start_offset_sec"] == 0
        assert windows[-1]["end_offset_sec"] == duration


def test_vectors_of_pictures_and_of_speech_differ(api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)

    def vectors(option: str) -> list[list[float]]:
        reply = api.get(f"/indexes/{index_id}/videos/{video_id}", params={"embedding_option": option})
        return [segment["float"] for segment in reply.json()["embedding"]["video_embedding"]["segments"]]

    assert vectors("visual") == vectors("visual")
    assert vectors("visual") != vectors("audio")


@pytest.mark.parametrize(
    ("model", "option"), [(SEEING, "audio"), (LISTENING, "visual"), (MARENGO_2_7, "visual"), (MARENGO, "visual-text")]
)
def test_vectors_that_the_index_does_not_keep_are_refused(api: Api13, model: dict[str, Any], option: str) -> None:
    index_id = api.create_index("vectors", [model])
    video_id = api.ready_video(index_id)

    for collection in ("videos", "indexed-assets"):
        refused = api.get(f"/indexes/{index_id}/{collection}/{video_id}", params={"embedding_option": option})
        assert code_of(refused) == (400, "parameter_invalid")


def test_a_transcript_is_shown_on_request_and_null_without_audio(api: Api13, index_id: str) -> None:
    deaf = api.create_index("silent", [SEEING])
    heard, unheard = api.ready_video(index_id), api.ready_video(deaf)

    asked = {"transcription": "true"}
    assert "transcription" not in api.get(f"/indexes/{index_id}/videos/{heard}").json()
    assert api.get(f"/indexes/{deaf}/videos/{unheard}", params=asked).json()["transcription"] is None
    for part in api.get(f"/indexes/{index_id}/videos/{heard}", params=asked).json()["transcription"]:
        assert list(part) == ["start", "end", "value"]


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
def test_changes_of_metadata_are_merged_and_null_removes(api: Api13, index_id: str, method: str) -> None:
    video_id = api.ready_video(index_id, user_metadata={"category": "cycling", "draft": True, "rating": 1})
    api.clock.advance(hours=1)
    path = f"/indexes/{index_id}/videos/{video_id}"

    changed = api.request(method, path, json={"user_metadata": {"draft": None, "rating": 9.5, "riders": ["Ada"]}})

    assert changed.status_code == 204
    video = api.get(path).json()
    assert video["user_metadata"] == {"category": "cycling", "rating": 9.5, "riders": ["Ada"]}
    assert video["updated_at"] > video["indexed_at"]


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
@pytest.mark.parametrize("body", [{}, {"user_metadata": None}, {"user_metadata": {}}])
def test_a_change_of_nothing_changes_nothing(api: Api13, index_id: str, method: str, body: dict[str, Any]) -> None:
    video_id = api.ready_video(index_id, user_metadata={"category": "cycling"})
    path = f"/indexes/{index_id}/videos/{video_id}"

    assert api.request(method, path, json=body).status_code == 204
    assert api.get(path).json()["user_metadata"] == {"category": "cycling"}


def test_metadata_within_metadata_is_refused(api: Api13, index_id: str) -> None:
    path = f"/indexes/{index_id}/videos/{api.ready_video(index_id)}"

    assert code_of(api.patch(path, json={"user_metadata": {"a": {"b": 1}}})) == (400, "parameter_invalid")


@pytest.mark.parametrize(
    ("query", "is_met"),
    [
        ({"category": "cycling"}, True),
        ({"category": "cooking"}, False),
        ({"user_metadata[category]": "cycling"}, True),
        ({"user_metadata[category]": "cooking"}, False),
        ({"user_metadata": "{'category': 'cycling'}"}, True),
        ({"user_metadata": "{'category': 'cooking'}"}, False),
        ({"rating": "9.5"}, True),
        ({"needsReview": "true", "category": "cycling"}, True),
        ({"needsReview": "false"}, False),
        ({"riders": "Grace"}, True),
        ({"riders": "Alan"}, False),
        ({"unheard_of": "1"}, False),
        ({"filename": "city-bikes.mp4"}, True),
        ({"filename": "bikes.mp4"}, False),
        ({"width[gte]": "1"}, True),
        ({"size[lte]": "1"}, False),
        ({"fps[gte]": "1", "height[gte]": "1", "duration[gte]": "1"}, True),
        ({"created_at": "2024-06-01"}, True),
        ({"created_at": "2024-06-02"}, False),
        ({"updated_at": "2024-05-01"}, True),
    ],
)
def test_videos_and_indexed_assets_are_listed_by_conditions(api: Api13, query: dict[str, str], is_met: bool) -> None:
    index_id = api.create_index()
    metadata = {"category": "cycling", "rating": 9.5, "needsReview": True, "riders": ["Ada", "Grace"]}
    video_id = api.ready_video(index_id, user_metadata=metadata)

    for collection in ("videos", "indexed-assets"):
        assert api.ids(f"/indexes/{index_id}/{collection}", **query) == ([video_id] if is_met else [])


def test_a_video_in_another_index_is_not_found(api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    other = api.create_index("other")

    for collection in ("videos", "indexed-assets"):
        for method in ("GET", "DELETE"):
            refused = api.request(method, f"/indexes/{other}/{collection}/{video_id}")
            assert code_of(refused) == (404, "resource_not_exists")
        assert code_of(api.get(f"/indexes/{other}/{collection}/{UNKNOWN_ID}")) == (404, "resource_not_exists")
        assert code_of(api.get(f"/indexes/{other}/{collection}/mine")) == (400, "parameter_invalid")
        assert code_of(api.get(f"/indexes/{UNKNOWN_ID}/{collection}")) == (404, "resource_not_exists")


def test_deleting_an_index_deletes_its_videos_and_tasks_and_leaves_the_assets(api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    asset_id = api.get(f"/indexes/{index_id}/videos/{video_id}").json()["asset_id"]

    assert api.delete(f"/indexes/{index_id}").status_code == 204

    assert api.ids("/tasks") == []
    assert api.ids(f"/assets/{asset_id}/indexed-assets") == []


def test_addresses_of_the_same_video_are_the_same_content(api: Api13, index_id: str) -> None:
    one, two = api.ready_video(index_id, BIKES), api.ready_video(index_id, BIKES)

    shown = [
        api.get(f"/indexes/{index_id}/videos/{video_id}", params={"embedding_option": "visual"}).json()["embedding"]
        for video_id in (one, two)
    ]

    assert shown[0] == shown[1]
