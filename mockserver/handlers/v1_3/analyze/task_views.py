"""Views of analyze tasks, single and in lists."""

from collections.abc import Iterator

from mockserver.domain.account.account import World
from mockserver.domain.records.analysis import AnalyzedVideo, SourceKind
from mockserver.domain.records.job import AnalyzeTask
from mockserver.domain.records.job_profile import FINAL, Status
from mockserver.domain.rules.analyses.tasks import BY_BATCH, BY_USER, TOO_LATE, TOO_LONG, error_of
from mockserver.domain.rules.webhooks import webhooks_of_task
from mockserver.ground.clock import rfc3339_seconds
from mockserver.handlers.reply import View
from mockserver.handlers.v1_3.requests.analyze_tasks import shortened

# The type of a video, and its identifying field.
_TYPES = {SourceKind.ADDRESS: "url", SourceKind.ASSET: "asset_id", SourceKind.BYTES: "base64_string"}

# Why a task ended early.
_CODES = {
    BY_USER: "user_canceled",
    BY_BATCH: "batch_canceled",
    TOO_LATE: "batch_expired",
    TOO_LONG: "batch_processing_timeout",
}


def task_view(task: AnalyzeTask, world: World) -> View:
    """Return a task with its result."""
    result = {"result": result_view(task)} if task.step(world.now).status is Status.READY else {}
    return {**_head(task, world), "request_params": task.work.request, **result, **_end(task, world)}


def listed_view(task: AnalyzeTask, world: World) -> View:
    """Return a task as lists show it: its request is shortened."""
    result = {"result": result_view(task)} if task.step(world.now).status is Status.READY else {}
    return {**_head(task, world), "request_params": shortened(task.work.request), **result, **_end(task, world)}


def source_view(video: AnalyzedVideo, duration: float) -> View:
    """Return the source and duration of an analyzed video; for a file in the request, no more."""
    kind = _TYPES[video.kind]
    place = {kind: video.value} if video.kind is not SourceKind.BYTES else {}
    return {"type": kind, **place, "system_metadata": {"duration": duration}}


def result_view(task: AnalyzeTask) -> View:
    """Return the result of a task."""
    text = task.work.written
    return {
        "generation_id": task.work.generation_id,
        "data": text.text,
        "finish_reason": "length" if text.is_cut else "stop",
        "usage": {"output_tokens": text.tokens, "input_tokens": text.tokens_read},
    }


def error_view(task: AnalyzeTask, status: Status) -> View | None:
    """Return the error of a task with `status`, or None."""
    found = error_of(task, status)
    if found is None:
        return None
    message, code = found
    return {"message": message, "code": _CODES.get(code, code)} if code else {"message": message}


def _head(task: AnalyzeTask, world: World) -> View:
    step, work = task.step(world.now), task.work
    view: View = {"task_id": task.id, "custom_id": work.custom_id, "status": step.status.value}
    if work.batch_id is not None:
        view["batch_id"] = work.batch_id
    view["created_at"] = rfc3339_seconds(task.created_at)
    if step.status in FINAL:
        view["completed_at"] = rfc3339_seconds(step.at)
    if work.video is not None:
        view["video_source"] = source_view(work.video, task.asset.media.duration)
    return view


def _end(task: AnalyzeTask, world: World) -> View:
    error, webhooks = error_view(task, task.step(world.now).status), list(_webhooks(task, world))
    return {**({"error": error} if error else {}), **({"webhooks": webhooks} if webhooks else {})}


def _webhooks(task: AnalyzeTask, world: World) -> Iterator[View]:
    for webhook, delivery in webhooks_of_task(world.account, task.id):
        view: View = {"url": webhook.url, "delivered": delivery is not None and delivery.has_arrived, "attempts": 0}
        if delivery is not None and delivery.attempts:
            last = delivery.attempts[-1]
            view["attempts"] = len(delivery.attempts)
            if not last.has_arrived:
                view["last_error"] = last.error or f"The receiver answered {last.status}."
        yield view
