"""Entities: created from images, in collections; processed again when their images change."""

from collections.abc import Iterator
from typing import Any

import pytest

from mockserver.domain.account.plan import Plan
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import Api13, code_of
from tests.support.assets import asset_of, picture, send_address, send_file
from tests.support.entities import (
    COLLECTIONS,
    add,
    create,
    new_collection,
    new_entity,
    new_image,
    path_of,
    shown,
    take,
)
from tests.support.uploading import ChunkedUpload

UNKNOWN_ID = "0" * 24
GONE = (404, "resource_not_exists")
INVALID = (400, "parameter_invalid")


@pytest.fixture
def club(api: Api13) -> str:
    return new_collection(api)


@pytest.fixture
def polled(clock: VirtualClock) -> Iterator[Api13]:
    with Server(Settings(profile="polls"), clock) as api:
        yield Api13(api.app, api.clock, inside=api._inside)


def status(api: Api13, club: str, entity_id: str) -> str:
    return str(shown(api, club, entity_id)["status"])


# Collections


def test_a_collection_is_shown_as_it_was_created(api: Api13) -> None:
    made = api.post(COLLECTIONS, json={"name": "Chess club", "description": "Our people"}).json()

    assert api.get(f"{COLLECTIONS}/{made['_id']}").json() == made
    assert (made["name"], made["description"], made["created_at"]) == ("Chess club", "Our people", made["updated_at"])


def test_an_update_of_a_collection_keeps_omitted_fields(api: Api13) -> None:
    club = new_collection(api, description="Our people")
    before = api.get(f"{COLLECTIONS}/{club}").json()
    api.clock.advance(seconds=5)

    after = api.patch(f"{COLLECTIONS}/{club}", json={"name": "Old chess club"}).json()

    assert after.pop("updated_at") > before.pop("updated_at")
    assert after == {**before, "name": "Old chess club"}
    assert api.get(f"{COLLECTIONS}/{club}").json()["description"] == "Our people"


def test_deleting_a_collection_deletes_its_entities_but_not_their_images(api: Api13, club: str) -> None:
    other, image = new_collection(api, "Others"), new_image(api)
    gone, kept = new_entity(api, club, [image]), new_entity(api, other, [image])

    assert api.delete(f"{COLLECTIONS}/{club}").status_code == 204

    assert code_of(api.get(f"{COLLECTIONS}/{club}")) == GONE
    assert code_of(api.get(path_of(other, gone))) == GONE
    assert api.ids(f"/assets/{image}/entities") == [kept]


# Entities


def test_an_entity_is_processing_and_then_ready(api: Api13, club: str) -> None:
    image = new_image(api)
    metadata = {"role": "teacher", "rating": 2150.5, "games": 12, "is_member": True}

    made = create(api, club, [image, image], description="A green scarf", metadata=metadata).json()

    assert made["status"] == "processing"
    assert (made["entity_collection_id"], made["asset_ids"]) == (club, [image])
    assert (made["description"], made["metadata"]) == ("A green scarf", metadata)
    api.clock.advance(seconds=1)
    assert shown(api, club, made["_id"]) == {**made, "status": "ready"}


def test_with_the_pace_polls_an_entity_advances_at_each_poll(polled: Api13) -> None:
    club, image = new_collection(polled), new_image(polled)
    entity = new_entity(polled, club, [image])

    assert [status(polled, club, entity) for _ in range(3)] == ["processing", "ready", "ready"]
    add(polled, path_of(club, entity), new_image(polled, "scarf.png"))
    assert [status(polled, club, entity) for _ in range(2)] == ["processing", "ready"]


def test_an_entity_never_fails_as_it_has_no_such_state(api: Api13, club: str) -> None:
    profile = {"pace": "seconds", "each": 3, "fails": "processing"}
    image = new_image(api)
    api.clock.advance(seconds=1)
    assert api.client.post("/__admin/profiles", json=profile).is_success
    entity = new_entity(api, club, [image])

    states = []
    for _ in range(3):
        states.append(status(api, club, entity))
        api.clock.advance(seconds=2)

    assert states == ["processing", "processing", "ready"]


@pytest.mark.parametrize("name", ["film.mp4", "song.mp3", "rules.pdf"])
def test_an_entity_is_made_from_images_alone(api: Api13, club: str, name: str) -> None:
    asset_id = asset_of(send_address(api, f"https://example.com/{name}"))

    reply = create(api, club, [new_image(api), asset_id])

    assert code_of(reply) == INVALID
    assert asset_id in reply.json()["message"]
    assert api.ids(f"{COLLECTIONS}/{club}/entities") == []


def test_a_broken_image_makes_no_entity(api: Api13, club: str) -> None:
    broken = new_image(api, "will-fail.png")
    api.clock.advance(seconds=1)

    assert code_of(create(api, club, [broken])) == INVALID


def test_an_image_in_chunks_counts_once_its_upload_is_complete(api: Api13, club: str) -> None:
    uploading = ChunkedUpload(api, picture(), "vera.png")

    early = create(api, club, [uploading.asset_id])
    uploading.send(*uploading.indices)
    late = create(api, club, [uploading.asset_id])

    assert code_of(early) == INVALID
    assert "complete its upload" in early.json()["message"]
    assert late.status_code == 201


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"asset_ids": []}, INVALID),
        ({"asset_ids": ["mine"]}, INVALID),
        ({"asset_ids": [UNKNOWN_ID]}, GONE),
        ({"asset_ids": None}, (400, "parameter_not_provided")),
        ({"name": ""}, INVALID),
        ({"metadata": {"nested": {}}}, INVALID),
        ({"metadata": {"list": ["a"]}}, INVALID),
        ({"metadata": {"nothing": None}}, INVALID),
    ],
)
def test_invalid_images_of_an_entity_are_refused(
    api: Api13, club: str, change: dict[str, Any], expected: tuple[int, str]
) -> None:
    wanted = {"name": "Vera", "asset_ids": [new_image(api)], **change}
    body = {name: value for name, value in wanted.items() if value is not None}

    assert code_of(api.post(f"{COLLECTIONS}/{club}/entities", json=body)) == expected


def test_an_update_of_an_entity_replaces_its_metadata_and_leaves_it_ready(api: Api13, club: str) -> None:
    entity = new_entity(api, club, [new_image(api)], metadata={"role": "teacher", "rating": 1}, description="A scarf")
    api.clock.advance(seconds=1)
    before = shown(api, club, entity)

    after = api.patch(path_of(club, entity), json={"name": "Vera Q.", "metadata": {"rating": 2}}).json()

    assert after == {**before, "name": "Vera Q.", "metadata": {"rating": 2}, "updated_at": after["updated_at"]}
    assert after == shown(api, club, entity)
    assert after["updated_at"] > before["updated_at"]
    assert "metadata" not in api.patch(path_of(club, entity), json={"metadata": {}}).json()


def test_a_deleted_entity_leaves_its_images(api: Api13, club: str) -> None:
    image = new_image(api)
    entity = new_entity(api, club, [image])

    assert api.delete(path_of(club, entity)).status_code == 204

    assert code_of(api.get(path_of(club, entity))) == GONE
    assert api.ids(f"/assets/{image}/entities") == []
    assert api.get(f"/assets/{image}").status_code == 200


def test_an_entity_belongs_to_one_collection(api: Api13, club: str) -> None:
    entity = new_entity(api, club, [new_image(api)])
    elsewhere = path_of(new_collection(api, "Others"), entity)

    replies = [api.get(elsewhere), api.patch(elsewhere, json={"name": "A"}), api.delete(elsewhere)]

    assert [code_of(reply) for reply in replies] == [GONE] * 3


def test_entities_of_another_account_are_refused(api: Api13, club: str) -> None:
    entity, other = new_entity(api, club, [new_image(api)]), api.as_key("tlk_OTHER")

    assert code_of(other.get(path_of(new_collection(other), entity))) == (403, "read_not_allowed")
    assert code_of(other.get(f"{COLLECTIONS}/{club}")) == (403, "read_not_allowed")


# Images


def test_new_images_make_an_entity_processing_again(api: Api13, club: str) -> None:
    one, two = new_image(api), new_image(api, "scarf.png")
    entity = new_entity(api, club, [one])
    api.clock.advance(seconds=1)

    changed = add(api, path_of(club, entity), two, one).json()

    assert (changed["asset_ids"], changed["status"]) == ([one, two], "processing")
    assert changed["updated_at"] > changed["created_at"]
    api.clock.advance(seconds=1)
    assert status(api, club, entity) == "ready"


def test_adding_an_image_twice_changes_nothing(api: Api13, club: str) -> None:
    image = new_image(api)
    entity = new_entity(api, club, [image])
    api.clock.advance(seconds=1)

    assert add(api, path_of(club, entity), image).json() == shown(api, club, entity)
    assert status(api, club, entity) == "ready"


def test_images_are_removed_by_a_body_and_the_reply_is_the_entity(api: Api13, club: str) -> None:
    one, two = new_image(api), new_image(api, "scarf.png")
    entity = new_entity(api, club, [one, two])
    api.clock.advance(seconds=1)

    reply = take(api, path_of(club, entity), one)

    assert reply.status_code == 200
    assert (reply.json()["asset_ids"], reply.json()["status"]) == ([two], "processing")
    assert api.ids(f"/assets/{one}/entities") == []


def test_the_last_image_and_unknown_ones_cannot_be_removed(api: Api13, club: str) -> None:
    one, two, strange = new_image(api), new_image(api, "scarf.png"), new_image(api, "hat.png")
    entity = path_of(club, new_entity(api, club, [one, two]))

    refused = [take(api, entity, one, two), take(api, entity, one, strange), take(api, entity, UNKNOWN_ID)]

    assert [code_of(reply) for reply in refused] == [INVALID, INVALID, GONE]
    assert api.get(entity).json()["asset_ids"] == [one, two]


@pytest.mark.parametrize("force", ["true", "false"])
def test_deleting_an_asset_removes_it_from_its_entities(api: Api13, club: str, force: str) -> None:
    one, two = new_image(api), new_image(api, "scarf.png")
    both, only = new_entity(api, club, [one, two]), new_entity(api, club, [one])
    api.clock.advance(seconds=1)

    assert api.delete(f"/assets/{one}", params={"force": force}).status_code == 204

    left, empty = shown(api, club, both), shown(api, club, only)
    assert (left["asset_ids"], left["status"]) == ([two], "processing")
    assert (empty["asset_ids"], empty["status"]) == ([], "ready")
    assert code_of(api.get(f"/assets/{one}/entities")) == GONE
    assert add(api, path_of(club, only), two).json()["asset_ids"] == [two]


# Bulk creation


def test_a_bulk_request_creates_valid_entities_and_reports_the_others(api: Api13, club: str) -> None:
    image, film = new_image(api), asset_of(send_address(api, "https://example.com/film.mp4"))
    wanted = [
        {"name": "Vera", "asset_ids": [image], "metadata": {"role": "teacher"}},
        {"name": "Unknown", "asset_ids": [UNKNOWN_ID]},
        {"name": "Malformed", "asset_ids": ["mine"]},
        {"name": "Filmed", "asset_ids": [film]},
        {"name": "Imageless", "asset_ids": []},
        {"name": "", "asset_ids": [image]},
        {"name": "Paul", "asset_ids": [image, image]},
    ]

    reply = api.post(f"{COLLECTIONS}/{club}/entities/bulk", json={"entities": wanted})

    assert reply.status_code == 201
    result = reply.json()
    assert (result["success_count"], result["failed_count"]) == (2, 5)
    assert [(made["name"], made["status"]) for made in result["entities"]] == [
        ("Vera", "processing"),
        ("Paul", "processing"),
    ]
    assert [(error["entity_index"], error["entity_name"]) for error in result["errors"]] == [
        (1, "Unknown"),
        (2, "Malformed"),
        (3, "Filmed"),
        (4, "Imageless"),
        (5, ""),
    ]
    assert all(error["error_reason"] for error in result["errors"])
    assert api.ids(f"{COLLECTIONS}/{club}/entities", sort_option="asc") == [made["_id"] for made in result["entities"]]
    assert shown(api, club, result["entities"][0]["_id"])["metadata"] == {"role": "teacher"}


# Lists


def test_lists_are_filtered_by_name_and_state_and_ordered_by_dates_and_names(api: Api13, club: str) -> None:
    image, entities = new_image(api), f"{COLLECTIONS}/{club}/entities"
    names = ["Paul", "Anna", "123", "Vera"]
    paul, anna, digits, vera = (new_entity(api, club, [image], name) for name in names)
    api.clock.advance(seconds=1)
    api.patch(path_of(club, anna), json={"description": "New"})
    add(api, path_of(club, paul), new_image(api, "hat.png"))

    assert api.ids(entities) == [vera, digits, anna, paul]
    assert api.ids(entities, sort_by="name", sort_option="asc") == [digits, anna, paul, vera]
    assert api.ids(entities, sort_by="name", page_limit=1, page=2) == [paul]
    assert api.ids(entities, sort_by="updated_at")[:2] == [anna, paul]
    assert api.ids(entities, name="Anna") == [anna]
    assert api.ids(entities, name="123") == [digits]
    assert api.ids(entities, name="Ann") == []
    assert api.ids(entities, status="processing") == [paul]
    assert api.ids(entities, status="ready", name="Paul") == []
    assert code_of(api.get(entities, params={"status": "failed"})) == INVALID


def test_collections_are_listed_by_name_too(api: Api13, club: str) -> None:
    birds = new_collection(api, "Birds")

    assert api.ids(COLLECTIONS) == [birds, club]
    assert api.ids(COLLECTIONS, name="Chess club") == [club]
    assert api.ids(COLLECTIONS, sort_by="name", sort_option="asc") == [birds, club]


def test_all_entities_of_an_account_are_listed_with_their_collections_and_pictures(api: Api13, club: str) -> None:
    others = new_collection(api, "Others")
    drawn = asset_of(send_file(api, "vera.png", picture()))
    vera, paul = new_entity(api, club, [drawn], "Vera"), new_entity(api, others, [new_image(api)], "Paul")
    api.clock.advance(seconds=1)

    listed = api.get("/entities", params={"status": "ready"}).json()["data"]

    assert [(item["_id"], item["entity_collection_name"]) for item in listed] == [
        (paul, "Others"),
        (vera, "Chess club"),
    ]
    for item in listed:
        [url] = item["asset_urls"]
        served = api.client.get(url[url.index("/_media") :])
        assert (served.status_code, served.headers["content-type"]) == (200, "image/jpeg")
    assert api.ids("/entities", name="Vera") == [vera]


# Plans, the clock, resets and snapshots


def test_a_free_plan_includes_one_collection_with_fifteen_entities(api: Api13) -> None:
    api.app.accounts.of(b"tlk_TEST").plan = Plan.FREE
    club, image = new_collection(api), new_image(api)
    wanted = [{"name": f"{number}", "asset_ids": [image]} for number in range(16)]

    result = api.post(f"{COLLECTIONS}/{club}/entities/bulk", json={"entities": wanted}).json()

    exhausted = (400, "usage_limit_exceeded")
    assert (result["success_count"], [error["entity_index"] for error in result["errors"]]) == (15, [15])
    assert code_of(create(api, club, [image])) == exhausted
    assert code_of(api.post(COLLECTIONS, json={"name": "Second"})) == exhausted


def test_advance_lists_when_an_entity_becomes_ready(api: Api13, club: str) -> None:
    entity = new_entity(api, club, [new_image(api)])

    happened = api.client.post("/__admin/clock/advance", json={"until_idle": True}).json()["happened"]

    assert ("entity", entity, "ready") in [(event["kind"], event["id"], event["became"]) for event in happened]
    assert status(api, club, entity) == "ready"


def test_a_reset_removes_entities_and_a_snapshot_restores_them(api: Api13, club: str) -> None:
    image = new_image(api)
    ready = new_entity(api, club, [image], metadata={"role": "teacher"})
    api.clock.advance(seconds=1)
    at_work = new_entity(api, club, [image])
    before = [api.get("/entities").json(), api.get(COLLECTIONS).json()]
    snapshot = api.client.get("/__admin/snapshot").content

    assert api.client.post("/__admin/reset").is_success
    assert [api.ids("/entities"), api.ids(COLLECTIONS)] == [[], []]
    restored = api.client.post("/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"})

    assert restored.is_success, restored.text
    assert [api.get("/entities").json(), api.get(COLLECTIONS).json()] == before
    api.clock.advance(seconds=1)
    assert [status(api, club, entity) for entity in (ready, at_work)] == ["ready", "ready"]
    assert api.ids(f"/assets/{image}/entities") == [at_work, ready]
