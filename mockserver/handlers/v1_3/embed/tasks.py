"""Embedding tasks for videos."""

import asyncio

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import EMBEDDING_TASK, EmbeddingTask
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.media import Use
from mockserver.domain.rules import embedding_tasks
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.domain.rules.retired_models import check_in_use
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.embeddings import page_of_embedding_tasks
from mockserver.handlers.common.lists import page_info
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.uploads import ingest_video, name_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.embed.recipes import recipe_of, rows_of, segment_view
from mockserver.handlers.v1_3.embed.task_views import dated_view, state_view, summary_view, video_metadata
from mockserver.handlers.v1_3.requests.embed.form import read_embedding_request, read_shown_options
from mockserver.handlers.v1_3.words import MODELS

operations = Registry()


@operations.operation("post_embed_tasks")
async def create_task(call: Call, world: World) -> Reply:
    wanted = read_embedding_request(call.body)
    check_in_use(world.account, [wanted.model])
    raise_provoked(call, name_of(wanted.video))
    options = IngestOptions(expected=world.account.kit.expected_videos)
    upload = await ingest_video(call, wanted.video, Use(MODELS[wanted.model].limits), options)
    work = wanted.work(upload.media.duration)
    return Reply(200, {"_id": embedding_tasks.create_embedding_task(world.at_now(), upload, work).id})


@operations.operation("get_embed_tasks")
@operations.operation("get_embed_v2_tasks")
async def list_tasks(call: Call, world: World) -> Reply:
    page = await page_of_embedding_tasks(call, world)
    return Reply(200, {"data": [summary_view(task, world) for task in page.items], "page_info": page_info(page)})


@operations.operation("get_embed_tasks_task_id_status")
def retrieve_status(call: Call, world: World) -> Reply:
    task = retrieve_job(world, EMBEDDING_TASK, call.path["task_id"])
    return Reply(200, {**state_view(task, world), **_video_view(task)})


@operations.operation("get_embed_tasks_task_id")
async def retrieve_task(call: Call, world: World) -> Reply:
    task = retrieve_job(world, EMBEDDING_TASK, call.path["task_id"])
    options = read_shown_options(call.query)
    _check_options(task, options)
    view = dated_view(task, world)
    if task.step(world.now).status is not Status.READY:
        return Reply(200, {**view, **_video_view(task)})
    return Reply(200, {**view, **await asyncio.to_thread(_embedded_view, task, options)})


def _check_options(task: EmbeddingTask, options: tuple[str, ...]) -> None:
    known = recipe_of(task.work).sources
    for option in options:
        if option not in known:
            made = f"; it makes those of {' and '.join(known)}" if known else ""
            raise ParameterInvalid("embedding_option", f"The task makes no vectors of {option}{made}.")


def _video_view(task: EmbeddingTask) -> View:
    if task.asset.medium is not Medium.VIDEO:
        return {}
    return {"video_embedding": {"metadata": video_metadata(task)}}


def _embedded_view(task: EmbeddingTask, options: tuple[str, ...]) -> View:
    """Return the vectors of a video; `/embed-v2/tasks` has those of other files."""
    if task.asset.medium is not Medium.VIDEO:
        return {}
    recipe = recipe_of(task.work)
    segments = [segment_view(row, recipe) for row in rows_of(task.asset, task.work, options)]
    return {"video_embedding": {"metadata": video_metadata(task), "segments": segments}}
