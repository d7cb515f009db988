"""Batches of analyses: they count their tasks, can be cancelled, expire after a day and are deleted after a month."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import takewhile

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.account.tables import BATCHES
from mockserver.domain.records.analysis import Analysis, AnalyzeBatch
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import ANALYZE_TASK, AnalyzeTask
from mockserver.domain.records.job_profile import FINAL, Status
from mockserver.domain.rules.analyses.tasks import (
    BY_BATCH,
    TOO_LATE,
    TOO_LONG,
    create_analysis,
    end_analysis,
    forget_analysis,
)
from mockserver.domain.rules.jobs import retrieve_job
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NotFinished
from mockserver.ground.job_errors import TooManyBatches

MOST_ACTIVE = 5
_LIFETIME, _KEPT = timedelta(hours=24), timedelta(days=30)
_WAITING = (Status.QUEUED, Status.PENDING)


class BatchStatus(StrEnum):
    """The state of a batch, as the API names it."""

    PENDING = "pending"
    PROCESSING = "processing"
    CANCELING = "canceling"
    CANCELED = "canceled"
    COMPLETED = "completed"
    EXPIRED = "expired"


OVER = frozenset([BatchStatus.CANCELED, BatchStatus.COMPLETED, BatchStatus.EXPIRED])


class Progress(Struct, frozen=True, gc=False):
    """The state of a batch, its number of tasks in each state, and when the last one ended, if all have."""

    status: BatchStatus
    counts: Counter[Status]
    over_at: datetime | None


def create_batch(
    world: World, model: str, mode: str, work: Sequence[tuple[Asset, Analysis]], batch_id: str
) -> AnalyzeBatch:
    """Start analyses that already have the id of the batch. Raises TooManyBatches."""
    check_room(world)
    now = to_milliseconds(world.now)
    tasks = [create_analysis(world, asset, analysis) for asset, analysis in work]
    batch = AnalyzeBatch(batch_id, model, mode, now, now + _LIFETIME, tuple(task.id for task in tasks))
    world.account.tables[BATCHES].put(batch)
    return batch


def check_room(world: World) -> None:
    """Check that another batch may start. Raises TooManyBatches."""
    expire_batches(world)
    active = [batch for batch in world.account.tables[BATCHES].open(world.now) if batch.expires_at > world.now]
    if len(active) >= MOST_ACTIVE:
        raise TooManyBatches(MOST_ACTIVE)


def batches(world: World) -> Sequence[AnalyzeBatch]:
    """Return the batches that exist at this instant, oldest first; valid until one is added or deleted."""
    expire_batches(world)
    return world.account.tables[BATCHES].view()


def get_batch(world: World, batch_id: str) -> AnalyzeBatch:
    """Return a batch, expired if its time is over. Raises NotFound."""
    expire_batches(world)
    return world.account.tables[BATCHES].get(batch_id)


def count_poll(world: World, batch: AnalyzeBatch) -> None:
    """Count a poll, which advances tasks that progress by polls."""
    for task_id in batch.task_ids:
        retrieve_job(world, ANALYZE_TASK, task_id)


def expire_batches(world: World) -> None:
    """Expire and delete batches whose time is over."""
    table = world.account.tables[BATCHES]
    for batch in table.open(world.now):
        if world.now >= batch.expires_at and batch.ended_at is None:
            _expire(world, batch)
        if progress(world, table.get(batch.id)).status in OVER:
            table.note_over(batch.id)
    for batch in list(takewhile(lambda old: world.now >= old.created_at + _KEPT, table.view())):
        _forget(world, batch)


def tasks_of(world: World, batch: AnalyzeBatch) -> Iterator[AnalyzeTask]:
    """Yield the tasks of a batch in the order of its request."""
    return (world.jobs.get_of(ANALYZE_TASK, task_id) for task_id in batch.task_ids)


def progress(world: World, batch: AnalyzeBatch) -> Progress:
    """Return the progress of a batch."""
    steps = [task.step(world.now) for task in tasks_of(world, batch)]
    counts = Counter(step.status for step in steps)
    over_at = max(step.at for step in steps) if FINAL.issuperset(counts) else None
    return Progress(_status(batch, counts, is_over=over_at is not None), counts, over_at)


def cancel_batch(world: World, batch: AnalyzeBatch) -> AnalyzeBatch:
    """Cancel the tasks that have not started; tasks in processing run to their end."""
    for task in list(tasks_of(world, batch)):
        if task.step(world.now).status in _WAITING:
            end_analysis(world, task, BY_BATCH)
    canceled = replace(batch, ended_at=to_milliseconds(world.now), is_canceled=True)
    world.account.tables[BATCHES].put(canceled)
    return canceled


def delete_batch(world: World, batch: AnalyzeBatch) -> None:
    """Delete a batch with its tasks. Raises NotFinished if it is still running."""
    status = progress(world, batch).status
    if status not in OVER:
        raise NotFinished("Batch", batch.id, status)
    _forget(world, batch)


def _status(batch: AnalyzeBatch, counts: Counter[Status], *, is_over: bool) -> BatchStatus:
    if batch.is_canceled:
        return BatchStatus.CANCELED if is_over else BatchStatus.CANCELING
    if batch.ended_at is not None:
        return BatchStatus.EXPIRED
    if is_over:
        return BatchStatus.COMPLETED
    return BatchStatus.PENDING if all(status in _WAITING for status in counts) else BatchStatus.PROCESSING


def _expire(world: World, batch: AnalyzeBatch) -> None:
    at = batch.expires_at
    unfinished = [task for task in tasks_of(world, batch) if task.step(at).status not in FINAL]
    for task in unfinished:
        if task.step(at).status in _WAITING:
            end_analysis(world, task, TOO_LATE, at)
        else:
            end_analysis(world, task, TOO_LONG, at, Status.FAILED)
    if unfinished:
        world.account.tables[BATCHES].put(replace(batch, ended_at=at))


def _forget(world: World, batch: AnalyzeBatch) -> None:
    for task in list(tasks_of(world, batch)):
        forget_analysis(world, task)
    world.account.tables[BATCHES].delete(batch.id)
