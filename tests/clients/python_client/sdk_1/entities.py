"""Entities and their collections, and searches that name them."""

from time import sleep
from typing import Any

from tests.clients.python_client.call import Calls, Refused, Stage
from tests.clients.python_client.sdk_1.tasks import INTERVAL_SECONDS

calls = Calls()

COLLECTIONS = "entity_collections"
COLLECTION = f"{COLLECTIONS}_entity_collection_id"
ENTITIES = f"{COLLECTION}_entities"
ENTITY = f"{ENTITIES}_entity_id"
CREATE, RETRIEVE, TAKE = f"post_{ENTITIES}", f"get_{ENTITY}", f"delete_{ENTITY}_assets"
SINCE, OF_ASSET, OF_ACCOUNT, OF_ACCOUNT_NO_MORE = (1, 1), (1, 2, 9), (1, 1), (1, 2)


def ready(stage: Stage, entity_id: str) -> Any:
    """Return an entity when the server has processed its images; the client has no method that waits for it."""
    entities = stage.client.entity_collections.entities
    while (found := entities.retrieve(stage["club"].id, entity_id)).status == "processing":
        sleep(INTERVAL_SECONDS)
    return found


@calls.of("entity_collections.create", f"post_{COLLECTIONS}", since=SINCE)
def create_collection(stage: Stage) -> None:
    stage["club"] = stage.client.entity_collections.create(name="Cycling club", description="Who rides")
    assert (stage["club"].name, stage["club"].description) == ("Cycling club", "Who rides")


@calls.of("entity_collections.retrieve", f"get_{COLLECTION}", since=SINCE)
def retrieve_collection(stage: Stage) -> None:
    assert stage.client.entity_collections.retrieve(stage["club"].id) == stage["club"]


@calls.of("entity_collections.update", f"patch_{COLLECTION}", since=SINCE)
def update_collection(stage: Stage) -> None:
    changed = stage.client.entity_collections.update(stage["club"].id, name="Old cycling club")
    assert (changed.name, changed.description) == ("Old cycling club", "Who rides")


@calls.of("entity_collections.list", f"get_{COLLECTIONS}", since=SINCE)
def list_collections(stage: Stage) -> None:
    found = stage.client.entity_collections.list(name="Old cycling club", sort_by="name", page_limit=1)
    assert [collection.id for collection in found] == [stage["club"].id]


@calls.of("entity_collections.entities.create", CREATE, since=SINCE)
def create_entity(stage: Stage) -> None:
    made = stage.client.entity_collections.entities.create(
        stage["club"].id,
        name="Yellow bicycle",
        asset_ids=[stage["picture asset"].id],
        metadata={"gears": 7, "weight": 12.5, "is_new": True, "maker": "Opel"},
    )
    stage["bicycle"] = made.id
    assert (made.status, made.asset_ids) == ("processing", [stage["picture asset"].id])
    assert made.metadata == {"gears": 7, "weight": 12.5, "is_new": True, "maker": "Opel"}


@calls.of("entity_collections.entities.create_bulk", f"{CREATE}_bulk", since=SINCE)
def create_entities(stage: Stage) -> None:
    from twelvelabs.entity_collections.entities import EntitiesCreateBulkRequestEntitiesItem as Item

    wanted = [Item(name="Rider", asset_ids=[stage["picture asset"].id]), Item(name="Film", asset_ids=["unknown"])]
    result = stage.client.entity_collections.entities.create_bulk(stage["club"].id, entities=wanted)
    stage["rider"] = result.entities[0].id
    assert (result.success_count, result.failed_count) == (1, 1)
    assert [(error.entity_index, error.entity_name) for error in result.errors] == [(1, "Film")]


@calls.of("entity_collections.entities.retrieve", RETRIEVE, since=SINCE)
def retrieve_entity(stage: Stage) -> None:
    found = ready(stage, stage["bicycle"])
    assert (found.name, found.status, found.entity_collection_id) == ("Yellow bicycle", "ready", stage["club"].id)


@calls.of("entity_collections.entities.list", f"get_{ENTITIES}", since=SINCE)
def list_entities(stage: Stage) -> None:
    ready(stage, stage["rider"])
    found = stage.client.entity_collections.entities.list(
        stage["club"].id, status="ready", sort_by="name", sort_option="asc", page_limit=1
    )
    assert [entity.name for entity in found] == ["Rider", "Yellow bicycle"]


@calls.of("entity_collections.entities.list_by_asset", "get_assets_asset_id_entities", since=OF_ASSET)
def list_entities_of_asset(stage: Stage) -> None:
    found = stage.client.entity_collections.entities.list_by_asset(stage["picture asset"].id)
    assert [entity.id for entity in found] == [stage["rider"], stage["bicycle"]]


@calls.of("manage_entities.list_all_entities", "get_entities", since=OF_ACCOUNT, before=OF_ACCOUNT_NO_MORE)
def list_entities_of_account(stage: Stage) -> None:
    found = stage.client.manage_entities.list_all_entities(name="Rider").data
    assert [(entity.entity_collection_name, len(entity.asset_urls)) for entity in found] == [("Old cycling club", 1)]


@calls.of("search.create (entity)", "post_search", since=SINCE)
def search_for_entity(stage: Stage) -> None:
    found = stage.client.search.create(
        index_id=stage["index"].id,
        query_text=f"<@{stage['bicycle']}> in the rain",
        search_options=["visual"],
        page_limit=2,
    )
    assert found.data[0].video_id == stage["bikes"].id


@calls.of("entity_collections.entities.update", f"patch_{ENTITY}", since=SINCE)
def update_entity(stage: Stage) -> None:
    changed = stage.client.entity_collections.entities.update(
        stage["club"].id, stage["bicycle"], description="It is new.", metadata={"gears": 8}
    )
    assert (changed.name, changed.description, changed.metadata) == ("Yellow bicycle", "It is new.", {"gears": 8})


@calls.of("entity_collections.entities.create_assets", f"post_{ENTITY}_assets", since=SINCE)
def add_image(stage: Stage) -> None:
    stage["bridge asset"] = stage.client.assets.create(method="url", url="https://example.com/bridge.jpg")
    changed = stage.client.entity_collections.entities.create_assets(
        stage["club"].id, stage["bicycle"], asset_ids=[stage["bridge asset"].id]
    )
    assert (changed.status, len(changed.asset_ids)) == ("processing", 2)


@calls.of("entity_collections.entities.delete_assets", TAKE, since=SINCE)
def take_image(stage: Stage) -> None:
    changed = stage.client.entity_collections.entities.delete_assets(
        stage["club"].id, stage["bicycle"], asset_ids=[stage["picture asset"].id]
    )
    assert changed.asset_ids == [stage["bridge asset"].id]


@calls.of(
    "entity_collections.entities.delete_assets (last)",
    TAKE,
    Refused("BadRequestError", "parameter_invalid"),
    since=SINCE,
)
def take_last_image(stage: Stage) -> None:
    stage.client.entity_collections.entities.delete_assets(
        stage["club"].id, stage["bicycle"], asset_ids=[stage["bridge asset"].id]
    )


@calls.of("entity_collections.entities.delete", f"delete_{ENTITY}", since=SINCE)
def delete_entity(stage: Stage) -> None:
    stage.client.entity_collections.entities.delete(stage["club"].id, stage["rider"])
    assert [entity.id for entity in stage.client.entity_collections.entities.list(stage["club"].id)] == [
        stage["bicycle"]
    ]


@calls.of("entity_collections.delete", f"delete_{COLLECTION}", since=SINCE)
def delete_collection(stage: Stage) -> None:
    stage.client.entity_collections.delete(stage["club"].id)
    assert list(stage.client.entity_collections.list()) == []
