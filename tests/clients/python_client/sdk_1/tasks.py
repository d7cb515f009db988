"""Indexing tasks: uploads, waiting, lists."""

from json import dumps
from pathlib import Path
from typing import Any

from tests.clients.python_client.call import Calls, Refused, Stage
from tests.clients.python_client.sdk_1.indexes import FAR_AHEAD

calls = Calls()

CREATE, RETRIEVE, LIST = "post_tasks", "get_tasks_task_id", "get_tasks"
CITY_BIKES = "https://example.com/city-bikes.mp4"
MOUNTAIN_RESCUE = "https://example.com/mountain-rescue.mp4"
INTERVAL_SECONDS = 0.05
INTEGRATION = "65282b008f9cd95a98cbcf00"


@calls.of("tasks.create (url)", CREATE)
def upload_by_url(stage: Stage) -> None:
    stage["bikes"] = stage.client.tasks.create(
        index_id=stage["index"].id,
        video_url=CITY_BIKES,
        enable_video_stream=True,
        user_metadata=dumps({"category": "city", "rating": 4.5, "outdoors": True}),
    )
    assert stage["bikes"].video_id == stage["bikes"].id


@calls.of("tasks.create (file)", CREATE)
def upload_file(stage: Stage) -> None:
    with Path(stage.file("film.mp4")).open("rb") as file:
        stage["film"] = stage.client.tasks.create(index_id=stage["index"].id, video_file=file)
    assert stage["film"].id != stage["bikes"].id


@calls.of("tasks.create (bytes, without stream)", CREATE)
def upload_bytes(stage: Stage) -> None:
    content = ("silent.mp4", Path(stage.file("film.mp4")).read_bytes())
    stage["silent"] = stage.client.tasks.create(
        index_id=stage["index"].id, video_file=content, enable_video_stream=False
    )
    assert stage["silent"].id


@calls.of("tasks.create (marengo2.7)", CREATE)
def upload_to_index_of_2025(stage: Stage) -> None:
    stage["old bikes"] = stage.client.tasks.create(index_id=stage["old"].id, video_url=CITY_BIKES)
    assert stage["old bikes"].id


@calls.of("tasks.create_bulk", CREATE)
def upload_many(stage: Stage) -> None:
    film = ("again.mp4", Path(stage.file("film.mp4")).read_bytes())
    stage["bulk"] = stage.client.tasks.create_bulk(
        index_id=stage["index"].id, video_files=[film], video_urls=[MOUNTAIN_RESCUE]
    )
    assert len(stage["bulk"]) == 2


@calls.of("tasks.wait_for_done", RETRIEVE)
def wait(stage: Stage) -> None:
    seen: list[Any] = []
    for task in (stage["bikes"], stage["film"], stage["silent"], stage["old bikes"], *stage["bulk"]):
        done = stage.client.tasks.wait_for_done(task.id, sleep_interval=INTERVAL_SECONDS, callback=seen.append)
        assert done.status == "ready"
    assert all(task.status for task in seen)


@calls.of("tasks.retrieve", RETRIEVE)
def retrieve_task(stage: Stage) -> None:
    task = stage.client.tasks.retrieve(stage["film"].id)
    assert (task.status, task.index_id, task.video_id) == ("ready", stage["index"].id, stage["film"].id)
    assert (task.system_metadata.filename, task.system_metadata.duration) == ("film.mp4", 5)
    assert (task.system_metadata.width, task.system_metadata.height) == (640, 360)
    assert stage.client.tasks.retrieve(stage["bikes"].id).hls.status == "COMPLETE"


@calls.of("tasks.list", LIST)
def list_tasks(stage: Stage) -> None:
    found = stage.client.tasks.list(
        index_id=stage["index"].id, status=["ready", "failed"], filename="film.mp4", duration=5, width=640, height=360
    )
    assert [task.id for task in found] == [stage["film"].id]
    assert list(stage.client.tasks.list(updated_at=FAR_AHEAD)) == []


@calls.of("tasks.list (every page)", LIST)
def list_all_tasks(stage: Stage) -> None:
    found = stage.client.tasks.list(page_limit=2, sort_by="created_at", sort_option="asc")
    uploaded = (stage["bikes"], stage["film"], stage["silent"], stage["old bikes"], *stage["bulk"])
    assert [task.id for task in found] == [task.id for task in uploaded]


IMPORT = "post_tasks_transfers_import_integration_id"
IMPORT_STATUS = "get_tasks_transfers_import_integration_id_status"
# The releases 1.1 send neither a body nor a query, so that the index is missing; later ones do not have these methods.
WITHOUT_INDEX, WITHOUT_IMPORTS = (1, 1), (1, 2)
NO_INDEX = Refused("ApiError", "parameter_not_provided")


@calls.of("tasks.transfers.create", IMPORT, before=WITHOUT_INDEX)
def import_videos(stage: Stage) -> None:
    made = stage.client.tasks.transfers.create(INTEGRATION, index_id=stage["old"].id)
    assert [video.filename for video in made.videos] == ["lesson.mp4"]


@calls.of("tasks.transfers.get_status", IMPORT_STATUS, before=WITHOUT_INDEX)
def retrieve_import_status(stage: Stage) -> None:
    found = stage.client.tasks.transfers.get_status(INTEGRATION, index_id=stage["old"].id)
    assert (found.not_imported, found.failed) == ([], [])


@calls.of("tasks.transfers.create", IMPORT, NO_INDEX, since=WITHOUT_INDEX, before=WITHOUT_IMPORTS)
def import_without_index(stage: Stage) -> None:
    stage.client.tasks.transfers.create(INTEGRATION)


@calls.of("tasks.transfers.get_status", IMPORT_STATUS, NO_INDEX, since=WITHOUT_INDEX, before=WITHOUT_IMPORTS)
def retrieve_import_status_without_index(stage: Stage) -> None:
    stage.client.tasks.transfers.get_status(INTEGRATION)


@calls.of("tasks.transfers.get_logs", "get_tasks_transfers_import_integration_id_logs", before=WITHOUT_IMPORTS)
def list_import_logs(stage: Stage) -> None:
    stage.client.tasks.transfers.get_logs(INTEGRATION)
