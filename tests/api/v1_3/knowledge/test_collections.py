"""Item collections of knowledge stores."""

import pytest

from tests.support.api_1_3 import Api13, code_of
from tests.support.knowledge import Knowledge, shown, store, video_asset

UNKNOWN_ID = "ksi_65f1c0ffee65f1c0ffee65f1"
TAKEN = (400, "item_collection_name_already_exists")


@pytest.fixture
def games(api: Api13) -> Knowledge:
    return store(api)


def test_a_collection_is_shown_as_it_was_created(games: Knowledge) -> None:
    body = {"name": "Openings", "description": "First moves", "metadata": {"level": 1}}

    created = games.api.post(f"{games.path}/item-collections", json=body)

    assert created.status_code == 201
    view = created.json()
    assert view == {
        "_id": view["_id"],
        "knowledge_store_id": games.id,
        **body,
        "member_count": 0,
        "created_at": view["created_at"],
        "updated_at": view["created_at"],
    }
    assert shown(games.api, games.collection(view["_id"])) == view


def test_a_name_is_unique_within_its_store_alone(games: Knowledge) -> None:
    api, collections = games.api, f"{games.path}/item-collections"
    openings, endings = games.collect("Openings"), games.collect("Endings")

    assert code_of(api.post(collections, json={"name": "Openings"})) == TAKEN
    assert code_of(api.patch(games.collection(endings), json={"name": "Openings"})) == TAKEN
    assert api.patch(games.collection(openings), json={"name": "Openings", "description": "d"}).status_code == 200
    assert store(api).collect("Openings")
    api.delete(games.collection(openings))
    assert games.collect("Openings")


def test_an_update_keeps_omitted_fields_and_replaces_metadata(games: Knowledge) -> None:
    path = games.collection(games.collect("Openings"))
    games.api.patch(path, json={"metadata": {"a": 1, "b": 2}, "description": "First moves"})

    view = games.api.patch(path, json={"metadata": {"c": True}}).json()

    assert (view["name"], view["description"], view["metadata"]) == ("Openings", "First moves", {"c": True})


def test_collections_are_in_order_of_dates_or_names(games: Knowledge) -> None:
    made = {}
    for name in ("Middle", "Endings", "Openings"):
        made[name] = games.collect(name)
        games.api.clock.advance(seconds=1)
    games.api.patch(games.collection(made["Middle"]), json={"description": "d"})
    path = f"{games.path}/item-collections"

    assert games.api.ids(path) == list(made.values())[::-1]
    by_name = [made[name] for name in ("Endings", "Middle", "Openings")]
    assert games.api.ids(path, sort_by="name", sort_option="asc") == by_name
    assert games.api.ids(path, sort_by="name") == by_name[::-1]
    assert games.api.ids(path, sort_by="updated_at", page_limit=1) == [made["Middle"]]


def test_adding_and_removing_members_is_idempotent(games: Knowledge) -> None:
    asset_id = video_asset(games.api)
    one, two, three = (games.add(asset_id) for _ in range(3))
    path = games.collection(games.collect("Openings", one))

    added = games.api.post(f"{path}/items/add", json={"item_ids": [two, one, two]})
    assert added.status_code == 200
    assert added.json()["member_count"] == 2
    assert sorted(games.api.ids(f"{path}/items")) == sorted([one, two])

    assert games.api.post(f"{path}/items/remove", json={"item_ids": [one, three, UNKNOWN_ID]}).status_code == 204
    assert games.api.ids(f"{path}/items") == [two]
    assert shown(games.api, path)["member_count"] == 1


def test_no_item_is_added_if_one_belongs_to_another_store(games: Knowledge) -> None:
    item_id, elsewhere = games.add_video(), store(games.api).add_video()
    path = games.collection(games.collect("Openings"))

    for other in (UNKNOWN_ID, elsewhere):
        refused = games.api.post(f"{path}/items/add", json={"item_ids": [item_id, other]})
        assert code_of(refused) == (404, "resource_not_exists")
        assert other in refused.json()["message"]

    assert games.api.ids(f"{path}/items") == []


@pytest.mark.parametrize("item_ids", [[], ["ksi_1"], [UNKNOWN_ID] * 501, "all"])
def test_one_to_five_hundred_well_formed_ids_are_accepted(games: Knowledge, item_ids: object) -> None:
    path = games.collection(games.collect("Openings"))

    for change in ("add", "remove"):
        refused = games.api.post(f"{path}/items/{change}", json={"item_ids": item_ids})
        assert code_of(refused) == (400, "parameter_invalid")


def test_a_deleted_item_leaves_its_collections(games: Knowledge) -> None:
    item_id, other = games.add_video(), games.add_video()
    paths = [games.collection(games.collect(name, item_id, other)) for name in ("Openings", "Endings")]

    games.api.delete(f"{games.path}/items/{item_id}")

    assert [games.api.ids(f"{path}/items") for path in paths] == [[other], [other]]
    assert [shown(games.api, path)["member_count"] for path in paths] == [1, 1]


def test_a_deleted_collection_leaves_its_items(games: Knowledge) -> None:
    item_id = games.add_video()
    path = games.collection(games.collect("Openings", item_id))

    assert games.api.delete(path).status_code == 204

    assert code_of(games.api.get(path)) == (404, "resource_not_exists")
    assert games.item(item_id)["_id"] == item_id


def test_a_collection_belongs_to_one_store(games: Knowledge) -> None:
    collection_id = games.collect("Openings")

    assert code_of(games.api.get(store(games.api).collection(collection_id))) == (404, "resource_not_exists")
