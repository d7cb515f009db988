"""Embedding tasks: made by an upload, moved by time, forgotten after a week."""

from dataclasses import dataclass, replace

from mockserver.domain.account.account import World
from mockserver.domain.embedding import Scope
from mockserver.domain.records.embedding_task import EmbeddingTask
from mockserver.domain.records.lifecycle import EMBEDDING, begin
from mockserver.domain.records.upload import Upload
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ParameterInvalid, ResourceNotExist

SHORTEST_INTERVAL = 6


@dataclass(frozen=True, slots=True)
class Cut:
    """Which part of a video becomes vectors, and how: clips of `clip_length` seconds, in these scopes."""

    start: float | None
    end: float | None
    clip_length: int
    scopes: tuple[Scope, ...]


def create_embedding_task(
    world: World, upload: Upload, input_name: str, cut: Cut, *, is_address: bool
) -> EmbeddingTask:
    """Begin to make vectors of `upload`. Raises ParameterInvalid where `cut` does not fit its length."""
    start, end = _interval(cut, upload.media.duration)
    meter = world.account.kit.meter
    meter.check(embedded=end - start)
    now = to_milliseconds(world.now)
    task = EmbeddingTask(
        id=world.account.identifiers.object_id(now),
        input_name=input_name,
        is_address=is_address,
        duration=upload.media.duration,
        content=upload.content,
        start=start,
        end=end,
        clip_length=cut.clip_length,
        scopes=cut.scopes,
        created_at=now,
        course=begin(world.account.profile_of(input_name), now, EMBEDDING),
    )
    world.embedding_tasks.add(task)
    meter.seconds_embedded += end - start
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


def _interval(cut: Cut, duration: float) -> tuple[float, float]:
    if cut.start is None or cut.end is None:
        return 0, duration
    if cut.end <= cut.start:
        reason = f"It must be greater than video_start_offset_sec, {cut.start:g}; got {cut.end:g}."
        raise ParameterInvalid("video_end_offset_sec", reason)
    if cut.end > duration:
        raise ParameterInvalid("video_end_offset_sec", f"The video ends at {duration:g} s; got {cut.end:g}.")
    if cut.end - cut.start < max(SHORTEST_INTERVAL, cut.clip_length):
        reason = f"The part must last at least {max(SHORTEST_INTERVAL, cut.clip_length)} s."
        raise ParameterInvalid("video_end_offset_sec", reason)
    return cut.start, cut.end
