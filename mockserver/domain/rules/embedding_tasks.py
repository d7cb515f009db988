"""Embedding tasks: made by an upload, moved by time, forgotten after a week."""

from dataclasses import dataclass

from mockserver.domain.account.account import World
from mockserver.domain.records.job import EMBEDDING_TASK, Embedding, EmbeddingScope, EmbeddingTask
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.assets import create_asset
from mockserver.domain.rules.jobs import create_job, plan_job
from mockserver.ground.clock import to_milliseconds


@dataclass(frozen=True, slots=True)
class Cut:
    """Which part of a video becomes vectors, from `start` to `end`, and how: clips of `clip_length` seconds."""

    start: float
    end: float
    clip_length: int
    scopes: tuple[EmbeddingScope, ...]


def create_embedding_task(
    world: World, upload: Upload, input_name: str, cut: Cut, *, is_address: bool
) -> EmbeddingTask:
    """Begin to make vectors of `upload`, of which `cut` is a part."""
    hooks = world.account.hooks
    hooks.check_use(embedded=cut.end - cut.start)
    now = to_milliseconds(world.now)
    timeline = plan_job(world.account, EMBEDDING_TASK, input_name, None, now)
    task_id = world.account.identifiers.object_id(now)
    work = Embedding(input_name, is_address, cut.start, cut.end, cut.clip_length, cut.scopes)
    asset = create_asset(world, upload, now, keeps_file=False)
    task = create_job(world, task_id, work, asset, timeline, now)
    hooks.note_use(embedded=cut.end - cut.start)
    return task
