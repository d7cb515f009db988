"""Indexing tasks of API v1.3."""

import json
from pathlib import Path

import pytest

from tests.support.api_1_3 import BIKES, MARENGO, PEGASUS, Api13, code_of

UNKNOWN_ID = "65f1c0ffee65f1c0ffee65f1"
FAILING = "https://example.com/fail.mp4"


@pytest.fixture
def index_id(api: Api13) -> str:
    return api.create_index()


def test_a_task_and_its_video_have_one_identifier_from_the_first_reply_on(api: Api13, index_id: str) -> None:
    created = api.post("/tasks", files={"index_id": (None, index_id), "video_url": (None, BIKES)})

    assert created.status_code == 201
    assert created.json()["_id"] == created.json()["video_id"]
    task = api.get(f"/tasks/{created.json()['_id']}").json()
    assert (task["_id"], task["video_id"], task["index_id"]) == (*created.json().values(), index_id)


def test_a_new_task_has_file_metadata_and_no_stream_yet(api: Api13, index_id: str, film: Path) -> None:
    task_id = api.upload(index_id, film)

    assert api.get(f"/tasks/{task_id}").json() == {
        "_id": task_id,
        "index_id": index_id,
        "video_id": task_id,
        "status": "validating",
        "system_metadata": {"duration": 5, "filename": "stripes.mp4", "height": 360, "width": 640},
        "created_at": "2024-06-01T12:00:00Z",
        "updated_at": "2024-06-01T12:00:00Z",
        "hls": {"video_url": "", "thumbnail_urls": [], "status": "PROCESSING", "updated_at": "2024-06-01T12:00:00Z"},
    }


def test_a_task_goes_through_its_states_in_order(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id)
    seen = []
    for _ in range(12):
        seen.append(api.get(f"/tasks/{task_id}").json()["status"])
        api.clock.advance(seconds=0.25)

    assert list(dict.fromkeys(seen)) == ["validating", "pending", "queued", "indexing", "ready"]


@pytest.mark.parametrize(("enable", "status"), [("true", "COMPLETE"), ("false", "PROCESSING"), (None, "COMPLETE")])
def test_a_ready_video_has_a_stream_if_one_was_asked_for(
    api: Api13, index_id: str, enable: str | None, status: str
) -> None:
    fields = {"enable_video_stream": enable} if enable else {}
    task_id = api.ready_video(index_id, **fields)

    hls = api.get(f"/tasks/{task_id}").json()["hls"]
    shown = api.get(f"/indexes/{index_id}/videos/{task_id}").json()["hls"]

    assert hls == shown
    assert hls["status"] == status
    assert bool(hls["video_url"]) == (status == "COMPLETE")
    if hls["video_url"]:
        assert api.client.get(hls["video_url"]).status_code == 200


def test_a_task_that_fails_has_no_video(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id, FAILING)
    api.clock.advance(minutes=1)

    task = api.get(f"/tasks/{task_id}").json()

    assert (task["status"], task["hls"]["status"]) == ("failed", "ERROR")
    assert code_of(api.get(f"/indexes/{index_id}/videos/{task_id}")) == (404, "resource_not_exists")


def test_user_metadata_of_an_upload_is_on_its_video(api: Api13, index_id: str) -> None:
    said = {"category": "cycling", "rating": 9.3, "needsReview": True, "riders": ["Ada", "Grace"]}

    video_id = api.ready_video(index_id, user_metadata={**said, "draft": None, "note": "", "tags": []})

    assert api.get(f"/indexes/{index_id}/videos/{video_id}").json()["user_metadata"] == said


@pytest.mark.parametrize("text", ["cycling", "[1]", '"a"', '{"a": {"b": 1}}', '{"a": [1]}'])
def test_metadata_that_is_not_a_flat_object_is_refused(api: Api13, index_id: str, text: str) -> None:
    refused = api.post(
        "/tasks", data={"index_id": index_id, "video_url": BIKES, "user_metadata": text}, files={"_": b""}
    )

    assert code_of(refused) == (400, "parameter_invalid")
    assert api.ids("/tasks") == []


def test_an_upload_into_an_unknown_index_is_refused(api: Api13) -> None:
    for index_id, refusal in ((UNKNOWN_ID, (404, "resource_not_exists")), ("nowhere", (400, "parameter_invalid"))):
        files = {"index_id": (None, index_id), "video_url": (None, BIKES)}
        assert code_of(api.post("/tasks", files=files)) == refusal


def test_an_upload_without_a_video_is_refused(api: Api13, index_id: str) -> None:
    refused = api.post("/tasks", files={"index_id": (None, index_id)})

    assert code_of(refused) == (400, "parameter_not_provided")


def test_an_index_of_pegasus_alone_takes_no_videos(api: Api13) -> None:
    index_id = api.create_index("analysis", [PEGASUS])

    refused = api.post("/tasks", files={"index_id": (None, index_id), "video_url": (None, BIKES)})

    assert code_of(refused) == (400, "index_not_supported_for_search")


@pytest.mark.parametrize("code", ["video_resolution_too_low", "video_duration_too_long", "usage_limit_exceeded"])
def test_a_name_that_contains_an_error_provokes_it(api: Api13, index_id: str, code: str) -> None:
    files = {"index_id": (None, index_id), "video_url": (None, f"https://example.com/{code}.mp4")}

    assert code_of(api.post("/tasks", files=files)) == (400, code)


def test_a_file_that_is_no_video_is_refused(api: Api13, index_id: str) -> None:
    refused = api.post("/tasks", data={"index_id": index_id}, files={"video_file": ("notes.mp4", b"not a video")})

    assert code_of(refused) == (400, "video_file_broken")


def test_a_ready_task_is_deleted_after_its_video_and_the_asset_stays(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id)
    assert code_of(api.delete(f"/tasks/{task_id}")) == (400, "task_cannot_be_deleted")
    api.clock.advance(minutes=1)
    assert code_of(api.delete(f"/tasks/{task_id}")) == (400, "task_cannot_be_deleted")
    asset_id = api.get(f"/indexes/{index_id}/videos/{task_id}").json()["asset_id"]

    assert api.delete(f"/indexes/{index_id}/videos/{task_id}").status_code == 204
    assert api.delete(f"/tasks/{task_id}").status_code == 204

    assert code_of(api.get(f"/tasks/{task_id}")) == (404, "resource_not_exists")
    assert api.ids(f"/assets/{asset_id}/indexed-assets") == []


def test_tasks_come_newest_first_and_by_conditions(api: Api13, index_id: str) -> None:
    other = api.create_index("other")
    first = api.upload_url(index_id)
    api.clock.advance(minutes=1)
    failed = api.upload_url(other, FAILING)
    api.clock.advance(seconds=2)
    newest = api.upload_url(index_id)

    assert api.ids("/tasks") == [newest, failed, first]
    assert api.ids("/tasks", index_id=index_id) == [newest, first]
    assert api.ids("/tasks", index_id=UNKNOWN_ID) == []
    assert api.ids("/tasks", status=["ready", "failed"]) == [failed, first]
    assert api.ids("/tasks", status="uploading") == []
    assert api.ids("/tasks", filename="fail.mp4") == [failed]
    assert api.ids("/tasks", created_at="2024-06-01T12:01:00Z") == [newest, failed]
    assert api.ids("/tasks", sort_by="updated_at", sort_option="asc") == [first, failed, newest]
    duration = api.get(f"/tasks/{first}").json()["system_metadata"]["duration"]
    assert api.ids("/tasks", **{"duration[gte]": duration, "duration[lte]": duration}) == [newest, first]


def test_a_list_of_tasks_of_an_index_of_another_account_is_empty(api: Api13) -> None:
    theirs = api.as_key("tlk_SOMEBODY").create_index()

    assert api.ids("/tasks", index_id=theirs) == []


def test_tasks_of_the_other_version_are_hidden(api: Api13, index_id: str) -> None:
    older = api.of_1_2()
    task_id = older.upload_url(older.create_index("engines"))
    own = api.upload_url(index_id)

    assert api.ids("/tasks") == [own]
    assert api.ids("/tasks", index_id=older.get(f"/tasks/{task_id}").json()["index_id"]) == []
    assert code_of(api.get(f"/tasks/{task_id}")) == (404, "resource_not_exists")
    assert code_of(api.delete(f"/tasks/{task_id}")) == (404, "resource_not_exists")


def test_an_upload_of_the_first_sdk_is_accepted(api: Api13, index_id: str) -> None:
    """It sends texts twice, as a field and as a file, capitalised booleans, and an empty part to force the form."""
    reply = api.post(
        "/tasks",
        data={"index_id": index_id, "video_url": BIKES, "enable_video_stream": "True"},
        files=[
            ("index_id", ("upload", index_id.encode(), "application/octet-stream")),
            ("video_url", ("upload", BIKES.encode(), "application/octet-stream")),
            ("_", ("", b"")),
        ],
    )

    assert reply.status_code == 201, reply.text


def test_the_same_video_is_the_same_in_both_versions(api: Api13, index_id: str) -> None:
    older = api.of_1_2()
    task_id = api.upload_url(index_id)
    old_index = older.create_index("engines", [{"engine_name": "marengo2.6", "engine_options": ["conversation"]}])
    old_video = older.ready_video(old_index)

    said = api.get(f"/indexes/{index_id}/videos/{task_id}", params={"transcription": "true"}).json()["transcription"]
    said_before = older.get(f"/indexes/{old_index}/videos/{old_video}/transcription").json()["data"]

    assert said
    assert json.dumps(said) == json.dumps(said_before)


def test_a_silent_film_is_taken_by_an_index_that_listens(api: Api13, film: Path) -> None:
    index_id = api.create_index("both", [MARENGO])

    assert api.upload(index_id, film)
