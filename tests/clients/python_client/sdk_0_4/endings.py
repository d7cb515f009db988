"""Deletions, and the client's handling of errors."""

from tests.clients.python_client.call import Broken, Calls, Refused, Stage
from tests.clients.python_client.sdk_0_4.generate import PROMPT
from tests.clients.python_client.sdk_0_4.indexes import MARENGO

calls = Calls()

UNKNOWN_ID = "6528dcf40000000000000000"
MORE_THAN_A_FREE_PLAN_ALLOWS = 61
PLAIN_EXCEPTION = "what the server refuses arrives as a plain `Exception`, not as one of its own error classes"


@calls.of("index.list (bad key)", "get_indexes", Refused("AuthenticationError", "api_key_invalid"))
def refuse_key(stage: Stage) -> None:
    stage.connect("tlk_invalid").index.list()


@calls.of("index.retrieve (unknown id)", "get_indexes_index_id", Refused("NotFoundError", "resource_not_exists"))
def refuse_unknown_id(stage: Stage) -> None:
    stage.client.index.retrieve(UNKNOWN_ID)


@calls.of("index.list (invalid parameter)", "get_indexes", Refused("BadRequestError", "page_limit"))
def refuse_parameter(stage: Stage) -> None:
    stage.client.index.list(page_limit=51)


@calls.of("index.create (name taken)", "post_indexes", Refused("BadRequestError", "index_name_already_exists"))
def refuse_name(stage: Stage) -> None:
    stage.client.index.create("City rides", [MARENGO])


@calls.of("analyze_stream (unknown id)", "post_analyze", Broken("Exception", PLAIN_EXCEPTION))
def refuse_stream(stage: Stage) -> None:
    list(stage.client.analyze_stream(UNKNOWN_ID, PROMPT))


@calls.of("index.video.delete", "delete_indexes_index_id_videos_video_id")
def delete_video(stage: Stage) -> None:
    stage.client.index.video.delete(stage["index"].id, stage["film"].id)
    assert stage["film"].id not in [video.id for video in stage["index"].list_video()]


@calls.of("Video.delete", "delete_indexes_index_id_videos_video_id")
def delete_own_video(stage: Stage) -> None:
    stage.client.index.video.retrieve(stage["index"].id, stage["silent"].id).delete()
    assert stage["silent"].id not in [video.id for video in stage["index"].list_video()]


@calls.of("task.delete", "delete_tasks_task_id")
def delete_task(stage: Stage) -> None:
    stage.client.task.delete(stage["film"].id)
    assert stage["film"].id not in [task.id for task in stage.client.task.list(page_limit=50)]


@calls.of("Task.delete", "delete_tasks_task_id")
def delete_own_task(stage: Stage) -> None:
    stage["silent"].delete()
    assert stage["silent"].id not in [task.id for task in stage.client.task.list(page_limit=50)]


@calls.of("analyze (too often)", "post_analyze", Refused("RateLimitError", "too_many_requests"))
def refuse_further_texts(stage: Stage) -> None:
    for _ in range(MORE_THAN_A_FREE_PLAN_ALLOWS):
        stage.client.analyze(stage["video"].id, PROMPT)


@calls.of("index.delete", "delete_indexes_index_id")
def delete_index(stage: Stage) -> None:
    stage.client.index.delete(stage["bare"][0].id)
    assert stage["bare"][0].id not in [index.id for index in stage.client.index.list()]


@calls.of("Index.delete", "delete_indexes_index_id")
def delete_own_index(stage: Stage) -> None:
    stage["index"].delete()
    assert stage["index"].id not in [index.id for index in stage.client.index.list()]
