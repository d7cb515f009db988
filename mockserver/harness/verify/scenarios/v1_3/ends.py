"""How things of API v1.3 end: each is made, listed, deleted, and gone."""

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.lives import lives
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext
from mockserver.harness.verify.scenarios.v1_3.assets import ready_task
from mockserver.harness.verify.scenarios.v1_3.making import index_asset, make_asset, make_index


def _index(client: ApiClient, context: ScenarioContext) -> dict[str, str]:
    return {"index-id": make_index(client, context, "end")}


def _asset(client: ApiClient, context: ScenarioContext) -> dict[str, str]:
    return {"asset_id": make_asset(client)}


def _indexed_asset(client: ApiClient, context: ScenarioContext) -> dict[str, str]:
    index_id = make_index(client, context, "end of an indexed asset")
    return {"index-id": index_id, "indexed-asset-id": index_asset(client, index_id, make_asset(client)).json["_id"]}


def _video(client: ApiClient, context: ScenarioContext) -> dict[str, str]:
    indexed = _indexed_asset(client, context)
    return {"index-id": indexed["index-id"], "video-id": indexed["indexed-asset-id"]}


def _task(client: ApiClient, context: ScenarioContext) -> dict[str, str]:
    index_id, task = ready_task(client, context)
    client.granted("delete_indexes_index_id_videos_video_id", {"index-id": index_id, "video-id": task.json["video_id"]})
    return {"task_id": task.json["_id"]}


scenarios = lives(
    {
        "delete_indexes_index_id": _index,
        "delete_assets_asset_id": _asset,
        "delete_indexes_index_id_indexed_assets_indexed_asset_id": _indexed_asset,
        "delete_indexes_index_id_videos_video_id": _video,
        "delete_tasks_task_id": _task,
    }
)
