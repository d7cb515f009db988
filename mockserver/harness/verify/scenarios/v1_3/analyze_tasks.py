"""Asynchronous analyses: their states, their results, and cancellation."""

from typing import Any

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.jobs import polled
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.indexes import same

scenarios = Scenarios()

_STATES = ("queued", "pending", "processing", "ready")


def _request(context: ScenarioContext, **fields: Any) -> dict[str, Any]:
    asset_id = context.need(context.film_asset, "no asset became ready")
    video = {"type": "asset_id", "asset_id": asset_id}
    return {"video": video, "model_name": "pegasus1.5", "prompt": "What is this video about?", **fields}


@scenarios.scenario("an analyze task goes through its states in order, and has a result when it is ready")
def life_of_an_analysis(client: ApiClient, context: ScenarioContext) -> None:
    made = client.accepted("post_analyze_tasks", json=_request(context, custom_id="verify"))
    where = {"task_id": made.json["task_id"]}
    context.things["/v1.3/analyze/tasks/{task_id}"] = where["task_id"]
    states = [made.json["status"]]
    answer = made
    for answer in polled(client, "get_analyze_tasks_task_id", where):
        states.append(answer.json["status"])
        has = answer.json.get("result") is not None
        message = f"A task that is {states[-1]} has {'a' if has else 'no'} result."
        client.law(has is (states[-1] == "ready"), answer, "value", "result", message, "a result once it is ready")
    ranks = [_STATES.index(state) if state in _STATES else len(_STATES) for state in states]
    in_order = ranks == sorted(ranks) and states[-1] == "ready"
    client.law(in_order, answer, "states", "status", f"The states were {states}.", "in order, up to ready")
    same(client, answer, "custom_id", answer.json["custom_id"], "verify")
    text = answer.json["result"]["data"]
    client.law(bool(text), answer, "value", "data", "The text is empty.", "a text")
    again = client.accepted("get_analyze_tasks_task_id", where)
    same(client, again, "the same later", again.json["result"], answer.json["result"])


@scenarios.scenario("a canceled analyze task gets no result")
def canceled(client: ApiClient, context: ScenarioContext) -> None:
    where = {"task_id": client.accepted("post_analyze_tasks", json=_request(context)).json["task_id"]}
    answer = client.call("post_analyze_tasks_task_id_cancel", where)
    if answer.status == 409:  # the task was faster
        return
    client.expect(answer, 200, 202)
    same(client, answer, "status", answer.json["status"], "canceled")
    after = client.accepted("get_analyze_tasks_task_id", where)
    same(client, after, "status", after.json["status"], "canceled")
    client.law(after.json.get("result") is None, after, "value", "result", "It has a result.", "none")


@scenarios.scenario("invalid analyze tasks are refused as documented")
def what_an_analysis_refuses(client: ApiClient, context: ScenarioContext) -> None:
    good = _request(context)
    for missing in ("video", "prompt"):
        body = {key: value for key, value in good.items() if key != missing}
        client.refused(400, "parameter_not_provided", "post_analyze_tasks", json=body)
    for wrong in ({"temperature": 2}, {"max_tokens": 0}, {"model_name": "pegasus9"}, {"prompt": ""}):
        client.refused(400, "parameter_invalid", "post_analyze_tasks", json={**good, **wrong})
    unknown = {"type": "asset_id", "asset_id": UNKNOWN_ID}
    client.refused(404, "resource_not_exists", "post_analyze_tasks", json={**good, "video": unknown})
