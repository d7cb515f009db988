"""Analyze batches: many analyses in one request."""

from collections.abc import Callable, Mapping
from operator import attrgetter

from mockserver.contract.errors import ApiError
from mockserver.domain.account.account import World
from mockserver.domain.records.analysis import Analysis, AnalyzeBatch, WrittenText
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job_profile import Status
from mockserver.domain.rules.analyses import batches
from mockserver.domain.rules.analyses.batches import BatchStatus, Progress
from mockserver.domain.rules.asset_uploads import status_of
from mockserver.domain.rules.assets import get_asset
from mockserver.ground.clock import rfc3339_seconds
from mockserver.ground.errors import MediaInvalid, MediaTooLong
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import EventStream, Reply, View
from mockserver.handlers.v1_3.analyze.background import analysis_of, examine
from mockserver.handlers.v1_3.analyze.task_views import error_view, result_view
from mockserver.handlers.v1_3.requests.analyze_batches import read_batch, read_batch_list
from mockserver.handlers.v1_3.requests.analyze_tasks import TaskRequest

operations = Registry()

_LINES = "application/jsonl"
_QUEUED = (Status.QUEUED, Status.PENDING)


@operations.operation("post_analyze_batches")
async def create_batch(call: Call, world: World) -> Reply:
    wanted = read_batch(call.body)
    batches.check_room(world)
    assets = [_ready_asset(world, item) for item in wanted.items]
    batch_id = world.account.identifiers.object_id(world.now)
    work = [
        (asset, await _analysis(call, world, item, batch_id)) for asset, item in zip(assets, wanted.items, strict=True)
    ]
    batch = batches.create_batch(world.at_now(), wanted.model, wanted.mode, work, batch_id)
    items = [{"task_id": task.id, "custom_id": task.work.custom_id} for task in batches.tasks_of(world, batch)]
    return Reply(
        201,
        {
            "batch_id": batch.id,
            "status": BatchStatus.PENDING.value,
            "total_items": len(items),
            "created_at": rfc3339_seconds(batch.created_at),
            "expires_at": rfc3339_seconds(batch.expires_at),
            "items": items,
        },
    )


@operations.operation("get_analyze_batches")
async def list_batches(call: Call, world: World) -> Reply:
    page = await page_of(call, read_batch_list(call.query), batches.batches(world), lambda: _fields(world))
    return Reply(200, {"data": [_view(batch, world) for batch in page.items], "page_info": page_info(page)})


@operations.operation("get_analyze_batches_batch_id")
def retrieve_batch(call: Call, world: World) -> Reply:
    batch = _batch(call, world)
    batches.count_poll(world, batch)
    return Reply(200, _view(batch, world))


@operations.operation("get_analyze_batches_batch_id_results")
def retrieve_results(call: Call, world: World) -> Reply:
    lines = []
    for task in batches.tasks_of(world, _batch(call, world)):
        status = task.step(world.now).status
        line: View = {"task_id": task.id, "custom_id": task.work.custom_id, "status": _item_status(status)}
        if status is Status.READY:
            line["data"] = result_view(task)
        if status is Status.FAILED:
            line["error"] = error_view(task, status)
        lines.append(line)
    return Reply(200, EventStream(lines, 0, _LINES))


@operations.operation("post_analyze_batches_batch_id_cancel")
def cancel_batch(call: Call, world: World) -> Reply:
    batch = _batch(call, world)
    status = batches.progress(world, batch).status
    if status in batches.OVER:
        raise ApiError(f"batch_{status.value}", f"Batch {batch.id} is {status}; there is nothing left to cancel.")
    if not batch.is_canceled:
        batch = batches.cancel_batch(world, batch)
    return Reply(202, _view(batch, world) | {"status": BatchStatus.CANCELING.value})


@operations.operation("delete_analyze_batches_batch_id")
def delete_batch(call: Call, world: World) -> Reply:
    batches.delete_batch(world, _batch(call, world))
    return Reply(204)


def _batch(call: Call, world: World) -> AnalyzeBatch:
    return batches.get_batch(world, call.path["batch_id"])


def _ready_asset(world: World, item: TaskRequest) -> Asset:
    asset = get_asset(world, item.video.value if item.video else "")
    if status_of(world, asset) is not Status.READY:
        raise ApiError("asset_not_ready", f"Asset {asset.id} is not ready; wait until it is.")
    return asset


async def _analysis(call: Call, world: World, item: TaskRequest, batch_id: str) -> Analysis:
    """Return the analysis of one item; if its video does not fit, only this item fails."""
    try:
        return await analysis_of(world, item, await examine(call, world, item), batch_id=batch_id)
    except MediaInvalid as error:
        code = "video_duration_too_long" if isinstance(error, MediaTooLong) else "video_file_broken"
        unwritten = WrittenText("", 0, fault=str(error), code=code)
        generation_id = world.account.identifiers.uuid()
        return Analysis(generation_id, item.shown, unwritten, item.video, item.custom_id, batch_id=batch_id)


def _fields(world: World) -> Mapping[str, Callable[[AnalyzeBatch], object]]:
    """Return the fields by which batches are filtered."""
    return {
        "created_at": attrgetter("created_at"),
        "status": lambda batch: batches.progress(world, batch).status.value,
        "analysis_mode": attrgetter("mode"),
    }


def _view(batch: AnalyzeBatch, world: World) -> View:
    found = batches.progress(world, batch)
    counts = found.counts
    return {
        "batch_id": batch.id,
        "analysis_mode": batch.mode,
        "model_name": batch.model,
        "status": found.status.value,
        "total_items": len(batch.task_ids),
        "queued_items": sum(counts[status] for status in _QUEUED),
        "processing_items": counts[Status.PROCESSING],
        "ready_items": counts[Status.READY],
        "failed_items": counts[Status.FAILED],
        "canceled_items": counts[Status.CANCELED],
        "created_at": rfc3339_seconds(batch.created_at),
        "expires_at": rfc3339_seconds(batch.expires_at),
        **_end(batch, found),
    }


def _end(batch: AnalyzeBatch, found: Progress) -> View:
    ends = {
        BatchStatus.COMPLETED: "completed_at",
        BatchStatus.CANCELED: "canceled_at",
        BatchStatus.EXPIRED: "expired_at",
    }
    if found.status not in ends or found.over_at is None:
        return {}
    return {ends[found.status]: rfc3339_seconds(max(found.over_at, batch.ended_at or found.over_at))}


def _item_status(status: Status) -> str:
    return Status.QUEUED.value if status in _QUEUED else status.value
