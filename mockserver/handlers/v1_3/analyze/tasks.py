"""Analyze tasks: asynchronous analyses."""

import asyncio
from collections.abc import Callable, Mapping
from operator import attrgetter

from msgspec import structs

from mockserver.domain.account.account import World
from mockserver.domain.records.analysis import SourceKind
from mockserver.domain.records.job import ANALYZE_TASK, AnalyzeTask
from mockserver.domain.rules.analyses import tasks
from mockserver.domain.rules.analyses.batches import expire_batches
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.common.texts import fixed_text
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply
from mockserver.handlers.v1_3.analyze.background import analysis_of, examine
from mockserver.handlers.v1_3.analyze.task_views import listed_view, task_view
from mockserver.handlers.v1_3.requests.analyze_tasks import mode_of, read_replay_key, read_task, read_task_list

operations = Registry()


@operations.operation("post_analyze_tasks")
async def create_task(call: Call, world: World) -> Reply:
    wanted = read_task(call.body)
    # The key stands for the whole body, which may be large.
    replay = await asyncio.to_thread(lambda: read_replay_key(call.headers, call.body))
    known = tasks.repeated(world, replay)
    if known is not None:
        return _accepted(known)
    examined = await examine(call, world, wanted)
    analysis = await analysis_of(world, wanted, examined, fixed_text(call))
    world = world.at_now()
    known = tasks.repeated(world, replay)  # the same request may have arrived meanwhile
    task = known or tasks.create_analysis(world, examined.analyzed, structs.replace(analysis, replay=replay))
    return _accepted(task)


@operations.operation("get_analyze_tasks")
async def list_tasks(call: Call, world: World) -> Reply:
    expire_batches(world)
    page = await page_of(call, read_task_list(call.query), world.jobs.view_of(ANALYZE_TASK), lambda: _fields(world))
    return Reply(200, {"data": [listed_view(task, world) for task in page.items], "page_info": page_info(page)})


@operations.operation("get_analyze_tasks_task_id")
def retrieve_task(call: Call, world: World) -> Reply:
    expire_batches(world)
    return Reply(200, task_view(retrieve_job(world, ANALYZE_TASK, call.path["task_id"]), world))


@operations.operation("delete_analyze_tasks_task_id")
def delete_task(call: Call, world: World) -> Reply:
    tasks.delete_analysis(world, call.path["task_id"])
    return Reply(204)


@operations.operation("post_analyze_tasks_task_id_cancel")
def cancel_task(call: Call, world: World) -> Reply:
    task = tasks.cancel_analysis(world, call.path["task_id"])
    return Reply(200, {"task_id": task.id, "status": task.step(world.now).status.value})


def _accepted(task: AnalyzeTask) -> Reply:
    """Return the reply to the creation of a task; every task begins in the same state."""
    return Reply(202, {"task_id": task.id, "status": task.timeline.steps[0].status.value})


def _fields(world: World) -> Mapping[str, Callable[[AnalyzeTask], object]]:
    """Return the fields by which tasks are filtered."""
    return {
        "created_at": attrgetter("created_at"),
        "status": lambda task: task.step(world.now).status.value,
        "video_url": lambda task: _value(task, SourceKind.ADDRESS),
        "asset_id": lambda task: _value(task, SourceKind.ASSET),
        "video_id": lambda task: world.videos.assets.of(task.asset.id),
        "analysis_mode": lambda task: mode_of(task.work.request),
    }


def _value(task: AnalyzeTask, kind: SourceKind) -> str | None:
    video = task.work.video
    return video.value if video is not None and video.kind is kind else None
