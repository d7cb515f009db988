"""Indexing tasks."""

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.index import Index
from mockserver.domain.records.job import INDEX_TASK, IndexTask
from mockserver.domain.rules import tasks
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.domain.rules.retired_models import check_in_use
from mockserver.domain.rules.videos import find_video
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.lists import page_info
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.tasks import page_of_tasks, task_counts, task_fields
from mockserver.handlers.common.uploads import ingest_video, name_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.requests.lists import read_counted_index, read_task_list
from mockserver.handlers.v1_3.requests.uploads import read_upload
from mockserver.handlers.v1_3.video_views import stream_view
from mockserver.handlers.v1_3.words import use_of

operations = Registry()


@operations.operation("post_tasks")
async def create_task(call: Call, world: World) -> Reply:
    wanted = read_upload(call.body)
    index = world.index(wanted.index_id)
    check_takes_videos(world, index)
    raise_provoked(call, name_of(wanted.video))
    options = IngestOptions(is_streamed=bool(wanted.options.has_stream), expected=world.account.kit.expected_videos)
    upload = await ingest_video(call, wanted.video, use_of(index), options)
    world = world.at_now()
    task = tasks.create_task(world, world.index(index.id), upload, wanted.options)
    return Reply(201, {"_id": task.id, "video_id": task.work.video_id})


@operations.operation("get_tasks")
async def list_tasks(call: Call, world: World) -> Reply:
    asked, index_id = read_task_list(call.query)
    page = await page_of_tasks(call, world, asked, tasks.visible_tasks(world, index_id), task_fields(world))
    return Reply(200, {"data": [_view(task, world) for task in page.items], "page_info": page_info(page)})


@operations.operation("get_tasks_status")
def count_tasks(call: Call, world: World) -> Reply:
    return Reply(200, task_counts(world, world.index(read_counted_index(call.query)).id))


@operations.operation("get_tasks_task_id")
def retrieve_task(call: Call, world: World) -> Reply:
    task = retrieve_job(world, INDEX_TASK, call.path["task_id"])
    video = find_video(world, task.work.video_id)
    hls = stream_view(call, world, task.work.index_id, video, task.step(world.now))
    return Reply(200, {**_view(task, world), "hls": hls})


@operations.operation("delete_tasks_task_id")
def delete_task(call: Call, world: World) -> Reply:
    tasks.delete_task(world, call.path["task_id"])
    return Reply(204)


def check_takes_videos(world: World, index: Index) -> None:
    """Check that a model of `index` makes new videos searchable: an index with Pegasus alone accepts none any more.

    Raises the API's error, and ModelRetired.
    """
    check_in_use(world.account, index.searched_by)
    if not index.searched_by:
        reason = f"Index {index.id} has no Marengo model, so no more videos can be put into it."
        raise ApiError("index_not_supported_for_search", reason)


def _view(task: IndexTask, world: World) -> View:
    step, media = task.step(world.now), task.asset.media
    return {
        "_id": task.id,
        "index_id": task.work.index_id,
        "video_id": task.work.video_id,
        "status": step.status,
        "system_metadata": {
            "duration": media.duration,
            "filename": task.asset.filename,
            "height": media.height,
            "width": media.width,
        },
        "created_at": rfc3339(task.created_at),
        "updated_at": rfc3339(step.at),
    }
