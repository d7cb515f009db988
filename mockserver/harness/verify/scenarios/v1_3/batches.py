"""Batches of analyses: one line for each item, in order, consistent counts, and the results after cancellation."""

from typing import Any

import orjson

from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.jobs import polled
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.kinds import BATCH, film_asset

scenarios = Scenarios()
_RETRIEVE, _RESULTS = "get_analyze_batches_batch_id", "get_analyze_batches_batch_id_results"
_STATES = ("queued", "processing", "ready", "failed", "canceled")


@scenarios.scenario("a batch has one result per item, in order, and its counts always add up")
def results_of_a_batch(client: ApiClient, context: ScenarioContext) -> None:
    made = BATCH.make(client, context)
    path = {"batch_id": made.json["batch_id"]}
    wanted = [(item["task_id"], item["custom_id"]) for item in made.json["items"]]
    given = [f"part-{number}" for number in range(3)]
    named = [name for _, name in wanted]
    client.law(named == given, made, "order", "items", f"The items are {named}.", str(given))
    for answer in polled(client, _RETRIEVE, path):
        _adds_up(client, answer, len(wanted))
        _has_lines(client, path, wanted)
    last = client.accepted(_RETRIEVE, path)
    lines = _has_lines(client, path, wanted)
    for state in _STATES:
        count = sum(line["status"] == state for line in lines)
        got = last.json[f"{state}_items"]
        client.law(got == count, last, "agreement", f"{state}_items", f"{got} items are {state}.", str(count))
    for line in lines:
        task = client.accepted("get_analyze_tasks_task_id", {"task_id": line["task_id"]})
        for field, value in (("status", line["status"]), ("custom_id", line["custom_id"])):
            got = task.json[field]
            client.law(got == value, task, "agreement", field, f"{field} of the task is {got}.", str(value))
        got = (task.json.get("result") or {}).get("data")
        expected = (line.get("data") or {}).get("data")
        client.law(got == expected, task, "agreement", "result", f"Its text is {got}.", f"{expected}, as in its line")


@scenarios.scenario("a canceled batch ends as canceled, without waiting items")
def canceled_batch(client: ApiClient, context: ScenarioContext) -> None:
    made = BATCH.make(client, context)
    path = {"batch_id": made.json["batch_id"]}
    if _cancel(client, "post_analyze_batches_batch_id_cancel", path, _RETRIEVE):
        for answer in polled(client, _RETRIEVE, path):
            _adds_up(client, answer, 3)
            got = answer.json["queued_items"]
            message = f"{got} items are queued."
            client.law(got == 0, answer, "count", "queued_items", message, "none in a canceled batch")
        last = client.accepted(_RETRIEVE, path)
        got = last.json["status"]
        client.law(got == "canceled", last, "states", "status", f"It ended as {got}.", "canceled")
        client.law(last.json.get("canceled_at") is not None, last, "value", "canceled_at", "It has none.", "the moment")
        client.refused(409, "batch_canceled", "post_analyze_batches_batch_id_cancel", path)
    client.accepted("delete_analyze_batches_batch_id", path)
    client.refused(404, "resource_not_exists", _RESULTS, path)
    for item in made.json["items"]:
        client.refused(404, "resource_not_exists", "get_analyze_tasks_task_id", {"task_id": item["task_id"]})


@scenarios.scenario("a batch with a duplicate custom_id or an unknown asset is refused as a whole")
def refused_batches(client: ApiClient, context: ScenarioContext) -> None:
    before = client.accepted("get_analyze_batches").json["page_info"]["total_results"]
    video = {"type": "asset_id", "asset_id": film_asset(client, context)}
    body = dict(BATCH.made_by(client, context)["json"]) if BATCH.made_by else {}
    same = [{"video": video, "custom_id": "same"}] * 2
    client.refused(400, "parameter_invalid", "post_analyze_batches", json={**body, "requests": same})
    nowhere = [{"video": video}, {"video": {"type": "asset_id", "asset_id": "0" * 24}}]
    client.refused(404, "resource_not_exists", "post_analyze_batches", json={**body, "requests": nowhere})
    after = client.accepted("get_analyze_batches")
    got = after.json["page_info"]["total_results"]
    client.law(got == before, after, "count", "total_results", f"There are {got} batches.", f"{before}, as before")


@scenarios.scenario("a canceled analyze task stays canceled, and a finished one cannot be canceled")
def canceled_analysis(client: ApiClient, context: ScenarioContext) -> None:
    body = {"model_name": "pegasus1.5", "prompt": "What is it?"}
    video = {"type": "asset_id", "asset_id": film_asset(client, context)}
    made = client.accepted("post_analyze_tasks", json={**body, "video": video})
    path = {"task_id": made.json["task_id"]}
    cancel = "post_analyze_tasks_task_id_cancel"
    if _cancel(client, cancel, path, "get_analyze_tasks_task_id"):
        client.accepted(cancel, path)
        last = client.accepted("get_analyze_tasks_task_id", path)
        got = last.json["status"]
        client.law(got == "canceled", last, "states", "status", f"It is {got}.", "canceled")
        client.law("result" not in last.json, last, "value", "result", "It has a result.", "none where it was canceled")
    ended = context.own("analyze task")
    if ended:
        client.refused(409, "task_not_cancelable", "post_analyze_tasks_task_id_cancel", {"task_id": ended})


def _cancel(client: ApiClient, cancel: str, path: dict[str, str], retrieve: str) -> bool:
    """Cancel a job; return whether that succeeded. It may be refused only if the job has already ended."""
    answer = client.call(cancel, path)
    if answer.status < 400:
        return True
    client.expect(answer, 409)
    later = client.accepted(retrieve, path)
    poll = later.operation.says.poll
    is_over = poll is not None and not poll.is_unfinished(later.json)
    message = f"Canceling was refused, but its status is {later.json['status']}."
    client.law(is_over, later, "states", "cancel", message, "a cancellation, unless it has ended")
    return False


@scenarios.scenario("a running batch cannot be deleted")
def batch_at_work(client: ApiClient, context: ScenarioContext) -> None:
    path = {"batch_id": BATCH.make(client, context).json["batch_id"]}
    state = client.accepted(_RETRIEVE, path)
    poll = state.operation.says.poll
    if poll is not None and poll.is_unfinished(state.json):
        client.refused(409, "batch_not_terminal", "delete_analyze_batches_batch_id", path)
        for _ in polled(client, _RETRIEVE, path):
            pass
    client.accepted("delete_analyze_batches_batch_id", path)
    client.refused(404, "resource_not_exists", _RETRIEVE, path)


def _adds_up(client: ApiClient, answer: ApiReply, total: int) -> None:
    counts = {state: answer.json[f"{state}_items"] for state in _STATES}
    message = f"The counts are {counts}."
    client.law(sum(counts.values()) == total, answer, "count", "items", message, f"{total} in all")
    got = answer.json["total_items"]
    client.law(got == total, answer, "count", "total_items", f"total_items is {got}.", str(total))


def _has_lines(client: ApiClient, path: dict[str, str], wanted: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """Return the results, one line for each item."""
    answer = client.accepted(_RESULTS, path)
    lines = [orjson.loads(line) for line in answer.exchange.reply.body.splitlines() if line]
    found = [(line["task_id"], line["custom_id"]) for line in lines]
    message = f"The results are of {[name for _, name in found]}."
    client.law(found == wanted, answer, "order", "results", message, "each item once, in the order of the request")
    for line in lines:
        has = ("data" in line, "error" in line)
        expected = (line["status"] == "ready", line["status"] == "failed")
        message = f"A result with the status {line['status']} has {sorted(line)}."
        client.law(has == expected, answer, "value", "line", message, "data when it is ready, an error when it failed")
    return lines
