"""Knowledge stores of API v1.3."""

import pytest

from tests.support.api_1_3 import Api13, code_of
from tests.support.knowledge import STORES, shown, store, video_asset

UNKNOWN_ID = "ks_65f1c0ffee65f1c0ffee65f1"
DESCRIBED = {"enrichment_config": {"type": "description", "description": "What is played."}}


def test_a_store_is_shown_as_it_was_created(api: Api13) -> None:
    body = {"name": "Games", "description": "Lessons", "metadata": {"n": 1, "all": True, "tags": ["a"], "s": ""}}

    created = api.post(STORES, json={**body, "ingestion_config": DESCRIBED})

    assert created.status_code == 201
    view = created.json()
    assert view["created_at"] == view["updated_at"]
    assert view == {
        "_id": view["_id"],
        **body,
        "ingestion_config": DESCRIBED,
        "item_count": 0,
        "created_at": view["created_at"],
        "updated_at": view["created_at"],
    }
    assert shown(api, f"{STORES}/{view['_id']}") == view


def test_two_stores_may_have_one_name(api: Api13) -> None:
    assert store(api, "Games").id != store(api, "Games").id


def test_an_update_keeps_omitted_fields_and_replaces_metadata(api: Api13) -> None:
    games = store(api, "Games", description="Lessons", metadata={"a": 1, "b": 2}, ingestion_config=DESCRIBED)
    api.clock.advance(minutes=1)

    changed = api.patch(games.path, json={"metadata": {"c": 3}, "name": None})

    assert changed.status_code == 200
    view = changed.json()
    assert (view["name"], view["description"], view["metadata"]) == ("Games", "Lessons", {"c": 3})
    assert view["ingestion_config"] == DESCRIBED
    assert view["updated_at"] > view["created_at"]
    cleared = api.patch(games.path, json={"metadata": {}}).json()
    assert "metadata" not in cleared


def test_stores_are_listed_newest_first_or_by_their_last_change(api: Api13) -> None:
    stores = [store(api, name).id for name in ("one", "two", "three")]
    api.clock.advance(minutes=1)
    api.patch(f"{STORES}/{stores[1]}", json={"description": "Changed"})

    assert api.ids(STORES) == stores[::-1]
    assert api.ids(STORES, sort_by="updated_at", page_limit=1) == [stores[1]]
    assert api.ids(STORES, page=9) == []
    assert api.get(STORES, params={"page_limit": 2}).json()["page_info"]["total_page"] == 2


def test_the_ingestion_of_a_store_is_fixed(api: Api13) -> None:
    games = store(api, ingestion_config=DESCRIBED)
    other = {"enrichment_config": {"type": "description", "description": "Who plays."}}

    api.patch(games.path, json={"ingestion_config": other})

    assert shown(api, games.path)["ingestion_config"] == DESCRIBED


@pytest.mark.parametrize(
    "metadata",
    [
        {"a": None},
        {"a": {"b": 1}},
        {"a": ["b", 1]},
        {"a": 2**53},
        {"a": "x" * 2049},
        {"k" * 129: 1},
        {f"k{number}": 1 for number in range(11)},
    ],
)
def test_metadata_beyond_its_limits_are_refused(api: Api13, metadata: dict[str, object]) -> None:
    assert code_of(api.post(STORES, json={"name": "Games", "metadata": metadata})) == (400, "parameter_invalid")
    assert code_of(api.patch(store(api).path, json={"metadata": metadata})) == (400, "parameter_invalid")


def test_items_are_enriched_by_a_schema_or_by_a_description(api: Api13) -> None:
    properties = {
        "game": {"type": "string", "description": "Which."},
        "people": {"type": "integer", "description": "How many.", "minimum": 1, "maximum": 8, "granularity": "video"},
        "moves": {"type": "array", "description": "Which.", "items": {"type": "string"}, "granularity": "shot"},
    }
    schema = {"type": "object", "properties": properties, "required": ["game", "moves"]}
    by_schema = store(api, ingestion_config={"enrichment_config": {"type": "json_schema", "json_schema": schema}})
    by_description = store(api, ingestion_config=DESCRIBED)

    items = [(games, games.add(video_asset(api))) for games in (by_schema, by_description)]
    early = items[1][0].item(items[1][1])
    api.clock.advance(minutes=1)
    found = [games.item(item_id)["enriched_metadata"] for games, item_id in items]

    assert "enriched_metadata" not in early
    assert found[0].keys() == {"game", "people"}
    assert 1 <= found[0]["people"] <= 8
    assert found[1]["title"]


def test_a_schema_beyond_the_subset_is_refused(api: Api13) -> None:
    def created(**schema: object) -> tuple[int, str]:
        config = {"type": "json_schema", "json_schema": {"type": "object", "properties": {"it": schema}}}
        reply = api.post(STORES, json={"name": "Games", "ingestion_config": {"enrichment_config": config}})
        return code_of(reply)

    assert created(type="string", description="It.", pattern="a") == (422, "json_schema_not_supported")
    assert created(type="string") == (422, "json_schema_not_supported")
    assert created(type="integer", description="It.", minimum=2, maximum=1) == (400, "parameter_invalid")


def test_an_unknown_store_is_404_and_a_malformed_id_400(api: Api13) -> None:
    assert code_of(api.get(f"{STORES}/{UNKNOWN_ID}")) == (404, "resource_not_exists")
    assert code_of(api.get(f"{STORES}/{UNKNOWN_ID[3:]}")) == (400, "parameter_invalid")


def test_a_store_of_another_account_is_refused(api: Api13) -> None:
    theirs = store(api.as_key("tlk_ANOTHER"))

    assert code_of(api.get(theirs.path)) == (403, "read_not_allowed")
    assert api.ids(STORES) == []


def test_deleting_a_store_deletes_items_and_collections_but_not_assets(api: Api13) -> None:
    games, others = store(api), store(api)
    item_id = games.ready_video()
    asset_id = games.item(item_id)["asset_id"]
    kept = others.add(asset_id)

    assert api.delete(games.path).status_code == 204

    assert code_of(api.get(games.path)) == (404, "resource_not_exists")
    assert code_of(api.get(f"{games.path}/items/{item_id}")) == (404, "resource_not_exists")
    assert api.ids("/assets") == [asset_id]
    assert others.item(kept)["asset_id"] == asset_id
    assert api.ids(STORES) == [others.id]


def test_the_item_count_is_current(api: Api13) -> None:
    games = store(api)
    item_id = games.ready_video()
    assert shown(api, games.path)["item_count"] == 1

    api.delete(f"{games.path}/items/{item_id}")

    assert shown(api, games.path)["item_count"] == 0


def test_an_item_belongs_to_one_store(api: Api13) -> None:
    item_id = store(api).add_video()

    elsewhere = store(api)

    assert code_of(api.get(f"{elsewhere.path}/items/{item_id}")) == (404, "resource_not_exists")


def test_a_deleted_store_leaves_no_corpus_behind(api: Api13) -> None:
    games = store(api)
    games.ready_video()
    assert games.search("a bike").status_code == 200
    account = api.app.accounts.of(api.client.headers["x-api-key"].encode())
    assert len(account.corpora) == 1

    api.delete(games.path)

    assert len(account.corpora) == 0
