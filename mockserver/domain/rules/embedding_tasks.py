"""Embedding tasks: made by an upload, moved by time, forgotten after a week."""

from dataclasses import dataclass, replace

from mockserver.domain.account.account import World
from mockserver.domain.embedding import Scope
from mockserver.domain.records.embedding_task import EmbeddingTask
from mockserver.domain.records.lifecycle import EMBEDDING, begin
from mockserver.domain.records.upload import Upload
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ResourceNotExist


@dataclass(frozen=True, slots=True)
class Cut:
    """Which part of a video becomes vectors, from `start` to `end`, and how: clips of `clip_length` seconds."""

    start: float
    end: float
    clip_length: int
    scopes: tuple[Scope, ...]


def create_embedding_task(
    world: World, upload: Upload, input_name: str, cut: Cut, *, is_address: bool
) -> EmbeddingTask:
    """Begin to make vectors of `upload`, of which `cut` is a part."""
    meter = world.account.kit.meter
    meter.check(embedded=cut.end - cut.start)
    now = to_milliseconds(world.now)
    task = EmbeddingTask(
        id=world.account.identifiers.object_id(now),
        input_name=input_name,
        is_address=is_address,
        duration=upload.media.duration,
        content=upload.content,
        start=cut.start,
        end=cut.end,
        clip_length=cut.clip_length,
        scopes=cut.scopes,
        created_at=now,
        course=begin(world.account.profile_of(input_name), now, EMBEDDING),
    )
    world.embedding_tasks.add(task)
    meter.seconds_embedded += cut.end - cut.start
    return task


def retrieve_embedding_task(world: World, task_id: str) -> EmbeddingTask:
    """Return the task, having noted the question. Raises ResourceNotExist, also a week after it was created."""
    task = world.embedding_tasks.get(task_id)
    if not task.is_kept(world.now):
        raise ResourceNotExist(task_id, "embedding tasks")
    if not task.course.profile.by_polls or task.course.is_over(world.now):
        return task
    moved = replace(task, course=task.course.asked(to_milliseconds(world.now)))
    world.embedding_tasks.replace(moved)
    return moved
