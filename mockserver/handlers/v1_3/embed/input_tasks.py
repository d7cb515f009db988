"""Embedding tasks for files of any kind."""

import asyncio

from msgspec import structs

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset, Medium
from mockserver.domain.records.job import EMBEDDING_TASK, EmbeddingTask
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.recipe import Cutting
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules import embedding_tasks
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.embed.files import check_image
from mockserver.handlers.v1_3.embed.opening import IN_BACKGROUND, check_length, embedding_of, excess_pages, open_file
from mockserver.handlers.v1_3.embed.recipes import recipe_of, row_view, rows_of
from mockserver.handlers.v1_3.embed.task_views import metadata_view
from mockserver.handlers.v1_3.embed.usage import file_tokens
from mockserver.handlers.v1_3.requests.embed.inputs import FileRequest, read_task
from mockserver.handlers.v1_3.words import MULTIMODAL

operations = Registry()


@operations.operation("post_embed_v2_tasks")
async def create_task(call: Call, world: World) -> Reply:
    wanted = read_task(call.body)
    file = await open_file(call, world, wanted.file.media, wanted.file.medium)
    if file.fault is None:
        _check(file, wanted)
    work = embedding_of(file, wanted.file, wanted.features)
    cutting = work.recipe.pieces.cutting if work.recipe else Cutting.PAGES
    work = structs.replace(work, fault=work.fault or excess_pages(file, IN_BACKGROUND, cutting))
    world = world.at_now()
    task = embedding_tasks.create_embedding_task(world, file, work)
    view: View = {"_id": task.id, "status": Status.PROCESSING.value, "data": None}
    if wanted.features.is_multimodal:
        view["metadata"] = {"embedding_dimension": recipe_of(work).prefix}
    return Reply(202, view, ((b"location", f"{_address(call)}/{task.id}".encode()),))


def _address(call: Call) -> str:
    return f"{call.media_url.rpartition('/')[0]}{call.operation.path}"


def _check(file: Asset | Upload, wanted: FileRequest) -> None:
    parameter = wanted.file.media.parameter
    match file.medium:
        case Medium.IMAGE:
            check_image(file, parameter)
        case Medium.VIDEO | Medium.AUDIO:
            check_length(file, wanted.features.model, IN_BACKGROUND, parameter)


@operations.operation("get_embed_v2_tasks_task_id")
async def retrieve_task(call: Call, world: World) -> Reply:
    task = retrieve_job(world, EMBEDDING_TASK, call.path["task_id"])
    step = task.step(world.now)
    view: View = {
        "_id": task.id,
        "status": step.status.value,
        "data": None,
        "created_at": rfc3339(task.created_at),
        "updated_at": rfc3339(step.at),
        "metadata": metadata_view(task.asset, task.work),
    }
    match step.status:
        case Status.READY:
            view |= await asyncio.to_thread(_result, task)
        case Status.FAILED:
            view["error"] = {"message": _reason(task)}
    return Reply(200, view)


def _result(task: EmbeddingTask) -> View:
    recipe, work = recipe_of(task.work), task.work
    view: View = {"data": [row_view(row, recipe) for row in rows_of(task.asset, work)]}
    if work.model == MULTIMODAL:
        tokens = {task.asset.medium.value: file_tokens(task.asset, work.end - work.start)}
        view["usage"] = {"input_tokens": tokens, "truncated": False}
    return view


def _reason(task: EmbeddingTask) -> str:
    code = task.timeline.profile.code
    return task.work.fault or f"The task could not be completed{f': {code}' if code else ''}."
