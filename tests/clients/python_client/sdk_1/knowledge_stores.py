"""Knowledge stores, their items and item collections."""

from time import sleep
from typing import Any

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_1.tasks import INTERVAL_SECONDS

calls = Calls()

STORES, ITEMS, COLLECTIONS = "knowledge_stores", "knowledge_store_items", "knowledge_store_item_collections"
STORE = "knowledge_stores_knowledge_store_id"
ITEM, SETS = f"{STORE}_items", f"{STORE}_item_collections"
SET = f"{SETS}_collection_id"
SINCE = (1, 3, 0)


def taken_in(stage: Stage, item_id: str) -> Any:
    """Return an item when it is ready or has failed; the client has no method that waits for it."""
    items = stage.client.knowledge_store_items
    while (found := items.retrieve(stage["store"], item_id)).status not in ("ready", "failed"):
        sleep(INTERVAL_SECONDS)
    return found


@calls.of(f"{STORES}.create", "post_knowledge_stores", since=SINCE)
def create(stage: Stage) -> None:
    from twelvelabs.types import EnrichmentConfig_JsonSchema, EnrichmentConfigJsonSchemaJsonSchema, IngestionConfig

    topic = {"type": "string", "description": "What it is about."}
    schema = EnrichmentConfigJsonSchemaJsonSchema(type="object", properties={"topic": topic})
    config = IngestionConfig(enrichment_config=EnrichmentConfig_JsonSchema(json_schema=schema))
    made = stage.client.knowledge_stores.create(name="Rides", ingestion_config=config, metadata={"season": 1})
    stage["store"] = made.id
    assert (made.name, made.item_count, made.metadata) == ("Rides", 0, {"season": 1})
    assert made.ingestion_config.enrichment_config.json_schema.properties == {"topic": topic}


@calls.of(f"{STORES}.update", f"patch_{STORE}", since=SINCE)
def update(stage: Stage) -> None:
    changed = stage.client.knowledge_stores.update(stage["store"], description="By bike", metadata={})
    assert (changed.name, changed.description, changed.metadata) == ("Rides", "By bike", None)


@calls.of(f"{ITEMS}.create", f"post_{ITEM}", since=SINCE)
def add(stage: Stage) -> None:
    items = stage.client.knowledge_store_items
    asset_id = stage["bikes asset"].id
    made = items.create(stage["store"], asset_id=asset_id, asset_type="video", metadata={"level": "easy"})
    stage["item"] = made.id
    stage["image item"] = items.create(stage["store"], asset_id=stage["picture asset"].id).id
    assert (made.status, made.asset_id, made.metadata) == ("queued", asset_id, {"level": "easy"})


@calls.of(f"{ITEMS}.retrieve", f"get_{ITEM}_item_id", since=SINCE)
def retrieve_item(stage: Stage) -> None:
    found, image = (taken_in(stage, stage[name]) for name in ("item", "image item"))
    assert [found.status, image.status] == ["ready", "ready"]
    assert (found.system_metadata.asset_type, found.system_metadata.filename) == ("video", "bikes.mp4")
    assert image.system_metadata.asset_type == "image"
    assert found.enriched_metadata["topic"]


@calls.of(f"{ITEMS}.list", f"get_{ITEM}", since=SINCE)
def list_items(stage: Stage) -> None:
    pager = stage.client.knowledge_store_items.list(stage["store"], status=["ready"], page_limit=1)
    assert [item.id for item in pager] == [stage["image item"], stage["item"]]


@calls.of(f"{STORES}.retrieve", f"get_{STORE}", since=SINCE)
def retrieve(stage: Stage) -> None:
    assert stage.client.knowledge_stores.retrieve(stage["store"]).item_count == 2


@calls.of(f"{STORES}.list", "get_knowledge_stores", since=SINCE)
def list_stores(stage: Stage) -> None:
    assert stage["store"] in [store.id for store in stage.client.knowledge_stores.list(sort_by="updated_at")]


@calls.of(f"{STORES}.search", f"post_{STORE}_search", since=SINCE)
def search(stage: Stage) -> None:
    from twelvelabs.types import ItemIdFilter, SearchKnowledgeStoreFilter
    from twelvelabs.types import KnowledgeStoreSearchQuery as Query

    client, store_id = stage.client.knowledge_stores, stage["store"]
    this = SearchKnowledgeStoreFilter(item_id=ItemIdFilter(eq=stage["item"]))
    first = client.search(store_id, query=Query(text="riding a bicycle in the rain"), filter=this, page_size=1)
    hit = first.data[0]
    assert (hit.rank, hit.item_id, hit.asset_type) == (1, stage["item"], "video")
    assert hit.matches[0].modalities == ["visual"]
    second = client.search(store_id, query=Query(text="any"), page_token=first.next_page_token)
    assert second.data[0].rank == 2


@calls.of(f"{STORES}.search (filter, groups, metadata)", f"post_{STORE}_search", since=SINCE)
def search_in_groups(stage: Stage) -> None:
    from twelvelabs.types import AssetTypeFilter, SearchKnowledgeStoreFilter
    from twelvelabs.types import KnowledgeStoreSearchQuery as Query

    images = SearchKnowledgeStoreFilter(asset_type=AssetTypeFilter(eq="image"))
    found = stage.client.knowledge_stores.search(
        stage["store"], query=Query(text="a bicycle"), filter=images, group_by="item", include_metadata=True
    )
    assert [(hit.asset_type, hit.item_id) for hit in found.data] == [("image", stage["image item"])]
    assert found.data[0].metadata.system.width > 0


@calls.of(f"{COLLECTIONS}.create", f"post_{SETS}", since=SINCE)
def create_collection(stage: Stage) -> None:
    collections = stage.client.knowledge_store_item_collections
    made = collections.create(stage["store"], name="Best", description="The best", metadata={"stars": 5})
    stage["collection"] = made.id
    assert (made.name, made.member_count, made.knowledge_store_id) == ("Best", 0, stage["store"])


@calls.of(f"{COLLECTIONS}.add_items", f"post_{SET}_items_add", since=SINCE)
def add_items(stage: Stage) -> None:
    ids = [stage["item"], stage["image item"]]
    changed = stage.client.knowledge_store_item_collections.add_items(stage["store"], stage["collection"], item_ids=ids)
    assert changed.member_count == 2


@calls.of(f"{COLLECTIONS}.remove_items", f"post_{SET}_items_remove", since=SINCE)
def remove_items(stage: Stage) -> None:
    collections = stage.client.knowledge_store_item_collections
    collections.remove_items(stage["store"], stage["collection"], item_ids=[stage["image item"]])


@calls.of(f"{COLLECTIONS}.list_items", f"get_{SET}_items", since=SINCE)
def list_members(stage: Stage) -> None:
    pager = stage.client.knowledge_store_item_collections.list_items(stage["store"], stage["collection"])
    assert [item.id for item in pager] == [stage["item"]]


@calls.of(f"{COLLECTIONS}.update", f"patch_{SET}", since=SINCE)
def update_collection(stage: Stage) -> None:
    collections = stage.client.knowledge_store_item_collections
    changed = collections.update(stage["store"], stage["collection"], name="Better", metadata={"stars": 4})
    assert (changed.name, changed.description, changed.metadata) == ("Better", "The best", {"stars": 4})


@calls.of(f"{COLLECTIONS}.retrieve", f"get_{SET}", since=SINCE)
def retrieve_collection(stage: Stage) -> None:
    found = stage.client.knowledge_store_item_collections.retrieve(stage["store"], stage["collection"])
    assert (found.name, found.member_count) == ("Better", 1)


@calls.of(f"{COLLECTIONS}.list", f"get_{SETS}", since=SINCE)
def list_collections(stage: Stage) -> None:
    pager = stage.client.knowledge_store_item_collections.list(stage["store"], sort_by="name", sort_option="asc")
    assert [collection.id for collection in pager] == [stage["collection"]]


@calls.of(f"{COLLECTIONS}.delete", f"delete_{SET}", since=SINCE)
def delete_collection(stage: Stage) -> None:
    stage.client.knowledge_store_item_collections.delete(stage["store"], stage["collection"])


@calls.of(f"{ITEMS}.delete", f"delete_{ITEM}_item_id", since=SINCE)
def delete_item(stage: Stage) -> None:
    stage.client.knowledge_store_items.delete(stage["store"], stage["image item"])


@calls.of(f"{STORES}.delete", f"delete_{STORE}", since=SINCE)
def delete(stage: Stage) -> None:
    stage.client.knowledge_stores.delete(stage["store"])
