"""Indexing tasks."""

import re
from operator import attrgetter
from urllib.parse import urlsplit

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.job import INDEX_TASK, IndexTask
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules import tasks
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.domain.rules.sources import youtube_video
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.lists import Fields, page_info
from mockserver.handlers.common.media_urls import hls_view
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.tasks import page_of_tasks, task_counts, task_fields
from mockserver.handlers.common.uploads import ingest_video, name_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_2.requests.indexes import read_index
from mockserver.handlers.v1_2.requests.lists import read_task_list
from mockserver.handlers.v1_2.requests.uploads import read_external_upload, read_upload
from mockserver.handlers.v1_2.transcriptions import options_with_subtitles
from mockserver.handlers.v1_2.words import use_of

operations = Registry()

_YOUTUBE_VIDEO = re.compile(r"[\w-]{11}", re.ASCII)


@operations.operation("create-video-indexing-task")
async def create_task(call: Call, world: World) -> Reply:
    wanted = read_upload(call.body)
    index = world.index(wanted.index_id)
    raise_provoked(call, f"{name_of(wanted.video)} {wanted.subtitles_address}")
    options = await options_with_subtitles(
        call, world, wanted.subtitles_address, wanted.subtitles, is_streamed=wanted.is_streamed
    )
    return _created(world, index.id, await ingest_video(call, wanted.video, use_of(index), options))


@operations.operation("upload-external-provider")
async def upload_external(call: Call, world: World) -> Reply:
    wanted = read_external_upload(call.body)
    index, url = world.index(wanted.index_id), wanted.address
    raise_provoked(call, url)
    options = IngestOptions(expected=world.account.kit.expected_videos)
    upload = await call.ingest.ingest_youtube(url, _youtube_video(url), use_of(index), options)
    return _created(world, index.id, upload)


@operations.operation("list-video-indexing-tasks")
async def list_tasks(call: Call, world: World) -> Reply:
    asked, index_id = read_task_list(call.query)
    page = await page_of_tasks(call, world, asked, tasks.visible_tasks(world, index_id), _fields(world))
    data = [_view(task, world) for task in page.items]
    return Reply(200, {"data": data, "page_info": page_info(page)})


@operations.operation("retrieve-video-indexing-task")
def retrieve_task(call: Call, world: World) -> Reply:
    task = retrieve_job(world, INDEX_TASK, call.path["task_id"])
    view = _view(task, world)
    step = task.step(world.now)
    if step.status is Status.READY and task.asset.is_streamed:
        view["hls"] = hls_view(call, world, task.work.video_id, task.work.index_id, step.at)
    return Reply(200, view)


@operations.operation("delete-video-indexing-task")
def delete_task(call: Call, world: World) -> Reply:
    tasks.delete_task(world, call.path["task_id"])
    return Reply(204)


@operations.operation("video-indexing-tasks-by-status")
def count_tasks(call: Call, world: World) -> Reply:
    return Reply(200, task_counts(world, read_index(call.query, world).id))


def _created(world: World, index_id: str, upload: Upload) -> Reply:
    world = world.at_now()
    index = world.index(index_id)
    return Reply(201, {"_id": tasks.create_task(world, index, upload).id})


def _youtube_video(url: str) -> str:
    """Return the video of a watch or short address. Raises the `external_video_*` errors."""
    video = youtube_video(url)
    if video is None:
        host = urlsplit(url).hostname or url
        reason = f"Videos of {host} cannot be uploaded; use an address of youtube.com or youtu.be."
        raise ApiError("external_video_domain_unsupported", reason)
    if not _YOUTUBE_VIDEO.fullmatch(video):
        reason = f"{url} does not name a video; expected https://www.youtube.com/watch?v= and eleven characters."
        raise ApiError("external_video_invalid", reason)
    return video


def _fields(world: World) -> Fields[IndexTask]:
    """Return the fields by which tasks are filtered."""
    return {**task_fields(world), "_id": attrgetter("id"), "estimated_time": attrgetter("estimated_at")}


def _view(task: IndexTask, world: World) -> View:
    step = task.step(world.now)
    asset = task.asset
    media = asset.media
    view: View = {
        "_id": task.id,
        "index_id": task.work.index_id,
        "status": step.status,
        "created_at": rfc3339(task.created_at),
        "updated_at": rfc3339(step.at),
        "estimated_time": rfc3339(task.estimated_at),
        "metadata": {
            "filename": asset.filename,
            "duration": media.duration,
            "width": media.width,
            "height": media.height,
        },
        "type": "index_task_info",
    }
    if step.status is Status.READY:
        view["video_id"] = task.work.video_id
    elif step.status in (Status.PENDING, Status.QUEUED, Status.INDEXING):
        view["process"] = _process(task, world)
    return view


def _process(task: IndexTask, world: World) -> View:
    """Return the progress of indexing."""
    remaining = max(0.0, (task.estimated_at - world.now).total_seconds())
    step = task.step(world.now)
    if step.status is not Status.INDEXING:
        return {"percentage": 0, "remain_seconds": remaining}
    whole = (task.estimated_at - step.at).total_seconds()
    done = 1 - remaining / whole if whole > 0 else 0.0
    return {"percentage": int(100 * min(1.0, max(0.0, done))), "remain_seconds": remaining}
