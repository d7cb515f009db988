"""Items of knowledge stores: ingested assets."""

from pathlib import Path

import pytest

from tests.support.api_1_3 import Api13, code_of
from tests.support.assets import asset_of, pdf, send_address, send_file
from tests.support.films import make_film
from tests.support.knowledge import Knowledge, image_asset, store, video_asset

UNKNOWN_ID = "ksi_65f1c0ffee65f1c0ffee65f1"


@pytest.fixture
def games(api: Api13) -> Knowledge:
    return store(api)


def test_an_item_goes_through_its_states(api: Api13, games: Knowledge) -> None:
    item_id = games.add(video_asset(api))
    seen = []
    for _ in range(6):
        seen.append(games.item(item_id))
        api.clock.advance(seconds=0.25)

    states = [each["status"] for each in seen]
    assert list(dict.fromkeys(states)) == ["queued", "pending", "processing", "ready"]
    with_file = [each["status"] for each in seen if "system_metadata" in each]
    assert with_file == [status for status in states if status in ("processing", "ready")]


def test_the_file_of_a_ready_item_is_described(api: Api13, games: Knowledge, tmp_path: Path) -> None:
    film = make_film(tmp_path / "kite.mp4", fps=2)
    asset_id = asset_of(send_file(api, film.name, film.read_bytes()))
    api.clock.advance(minutes=1)
    video, image = games.add(asset_id, asset_type="video"), games.add(image_asset(api))
    api.clock.advance(minutes=1)

    shown = games.item(video)["system_metadata"]
    still = games.item(image)["system_metadata"]

    measured = {name: value for name, value in shown.items() if name not in ("duration", "size")}
    assert measured == {
        "asset_type": "video",
        "filename": "kite.mp4",
        "fps": 2,
        "width": shown["width"],
        "height": shown["height"],
        "codec_name": "mpeg4",
    }
    assert still == {
        "asset_type": "image",
        "filename": "a red boat.png",
        "width": 64,
        "height": 48,
        "codec_name": "png",
        "size": still["size"],
    }


def test_an_item_fails_if_a_profile_says_so(api: Api13, games: Knowledge) -> None:
    asset_id = video_asset(api)
    profile = {"pace": "seconds", "fails": "processing"}
    assert api.client.post("/__admin/profiles", json=profile).is_success

    item_id = games.add(asset_id)
    api.clock.advance(minutes=1)

    assert games.item(item_id)["status"] == "failed"
    assert api.ids(f"{games.path}/items", status="failed") == [item_id]


def test_an_asset_must_be_ready(api: Api13, games: Knowledge) -> None:
    asset_id = asset_of(send_address(api, "https://example.com/kite.mp4"))

    refused = api.post(f"{games.path}/items", json={"asset_id": asset_id})

    assert code_of(refused) == (400, "parameter_invalid")
    assert "wait until it is ready" in refused.json()["message"]


def test_an_asset_must_be_a_video_or_an_image_of_the_given_type(api: Api13, games: Knowledge) -> None:
    document = asset_of(send_file(api, "rules.pdf", pdf()))
    video = video_asset(api)

    assert code_of(api.post(f"{games.path}/items", json={"asset_id": document})) == (400, "parameter_invalid")
    as_image = api.post(f"{games.path}/items", json={"asset_id": video, "asset_type": "image"})
    assert code_of(as_image) == (400, "parameter_invalid")
    assert api.ids(f"{games.path}/items") == []


def test_items_are_listed_newest_first_and_by_their_states(api: Api13, games: Knowledge) -> None:
    ready = [games.ready_video(f"https://example.com/{name}.mp4") for name in ("one", "two")]
    queued = games.add(video_asset(api, "https://example.com/three.mp4"))
    items = f"{games.path}/items"

    assert api.ids(items) == [queued, *ready[::-1]]
    assert api.ids(items, status="ready") == ready[::-1]
    assert api.ids(items, status=["ready", "queued"]) == [queued, *ready[::-1]]
    assert api.ids(items, status="failed") == []
    assert api.ids(items, sort_option="asc", page_limit=1) == ready[:1]


def test_an_updated_item_comes_first_by_date_of_change(api: Api13, games: Knowledge) -> None:
    items = [games.ready_video(f"https://example.com/{name}.mp4") for name in ("one", "two")]

    api.patch(f"{games.path}/items/{items[0]}/item-metadata", json={"item_metadata": {"a": 1}})

    assert api.ids(f"{games.path}/items", sort_by="updated_at") == items


def test_an_item_shows_the_current_metadata_of_its_asset(api: Api13, games: Knowledge) -> None:
    asset_id = video_asset(api, user_metadata='{"category": "sport"}')
    item_id = games.add(asset_id, item_metadata={"level": "easy"})
    assert games.item(item_id)["metadata"] == {"category": "sport"}

    api.request("PUT", f"/assets/{asset_id}/user-metadata", json={"user_metadata": {"category": "games"}})

    shown = games.item(item_id)
    assert (shown["metadata"], shown["item_metadata"]) == ({"category": "games"}, {"level": "easy"})


def test_metadata_under_the_old_name_is_shown_under_both_until_the_new_name_is_used(
    api: Api13, games: Knowledge
) -> None:
    asset_id = video_asset(api, user_metadata='{"category": "sport"}')
    item_id = games.add(asset_id, metadata={"level": "easy", "empty": ""})
    shown = games.item(item_id)
    assert shown["metadata"] == shown["item_metadata"] == {"level": "easy"}

    changed = api.patch(f"{games.path}/items/{item_id}/item-metadata", json={"item_metadata": {"pace": 2}})

    assert changed.status_code == 200
    assert changed.json()["metadata"] == {"category": "sport"}
    assert changed.json()["item_metadata"] == {"level": "easy", "pace": 2}


def test_both_names_at_once_are_refused(api: Api13, games: Knowledge) -> None:
    body = {"asset_id": video_asset(api), "metadata": {"a": 1}, "item_metadata": {"a": 1}}

    assert code_of(api.post(f"{games.path}/items", json=body)) == (400, "parameter_invalid")


def test_metadata_are_merged_key_by_key(api: Api13, games: Knowledge) -> None:
    item_id = games.add(video_asset(api), item_metadata={"a": 1, "b": "two", "c": ["x"]})

    update: dict[str, object] = {"a": None, "b": "", "c": [], "d": False}
    merged = api.patch(f"{games.path}/items/{item_id}/item-metadata", json={"item_metadata": update})

    assert merged.json()["item_metadata"] == {"b": "two", "c": ["x"], "d": False}


def test_put_replaces_metadata(api: Api13, games: Knowledge) -> None:
    item_id = games.add(video_asset(api), item_metadata={"a": 1, "b": "two"})
    path = f"{games.path}/items/{item_id}/item-metadata"

    wanted: dict[str, object] = {"a": None, "b": "", "c": [], "d": 0}
    assert api.request("PUT", path, json={"item_metadata": wanted}).json()["item_metadata"] == {"d": 0}
    assert "item_metadata" not in api.request("PUT", path, json={"item_metadata": {}}).json()


def test_an_item_has_at_most_fifty_pairs(api: Api13, games: Knowledge) -> None:
    item_id = games.add(video_asset(api), item_metadata={f"k{number}": number for number in range(50)})
    path = f"{games.path}/items/{item_id}/item-metadata"

    assert code_of(api.patch(path, json={"item_metadata": {"one": "more"}})) == (400, "parameter_invalid")
    assert api.patch(path, json={"item_metadata": {"one": "more", "k0": None}}).status_code == 200
    assert code_of(api.patch(path, json={"item_metadata": {}})) == (400, "parameter_invalid")


def test_a_deleted_item_leaves_its_asset(api: Api13, games: Knowledge) -> None:
    item_id = games.ready_video()
    asset_id = games.item(item_id)["asset_id"]

    assert api.delete(f"{games.path}/items/{item_id}").status_code == 204

    assert code_of(api.get(f"{games.path}/items/{item_id}")) == (404, "resource_not_exists")
    assert api.get(f"/assets/{asset_id}").status_code == 200


def test_an_item_outlives_its_asset(api: Api13, games: Knowledge) -> None:
    item_id = games.ready_video()
    asset_id = games.item(item_id)["asset_id"]

    assert api.delete(f"/assets/{asset_id}").status_code == 204

    assert games.item(item_id)["asset_id"] == asset_id
    assert api.delete(f"{games.path}/items/{item_id}").status_code == 204
    assert games.api.get(f"{games.path}/items/{item_id}").status_code == 404


def test_an_unknown_item_and_an_unknown_asset_do_not_exist(api: Api13, games: Knowledge) -> None:
    assert code_of(api.get(f"{games.path}/items/{UNKNOWN_ID}")) == (404, "resource_not_exists")
    refused = api.post(f"{games.path}/items", json={"asset_id": UNKNOWN_ID[4:]})
    assert code_of(refused) == (404, "resource_not_exists")


def test_with_the_pace_polls_an_item_advances_at_each_poll(api: Api13, games: Knowledge) -> None:
    asset_id = video_asset(api)
    api.client.post("/__admin/profiles", json={"pace": "polls"})
    item_id = games.add(asset_id)

    seen = [games.item(item_id)["status"] for _ in range(5)]

    assert seen == ["queued", "pending", "processing", "ready", "ready"]
