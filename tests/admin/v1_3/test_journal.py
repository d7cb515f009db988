"""The journal, its matchers and the findings about clients, with requests of v1.3 only."""

from typing import Any

from tests.support.api_1_3 import MARENGO, Api13
from tests.support.assets import asset_of, picture, send_address, send_file

ID = "x-mockserver-request-id"
HOUR = 3600
UNKNOWN_ID = "65f1c0ffee65f1c0ffee65f1"


def called(api: Api13, **match: Any) -> list[str]:
    reply = api.client.post("/__admin/journal/search", json={"match": match})
    assert reply.status_code == 200, reply.text
    return [entry["operation"] for entry in reply.json()["data"]]


def found(api: Api13, rule: str, **query: Any) -> list[list[str]]:
    reply = api.client.get("/__admin/conduct", params={"rules": rule, **query})
    assert reply.status_code == 200, reply.text
    return [finding["request_ids"] for finding in reply.json()["data"]]


def indexed(api: Api13) -> tuple[str, str, str]:
    """Return the ids of an asset, its index, and the indexed asset."""
    asset_id = asset_of(send_address(api, "https://example.com/city-bikes.mp4"))
    api.clock.advance(minutes=1)
    index_id = api.create_index(engines=[MARENGO])
    reply = api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": asset_id})
    assert reply.status_code == 202, reply.text
    return asset_id, index_id, reply.json()["_id"]


def test_requests_without_a_version_in_their_path_are_recognised(api: Api13) -> None:
    index_id = api.create_index()
    deletion = api.client.delete(f"/indexes/{index_id}").headers[ID]
    used = api.client.get(f"/indexes/{index_id}").headers[ID]

    assert called(api, index_id=index_id) == ["delete_indexes_index_id", "get_indexes_index_id"]
    assert found(api, "used_after_deletion") == [[deletion, used]]


def test_requests_are_found_by_the_asset_that_they_name(api: Api13) -> None:
    asset_id, _, _ = indexed(api)
    api.client.get(f"/v1.3/assets/{asset_id}")
    source = {"type": "asset_id", "asset_id": asset_id}
    api.post("/analyze", json={"model_name": "pegasus1.5", "video": source, "prompt": "What happens?"})

    assert called(api, asset_id=asset_id) == [
        "post_indexes_index_id_indexed_assets",
        "get_assets_asset_id",
        "post_analyze",
    ]
    assert called(api, asset_id=UNKNOWN_ID) == []


def test_an_indexed_asset_is_a_video_to_matchers(api: Api13) -> None:
    _, index_id, video_id = indexed(api)
    api.get(f"/indexes/{index_id}/indexed-assets/{video_id}")

    assert called(api, video_id=video_id, index_id=index_id) == ["get_indexes_index_id_indexed_assets_indexed_asset_id"]


def test_a_prompt_is_found_in_every_field_that_may_hold_it(api: Api13) -> None:
    api.post("/analyze", json={"video_id": UNKNOWN_ID, "prompt": "A poem"})
    source = {"type": "url", "url": "https://example.com/city-bikes.mp4"}
    api.post("/analyze", json={"video": source, "prompt_v2": {"input_text": "A list"}})

    assert called(api, prompt="A poem") == called(api, prompt="A list") == ["post_analyze"]
    assert called(api, filename="https://example.com/city-bikes.mp4") == ["post_analyze"]


def test_a_search_is_found_by_any_of_its_query_images(api: Api13) -> None:
    form = {"index_id": api.create_index(), "search_options": "visual", "query_media_type": "image"}
    images = [("query_media_file", (name, picture())) for name in ("one.png", "two.png")]
    api.post("/search", data=form, files=images)
    url = "https://example.com/horse.png"
    api.post("/search", files=[(name, (None, text)) for name, text in {**form, "query_media_url": url}.items()])

    for name in ("one.png", url):
        assert called(api, filename=name) == ["post_search"]


def test_a_video_that_was_deleted_may_still_have_a_task(api: Api13) -> None:
    index_id = api.create_index()
    video_id = api.ready_video(index_id)
    api.delete(f"/indexes/{index_id}/videos/{video_id}")
    api.get(f"/tasks/{video_id}")

    assert found(api, "used_after_deletion") == []

    assert api.delete(f"/tasks/{video_id}").status_code == 204
    used = api.get(f"/indexes/{index_id}/videos/{video_id}").headers[ID]
    assert [evidence[-1] for evidence in found(api, "used_after_deletion")] == [used]


def test_assets_and_indexed_assets_are_polled(api: Api13) -> None:
    asset_id = asset_of(send_file(api, "a.png", picture()))
    url = "https://example.com/city-bikes.mp4"
    other = asset_of(send_address(api, url))
    for _ in range(2):
        api.client.get(f"/v1.3/assets/{asset_id}")
        api.client.get(f"/v1.3/assets/{other}")
    _, index_id, video_id = indexed(api)
    polls = [api.get(f"/indexes/{index_id}/indexed-assets/{video_id}").headers[ID] for _ in range(2)]

    assert polls in found(api, "polled_too_fast", poll_seconds=HOUR)


def test_an_unread_form_is_matched_by_its_fields_and_files(api: Api13) -> None:
    index_id = api.create_index()
    api.client.post("/__admin/faults", json={"fault": {"error": {"status": 500}}})
    form = {"index_id": index_id, "search_options": "visual", "query_media_type": "image"}
    images = [("query_media_file", (name, picture())) for name in ("one.png", "two.png")]
    api.post("/search", data=form, files=images)

    assert called(api, index_id=index_id) == called(api, filename="two.png") == ["post_search"]
