"""Texts, classes and vectors of a video, and how they count against a rate limit."""

import json
from collections.abc import Collection
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver, clause_of
from mockserver.harness.verify.scenarios.common.laws import lies_within
from mockserver.harness.verify.scenarios.common.rates import counts_requests
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_2.making import names_of_videos

scenarios = Scenarios()

_ENGINE = "Marengo-retrieval-2.6"
_MOST_PAGES = 5
_ALL = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01}
_CLASSES = [
    {"name": "Lessons", "prompts": ["how to", "a lesson", "learn"]},
    {"name": "People", "prompts": ["a person", "people talk"]},
]


def _video(context: ScenarioContext) -> str:
    return context.need(context.film_video, "no video became ready")


def _place(context: ScenarioContext) -> dict[str, str]:
    return {"index-id": context.film_index, "video-id": _video(context)}


@scenarios.scenario("a gist has exactly the requested types")
def gist(client: ApiClient, context: ScenarioContext) -> None:
    keys = {"title": "title", "topic": "topics", "hashtag": "hashtags"}
    for types in (["title"], ["topic"], ["hashtag"], ["title", "topic", "hashtag"]):
        answer = client.accepted("generate-gist", json={"video_id": _video(context), "types": types})
        expected = {"id", *(keys[kind] for kind in types)}
        got = set(answer.json) - {key for key, value in answer.json.items() if value is None}
        missing, surplus = expected - got, (got & set(keys.values())) - expected
        message = f"For {types}: missing {sorted(missing)}, not requested {sorted(surplus)}."
        client.law(not missing and not surplus, answer, "value", "types", message, ", ".join(sorted(expected)))
    client.refused(400, "parameter_invalid", "generate-gist", json={"video_id": _video(context), "types": ["poem"]})
    client.refused(400, "parameter_not_provided", "generate-gist", json={"video_id": _video(context)})
    client.refused(404, "resource_not_exist", "generate-gist", json={"video_id": UNKNOWN_ID, "types": ["title"]})


@scenarios.scenario("a summary has the requested type, and its parts lie within the video")
def summaries(client: ApiClient, context: ScenarioContext) -> None:
    duration = client.accepted("retrieve-video-information", _place(context)).json["metadata"]["duration"]
    for kind, key in (("summary", "summary"), ("chapter", "chapters"), ("highlight", "highlights")):
        answer = client.accepted("summarize", json={"video_id": _video(context), "type": kind})
        got = sorted({"summary", "chapters", "highlights"} & set(answer.json))
        if not client.law(got == [key], answer, "value", "type", f"For {kind} it has {got}.", key):
            continue
        parts = answer.json[key] if kind != "summary" else []
        starts = [part["start"] for part in parts]
        client.law(starts == sorted(starts), answer, "order", key, f"They start at {starts}.", "time order")
        for part in parts:
            lies_within(client, answer, f"{key} times", (part["start"], part["end"]), duration)
    wrong = {"video_id": _video(context), "type": "poem"}
    client.refused(400, "parameter_invalid", "summarize", json=wrong)
    client.refused(400, "parameter_not_provided", "summarize", json={"video_id": _video(context)})


@scenarios.scenario("a generated text comes as one reply or as a complete stream")
def generated(client: ApiClient, context: ScenarioContext) -> None:
    name, good = "generate-text-representation", {"video_id": _video(context), "prompt": "What is this video about?"}
    whole = client.accepted(name, json=good)
    client.law(bool(whole.json["data"]), whole, "value", "data", "The text is empty.", "a text")
    streamed = client.accepted(name, json={**good, "stream": True})
    _streams(client, streamed)
    for wrong in ({"prompt": ""}, {"prompt": "x" * 1501}, {"temperature": 2}, {"video_id": "x"}):
        client.refused(400, "parameter_invalid", name, json={**good, **wrong})
    client.refused(404, "resource_not_exist", name, json={**good, "video_id": UNKNOWN_ID})


def _streams(client: ApiClient, answer: ApiReply) -> None:
    lines = answer.exchange.reply.body.decode("utf-8", "replace").splitlines()
    try:
        events: list[dict[str, Any]] = [json.loads(line) for line in lines if line.strip()]
        kinds = [event["event_type"] for event in events]
    except (ValueError, KeyError, TypeError):
        events, kinds = [], ["no JSON"]
    is_stream = kinds[:1] == ["stream_start"] and kinds[-1:] == ["stream_end"]
    clause = clause_of(answer.operation, "responses", "200")
    expected = "stream_start, text_generation and stream_end, one JSON object a line"
    if not client.law(is_stream, answer, "stream", "events", f"The events are {kinds[:9]}.", expected, clause):
        return
    middle = set(kinds[1:-1])
    client.law(middle == {"text_generation"}, answer, "stream", "text", f"Between them: {middle}.", expected, clause)
    ids = {event.get("metadata", {}).get("generation_id") for event in (events[0], events[-1])}
    message = f"It begins and ends with the ids {ids}."
    client.law(len(ids) == 1 and None not in ids, answer, "stream", "generation_id", message, "the same id", clause)


@scenarios.scenario("classes come page by page, best first, with scores in their range")
def classes(client: ApiClient, context: ScenarioContext) -> None:
    index_id = context.need(context.rich_index or context.film_index, "there is no index with a ready video")
    asked = [*_CLASSES, {"name": "Names", "prompts": names_of_videos(client, index_id)}]
    body = {"index_id": index_id, "options": ["visual", "conversation"], "classes": asked, "threshold": _ALL}
    pages = [client.accepted("classify-bulk", json={**body, "page_limit": 2})]
    while (token := pages[-1].json["page_info"]["next_page_token"]) and len(pages) < _MOST_PAGES:
        pages.append(client.accepted("classify-retrieve-specific-page", {"page_token": token}))
    total = pages[0].json["page_info"]["total_results"]
    videos = [item["video_id"] for page in pages for item in page.json["data"]]
    message = f"The videos are {videos}."
    client.law(len(set(videos)) == len(videos), pages[-1], "paging", "repeated", message, "each video once")
    if not pages[-1].json["page_info"]["next_page_token"]:
        message = f"The pages hold {len(videos)} videos, total_results is {total}."
        client.law(len(videos) == total, pages[-1], "count", "total_results", message, str(len(videos)))
    for number, page in enumerate(pages):
        due = min(2, max(0, total - 2 * number))
        held = len(page.json["data"])
        client.law(held == due, page, "page-info", "data", f"Page {number} has {held} videos.", str(due))
    best = [max(found["score"] for found in item["classes"]) for page in pages for item in page.json["data"]]
    message = f"The best scores are {best}."
    client.law(best == sorted(best, reverse=True), pages[-1], "order", "score", message, "best first")
    _turned_back(client, pages)
    one = client.accepted(
        "classify-video",
        json={
            **{k: body[k] for k in ("options", "classes", "threshold")},
            "video_ids": videos[:1] or [_video(context)],
            "include_clips": True,
            "show_detailed_score": True,
        },
    )
    _clips_asked_for(client, one, {prompt for known in asked for prompt in known["prompts"]})


def _turned_back(client: ApiClient, pages: list[ApiReply]) -> None:
    if len(pages) < 2:
        return
    token = pages[1].json["page_info"]["prev_page_token"]
    if client.law(bool(token), pages[1], "paging", "prev_page_token", "It is empty.", "a token of the first page"):
        again = client.accepted("classify-retrieve-specific-page", {"page_token": token})
        same = again.json["data"] == pages[0].json["data"]
        client.law(same, again, "paging", "prev_page_token", "It leads to another page.", "the first page again")


def _clips_asked_for(client: ApiClient, answer: ApiReply, prompts: Collection[str]) -> None:
    for item in answer.json["data"]:
        for found in item["classes"]:
            has = "clips" in found and "detailed_scores" in found
            if not client.law(has, answer, "value", "clips", "Something is missing.", "clips and detailed_scores"):
                return
            unasked = {clip["prompt"] for clip in found["clips"]}.difference(prompts)
            client.law(not unasked, answer, "value", "prompt", f"{unasked} were not requested.", "prompts of the class")


@scenarios.scenario("invalid classifications are refused as documented")
def what_classify_refuses(client: ApiClient, context: ScenarioContext) -> None:
    index_id = context.need(context.rich_index or context.film_index, "there is no index with a ready video")
    good = {"index_id": index_id, "options": ["visual"], "classes": _CLASSES}
    for field in good:
        body = {key: value for key, value in good.items() if key != field}
        client.refused(400, "parameter_not_provided", "classify-bulk", json=body)
    wrongs: tuple[dict[str, Any], ...] = (
        {"options": ["smell"]},
        {"classes": []},
        {"page_limit": 51},
        {"index_id": "x"},
    )
    for wrong in wrongs:
        client.refused(400, "parameter_invalid", "classify-bulk", json={**good, **wrong})
    client.refused(404, "resource_not_exist", "classify-bulk", json={**good, "index_id": UNKNOWN_ID})
    many = [{"name": "Many", "prompts": [f"prompt {n}" for n in range(60)]}, {"name": "More", "prompts": ["x"] * 60}]
    client.refused(400, "classify_prompts_limit_exceeded", "classify-bulk", json={**good, "classes": many})


@scenarios.scenario("a text gets a vector, and a video a task with vectors for each clip")
def vectors(client: ApiClient, context: ScenarioContext) -> None:
    form = {"engine_name": _ENGINE, "text": "a grey film"}
    for name in ("create-text-image-audio-embedding", "create-text-image-audio-embedding-new"):
        answer = client.accepted(name, form=form)
        client.law(
            "text_embedding" in answer.json, answer, "value", "text_embedding", "None came.", "a vector of the text"
        )
        client.law(
            "image_embedding" not in answer.json,
            answer,
            "value",
            "image_embedding",
            "One came.",
            "none, since it was not requested",
        )
    made = client.accepted("create-video-embeding-task", form={"engine_name": _ENGINE}, files=["video_file"])
    task_id = {"task_id": made.json["_id"]}
    answer = _until_embedded(client, task_id)
    segments = answer.json.get("video_embedding", {}).get("segments", [])
    client.law(bool(segments), answer, "value", "segments", "A ready task has none.", "vectors")
    starts = [segment["start_offset_sec"] for segment in segments if segment["embedding_scope"] == "clip"]
    client.law(starts == sorted(starts), answer, "order", "segments", f"They start at {starts}.", "time order")
    listed = client.accepted("list-video-embedding-tasks", query={"page_limit": 50})
    found = made.json["_id"] in [item["_id"] for item in listed.json["data"]]
    client.law(found, listed, "stale", "list", "The task is not listed.", "the new task")
    wrong = {"engine_name": "Marengo-retrieval-9", "text": "x"}
    client.refused(400, "parameter_invalid", "create-text-image-audio-embedding", form=wrong)
    client.refused(400, "parameter_not_provided", "create-text-image-audio-embedding", form={"engine_name": _ENGINE})
    client.refused(404, "resource_not_exist", "retrieve-video-embeding-task", {"task_id": UNKNOWN_ID})


def _until_embedded(client: ApiClient, task_id: dict[str, str]) -> ApiReply:
    was_ready = False
    for _ in client.polls():
        status = client.accepted("retrieve-video-embeding-task", task_id)
        state = status.json["status"]
        client.law(
            not was_ready or state == "ready",
            status,
            "states",
            "status",
            f"It was ready and is {state}.",
            "ready stays",
        )
        if was_ready:
            return client.accepted("retrieve-video-embeding", task_id)
        was_ready = state == "ready"
        if not was_ready:
            client.wait()
    raise ScenarioOver(f"the embedding task was not ready after {client.ready_timeout_seconds:g} seconds")


@scenarios.scenario("rate limit headers count requests")
def rate_headers(client: ApiClient, context: ScenarioContext) -> None:
    index_id = context.need(context.rich_index or context.film_index, "there is no index with a ready video")
    body = {"index_id": index_id, "query": "count", "search_options": ["visual"], "page_limit": 1}
    first, second = (client.accepted("make-search-request", json=body) for _ in range(2))
    counts_requests(client, first, second)
