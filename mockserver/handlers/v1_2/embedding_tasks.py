"""Embedding tasks: vectors of videos."""

import asyncio
from collections.abc import Mapping
from types import MappingProxyType

from mockserver.domain.account.account import World
from mockserver.domain.embedding import segments
from mockserver.domain.records.job import EMBEDDING_TASK, EmbeddingTask
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.media import Use
from mockserver.domain.rules import embedding_tasks
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.ground.clock import rfc3339
from mockserver.handlers.call import Call, IngestOptions
from mockserver.handlers.common.embeddings import page_of_embedding_tasks, source_view
from mockserver.handlers.common.lists import page_info
from mockserver.handlers.common.provoked_errors import raise_provoked
from mockserver.handlers.common.uploads import ingest_video, name_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_2.embedding_views import segment_view
from mockserver.handlers.v1_2.requests.embeddings import read_embedding_request
from mockserver.handlers.v1_2.words import EMBEDDING, EMBEDDING_ENGINE, EMBEDDING_LIMITS

operations = Registry()

_USE = Use(EMBEDDING_LIMITS)


@operations.operation("create-video-embeding-task")
async def create_task(call: Call, world: World) -> Reply:
    wanted = read_embedding_request(call.body)
    name = name_of(wanted.video)
    raise_provoked(call, name)
    upload = await ingest_video(call, wanted.video, _USE, IngestOptions(expected=world.account.kit.expected_videos))
    work = wanted.work(upload.media.duration)
    task = embedding_tasks.create_embedding_task(world.at_now(), upload, work)
    return Reply(200, {"_id": task.id})


@operations.operation("list-video-embedding-tasks")
async def list_tasks(call: Call, world: World) -> Reply:
    page = await page_of_embedding_tasks(call, world)
    return Reply(200, {"data": [_summary(task, world) for task in page.items], "page_info": page_info(page)})


@operations.operation("retrieve-video-embeding-task")
def retrieve_status(call: Call, world: World) -> Reply:
    return Reply(200, _summary(retrieve_job(world, EMBEDDING_TASK, call.path["task_id"]), world))


@operations.operation("retrieve-video-embeding")
async def retrieve_task(call: Call, world: World) -> Reply:
    task = retrieve_job(world, EMBEDDING_TASK, call.path["task_id"])
    if task.step(world.now).status is not Status.READY:
        return Reply(200, _summary(task, world))
    made = await asyncio.to_thread(_segments, task)
    return Reply(200, _summary(task, world, {"segments": made}) | {"video_embeddings": made})


def _segments(task: EmbeddingTask) -> list[View]:
    asset, work = task.asset, task.work
    made = segments(
        asset.content,
        asset.media.duration,
        EMBEDDING.dimensions,
        start=work.start,
        end=work.end,
        clip_length=work.clip_length,
        scopes=work.scopes,
    )
    return [segment_view(segment) for segment in made]


def _summary(task: EmbeddingTask, world: World, embedding: Mapping[str, object] = MappingProxyType({})) -> View:
    """Return a task with its `embedding`, if given; metadata are where clients of either year read them."""
    work = task.work
    metadata = {
        **source_view(work.input_name, is_address=work.is_address),
        "video_clip_length": work.clip_length,
        "video_embedding_scope": [scope.value for scope in work.scopes],
        "duration": task.asset.media.duration,
    }
    return {
        "_id": task.id,
        "engine_name": EMBEDDING_ENGINE,
        "status": task.step(world.now).status.value,
        "created_at": rfc3339(task.created_at),
        "metadata": metadata,
        "video_embedding": {"metadata": metadata, **embedding},
    }
