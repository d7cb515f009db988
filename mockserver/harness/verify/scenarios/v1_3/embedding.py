"""Vectors of API v1.3: what their segments cover, how long they are, and that equal inputs have equal vectors."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.jobs import finished
from mockserver.harness.verify.scenarios.common.lists import check_paging
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.kinds import EMBEDDING, EMBEDDING_V2

scenarios = Scenarios()
_MARENGO = "marengo3.0"
_DIMENSION = 512


@scenarios.scenario("segments of an embed task cover the video, and all views of the task agree")
def segments_of_a_task(client: ApiClient, context: ScenarioContext) -> None:
    name = EMBEDDING.ready(client, context)
    path = {"task_id": name}
    task = finished(client, "get_embed_tasks_task_id", path)
    state = client.accepted("get_embed_tasks_task_id_status", path)
    for field in ("_id", "status", "model_name"):
        got, expected = state.json[field], task.json[field]
        client.law(got == expected, state, "agreement", field, f"{field} is {got}.", str(expected))
    segments = task.json["video_embedding"]["segments"]
    _have_one_length(client, task, [segment["float"] for segment in segments])
    duration = state.json["video_embedding"]["metadata"]["duration"]
    clips = [each for each in segments if each["embedding_scope"] == "clip"]
    wholes = [each for each in segments if each["embedding_scope"] == "video"]
    client.law(
        bool(clips and wholes), task, "value", "scopes", "A scope is missing.", "the requested scopes clip and video"
    )
    for option in {each.get("embedding_option") for each in segments}:
        spans = [_span(each, "_offset_sec") for each in clips if each.get("embedding_option") == option]
        _tile(client, task, spans, duration)
    for whole in wholes:
        span = _span(whole, "_offset_sec")
        message = f"The whole video is {span[0]} to {span[1]} s."
        fits = span[0] == 0 and abs(span[1] - duration) < 0.5
        client.law(fits, task, "value", "times", message, f"0 to {duration} s")
    check_paging(client, "get_embed_tasks", {}, {})


@scenarios.scenario("an embed v2 task has a vector for each option and scope, within the video")
def rows_of_a_task(client: ApiClient, context: ScenarioContext) -> None:
    name = EMBEDDING_V2.ready(client, context)
    task = finished(client, "get_embed_v2_tasks_task_id", {"task_id": name})
    rows = task.json["data"]
    _have_one_length(client, task, [row["embedding"] for row in rows])
    duration = task.json["metadata"]["duration"]
    found = {(row["embedding_option"], row["embedding_scope"]) for row in rows}
    wanted = {(option, scope) for option in ("visual", "audio") for scope in ("clip", "asset")}
    client.law(wanted <= found, task, "value", "scopes", f"There are {sorted(found)}.", f"{sorted(wanted)}, by default")
    for option, scope in found:
        spans = [
            _span(row, "_sec") for row in rows if (row["embedding_option"], row["embedding_scope"]) == (option, scope)
        ]
        if scope == "clip" and option != "transcription":
            _tile(client, task, spans, duration)
        inside = all(0 <= start <= end <= duration + 0.5 for start, end in spans)
        client.law(inside, task, "value", "times", f"Spans are {spans[:4]}.", f"within {duration} s")


@scenarios.scenario("equal texts have equal vectors, different texts different ones, all of the same length")
def vectors_of_texts(client: ApiClient, context: ScenarioContext) -> None:
    one, same, other = (
        _text(client, text) for text in ("a game of chess", "a game of chess", "rain upon an empty harbour")
    )
    vectors = [answer.json["text_embedding"]["segments"][0]["float"] for answer in (one, same, other)]
    _have_one_length(client, other, vectors)
    _differ(client, same, other, vectors)
    replies = [
        client.accepted(
            "post_embed_v2", json={"input_type": "text", "model_name": _MARENGO, "text": {"input_text": text}}
        )
        for text in ("a game of chess", "a game of chess", "rain upon an empty harbour")
    ]
    rows = [answer.json["data"] for answer in replies]
    for answer, row in zip(replies, rows, strict=True):
        client.law(len(row) == 1, answer, "count", "data", f"{len(row)} vectors came.", "one vector of one text")
        places = [row[0].get(field) for field in ("embedding_option", "embedding_scope", "start_sec", "end_sec")]
        client.law(places == [None] * 4, answer, "value", "places", f"They are {places}.", "no place in a text")
    _differ(client, replies[1], replies[2], [row[0]["embedding"] for row in rows])
    client.refused(400, "parameter_not_provided", "post_embed", form={"model_name": _MARENGO})


def _text(client: ApiClient, text: str) -> ApiReply:
    return client.accepted("post_embed", form={"model_name": _MARENGO, "text": text})


def _differ(client: ApiClient, same: ApiReply, other: ApiReply, vectors: Sequence[Sequence[float]]) -> None:
    client.law(_close(vectors[0], vectors[1]), same, "agreement", "vector", "It is another vector.", "the same vector")
    message = "Another text has the same vector."
    client.law(not _close(vectors[0], vectors[2]), other, "value", "vector", message, "another vector")


def _close(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 1e-6 for a, b in zip(one, other, strict=True))


def _have_one_length(client: ApiClient, answer: ApiReply, vectors: Sequence[Sequence[float]]) -> None:
    lengths = {len(vector) for vector in vectors}
    message = f"Vectors have {sorted(lengths)} numbers."
    client.law(lengths == {_DIMENSION}, answer, "value", "vector length", message, str(_DIMENSION))


def _span(row: Any, suffix: str) -> tuple[float, float]:
    return row[f"start{suffix}"], row[f"end{suffix}"]


def _tile(client: ApiClient, answer: ApiReply, spans: Sequence[tuple[float, float]], duration: float) -> None:
    """Check that clips follow each other without gaps, from the start until at most two seconds before the end."""
    gaps = [(one, other) for one, other in pairwise(spans) if abs(one[1] - other[0]) > 0.01]
    client.law(not gaps, answer, "order", "clips", f"{gaps[:2]} do not meet.", "clips that follow each other")
    begins, ends = spans[0][0] == 0, duration - 2.01 <= spans[-1][1] <= duration + 0.5
    message = f"Clips go from {spans[0][0]} to {spans[-1][1]} s."
    client.law(begins and ends, answer, "value", "clips", message, f"0 to {duration} s, but for a short rest")
