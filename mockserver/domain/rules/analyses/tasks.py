"""Analyses in the background: started by a request or a batch, advanced by time, cancelled on request."""

from dataclasses import replace
from datetime import datetime, timedelta

from msgspec import structs

from mockserver.domain.account.account import World
from mockserver.domain.records.analysis import Analysis, AnalysisNote, ReplayKey
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import ANALYZE_TASK, AnalyzeTask
from mockserver.domain.records.job_profile import Status
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.assets import create_asset, release_assets
from mockserver.domain.rules.jobs import create_job, plan_job
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NotFinished
from mockserver.ground.job_errors import AlreadyFinished, OfBatch, ReplayKeyTaken

# Our choice: no source says how long an idempotency key is remembered.
REPLAY_WINDOW = timedelta(hours=24)
# Why a task ended before it was done.
BY_USER, BY_BATCH, TOO_LATE, TOO_LONG = "user", "batch", "too_late", "too_long"

_KIND = "Analyze task"
_UNNAMED_FAULT = "The video could not be analyzed."
_REASONS = {
    BY_USER: "The task was canceled.",
    BY_BATCH: "The batch was canceled before the task was begun.",
    TOO_LATE: "The batch expired before the task was begun.",
    TOO_LONG: "The batch expired while the task was processed.",
}


def create_analysis(world: World, analyzed: Asset | Upload, work: Analysis) -> AnalyzeTask:
    """Start an analysis of an asset or of a video in the request. Raises NotFound if the asset was deleted."""
    now = to_milliseconds(world.now)
    fails = work.written.fault is not None
    timeline = plan_job(world.account, ANALYZE_TASK, analyzed, None, now, is_broken=fails)
    task_id = world.account.identifiers.object_id(now)
    if isinstance(analyzed, Asset):
        asset = world.assets.get(analyzed.id)
    else:
        asset = create_asset(world, analyzed, now, keeps_file=False)
    task = create_job(world, task_id, work, asset, timeline, now)
    if not timeline.fails:
        world.account.hooks.note_use(generated=work.written.tokens)
    return task


def repeated(world: World, replay: ReplayKey | None) -> AnalyzeTask | None:
    """Return the task of an earlier request with the same idempotency key and body.

    Raises ReplayKeyTaken if the body differs.
    """
    if replay is None:
        return None
    for task in reversed(world.jobs.view_of(ANALYZE_TASK)):
        if task.created_at <= world.now - REPLAY_WINDOW:
            break
        known = task.work.replay
        if known is not None and known.key == replay.key:
            if known.body != replay.body:
                raise ReplayKeyTaken(replay.key)
            return task
    return None


def cancel_analysis(world: World, task_id: str) -> AnalyzeTask:
    """Cancel a task. Raises AlreadyFinished and OfBatch."""
    task = world.jobs.get_of(ANALYZE_TASK, task_id)
    if task.work.batch_id is not None:
        raise OfBatch(_KIND, task_id, task.work.batch_id)
    status = task.step(world.now).status
    if status in (Status.READY, Status.FAILED):
        raise AlreadyFinished(_KIND, task_id, status)
    return task if status is Status.CANCELED else end_analysis(world, task, BY_USER)


def end_analysis(
    world: World, task: AnalyzeTask, reason: str, at: datetime | None = None, status: Status = Status.CANCELED
) -> AnalyzeTask:
    """End a running task for a `reason`: now, or at an earlier instant."""
    timeline = task.timeline.ended(at or to_milliseconds(world.now), status)
    canceled = replace(task, timeline=timeline, work=structs.replace(task.work, reason=reason))
    world.jobs.put(canceled)
    return canceled


def delete_analysis(world: World, task_id: str) -> None:
    """Delete a task. Raises NotFinished while it is processed, and OfBatch."""
    task = world.jobs.get_of(ANALYZE_TASK, task_id)
    if task.work.batch_id is not None:
        raise OfBatch(_KIND, task_id, task.work.batch_id)
    status = task.step(world.now).status
    if status is Status.PROCESSING:
        raise NotFinished(_KIND, task_id, status)
    forget_analysis(world, task)


def forget_analysis(world: World, task: AnalyzeTask) -> None:
    """Delete a task, and its asset if nothing else refers to it."""
    world.jobs.delete(task.id)
    release_assets(world, [task.asset])


def error_of(task: AnalyzeTask, status: Status) -> tuple[str, str | None] | None:
    """Return the error of a task in `status` as a message and a code; None if there is no error."""
    work = task.work
    match status:
        case Status.FAILED:
            code = work.reason or work.written.code or task.timeline.profile.code
            if work.reason is not None:
                return _REASONS[work.reason], code
            return work.written.fault or (f"{_UNNAMED_FAULT} Reason: {code}." if code else _UNNAMED_FAULT), code
        case Status.CANCELED:
            reason = work.reason or BY_USER
            return _REASONS.get(reason, _UNNAMED_FAULT), reason
        case Status.READY if work.written.warning is not None:
            return work.written.warning, None
    return None


def analysis_note(task: AnalyzeTask) -> AnalysisNote:
    """Return the details of a finished task for webhook events."""
    status = task.timeline.path[-1]
    error = error_of(task, status) if status is not Status.CANCELED else None
    return AnalysisNote(task.work.custom_id, task.created_at, task.work.video, error[0] if error else None)
