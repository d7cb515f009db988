"""The resources of API v1.3 that can be deleted, contents before their containers."""

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.resources import Path, Resource
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext
from mockserver.harness.verify.scenarios.v1_3 import kinds
from mockserver.harness.verify.scenarios.v1_3.assets import ready_task
from mockserver.harness.verify.scenarios.v1_3.making import index_asset, make_asset, make_index

_INDEX = "/v1.3/indexes/{index-id}"


def _index(client: ApiClient, context: ScenarioContext) -> Path:
    return {"index-id": make_index(client, context, "end")}


def _asset(client: ApiClient, context: ScenarioContext) -> Path:
    return {"asset_id": make_asset(client)}


def _indexed_asset(client: ApiClient, context: ScenarioContext) -> Path:
    index_id = make_index(client, context, "end of an indexed asset")
    return {"index-id": index_id, "indexed-asset-id": index_asset(client, index_id, make_asset(client)).json["_id"]}


def _video(client: ApiClient, context: ScenarioContext) -> Path:
    indexed = _indexed_asset(client, context)
    return {"index-id": indexed["index-id"], "video-id": indexed["indexed-asset-id"]}


def _task(client: ApiClient, context: ScenarioContext) -> Path:
    index_id, task = ready_task(client, context)
    client.accepted(
        "delete_indexes_index_id_videos_video_id", {"index-id": index_id, "video-id": task.json["video_id"]}
    )
    return {"task_id": task.json["_id"]}


DELETED = (
    Resource("index", "/v1.3/indexes", "index-id", make_deletable=_index),
    Resource("asset", "/v1.3/assets", "asset_id", make_deletable=_asset),
    Resource("indexed asset", f"{_INDEX}/indexed-assets", "indexed-asset-id", make_deletable=_indexed_asset),
    Resource("indexed video", f"{_INDEX}/videos", "video-id", make_deletable=_video),
    Resource("task", "/v1.3/tasks", "task_id", make_deletable=_task),
    kinds.REDIRECT_URI,
    kinds.ANALYSIS,
    kinds.BATCH,
    kinds.ITEM_COLLECTION,
    kinds.ITEM,
    kinds.STORE,
    kinds.ENTITY,
    kinds.ENTITY_COLLECTION,
)
