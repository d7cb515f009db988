"""Asynchronous analyses."""

import json
from time import sleep
from typing import Any

from tests.clients.python_client.call import Calls, Refused, Stage
from tests.clients.python_client.sdk_1.analyze import PROMPT, by_asset
from tests.clients.python_client.sdk_1.tasks import CITY_BIKES, INTERVAL_SECONDS

calls = Calls()

CREATE, RETRIEVE, LIST = "post_analyze_tasks", "get_analyze_tasks_task_id", "get_analyze_tasks"
DELETE, CANCEL = "delete_analyze_tasks_task_id", "post_analyze_tasks_task_id_cancel"
TASKS, CANCELS = (1, 2, 9), (1, 3, 5)


def finished(stage: Stage, task_id: str) -> Any:
    """Return a task when it has ended; the client has no method that waits for it."""
    while (found := stage.client.analyze_async.tasks.retrieve(task_id)).status not in ("ready", "failed", "canceled"):
        sleep(INTERVAL_SECONDS)
    return found


def segments() -> Any:
    from twelvelabs.types import AsyncResponseFormat, SegmentDefinition, SegmentField

    field = SegmentField(name="has_bicycle", type="boolean", description="Whether there is one.")
    shots = SegmentDefinition(id="shots", description="Everything", fields=[field])
    return AsyncResponseFormat(type="segment_definitions", segment_definitions=[shots])


@calls.of("analyze_async.tasks.create", CREATE, since=TASKS)
def create(stage: Stage) -> None:
    made = stage.client.analyze_async.tasks.create(
        model_name="pegasus1.5", video=by_asset(stage), prompt=PROMPT, custom_id="bikes-1", temperature=0.2
    )
    stage["analysis"] = made.task_id
    assert made.status == "queued"


@calls.of("analyze_async.tasks.create (segments)", CREATE, since=TASKS)
def create_segments(stage: Stage) -> None:
    from twelvelabs.types import VideoContext_Url as Url

    stage["segments"] = stage.client.analyze_async.tasks.create(
        video=Url(url=CITY_BIKES), analysis_mode="time_based_metadata", response_format=segments()
    ).task_id


@calls.of("analyze_async.tasks.retrieve", RETRIEVE, since=TASKS)
def retrieve(stage: Stage) -> None:
    found = finished(stage, stage["analysis"])
    assert (found.status, found.custom_id, found.error) == ("ready", "bikes-1", None)
    assert "rain" in found.result.data.lower()
    assert found.result.usage.output_tokens > 0
    assert found.request_params.prompt == PROMPT
    assert found.video_source.asset_id == stage["bikes asset"].id


@calls.of("analyze_async.tasks.retrieve (segments)", RETRIEVE, since=TASKS)
def retrieve_segments(stage: Stage) -> None:
    found = json.loads(finished(stage, stage["segments"]).result.data)["shots"]
    assert len(found) > 3
    assert any(segment["metadata"]["has_bicycle"] for segment in found)


@calls.of("analyze_async.tasks.list", LIST, since=TASKS)
def list_tasks(stage: Stage) -> None:
    found = stage.client.analyze_async.tasks.list(status="ready", analysis_mode="general")
    assert [task.task_id for task in found.data] == [stage["analysis"]]


@calls.of("analyze_async.tasks.cancel", CANCEL, since=CANCELS)
def cancel(stage: Stage) -> None:
    begun = stage.client.analyze_async.tasks.create(video=by_asset(stage), prompt=PROMPT).task_id
    assert stage.client.analyze_async.tasks.cancel(begun).status == "canceled"
    assert finished(stage, begun).error.code == "user_canceled"


@calls.of(
    "analyze_async.tasks.cancel (too late)", CANCEL, Refused("ConflictError", "task_not_cancelable"), since=CANCELS
)
def cancel_too_late(stage: Stage) -> None:
    stage.client.analyze_async.tasks.cancel(stage["analysis"])


@calls.of("analyze_async.tasks.delete", DELETE, since=TASKS)
def delete(stage: Stage) -> None:
    stage.client.analyze_async.tasks.delete(stage["segments"])


@calls.of(
    "analyze_async.tasks.retrieve (unknown id)", RETRIEVE, Refused("NotFoundError", "resource_not_exists"), since=TASKS
)
def retrieve_unknown(stage: Stage) -> None:
    stage.client.analyze_async.tasks.retrieve(stage["segments"])


CREATE_BATCH, RETRIEVE_BATCH = "post_analyze_batches", "get_analyze_batches_batch_id"


def begin_batch(stage: Stage) -> Any:
    from twelvelabs.types import BatchDefaults, BatchItemRequest, BatchPrompt, BatchVideoContext

    video = BatchVideoContext(type="asset_id", asset_id=stage["bikes asset"].id)
    return stage.client.analyze_async.batches.create(
        model_name="pegasus1.5",
        analysis_mode="general",
        requests=[BatchItemRequest(video=video, custom_id="bikes-1"), BatchItemRequest(video=video)],
        defaults=BatchDefaults(prompt=BatchPrompt(input_text=PROMPT)),
    )


@calls.of("analyze_async.batches.create", CREATE_BATCH, since=TASKS)
def create_batch(stage: Stage) -> None:
    stage["batch"] = begin_batch(stage)
    assert (stage["batch"].status, stage["batch"].total_items) == ("pending", 2)


@calls.of("analyze_async.batches.retrieve", RETRIEVE_BATCH, since=TASKS)
def retrieve_batch(stage: Stage) -> None:
    batch_id = stage["batch"].batch_id
    while (found := stage.client.analyze_async.batches.retrieve(batch_id)).status in ("pending", "processing"):
        sleep(INTERVAL_SECONDS)
    assert (found.status, found.ready_items) == ("completed", 2)


@calls.of("analyze_async.batches.results", "get_analyze_batches_batch_id_results", since=TASKS)
def batch_results(stage: Stage) -> None:
    first, second = stage.client.analyze_async.batches.results(stage["batch"].batch_id)
    assert (first.custom_id, second.custom_id, first.status) == ("bikes-1", None, "ready")
    assert "rain" in first.data.data.lower()


@calls.of("analyze_async.batches.list", "get_analyze_batches", since=TASKS)
def list_batches(stage: Stage) -> None:
    assert [one.batch_id for one in stage.client.analyze_async.batches.list()] == [stage["batch"].batch_id]


@calls.of("analyze_async.batches.cancel", "post_analyze_batches_batch_id_cancel", since=TASKS)
def cancel_batch(stage: Stage) -> None:
    assert stage.client.analyze_async.batches.cancel(begin_batch(stage).batch_id).status == "canceling"


@calls.of("analyze_async.batches.delete", "delete_analyze_batches_batch_id", since=TASKS)
def delete_batch(stage: Stage) -> None:
    stage.client.analyze_async.batches.delete(stage["batch"].batch_id)
