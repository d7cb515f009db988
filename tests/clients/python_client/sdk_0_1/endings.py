"""Deletions, and the client's handling of errors."""

from tests.clients.python_client.call import Broken, Calls, Refused, Stage
from tests.clients.python_client.sdk_0_1.generate import PROMPT
from tests.clients.python_client.sdk_0_1.indexes import MARENGO
from tests.clients.python_client.sdk_0_1.search import CLASSES, search

calls = Calls()

UNKNOWN_ID = "6528dcf40000000000000000"
MORE_THAN_A_FREE_PLAN_ALLOWS = 51
PLAIN_EXCEPTION = "what the server refuses arrives as a plain `Exception`, not as one of its own error classes"


@calls.of("index.list (bad key)", "list-indexes", Refused("AuthenticationError", "api_key_invalid"))
def refuse_key(stage: Stage) -> None:
    stage.connect("tlk_invalid").index.list()


@calls.of("index.retrieve (unknown id)", "retrieve-index", Refused("NotFoundError", "resource_not_exist"))
def refuse_unknown_id(stage: Stage) -> None:
    stage.client.index.retrieve(UNKNOWN_ID)


@calls.of("index.list (invalid parameter)", "list-indexes", Refused("BadRequestError", "page_limit"))
def refuse_parameter(stage: Stage) -> None:
    stage.client.index.list(page_limit=51)


@calls.of("index.create (name taken)", "create-index", Refused("BadRequestError", "index_name_already_exists"))
def refuse_name(stage: Stage) -> None:
    stage.client.index.create("City rides", [MARENGO])


@calls.of(
    "generate.text_stream (unknown id)",
    "generate-text-representation",
    Broken("Exception", PLAIN_EXCEPTION),
    since=(0, 2),
)
def refuse_stream(stage: Stage) -> None:
    list(stage.client.generate.text_stream(UNKNOWN_ID, PROMPT))


@calls.of(
    "task.delete (video kept)", "delete-video-indexing-task", Refused("BadRequestError", "task_cannot_be_deleted")
)
def refuse_deletion(stage: Stage) -> None:
    stage.client.task.delete(stage["bikes"].id)


@calls.of("index.video.delete", "delete-video-information")
def delete_video(stage: Stage) -> None:
    film = stage["film"].retrieve()
    stage.client.index.video.delete(stage["index"].id, film.video_id)
    assert len(stage.client.index.video.list(stage["index"].id, id=film.video_id)) == 0


@calls.of("Video.delete", "delete-video-information")
def delete_own_video(stage: Stage) -> None:
    stage["video"].delete()
    assert len(stage.client.index.video.list(stage["index"].id, id=stage["video"].id)) == 0


@calls.of("task.delete", "delete-video-indexing-task")
def delete_task(stage: Stage) -> None:
    stage.client.task.delete(stage["film"].id)
    assert len(stage.client.task.list(id=stage["film"].id)) == 0


@calls.of("Task.delete", "delete-video-indexing-task")
def delete_own_task(stage: Stage) -> None:
    stage["bikes"].delete()
    assert len(stage.client.task.list(id=stage["bikes"].id)) == 0


@calls.of("classify.index (too often)", "classify-bulk", Refused("RateLimitError", "429"))
def refuse_further_classification(stage: Stage) -> None:
    for _ in range(MORE_THAN_A_FREE_PLAN_ALLOWS):
        stage.client.classify.index(stage["index"].id, ["visual"], CLASSES)


@calls.of("search.query (too often)", "make-search-request", Refused("RateLimitError", "429"))
def refuse_further_search(stage: Stage) -> None:
    for _ in range(MORE_THAN_A_FREE_PLAN_ALLOWS):
        search(stage, "bicycle", ["visual"])


@calls.of("index.delete", "delete-index")
def delete_index(stage: Stage) -> None:
    stage.client.index.delete(stage["bare"][0].id)
    assert stage["bare"][0].id not in [index.id for index in stage.client.index.list()]


@calls.of("Index.delete", "delete-index")
def delete_own_index(stage: Stage) -> None:
    stage["index"].delete()
    assert stage["index"].id not in [index.id for index in stage.client.index.list()]
