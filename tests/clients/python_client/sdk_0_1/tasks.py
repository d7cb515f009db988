"""Indexing tasks: uploads of every kind, waiting, lists, transfers."""

from io import BytesIO
from json import dumps
from pathlib import Path

from tests.clients.python_client.call import Broken, Calls, Stage
from tests.clients.python_client.sdk_0_1.indexes import FAR_AHEAD, LONG_AGO

calls = Calls()

CREATE, EXTERNAL = "create-video-indexing-task", "upload-external-provider"
CITY_BIKES = "https://example.com/city-bikes.mp4"
MOUNTAIN_RESCUE = "https://example.com/mountain-rescue.mp4"
YOUTUBE = "https://www.youtube.com/watch?v=T21phFISCmw"
INTEGRATION = "65282b008f9cd95a98cbcf00"
INTERVAL_SECONDS = 0.05

WRONG_NAME = "it passes `transcription_file` on as `transcript_file`, a parameter that no method has"


@calls.of("task.create (url)", CREATE)
def upload_by_url(stage: Stage) -> None:
    stage["bikes"] = stage.client.task.create(stage["index"].id, url=CITY_BIKES, language="en")
    assert stage["bikes"].metadata["filename"] == "city-bikes.mp4"


@calls.of("task.create (file)", CREATE)
def upload_file(stage: Stage) -> None:
    stage["film"] = stage.client.task.create(stage["index"].id, file=stage.file("film.mp4"))
    assert (stage["film"].metadata["duration"], stage["film"].metadata["width"]) == (5, 640)


@calls.of("task.create (open file, disable_video_stream)", CREATE)
def upload_without_stream(stage: Stage) -> None:
    with Path(stage.file("film.mp4")).open("rb") as file:
        stage["silent"] = stage.client.task.create(stage["index"].id, file=file, disable_video_stream=True)
    assert stage["silent"].wait_for_done(sleep_interval=INTERVAL_SECONDS).retrieve().hls is None


@calls.of("task.create (transcription_file)", CREATE)
def upload_with_subtitles(stage: Stage) -> None:
    film, subtitles = stage.file("film.mp4"), stage.file("subtitles.srt")
    stage["walrus"] = stage.client.task.create(stage["index"].id, file=film, transcription_file=subtitles)
    assert stage["walrus"].index_id == stage["index"].id


@calls.of("task.create (transcription_url)", CREATE)
def upload_with_address_of_subtitles(stage: Stage) -> None:
    url = "https://example.com/rescue.srt"
    stage["rescue"] = stage.client.task.create(stage["index"].id, url=MOUNTAIN_RESCUE, transcription_url=url)
    assert stage["rescue"].metadata["filename"] == "mountain-rescue.mp4"


@calls.of("task.create_bulk", CREATE)
def upload_many(stage: Stage) -> None:
    stage["bulk"] = stage.client.task.create_bulk(stage["index"].id, files=[stage.file("film.mp4")], urls=[CITY_BIKES])
    assert [task.metadata["filename"] for task in stage["bulk"]] == ["film.mp4", "city-bikes.mp4"]


@calls.of("task.external_provider", EXTERNAL)
def upload_from_youtube(stage: Stage) -> None:
    stage["tube"] = stage.client.task.external_provider(stage["index"].id, YOUTUBE)
    assert stage["tube"].status != "failed"


@calls.of("Index.task_external_provider", EXTERNAL)
def upload_own_from_youtube(stage: Stage) -> None:
    assert stage["index"].task_external_provider(YOUTUBE).index_id == stage["index"].id


@calls.of("Index.create_task", CREATE, Broken("UnboundLocalError", WRONG_NAME), before=(0, 2))
@calls.of("Index.create_task", CREATE, Broken("APIConnectionError", WRONG_NAME), since=(0, 2))
def upload_own(stage: Stage) -> None:
    stage["index"].create_task(url=CITY_BIKES)


@calls.of("task.transfer", "cloud-to-cloud-transfer")
def transfer(stage: Stage) -> None:
    listed = [{"index_id": stage["bare"][0].id, "language": "en", "object": "s3://lessons/harbour.mp4"}]
    stage.client.task.transfer(BytesIO(dumps(listed).encode()))
    assert stage.client.task.status(stage["bare"][0].id).total_result == 1


@calls.of("task.transfers.import_videos", "cloud-to-cloud-import-videos", since=(0, 3))
def import_videos(stage: Stage) -> None:
    made = stage.client.task.transfers.import_videos(INTEGRATION, stage["bare"][1].id, user_metadata={"term": 2})
    assert [video.filename for video in made.videos] == ["lesson.mp4"]
    assert stage.client.task.retrieve(made.videos[0].video_id).id == made.videos[0].video_id


@calls.of("task.transfers.import_status", "cloud-to-cloud-retrieve-status", since=(0, 3))
def retrieve_import_status(stage: Stage) -> None:
    found = stage.client.task.transfers.import_status(INTEGRATION, stage["bare"][1].id)
    under_way = [*found.validating, *found.pending, *found.queued, *found.indexing, *found.ready]
    assert [video.filename for video in under_way] == ["lesson.mp4"]
    assert (found.not_imported, found.failed) == ([], [])


@calls.of("task.transfers.import_logs", "cloud-to-cloud-retrieve-import-logs", since=(0, 3))
def list_import_logs(stage: Stage) -> None:
    [log] = stage.client.task.transfers.import_logs(INTEGRATION)
    assert (log.index_id, log.index_name) == (stage["bare"][1].id, "Bare 1")


@calls.of("Task.wait_for_done", "retrieve-video-indexing-task")
def wait(stage: Stage) -> None:
    for task in (stage["bikes"], stage["film"], stage["walrus"], stage["rescue"], stage["tube"], *stage["bulk"]):
        assert task.wait_for_done(sleep_interval=INTERVAL_SECONDS, callback=lambda task: task.process).status == "ready"


@calls.of("task.retrieve", "retrieve-video-indexing-task")
def retrieve_task(stage: Stage) -> None:
    task = stage.client.task.retrieve(stage["bikes"].id)
    assert (task.status, task.hls.status) == ("ready", "COMPLETE")


@calls.of("Task.retrieve", "retrieve-video-indexing-task")
def retrieve_own_task(stage: Stage) -> None:
    stage["bikes"] = stage["bikes"].retrieve()
    assert stage["bikes"].video_id


@calls.of("task.list", "list-video-indexing-tasks")
def list_tasks(stage: Stage) -> None:
    index_id = stage["index"].id
    found = stage.client.task.list(
        index_id=index_id, filename="film.mp4", width=640, duration=5, created_at={"gte": LONG_AGO}
    )
    assert stage["film"].id in [task.id for task in found]
    assert len(found) == 4
    assert len(stage.client.task.list(index_id=index_id, updated_at={"gte": FAR_AHEAD})) == 0


@calls.of("task.list_pagination", "list-video-indexing-tasks")
def list_first_tasks(stage: Stage) -> None:
    stage["pages"] = stage.client.task.list_pagination(index_id=stage["index"].id, page_limit=5)
    assert (len(stage["pages"].data), stage["pages"].page_info.total_page) == (5, 2)


@calls.of("TaskListWithPagination.__next__", "list-video-indexing-tasks")
def list_further_tasks(stage: Stage) -> None:
    assert [len(page) for page in stage["pages"]] == [4]


@calls.of("task.status", "video-indexing-tasks-by-status")
def count_tasks(stage: Stage) -> None:
    counts = stage.client.task.status(stage["index"].id)
    assert (counts.total_result, counts.failed) == (9, 0)


@calls.of("Index.task_status", "video-indexing-tasks-by-status")
def count_own_tasks(stage: Stage) -> None:
    assert stage["index"].task_status().index_id == stage["index"].id
