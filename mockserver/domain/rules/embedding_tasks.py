"""Embedding tasks: created by an upload, advanced by time, deleted after a week."""

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import EMBEDDING_TASK, Embedding, EmbeddingTask
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.assets import create_asset
from mockserver.domain.rules.jobs import create_job, plan_job
from mockserver.ground.clock import to_milliseconds


def create_embedding_task(world: World, source: Upload | Asset, work: Embedding) -> EmbeddingTask:
    """Start to embed `source`; `work` names the part."""
    hooks, seconds = world.account.hooks, work.end - work.start
    hooks.check_use(embedded=seconds)
    now = to_milliseconds(world.now)
    is_broken = work.fault is not None
    timeline = plan_job(world.account, EMBEDDING_TASK, source, None, now, is_broken=is_broken)
    task_id = world.account.identifiers.object_id(now)
    asset = source if isinstance(source, Asset) else create_asset(world, source, now, keeps_file=False)
    task = create_job(world, task_id, work, asset, timeline, now)
    hooks.note_use(embedded=seconds)
    return task
