"""Synchronous analyses: their answers, including JSON of a schema, and what they refuse."""

from typing import Any

import orjson

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.making import analyzed_video

scenarios = Scenarios()

_PROMPT = "What is this video about?"
_SCHEMA = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "count": {"type": "integer"}},
    "required": ["title", "count"],
}


def _request(context: ScenarioContext, **fields: Any) -> dict[str, Any]:
    asset_id = context.need(context.film_asset, "no asset became ready")
    video = {"type": "asset_id", "asset_id": asset_id}
    return {"video": video, "model_name": "pegasus1.5", "prompt": _PROMPT, **fields}


@scenarios.scenario("an analysis is streamed by default")
def streamed_unless_said(client: ApiClient, context: ScenarioContext) -> None:
    types = [
        client.accepted("post_analyze", json=_request(context, **fields)).exchange.reply.media_type
        for fields in ({}, {"stream": True}, {"stream": False})
    ]
    answer = client.last
    if answer is not None:
        holds = types[0] == types[1] != types[2]
        message = f"The media types were {types}: without stream, with true, and with false."
        client.law(holds, answer, "value", "stream", message, "a stream unless stream is false")


@scenarios.scenario("an indexed video can be analyzed by its identifier")
def of_a_video(client: ApiClient, context: ScenarioContext) -> None:
    body = {"video_id": analyzed_video(context), "prompt": _PROMPT, "stream": False}
    answer = client.accepted("post_analyze", json=body)
    client.law(bool(answer.json["data"]), answer, "value", "data", "The text is empty.", "a text")
    client.refused(400, "parameter_invalid", "post_analyze", json={**body, "video_id": "x"})
    client.refused(404, "resource_not_exists", "post_analyze", json={**body, "video_id": UNKNOWN_ID})


@scenarios.scenario("an analysis with a JSON schema fits the schema")
def by_a_schema(client: ApiClient, context: ScenarioContext) -> None:
    wanted = {"type": "json_schema", "json_schema": _SCHEMA}
    answer = client.accepted("post_analyze", json=_request(context, stream=False, response_format=wanted))
    try:
        value = orjson.loads(answer.json["data"])
    except ValueError:
        value = None
    fits = isinstance(value, dict) and isinstance(value.get("title"), str) and type(value.get("count")) is int
    client.law(fits, answer, "value", "data", "The text is not JSON that fits the schema.", "JSON that fits the schema")


@scenarios.scenario("invalid analyses are refused as documented")
def what_an_analysis_refuses(client: ApiClient, context: ScenarioContext) -> None:
    good = _request(context, stream=False)
    for wrong in ({"prompt": ""}, {"temperature": 2}, {"temperature": -1}, {"max_tokens": 0}):
        client.refused(400, "parameter_invalid", "post_analyze", json={**good, **wrong})
    for missing in ("prompt", "video"):
        body = {key: value for key, value in good.items() if key != missing}
        client.refused(400, "parameter_not_provided", "post_analyze", json=body)
    unknown = {"type": "asset_id", "asset_id": UNKNOWN_ID}
    client.refused(404, "resource_not_exists", "post_analyze", json={**good, "video": unknown})
