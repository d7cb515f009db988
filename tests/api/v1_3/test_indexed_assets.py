"""Indexed assets of API v1.3."""

import pytest

from tests.support.api_1_3 import BIKES, PEGASUS, Api13, code_of

UNKNOWN_ID = "65f1c0ffee65f1c0ffee65f1"
FAILING = "https://example.com/fail.mp4"


@pytest.fixture
def index_id(api: Api13) -> str:
    return api.create_index()


@pytest.fixture
def other(api: Api13) -> str:
    return api.create_index("other")


def asset_of(api: Api13, index_id: str, url: str = BIKES) -> str:
    """Return the asset of an upload into the index."""
    task_id = api.upload_url(index_id, url)
    return str(api.get(f"/indexes/{index_id}/indexed-assets/{task_id}").json()["asset_id"])


def index_asset(api: Api13, index_id: str, asset_id: str, **fields: object) -> str:
    reply = api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id, **fields})
    assert reply.status_code == 202, reply.text
    return str(reply.json()["_id"])


def test_an_asset_can_be_put_into_another_index(api: Api13, index_id: str, other: str) -> None:
    asset_id = asset_of(api, index_id)

    reply = api.post(f"/indexes/{other}/indexed-assets", json={"asset_id": asset_id})

    assert reply.status_code == 202
    indexed_id = reply.json()["_id"]
    assert reply.json() == {"_id": indexed_id, "asset_id": asset_id}
    assert indexed_id != asset_id
    assert reply.headers["location"] == f"/v1.3/indexes/{other}/indexed-assets/{indexed_id}"
    assert api.client.get(reply.headers["location"]).json()["_id"] == indexed_id


def test_an_indexed_asset_goes_through_its_states_and_becomes_a_video(api: Api13, index_id: str, other: str) -> None:
    indexed_id = index_asset(api, other, asset_of(api, index_id))
    seen = []
    for _ in range(10):
        seen.append(api.get(f"/indexes/{other}/indexed-assets/{indexed_id}").json())
        api.clock.advance(seconds=0.25)

    assert list(dict.fromkeys(each["status"] for each in seen)) == ["pending", "queued", "indexing", "ready"]
    assert [each["status"] for each in seen if "indexed_at" in each] == ["ready"] * len(
        [each for each in seen if each["status"] == "ready"]
    )
    video = api.get(f"/indexes/{other}/videos/{indexed_id}").json()
    last = {name: value for name, value in seen[-1].items() if name not in ("status", "hls")}
    assert last == {name: value for name, value in video.items() if name != "hls"}


def test_an_upload_is_an_indexed_asset_at_once_and_a_video_when_ready(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id, user_metadata={"category": "cycling"})

    [listed] = api.get(f"/indexes/{index_id}/indexed-assets").json()["data"]
    shown = api.get(f"/indexes/{index_id}/indexed-assets/{task_id}").json()

    assert (listed["_id"], listed["status"]) == (task_id, "validating")
    assert list(listed) == ["_id", "asset_id", "status", "created_at", "updated_at", "system_metadata"]
    assert shown["user_metadata"] == {"category": "cycling"}
    assert api.ids(f"/indexes/{index_id}/videos") == []


def test_a_failed_indexed_asset_is_listed_and_removed_with_its_task(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id, FAILING, user_metadata={"category": "cycling"})
    path = f"/indexes/{index_id}/indexed-assets/{task_id}"
    api.clock.advance(minutes=1)

    assert api.patch(path, json={"user_metadata": {"draft": True}}).status_code == 204
    shown = api.get(path).json()
    assert (shown["status"], shown["user_metadata"]) == ("failed", {"category": "cycling", "draft": True})
    assert api.ids(f"/indexes/{index_id}/indexed-assets", status="failed") == [task_id]
    assert api.delete(path).status_code == 204
    assert api.ids(f"/indexes/{index_id}/indexed-assets") == api.ids("/tasks") == []


def test_removing_an_unfinished_indexed_asset_removes_its_task(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id)

    assert api.delete(f"/indexes/{index_id}/indexed-assets/{task_id}").status_code == 204
    api.clock.advance(minutes=1)

    assert code_of(api.get(f"/tasks/{task_id}")) == (404, "resource_not_exists")
    assert api.ids(f"/indexes/{index_id}/videos") == []
    assert api.get(f"/indexes/{index_id}").json()["video_count"] == 0


def test_removing_an_asset_from_an_index_keeps_the_asset(api: Api13, index_id: str, other: str) -> None:
    asset_id = asset_of(api, index_id)
    indexed_id = index_asset(api, other, asset_id)
    api.clock.advance(minutes=1)

    assert api.delete(f"/indexes/{other}/indexed-assets/{indexed_id}").status_code == 204

    gone = api.get(f"/indexes/{other}/indexed-assets/{indexed_id}")
    assert code_of(gone) == (404, "resource_not_exists")
    assert index_asset(api, other, asset_id) != indexed_id


def test_the_indexes_of_an_asset_are_listed_newest_first(api: Api13, index_id: str, other: str) -> None:
    asset_id = asset_of(api, index_id)
    api.clock.advance(seconds=1)
    indexed_id = index_asset(api, other, asset_id)

    listed = api.get(f"/assets/{asset_id}/indexed-assets").json()

    first, second = listed["data"]
    assert first == {"_id": indexed_id, "index": {"_id": other, "name": "other"}}
    assert second["index"] == {"_id": index_id, "name": "matches"}
    assert listed["page_info"]["total_results"] == 2


def test_indexed_assets_are_listed_with_unfinished_ones_by_status(api: Api13, index_id: str) -> None:
    ready = api.ready_video(index_id)
    working = api.upload_url(index_id)

    path = f"/indexes/{index_id}/indexed-assets"
    assert api.ids(path) == [working, ready]
    assert api.ids(path, status="ready") == [ready]
    assert api.ids(path, status=["ready", "validating"], sort_option="asc") == [ready, working]
    api.clock.advance(seconds=0.1)
    api.patch(f"{path}/{ready}", json={"user_metadata": {"a": "b"}})
    assert api.ids(path, sort_by="updated_at", sort_option="asc")[-1] == ready


def test_the_indexed_asset_decides_about_its_stream(api: Api13, index_id: str, other: str) -> None:
    asset_id = asset_of(api, index_id)
    streamed = index_asset(api, other, asset_id, enable_video_stream=True)
    plain = index_asset(api, other, asset_id)
    api.clock.advance(minutes=1)

    status = {
        each: api.get(f"/indexes/{other}/indexed-assets/{each}").json()["hls"]["status"] for each in (streamed, plain)
    }

    assert status == {streamed: "COMPLETE", plain: "PROCESSING"}


def test_metadata_of_an_indexed_asset_is_its_own_and_empty_values_are_dropped(
    api: Api13, index_id: str, other: str
) -> None:
    asset_id = asset_of(api, index_id)

    given: dict[str, object] = {"category": "cycling", "nothing": None, "empty": "", "none": []}
    indexed_id = index_asset(api, other, asset_id, user_metadata=given)

    assert api.get(f"/indexes/{other}/indexed-assets/{indexed_id}").json()["user_metadata"] == {"category": "cycling"}


def test_metadata_that_changes_during_indexing_leaves_the_dates_of_the_video_in_order(
    api: Api13, index_id: str, other: str
) -> None:
    indexed_id = index_asset(api, other, asset_of(api, index_id))
    api.patch(f"/indexes/{other}/indexed-assets/{indexed_id}", json={"user_metadata": {"seen": True}})
    api.clock.advance(minutes=1)

    indexed = api.get(f"/indexes/{other}/indexed-assets/{indexed_id}").json()
    video = api.get(f"/indexes/{other}/videos/{indexed_id}").json()

    assert video["updated_at"] == video["indexed_at"] == indexed["updated_at"]


def test_an_asset_that_cannot_be_indexed_is_refused(api: Api13, index_id: str) -> None:
    asset_id = asset_of(api, index_id)
    path = f"/indexes/{index_id}/indexed-assets"
    deaf = api.create_index("analysis", [PEGASUS])

    assert code_of(api.post(path, json={"asset_id": UNKNOWN_ID})) == (404, "resource_not_exists")
    assert code_of(api.post(path, json={"asset_id": "mine"})) == (400, "parameter_invalid")
    assert code_of(api.post(path, json={})) == (400, "parameter_not_provided")
    assert code_of(api.post(f"/indexes/{UNKNOWN_ID}/indexed-assets", json={"asset_id": asset_id})) == (
        404,
        "resource_not_exists",
    )
    refused = api.post(f"/indexes/{deaf}/indexed-assets", json={"asset_id": asset_id})
    assert code_of(refused) == (400, "index_not_supported_for_search")
    assert code_of(api.get(f"/assets/{UNKNOWN_ID}/indexed-assets")) == (404, "resource_not_exists")


def test_a_ready_indexed_asset_has_vectors_and_transcript(api: Api13, index_id: str) -> None:
    task_id = api.upload_url(index_id)
    path, asked = (
        f"/indexes/{index_id}/indexed-assets/{task_id}",
        {"embedding_option": "audio", "transcription": "true"},
    )
    assert {"embedding", "transcription"}.isdisjoint(api.get(path, params=asked).json())

    api.clock.advance(minutes=1)

    assert {"embedding", "transcription"} <= api.get(path, params=asked).json().keys()


def test_failed_and_ready_indexed_assets_are_listed_by_date(api: Api13, index_id: str) -> None:
    made = []
    for url in (BIKES, FAILING, BIKES, BIKES, FAILING):
        api.clock.advance(seconds=1)
        made.append(api.upload_url(index_id, url))
    api.clock.advance(minutes=1)
    path = f"/indexes/{index_id}/indexed-assets"

    assert api.ids(path) == made[::-1]
    assert api.ids(path, sort_option="asc") == made
    assert [api.ids(path, page=page, page_limit=2) for page in (1, 2, 3)] == [made[:2:-1], made[2:0:-1], made[:1]]

    api.delete(f"{path}/{made[2]}")
    api.delete(f"{path}/{made[1]}")

    assert api.ids(path) == [made[4], made[3], made[0]]


def test_a_task_that_fails_later_keeps_its_place_in_the_list(api: Api13, index_id: str) -> None:
    first, second = (api.upload_url(index_id, f"https://example.com/{name}.mp4") for name in ("one", "two"))
    fails = {"task_id": first, "pace": "instant", "fails": "indexing"}
    reply = api.client.post("/__admin/profiles", json=fails)
    api.clock.advance(minutes=1)
    assert reply.status_code == 200, reply.text

    assert api.ids(f"/indexes/{index_id}/indexed-assets") == [second, first]
    assert api.ids(f"/indexes/{index_id}/indexed-assets", status="failed") == [first]


def test_an_asset_does_not_list_an_index_that_it_was_removed_from(api: Api13, index_id: str, other: str) -> None:
    asset_id = asset_of(api, index_id)
    api.clock.advance(minutes=1)
    indexed = index_asset(api, other, asset_id)
    path = f"/assets/{asset_id}/indexed-assets"
    before = len(api.ids(path))

    api.delete(f"/indexes/{other}/indexed-assets/{indexed}")

    assert (before, len(api.ids(path))) == (2, 1)


@pytest.mark.parametrize("taken_out", [False, True])
def test_consistency_delays_apply_to_indexed_assets(api: Api13, index_id: str, *, taken_out: bool) -> None:
    old = api.ready_video(index_id)
    path = f"/indexes/{index_id}/indexed-assets"
    orders = {"consistency": {"appear_after_reads": 1, "linger_for_reads": 1}}
    assert api.client.post("/__admin/behaviour", json=orders).status_code == 200

    if taken_out:
        api.delete(f"{path}/{old}")
        reads = [[old], []]
    else:
        new = api.ready_video(index_id)
        reads = [[old], [new, old]]

    assert [api.ids(path), api.ids(path)] == reads


def test_a_deleted_video_without_a_task_does_not_linger_in_indexed_assets(api: Api13, index_id: str) -> None:
    video_id = api.ready_video(index_id)
    assert api.client.post("/__admin/behaviour", json={"consistency": {"linger_for_reads": 9}}).status_code == 200

    api.delete(f"/indexes/{index_id}/videos/{video_id}")
    api.delete(f"/tasks/{video_id}")

    assert api.ids(f"/indexes/{index_id}/indexed-assets") == []
    assert api.ids(f"/indexes/{index_id}/videos") == [video_id]
