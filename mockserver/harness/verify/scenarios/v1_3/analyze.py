"""Analyses that are answered at once, whole or as a stream of lines."""

import json
from typing import Any

import orjson

from mockserver.harness.verify.api_client import ApiClient, ApiReply, clause_of
from mockserver.harness.verify.scenarios.common.scenario import NOBODY, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.making import analyzed_video

scenarios = Scenarios()

_SCHEMA = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "count": {"type": "integer"}},
    "required": ["title", "count"],
}


def _request(context: ScenarioContext, **fields: Any) -> dict[str, Any]:
    return {"video_id": analyzed_video(context), "prompt": "What is this video about?", **fields}


def _of_asset(context: ScenarioContext, **fields: Any) -> dict[str, Any]:
    asset_id = context.need(context.film_asset, "no asset was made ready")
    video = {"type": "asset_id", "asset_id": asset_id}
    return {"video": video, "model_name": "pegasus1.5", "prompt": "What is this video about?", **fields}


@scenarios.scenario("an analysis of an asset comes whole, or as a stream that begins, goes on and ends")
def of_an_asset(client: ApiClient, context: ScenarioContext) -> None:
    _whole_or_streamed(client, ("post_analyze", _of_asset(context)))


@scenarios.scenario("an analysis of an indexed video comes whole, or as a stream that begins, goes on and ends")
def of_a_video(client: ApiClient, context: ScenarioContext) -> None:
    _whole_or_streamed(client, ("post_analyze", _request(context)), ("post_generate", _request(context)))


def _whole_or_streamed(client: ApiClient, *asked: tuple[str, dict[str, Any]]) -> None:
    for name, body in asked:
        whole = client.granted(name, json={**body, "stream": False})
        client.law(bool(whole.json["data"]), whole, "value", "data", "The text is empty.", "a text")
        streamed = client.granted(name, json={**body, "stream": True})
        _streams(client, streamed)
        silent = client.granted(name, json=body)
        is_stream = silent.exchange.reply.media_type == streamed.exchange.reply.media_type
        message = f"Without stream there comes {silent.exchange.reply.media_type}."
        client.law(is_stream, silent, "value", "stream", message, "a stream, unless stream is false")


def _streams(client: ApiClient, answer: ApiReply) -> None:
    lines = answer.exchange.reply.body.decode("utf-8", "replace").splitlines()
    try:
        events: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
        kinds = [event["event_type"] for event in events]
    except (ValueError, KeyError, TypeError):
        events, kinds = [], ["no JSON"]
    clause = clause_of(answer.operation, "responses", "200")
    expected = "stream_start, text_generation and stream_end, one JSON object a line"
    is_stream = kinds[:1] == ["stream_start"] and kinds[-1:] == ["stream_end"]
    if not client.law(is_stream, answer, "stream", "events", f"The events are {kinds[:9]}.", expected, clause):
        return
    middle = set(kinds[1:-1])
    client.law(middle == {"text_generation"}, answer, "stream", "text", f"Between them: {middle}.", expected, clause)
    text = "".join(event.get("text", "") for event in events[1:-1])
    client.law(bool(text), answer, "stream", "text", "The text is empty.", "a text", clause)
    ids = {event.get("metadata", {}).get("generation_id") for event in (events[0], events[-1])}
    message = f"It begins and ends with the ids {ids}."
    client.law(len(ids) == 1 and None not in ids, answer, "stream", "generation_id", message, "the same id", clause)


@scenarios.scenario("an analysis that is to be JSON fits its schema")
def by_a_schema(client: ApiClient, context: ScenarioContext) -> None:
    wanted = {"type": "json_schema", "json_schema": _SCHEMA}
    answer = client.granted("post_analyze", json=_of_asset(context, stream=False, response_format=wanted))
    try:
        value = orjson.loads(answer.json["data"])
    except ValueError:
        value = None
    fits = isinstance(value, dict) and isinstance(value.get("title"), str) and type(value.get("count")) is int
    client.law(fits, answer, "value", "data", "The text is no JSON of the schema.", "JSON that fits the schema")


@scenarios.scenario("an analysis refuses what the contract says it refuses")
def what_an_analysis_refuses(client: ApiClient, context: ScenarioContext) -> None:
    good = _of_asset(context, stream=False)
    for wrong in ({"prompt": ""}, {"temperature": 2}, {"temperature": -1}, {"max_tokens": 0}):
        client.refused(400, "parameter_invalid", "post_analyze", json={**good, **wrong})
    for missing in ("prompt", "video"):
        body = {key: value for key, value in good.items() if key != missing}
        client.refused(400, "parameter_not_provided", "post_analyze", json=body)
    nobody = {"type": "asset_id", "asset_id": NOBODY}
    client.refused(404, "resource_not_exists", "post_analyze", json={**good, "video": nobody})


@scenarios.scenario("a gist and a summary of API v1.3 have what was asked for, as long as the API has them")
def gist_and_summary(client: ApiClient, context: ScenarioContext) -> None:
    video_id = analyzed_video(context)
    keys = {"title": "title", "topic": "topics", "hashtag": "hashtags"}
    answer = client.ask("post_gist", json={"video_id": video_id, "types": list(keys)})
    if answer.status != 410:
        missing = set(keys.values()) - client.expect(answer, 200).json.keys()
        client.law(not missing, answer, "value", "types", f"{missing} are not there.", "what was asked for")
    for kind, key in (("summary", "summary"), ("chapter", "chapters"), ("highlight", "highlights")):
        answer = client.ask("post_summarize", json={"video_id": video_id, "type": kind})
        if answer.status != 410:
            got = {"summary", "chapters", "highlights"} & client.expect(answer, 200).json.keys()
            client.law(got == {key}, answer, "value", "type", f"For {kind} it has {got}.", key)
