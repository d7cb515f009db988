"""Assets in an index."""

from time import sleep

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_1.assets import ASSETS, METADATA
from tests.clients.python_client.sdk_1.tasks import INTERVAL_SECONDS

calls = Calls()

CREATE, LIST = "post_indexes_index_id_indexed_assets", "get_indexes_index_id_indexed_assets"
RETRIEVE = "get_indexes_index_id_indexed_assets_indexed_asset_id"
UPDATE = "patch_indexes_index_id_indexed_assets_indexed_asset_id"
DELETE = "delete_indexes_index_id_indexed_assets_indexed_asset_id"


@calls.of("indexes.indexed_assets.create", CREATE, since=ASSETS)
def index_asset(stage: Stage) -> None:
    stage["indexed"] = stage.client.indexes.indexed_assets.create(
        stage["bare"][0].id, asset_id=stage["bikes asset"].id, enable_video_stream=True
    )
    assert stage["indexed"].id != stage["bikes asset"].id


@calls.of("indexes.indexed_assets.create (user_metadata)", CREATE, since=METADATA)
def index_described_asset(stage: Stage) -> None:
    stage["indexed film"] = stage.client.indexes.indexed_assets.create(
        stage["bare"][0].id, asset_id=stage["film asset"].id, user_metadata={"category": "stripes"}
    )
    assert stage["indexed film"].asset_id in (None, stage["film asset"].id)


@calls.of("indexes.indexed_assets.retrieve", RETRIEVE, since=ASSETS)
def retrieve_indexed_asset(stage: Stage) -> None:
    retrieve, index_id = stage.client.indexes.indexed_assets.retrieve, stage["bare"][0].id
    while (found := retrieve(index_id, stage["indexed"].id, transcription=True)).status != "ready":
        assert found.status != "failed"
        sleep(INTERVAL_SECONDS)
    assert (found.asset_id, found.system_metadata.filename) == (stage["bikes asset"].id, "bikes.mp4")
    assert any("stretch out your arm" in said.value for said in found.transcription)


@calls.of("indexes.indexed_assets.retrieve (embedding)", RETRIEVE, since=ASSETS)
def retrieve_vectors(stage: Stage) -> None:
    found = stage.client.indexes.indexed_assets.retrieve(
        stage["bare"][0].id, stage["indexed"].id, embedding_option=["visual", "transcription"]
    )
    segments = found.embedding.video_embedding.segments
    assert {segment.embedding_option for segment in segments} == {"visual", "transcription"}


@calls.of("indexes.indexed_assets.list", LIST, since=ASSETS)
def list_indexed_assets(stage: Stage) -> None:
    found = stage.client.indexes.indexed_assets.list(stage["bare"][0].id, status=["ready"], filename="bikes.mp4")
    assert [asset.id for asset in found] == [stage["indexed"].id]


@calls.of("indexes.indexed_assets.list (every page)", LIST, since=METADATA)
def list_all_indexed_assets(stage: Stage) -> None:
    found = stage.client.indexes.indexed_assets.list(stage["bare"][0].id, page_limit=1, sort_option="asc")
    assert [asset.id for asset in found] == [stage["indexed"].id, stage["indexed film"].id]


@calls.of("indexes.indexed_assets.list_by_asset", "get_assets_asset_id_indexed_assets", since=METADATA)
def list_indexes_of_asset(stage: Stage) -> None:
    found = list(stage.client.indexes.indexed_assets.list_by_asset(stage["bikes asset"].id, page_limit=1))
    assert [asset.index.id for asset in found] == [stage["bare"][0].id]


@calls.of("indexes.indexed_assets.update", UPDATE, since=ASSETS)
def update_indexed_asset(stage: Stage) -> None:
    place = stage["bare"][0].id, stage["indexed"].id
    stage.client.indexes.indexed_assets.update(*place, user_metadata={"year": 2024})
    assert stage.client.indexes.indexed_assets.retrieve(*place).user_metadata["year"] == 2024


@calls.of("indexes.indexed_assets.delete", DELETE, since=ASSETS)
def delete_indexed_asset(stage: Stage) -> None:
    stage.client.indexes.indexed_assets.delete(stage["bare"][0].id, stage["indexed"].id)
    left = stage.client.indexes.indexed_assets.list(stage["bare"][0].id)
    assert stage["indexed"].id not in [asset.id for asset in left]
