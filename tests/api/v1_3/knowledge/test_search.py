"""Search of knowledge stores."""

from typing import Any

import pytest

from tests.support.api_1_3 import Api13, code_of
from tests.support.assets import asset_of, picture_taken_at, send_file
from tests.support.knowledge import Knowledge, image_asset, shown, store, video_asset

BIKES, KITES = "https://example.com/city-bikes.mp4", "https://example.com/flying-kites.mp4"
PARIS, ROME, FIJI = (48.8566, 2.3522), (41.9028, 12.4964), (-17.7134, 178.065)


@pytest.fixture
def games(api: Api13) -> Knowledge:
    return store(api)


def found(games: Knowledge, text: str, **fields: Any) -> Any:
    reply = games.search(text, **fields)
    assert reply.status_code == 200, reply.text
    return reply.json()


def test_the_item_that_a_text_is_about_comes_first(games: Knowledge) -> None:
    bikes, kites = games.ready_video(BIKES), games.ready_video(KITES)

    assert found(games, "riding bikes in the city")["data"][0]["item_id"] == bikes
    assert found(games, "flying kites")["data"][0]["item_id"] == kites


def test_each_hit_has_its_rank_and_one_match_where_hits_are_not_grouped(games: Knowledge) -> None:
    games.ready_video(BIKES)

    reply = found(games, "a bike", page_size=50)

    assert [hit["rank"] for hit in reply["data"]] == list(range(1, len(reply["data"]) + 1))
    assert {len(hit["matches"]) for hit in reply["data"]} == {1}
    assert reply["effective_search_options"] == {"video": {"modalities": ["visual"]}}
    match = reply["data"][0]["matches"][0]
    assert match["start_sec"] < match["end_sec"]
    assert match["modalities"] == ["visual"]


def test_grouped_hits_are_items_with_the_same_matches(games: Knowledge) -> None:
    games.ready_video(BIKES)
    games.ready_video(KITES)
    image = games.add(image_asset(games.api, "a kite.png"))
    games.api.clock.advance(minutes=1)

    single = found(games, "a kite", page_size=50)["data"]
    grouped = found(games, "a kite", group_by="item")["data"]

    assert [hit["rank"] for hit in grouped] == [1, 2, 3]
    assert list(dict.fromkeys(hit["item_id"] for hit in single)) == [hit["item_id"] for hit in grouped]
    assert sum(len(hit.get("matches", ["image"])) for hit in grouped) == len(single)
    assert [hit["asset_type"] for hit in grouped if "matches" not in hit] == ["image"]
    assert [hit["item_id"] for hit in grouped if hit["asset_type"] == "image"] == [image]


def test_speech_is_found_if_audio_is_searched(games: Knowledge) -> None:
    item_id = games.ready_video(BIKES)
    words = _something_said(games.api, games.item(item_id)["asset_id"])

    heard = found(games, words, search_options={"video": {"modalities": ["audio"]}})

    best = heard["data"][0]["matches"][0]
    assert best["modalities"] == ["audio"]
    assert best["transcription"].startswith(words)
    assert heard["effective_search_options"] == {"video": {"modalities": ["audio"]}}


def _something_said(api: Api13, asset_id: str) -> str:
    sentences = shown(api, f"/assets/{asset_id}/transcription?include=sentences")["sentences"]
    return str(sentences[0]["value"])


def test_items_that_are_not_ready_are_not_found(games: Knowledge) -> None:
    assets = [video_asset(games.api, url) for url in (BIKES, KITES)]
    item_id = games.add(assets[0])
    assert found(games, "a bike")["data"] == []

    games.api.clock.advance(minutes=1)
    games.add(assets[1])

    assert {hit["item_id"] for hit in found(games, "a bike", page_size=50)["data"]} == {item_id}


def test_a_search_finds_items_of_its_own_store_only(games: Knowledge) -> None:
    games.ready_video(BIKES)

    assert found(store(games.api), "a bike")["data"] == []


@pytest.mark.parametrize(("condition", "expected"), [("eq", {0}), ("in", {0, 1})])
def test_a_filter_can_name_items(games: Knowledge, condition: str, expected: set[int]) -> None:
    items = [games.ready_video(url) for url in (BIKES, KITES, BIKES)]
    wanted: Any = items[0] if condition == "eq" else items[:2]

    hits = found(games, "a bike", filter={"item_id": {condition: wanted}}, page_size=50)["data"]

    assert {hit["item_id"] for hit in hits} == {items[number] for number in expected}


def test_a_filter_can_select_a_type_of_items(games: Knowledge) -> None:
    games.ready_video(BIKES)
    image = games.add(image_asset(games.api))
    games.api.clock.advance(minutes=1)

    reply = found(games, "a boat", filter={"asset_type": {"eq": "image"}})

    assert [hit["item_id"] for hit in reply["data"]] == [image]
    assert reply["effective_search_options"] == {}
    videos = found(games, "a boat", filter={"asset_type": {"in": ["video"]}})["data"]
    assert {hit["asset_type"] for hit in videos} == {"video"}


def test_video_options_are_refused_if_the_filter_excludes_videos(games: Knowledge) -> None:
    options = {"video": {"modalities": ["visual"]}}

    refused = games.search("a boat", filter={"asset_type": {"eq": "image"}}, search_options=options)

    assert code_of(refused) == (400, "parameter_invalid")
    assert "search_options.video" in refused.json()["message"]


def test_items_recorded_within_a_radius_are_found(games: Knowledge) -> None:
    items = {}
    for name, place in {"paris": PARIS, "rome": ROME, "fiji": FIJI}.items():
        asset_id = asset_of(send_file(games.api, f"{name}.jpg", picture_taken_at(*place)))
        games.api.clock.advance(minutes=1)
        items[name] = games.add(asset_id)
    games.add(image_asset(games.api))
    games.api.clock.advance(minutes=1)

    def near(place: tuple[float, float], kilometres: float) -> set[str]:
        circle = {"latitude": place[0], "longitude": place[1], "radius_meters": kilometres * 1000}
        return {hit["item_id"] for hit in found(games, "a town", filter={"location": circle})["data"]}

    assert near(PARIS, 10) == {items["paris"]}
    assert near(PARIS, 1100) == near(PARIS, 1110) - {items["rome"]} == {items["paris"]}
    assert near((-17.7, -179.9), 250) == {items["fiji"]}
    assert near(PARIS, 20_037) == set(items.values())


def test_the_metadata_of_the_file_and_of_its_owner_are_shown_on_request(games: Knowledge) -> None:
    asset_id = video_asset(games.api, BIKES, user_metadata='{"category": "sport", "level": "any"}')
    item_id = games.add(asset_id, item_metadata={"level": "easy"})
    games.api.clock.advance(minutes=1)

    hit = found(games, "a bike", include_metadata=True)["data"][0]

    known = games.item(item_id)["system_metadata"]
    assert hit["metadata"]["system"] == {name: known[name] for name in ("duration", "width", "height", "size")}
    assert hit["metadata"]["user"] == {"category": "sport", "level": "easy"}
    assert "metadata" not in found(games, "a bike")["data"][0]


def test_the_page_token_decides_the_page_whatever_else_the_body_says(games: Knowledge) -> None:
    games.ready_video(BIKES)
    whole = found(games, "a bike", page_size=50, include_metadata=True)["data"]

    page = found(games, "a bike", page_size=2, include_metadata=True)
    walked = page["data"]
    while "next_page_token" in page:
        page = found(games, "another text", page_token=page["next_page_token"], page_size=7, group_by="item")
        walked += page["data"]

    assert walked == whole
    assert page["effective_search_options"] == {"video": {"modalities": ["visual"]}}


def test_a_token_expires_in_a_day_or_when_the_items_change(games: Knowledge) -> None:
    games.ready_video(BIKES)
    tokens = [found(games, text, page_size=1)["next_page_token"] for text in ("a bike", "a wheel")]
    assert games.search("x", page_token=tokens[0]).status_code == 200

    item_id = games.add_video(KITES)
    assert games.search("x", page_token=tokens[0]).status_code == 200
    games.api.clock.advance(minutes=1)
    assert code_of(games.search("x", page_token=tokens[0])) == (410, "page_token_expired")

    games.api.delete(f"{games.path}/items/{item_id}")
    token = found(games, "a bike", page_size=1)["next_page_token"]
    games.api.clock.advance(hours=24)
    assert code_of(games.search("x", page_token=token)) == (410, "page_token_expired")


def test_a_malformed_token_or_one_of_another_store_is_refused(games: Knowledge) -> None:
    games.ready_video(BIKES)
    token = found(games, "a bike", page_size=1)["next_page_token"]

    assert code_of(games.search("x", **{"page_token": "no token"})) == (400, "parameter_invalid")
    assert code_of(store(games.api).search("x", page_token=token)) == (400, "parameter_invalid")
    assert code_of(games.api.post(f"{games.path}/search", json={"page_token": token})) == (
        400,
        "parameter_not_provided",
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"page_size": 51},
        {"page_size": 0},
        {"group_by": "video"},
        {"filter": {"asset_type": {"eq": "audio"}}},
        {"filter": {"item_id": {"in": []}}},
        {"filter": {"item_id": {"eq": "ksi_1"}}},
        {"filter": {"location": {"latitude": 91, "longitude": 0, "radius_meters": 1}}},
        {"filter": {"location": {"latitude": 0, "longitude": 0, "radius_meters": 0}}},
        {"search_options": {"video": {"modalities": []}}},
        {"search_options": {"video": {"modalities": ["text"]}}},
    ],
)
def test_an_invalid_search_is_refused(games: Knowledge, fields: dict[str, Any]) -> None:
    assert code_of(games.search("a bike", **fields)) == (400, "parameter_invalid")


@pytest.mark.parametrize("text", ["", "   ", "why " * 2501])
def test_a_text_has_one_word_up_to_the_limit_of_the_model(games: Knowledge, text: str) -> None:
    assert code_of(games.search(text)) == (400, "parameter_invalid")


def test_quality_lowers_recall_and_adds_false_positives(games: Knowledge) -> None:
    games.ready_video(BIKES)
    right = found(games, "a bike", page_size=50)["data"]

    ordered = games.api.client.post("/__admin/behaviour", json={"quality": {"recall": 0, "precision": 1}})
    assert ordered.is_success, ordered.text

    assert right
    assert found(games, "a bike", page_size=50)["data"] == []


def test_a_restored_token_still_leads_to_its_page(games: Knowledge) -> None:
    games.ready_video(BIKES)
    token = found(games, "a bike", page_size=1)["next_page_token"]
    second = found(games, "x", page_token=token)
    snapshot = games.api.client.get("/__admin/snapshot").content
    games.api.client.post("/__admin/reset", json={})

    restored = games.api.client.post(
        "/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"}
    )

    assert restored.status_code == 204, restored.text
    assert found(games, "x", page_token=token) == second


def test_scenes_put_by_a_test_are_found_in_items(games: Knowledge) -> None:
    index_id = games.api.create_index()
    video_id = games.api.ready_video(index_id, BIKES)
    asset_id = games.api.get(f"/indexes/{index_id}/indexed-assets/{video_id}").json()["asset_id"]
    item_id = games.add(asset_id)
    games.api.clock.advance(minutes=1)
    found(games, "a bike")

    scenes = {"scenes": [{"span": [0, 5], "seen": "a zebra crosses a river"}]}
    given = games.api.client.put(f"/__admin/videos/{video_id}/scenes", json=scenes)
    assert given.is_success, given.text

    best = found(games, "a zebra crosses a river")["data"][0]
    assert (best["item_id"], best["matches"][0]["start_sec"]) == (item_id, 0)
