"""Analyze tasks: asynchronous analyses, from request to result."""

import json
from base64 import b64encode
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx2
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, lists, sampled_from

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import Api13
from tests.support.assets import picture, send_address, send_file
from tests.support.films import make_film

BIKES = {"type": "url", "url": "https://example.com/city-bikes.mp4"}
PROMPT = "Describe the video."
UNKNOWN_ID = "0" * 24
FIELD = {"name": "summary", "type": "string", "description": "What happens."}


@pytest.fixture
def polled(clock: VirtualClock) -> Iterator[Api13]:
    with Server(Settings(profile="polls"), clock) as api:
        yield Api13(api.app, api.clock, inside=api._inside)


@pytest.fixture(scope="module")
def shared() -> Iterator[Api13]:
    """A server for tests of refusals only."""
    with Server(Settings(profile="instant"), VirtualClock(datetime(2024, 6, 1, 12, tzinfo=UTC))) as api:
        yield Api13(api.app, api.clock, inside=api._inside)


def start(api: Api13, *, key: str = "", **body: Any) -> httpx2.Response:
    """Start an analysis of a video at an address; `body` overrides the request."""
    if "image" not in body:
        body.setdefault("video", BIKES)
    if body.get("analysis_mode") != "time_based_metadata" and "prompt_v2" not in body:
        body.setdefault("prompt", PROMPT)
    return api.post("/analyze/tasks", json=body, headers={"idempotency-key": key} if key else {})


def begun(api: Api13, **body: Any) -> str:
    reply = start(api, **body)
    assert reply.status_code == 202, reply.text
    return str(reply.json()["task_id"])


def shown(api: Api13, task_id: str) -> Any:
    return api.get(f"/analyze/tasks/{task_id}").json()


def done(api: Api13, **body: Any) -> Any:
    """Return the task when it has ended."""
    task_id = begun(api, **body)
    api.clock.advance(minutes=1)
    return shown(api, task_id)


def divided(*definitions: Any, **more: Any) -> dict[str, Any]:
    """Return a request for segments."""
    form = {"type": "segment_definitions", "segment_definitions": list(definitions)}
    if "form" in more:
        form["segment_time_format"] = more.pop("form")
    return {"analysis_mode": "time_based_metadata", "response_format": form, **more}


def definition(name: str = "all", **more: Any) -> dict[str, Any]:
    return {"id": name, "description": "Everything", **more}


def refusal(reply: httpx2.Response) -> tuple[int, str]:
    return reply.status_code, reply.json()["error"]["code"]


def test_a_task_is_queued_first_and_ready_in_the_end(polled: Api13) -> None:
    reply = start(polled, custom_id="bikes-1")
    task_id = reply.json()["task_id"]
    statuses = [shown(polled, task_id)["status"] for _ in range(5)]

    assert (reply.status_code, reply.json()["status"]) == (202, "queued")
    assert statuses == ["queued", "pending", "processing", "ready", "ready"]


def test_a_task_counts_the_tokens_of_the_media_that_it_reads_and_of_the_prompt(api: Api13) -> None:
    prompt = "What happens when it rains?"
    images = [{"name": name, "url": f"https://example.com/{name}.png"} for name in ("board", "king")]

    whole, part, segments = (
        done(api, **body) for body in ({"prompt": prompt}, {"prompt": prompt, "end_time": 8}, divided(definition()))
    )
    pictures = done(api, model_name="pegasus1.6", video=None, image=images, prompt=prompt)

    read = [task["result"]["usage"]["input_tokens"] for task in (whole, part, segments, pictures)]
    duration = whole["video_source"]["system_metadata"]["duration"]
    assert read == [3_600 + 30 * duration + 7, 3_600 + 240 + 7, 3_600 + 30 * duration + 3, 512 + 7]


def test_a_ready_task_has_request_and_result(api: Api13) -> None:
    task = done(api, custom_id="bikes-1", prompt="What happens when it rains?", temperature=0.2)

    text = api.post("/analyze", json={"video": BIKES, "prompt": "What happens when it rains?", "stream": False}).json()
    assert task["custom_id"] == "bikes-1"
    assert task["request_params"] == {
        "analysis_mode": "general",
        "prompt": "What happens when it rains?",
        "temperature": 0.2,
    }
    assert task["video_source"]["url"] == BIKES["url"]
    assert task["video_source"]["system_metadata"]["duration"] > 0
    assert (task["result"]["data"], task["result"]["finish_reason"]) == (text["data"], "stop")
    assert task["result"]["usage"]["output_tokens"] == text["usage"]["output_tokens"]
    assert task["completed_at"] >= task["created_at"]
    assert "error" not in task
    assert "webhooks" not in task


def test_a_running_task_has_no_result_and_no_end(api: Api13) -> None:
    task = shown(api, begun(api))

    assert task["status"] == "queued"
    assert task.keys().isdisjoint({"result", "completed_at", "error"})
    assert task["custom_id"] is None


def test_the_answer_can_be_a_document(api: Api13) -> None:
    schema = {"type": "object", "properties": {"title": {"type": "string"}}, "required": ["title"]}
    task = done(api, response_format={"type": "json_schema", "json_schema": schema})

    assert json.loads(task["result"]["data"])["title"] == "A Morning with City Bikes"
    assert task["request_params"]["response_format"]["json_schema"] == schema


def test_an_answer_that_is_cut_off_is_ready_with_a_warning(api: Api13) -> None:
    rule = {"match": {"operation": "post_analyze_tasks"}, "replies": [{"text": "Bikes. " * 400}]}
    api.client.post("/__admin/answers", json=rule)

    task = done(api, max_tokens=512)

    assert (task["status"], task["result"]["finish_reason"]) == ("ready", "length")
    assert "512" in task["error"]["message"]
    assert task["result"]["usage"]["output_tokens"] == 512


def test_an_asset_is_analyzed_and_named(api: Api13) -> None:
    asset_id = send_address(api, BIKES["url"]).json()["_id"]
    api.clock.advance(minutes=1)

    task = done(api, video={"type": "asset_id", "asset_id": asset_id})

    assert task["video_source"] == {
        "type": "asset_id",
        "asset_id": asset_id,
        "system_metadata": task["video_source"]["system_metadata"],
    }


def test_a_file_in_the_request_is_analyzed_and_not_returned(api: Api13, tmp_path: Path) -> None:
    raw = b64encode(make_film(tmp_path / "film.mp4", seconds=5, fps=2).read_bytes()).decode()
    drawn = b64encode(picture()).decode()

    task = done(
        api,
        video={"type": "base64_string", "base64_string": raw},
        prompt_v2={
            "input_text": "Is <@board> there?",
            "media_sources": [{"name": "board", "media_type": "image", "base64_string": drawn}],
        },
    )

    assert task["status"] == "ready"
    assert task["video_source"] == {"type": "base64_string", "system_metadata": {"duration": 5}}
    assert task["request_params"]["prompt_v2"]["media_sources"] == [{"name": "board", "media_type": "image"}]
    assert drawn not in json.dumps(task)


def test_images_are_analyzed_without_a_video(api: Api13) -> None:
    asset_id = send_file(api, "board.png", picture()).json()["_id"]
    api.clock.advance(minutes=1)

    task = done(api, model_name="pegasus1.6", image=[{"name": "a", "asset_id": asset_id}], prompt="What is <@a>?")

    assert task["status"] == "ready"
    assert "video_source" not in task
    assert task["request_params"]["image"] == [{"name": "a", "asset_id": asset_id}]


def test_a_video_is_divided_into_segments_with_metadata(api: Api13) -> None:
    fields: list[dict[str, Any]] = [
        FIELD,
        {"name": "has_bicycle", "type": "boolean", "description": "Whether there is one."},
        {"name": "weather", "type": "string", "description": "How it is.", "enum": ["sun", "rain", "unknown"]},
        {"name": "scene_count", "type": "integer", "description": "How many."},
        {"name": "confidence", "type": "number", "description": "How sure."},
        {"name": "keywords", "type": "array", "description": "Words.", "items": {"type": "string"}},
        {"name": "seen_at", "type": "timestamp", "description": "When.", "format": "hh:mm:ss"},
        {
            "name": "quotes",
            "type": "time_array",
            "description": "Words.",
            "items": {"type": "object", "fields": [{"name": "quote", "type": "string", "description": "Words."}]},
        },
    ]
    task = done(api, model_name="pegasus1.6", **divided(definition(fields=fields)))

    [(name, segments)] = json.loads(task["result"]["data"]).items()
    assert name == "all"
    assert len(segments) > 3
    assert all(before["end_time"] <= after["start_time"] for before, after in pairwise(segments))
    metadata = segments[0]["metadata"]
    assert list(metadata) == [field["name"] for field in fields]
    assert [type(value) for value in metadata.values()] == [str, bool, str, int, float, list, str, list]
    quotes = [quote for segment in segments for quote in segment["metadata"]["quotes"]]
    assert quotes
    assert all(set(quote) == {"start_time", "end_time", "quote"} for quote in quotes)
    assert task["result"]["finish_reason"] == "stop"


def test_segments_keep_to_the_window_and_the_durations(api: Api13) -> None:
    wanted = divided(definition(), min_segment_duration=5, max_segment_duration=9, start_time=10, end_time=40)

    segments = json.loads(done(api, **wanted)["result"]["data"])["all"]

    assert all(10 <= one["start_time"] < one["end_time"] <= 40 for one in segments)
    assert all(4.99 <= one["end_time"] - one["start_time"] <= 9.01 for one in segments)


def test_segments_lie_in_the_time_ranges_which_end_with_the_video(api: Api13) -> None:
    ranges = [{"start_time": 30, "end_time": 40.5}, {"start_time": 2, "end_time": 20}]
    task = done(api, **divided(definition(time_ranges=ranges), form="hh:mm:ss.fff"))

    segments = json.loads(task["result"]["data"])["all"]
    assert segments[0]["start_time"] == "00:00:02.000"
    assert segments[-1]["end_time"] == "00:00:40.500"
    assert all(one["end_time"] <= "00:00:20.000" or one["start_time"] >= "00:00:30.000" for one in segments)
    late = start(api, **divided(definition(time_ranges=[{"start_time": 2, "end_time": 3000}])))
    assert refusal(late) == (400, "parameter_invalid")


def test_segments_that_need_more_than_the_limit_make_the_task_fail(api: Api13) -> None:
    many = [definition(str(number), fields=[FIELD | {"name": f"text_{at}"} for at in range(20)]) for number in range(4)]

    task = done(api, model_name="pegasus1.6", max_tokens=2048, **divided(*many))
    free = done(api, model_name="pegasus1.6", max_tokens="unlimited", **divided(*many))

    assert (task["status"], "result" in task) == ("failed", False)
    assert "2048" in task["error"]["message"]
    assert (free["status"], free["result"]["finish_reason"]) == ("ready", "stop")
    assert free["result"]["usage"]["output_tokens"] > 2048


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({"prompt": None, "video": BIKES}, "prompt"),
        ({"custom_id": ""}, "custom_id"),
        ({"custom_id": "a b"}, "custom_id"),
        ({"max_tokens": 511}, "max_tokens"),
        ({"max_tokens": "much"}, "max_tokens"),
        ({"max_tokens": "unlimited"}, "max_tokens"),
        ({"min_segment_duration": 4}, "min_segment_duration"),
        (
            {"response_format": {"type": "segment_definitions", "segment_definitions": [definition()]}},
            "response_format",
        ),
        ({"response_format": {"type": "json_schema"}}, "response_format"),
        ({"image": [{"name": "a", "url": "https://a.io/b.png"}]}, "image"),
        ({"model_name": "pegasus1.2", "start_time": 1}, "start_time"),
        ({"start_time": 9, "end_time": 9.5}, "end_time"),
        (divided(definition(), prompt=PROMPT), "prompt"),
        (divided(definition(), model_name="pegasus1.2"), "model_name"),
        (divided(definition(), max_tokens=2047), "max_tokens"),
        (divided(definition(), max_tokens="unlimited"), "max_tokens"),
        (divided(definition(), definition()), "segment_definitions"),
        (divided(), "segment_definitions"),
        (divided(definition(), min_segment_duration=9, max_segment_duration=4), "max_segment_duration"),
        (divided(definition(), min_segment_duration=1), "min_segment_duration"),
        ({"analysis_mode": "time_based_metadata"}, "response_format"),
        (divided(definition(fields=[FIELD, FIELD])), "segment_definitions[0].fields"),
        (divided(definition(fields=[FIELD | {"name": "metadata"}])), "fields[0].name"),
        (divided(definition(fields=[FIELD | {"type": "timestamp"}])), "fields[0].format"),
        (divided(definition(fields=[FIELD | {"format": "seconds"}])), "fields[0].format"),
        (divided(definition(fields=[FIELD | {"type": "integer", "enum": ["1"]}])), "fields[0].enum"),
        (divided(definition(fields=[FIELD | {"type": "array"}])), "fields[0].items"),
        (divided(definition(fields=[FIELD | {"type": "array", "items": {"type": "object"}}])), "fields[0].items.type"),
        (divided(definition(fields=[FIELD | {"type": "time_array", "items": {"type": "object"}}])), "fields[0].type"),
        (divided(definition(time_ranges=[{"start_time": 1, "end_time": 2}])), "time_ranges[0]"),
        (
            divided(definition(time_ranges=[{"start_time": 1, "end_time": 5}, {"start_time": 4, "end_time": 9}])),
            "time_ranges",
        ),
        (divided(definition(time_ranges=[{"start_time": 1, "end_time": 5}]), start_time=1), "start_time"),
    ],
)
def test_contradicting_fields_are_refused_by_name(shared: Api13, body: dict[str, Any], named: str) -> None:
    reply = start(shared, **body)

    assert reply.status_code == 400, reply.text
    assert reply.json()["error"]["code"] in ("parameter_invalid", "parameter_not_provided")
    assert named in reply.json()["error"]["message"]


def test_the_names_fail_and_stays_queued_apply_to_analyses(api: Api13) -> None:
    failed = done(api, video={"type": "url", "url": "https://example.com/will-fail.mp4"})
    waiting = done(api, video={"type": "url", "url": "https://example.com/stays-queued.mp4"})

    assert (failed["status"], bool(failed["error"]["message"])) == ("failed", True)
    assert waiting["status"] == "queued"


@pytest.mark.parametrize("seconds", [0, 0.3, 0.6])
def test_an_unfinished_task_can_be_canceled_for_good(api: Api13, seconds: float) -> None:
    task_id = begun(api)
    api.clock.advance(seconds=seconds)

    replies = [api.post(f"/analyze/tasks/{task_id}/cancel") for _ in range(2)]
    api.clock.advance(minutes=1)

    assert [reply.status_code for reply in replies] == [200, 200]
    assert [reply.json() for reply in replies] == [{"task_id": task_id, "status": "canceled"}] * 2
    task = shown(api, task_id)
    assert (task["status"], task["error"]["code"], "result" in task) == ("canceled", "user_canceled", False)
    assert task["completed_at"]


def test_a_finished_task_cannot_be_canceled(api: Api13) -> None:
    task_id = done(api)["task_id"]

    assert refusal(api.post(f"/analyze/tasks/{task_id}/cancel")) == (409, "task_not_cancelable")


def test_a_task_is_deleted_unless_it_is_being_processed(api: Api13) -> None:
    task_id = begun(api)
    api.clock.advance(seconds=0.6)

    refused = api.delete(f"/analyze/tasks/{task_id}")
    api.clock.advance(minutes=1)
    deleted = api.delete(f"/analyze/tasks/{task_id}")

    assert refusal(refused) == (409, "task_not_finished")
    assert deleted.status_code == 204
    assert refusal(api.get(f"/analyze/tasks/{task_id}")) == (404, "resource_not_exists")


def test_a_list_abbreviates_request_params(api: Api13) -> None:
    schema = {"type": "json_schema", "json_schema": {"type": "object", "properties": {"title": {"type": "string"}}}}
    begun(api, prompt="Write " + "very " * 20 + "much.", response_format=schema)
    begun(api, **divided(definition("a"), definition("b")))

    newest, oldest = api.get("/analyze/tasks").json()["data"]

    assert newest["request_params"]["response_format"]["segment_definitions"] == [definition("a")]
    assert len(oldest["request_params"]["prompt"]) == 30
    assert oldest["request_params"]["response_format"] == {"type": "json_schema"}


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ({"status": "ready"}, {"web", "segments"}),
        ({"status": "canceled"}, {"asset"}),
        ({"video_url": BIKES["url"]}, {"web", "segments"}),
        ({"analysis_mode": "time_based_metadata"}, {"segments"}),
        ({"asset_id": "asset"}, {"asset"}),
        ({"asset_id": UNKNOWN_ID}, set()),
    ],
)
def test_filters_of_a_list_are_combined_with_and(api: Api13, condition: dict[str, str], found: set[str]) -> None:
    asset_id = send_address(api, BIKES["url"]).json()["_id"]
    api.clock.advance(minutes=1)
    begun(api, custom_id="web")
    begun(api, custom_id="segments", **divided(definition()))
    task_id = begun(api, custom_id="asset", video={"type": "asset_id", "asset_id": asset_id})
    api.post(f"/analyze/tasks/{task_id}/cancel")
    api.clock.advance(minutes=1)

    asked = {name: asset_id if value == "asset" else value for name, value in condition.items()}
    data = api.get("/analyze/tasks", params=asked).json()["data"]

    assert {task["custom_id"] for task in data} == found


@settings(max_examples=25, deadline=None)
@given(requests=lists(sampled_from([("one", PROMPT), ("one", "Why?"), ("two", PROMPT), ("", PROMPT)]), max_size=6))
def test_an_idempotency_key_prevents_a_second_task(shared: Api13, requests: list[tuple[str, str]]) -> None:
    api = Api13(shared.app, shared.clock, f"tlk_{abs(hash(tuple(requests)))}", shared._inside)
    first: dict[str, tuple[str, str]] = {}

    for key, prompt in requests:
        reply = start(api, key=key, prompt=prompt)
        if not key or key not in first:
            assert reply.status_code == 202
            first[key] = prompt, reply.json()["task_id"]
        elif first[key][0] == prompt:
            assert reply.json()["task_id"] == first[key][1]
        else:
            assert refusal(reply) == (409, "idempotency_key_reused")

    begun_here = len({key for key, _ in requests if key}) + sum(not key for key, _ in requests)
    assert api.get("/analyze/tasks").json()["page_info"]["total_results"] == begun_here


@given(hours=integers(1, 30))
@settings(max_examples=6, deadline=None)
def test_an_idempotency_key_lasts_a_day(shared: Api13, hours: int) -> None:
    key = f"at {shared.clock.now()}"
    first = start(shared, key=key).json()["task_id"]
    shared.clock.advance(hours=hours)

    assert (start(shared, key=key).json()["task_id"] == first) is (hours < 24)


def test_the_text_of_a_task_can_be_fixed(api: Api13) -> None:
    rule = {"match": {"operation": "post_analyze_tasks"}, "replies": [{"text": "Mine."}]}
    assert api.client.post("/__admin/answers", json=rule).status_code == 201

    assert done(api)["result"]["data"] == "Mine."


def test_tokens_of_a_task_are_counted_once(api: Api13) -> None:
    task = done(api)
    shown(api, task["task_id"])

    assert api.client.get("/__admin/usage").json()["tokens_generated"] == task["result"]["usage"]["output_tokens"]


def test_a_task_keeps_the_facts_of_a_deleted_asset(api: Api13) -> None:
    asset_id = send_file(api, "board.png", picture()).json()["_id"]
    api.clock.advance(minutes=1)
    task_id = begun(api, model_name="pegasus1.6", image=[{"name": "a", "asset_id": asset_id}])

    assert api.delete(f"/assets/{asset_id}").status_code == 204
    api.clock.advance(minutes=1)

    assert shown(api, task_id)["status"] == "ready"
