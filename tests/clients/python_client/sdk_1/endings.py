"""Deletions, and the client's handling of errors."""

from tests.clients.python_client.call import Calls, Refused, Stage
from tests.clients.python_client.sdk_1.analyze import PROMPT, source
from tests.clients.python_client.sdk_1.assets import ASSETS
from tests.clients.python_client.sdk_1.indexes import MARENGO, with_models

calls = Calls()

UNKNOWN_ID = "6528dcf40000000000000000"
MORE_THAN_A_FREE_PLAN_ALLOWS = 61
UNKNOWN, ASSET = "resource_not_exists", "get_assets_asset_id"


@calls.of("indexes.list (bad key)", "get_indexes", Refused("ApiError", "api_key_invalid"))
def refuse_key(stage: Stage) -> None:
    stage.connect("tlk_invalid").indexes.list()


@calls.of("indexes.list (invalid parameter)", "get_indexes", Refused("BadRequestError", "page_limit"))
def refuse_parameter(stage: Stage) -> None:
    stage.client.indexes.list(page_limit=51)


@calls.of("indexes.retrieve (malformed id)", "get_indexes_index_id", Refused("BadRequestError", "parameter_invalid"))
def refuse_malformed_id(stage: Stage) -> None:
    stage.client.indexes.retrieve("index_id")


@calls.of("indexes.create (name taken)", "post_indexes", Refused("BadRequestError", "index_name_already_exists"))
def refuse_name(stage: Stage) -> None:
    stage.client.indexes.create(index_name="City rides", models=with_models(MARENGO))


@calls.of("tasks.retrieve (unknown id)", "get_tasks_task_id", Refused("ApiError", UNKNOWN))
def refuse_unknown_task(stage: Stage) -> None:
    stage.client.tasks.retrieve(UNKNOWN_ID)


@calls.of("assets.retrieve (unknown id)", ASSET, Refused("ApiError", UNKNOWN), since=ASSETS, before=(1, 3))
@calls.of("assets.retrieve (unknown id)", ASSET, Refused("NotFoundError", UNKNOWN), since=(1, 3))
def refuse_unknown_asset(stage: Stage) -> None:
    stage.client.assets.retrieve(UNKNOWN_ID)


@calls.of("indexes.videos.delete", "delete_indexes_index_id_videos_video_id")
def delete_video(stage: Stage) -> None:
    stage.client.indexes.videos.delete(stage["index"].id, stage["silent"].id)
    assert stage["silent"].id not in [video.id for video in stage.client.indexes.videos.list(stage["index"].id)]


@calls.of("tasks.delete", "delete_tasks_task_id")
def delete_task(stage: Stage) -> None:
    stage.client.tasks.delete(stage["silent"].id)
    assert stage["silent"].id not in [task.id for task in stage.client.tasks.list(page_limit=50)]


@calls.of("assets.delete", "delete_assets_asset_id", since=ASSETS)
def delete_asset(stage: Stage) -> None:
    stage.client.assets.delete(stage["sound asset"].id)
    assert stage["sound asset"].id not in [asset.id for asset in stage.client.assets.list(page_limit=50)]


@calls.of("assets.delete (in use)", "delete_assets_asset_id", Refused("ConflictError", ""), since=(1, 2))
def refuse_deletion(stage: Stage) -> None:
    stage.client.indexes.indexed_assets.create(stage["bare"][0].id, asset_id=stage["bikes asset"].id)
    stage.client.assets.delete(stage["bikes asset"].id)


@calls.of("analyze (too often)", "post_analyze", Refused("TooManyRequestsError", "too_many_requests"))
def refuse_further_texts(stage: Stage) -> None:
    for _ in range(MORE_THAN_A_FREE_PLAN_ALLOWS):
        stage.client.analyze(**source(stage), prompt=PROMPT)


@calls.of("assets.delete (force)", "delete_assets_asset_id", since=(1, 2))
def delete_asset_in_use(stage: Stage) -> None:
    stage.client.assets.delete(stage["bikes asset"].id, force=True)
    assert stage["bikes asset"].id not in [asset.id for asset in stage.client.assets.list(page_limit=50)]


@calls.of("indexes.delete", "delete_indexes_index_id")
def delete_index(stage: Stage) -> None:
    stage.client.indexes.delete(stage["bare"][1].id)
    assert stage["bare"][1].id not in [index.id for index in stage.client.indexes.list()]
