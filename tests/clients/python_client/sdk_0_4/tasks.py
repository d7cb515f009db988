"""Indexing tasks: uploads of every kind, waiting, lists, imports."""

from pathlib import Path

from tests.clients.python_client.call import Broken, Calls, Stage
from tests.clients.python_client.sdk_0_4.indexes import FAR_AHEAD, LONG_AGO

calls = Calls()

CREATE, RETRIEVE, LIST = "post_tasks", "get_tasks_task_id", "get_tasks"
CITY_BIKES = "https://example.com/city-bikes.mp4"
MOUNTAIN_RESCUE = "https://example.com/mountain-rescue.mp4"
INTERVAL_SECONDS = 0.05
INTEGRATION = "65282b008f9cd95a98cbcf00"

WRONG_NAME = "it passes `transcription_file` on as `transcript_file`, a parameter that no method has"


@calls.of("task.create (url)", CREATE)
def upload_by_url(stage: Stage) -> None:
    stage["bikes"] = stage.client.task.create(stage["index"].id, url=CITY_BIKES, enable_video_stream=True)
    assert stage["bikes"].index_id == stage["index"].id


@calls.of("task.create (file)", CREATE)
def upload_file(stage: Stage) -> None:
    stage["film"] = stage.client.task.create(stage["index"].id, file=stage.file("film.mp4"))
    assert stage["film"].video_id == stage["film"].id


@calls.of("task.create (open file, without stream)", CREATE)
def upload_without_stream(stage: Stage) -> None:
    with Path(stage.file("film.mp4")).open("rb") as file:
        stage["silent"] = stage.client.task.create(stage["index"].id, file=file, enable_video_stream=False)
    assert stage["silent"].status != "failed"


@calls.of("task.create (later model)", CREATE)
def upload_to_later_index(stage: Stage) -> None:
    stage["later"] = stage.client.task.create(stage["bare"][1].id, url=CITY_BIKES)
    assert stage["later"].index_id == stage["bare"][1].id


@calls.of("task.create_bulk", CREATE)
def upload_many(stage: Stage) -> None:
    film, rescue = stage.file("film.mp4"), MOUNTAIN_RESCUE
    stage["bulk"] = stage.client.task.create_bulk(stage["index"].id, files=[film], urls=[rescue])
    assert len(stage["bulk"]) == 2


@calls.of("Index.create_task", CREATE, Broken("APIConnectionError", WRONG_NAME))
def upload_own(stage: Stage) -> None:
    stage["index"].create_task(url=CITY_BIKES)


@calls.of("Task.wait_for_done", RETRIEVE)
def wait(stage: Stage) -> None:
    for task in (stage["bikes"], stage["film"], stage["silent"], stage["later"], *stage["bulk"]):
        assert task.wait_for_done(sleep_interval=INTERVAL_SECONDS, callback=lambda task: task.done).status == "ready"


@calls.of("task.retrieve", RETRIEVE)
def retrieve_task(stage: Stage) -> None:
    task = stage.client.task.retrieve(stage["bikes"].id)
    assert (task.status, task.hls.status) == ("ready", "COMPLETE")


@calls.of("Task.retrieve", RETRIEVE)
def retrieve_own_task(stage: Stage) -> None:
    film = stage["film"].retrieve()
    assert (film.system_metadata["filename"], film.system_metadata["duration"]) == ("film.mp4", 5)


@calls.of("task.list", LIST)
def list_tasks(stage: Stage) -> None:
    asked = {"index_id": stage["index"].id, "filename": "film.mp4", "width": 640, "duration": 5}
    assert stage["film"].id in [task.id for task in stage.client.task.list(**asked, created_at={"gte": LONG_AGO})]
    assert len(stage.client.task.list(updated_at={"gte": FAR_AHEAD})) == 0


@calls.of("task.list_pagination", LIST)
def list_first_tasks(stage: Stage) -> None:
    stage["pages"] = stage.client.task.list_pagination(index_id=stage["index"].id, page_limit=3)
    assert len(stage["pages"].data) == 3


@calls.of("TaskListWithPagination.__next__", LIST)
def list_further_tasks(stage: Stage) -> None:
    total = stage["pages"].page_info.total_results
    assert [len(page) for page in stage["pages"]] == [total - 3]


@calls.of("task.status", "get_tasks_status")
def count_tasks(stage: Stage) -> None:
    assert stage.client.task.status(stage["index"].id).ready == 5


@calls.of("Index.task_status", "get_tasks_status")
def count_own_tasks(stage: Stage) -> None:
    assert stage["index"].task_status().failed == 0


@calls.of("task.transfers.import_videos", "post_tasks_transfers_import_integration_id")
def import_videos(stage: Stage) -> None:
    made = stage.client.task.transfers.import_videos(INTEGRATION, stage["bare"][0].id, user_metadata={"term": 2})
    assert [video.filename for video in made.videos] == ["lesson.mp4"]


@calls.of("task.transfers.import_status", "get_tasks_transfers_import_integration_id_status")
def retrieve_import_status(stage: Stage) -> None:
    found = stage.client.task.transfers.import_status(INTEGRATION, stage["bare"][0].id)
    assert (found.not_imported, found.failed) == ([], [])


@calls.of("task.transfers.import_logs", "get_tasks_transfers_import_integration_id_logs")
def list_import_logs(stage: Stage) -> None:
    [log] = stage.client.task.transfers.import_logs(INTEGRATION)
    assert log.index_id == stage["bare"][0].id
