"""Texts about a video: streamed and whole, lists of its parts, and its transcription."""

from itertools import pairwise
from typing import Any

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.scenarios.common.jobs import polled
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.common.streams import is_bracketed, objects_of
from mockserver.harness.verify.scenarios.v1_3.kinds import film_asset
from mockserver.harness.verify.scenarios.v1_3.making import analyzed_video

scenarios = Scenarios()
_PROMPT = "What is to be seen?"


@scenarios.scenario("a streamed analysis equals the analysis in one reply, and its stream is complete")
def analyses(client: ApiClient, context: ScenarioContext) -> None:
    video = {"type": "asset_id", "asset_id": film_asset(client, context)}
    _streamed_and_whole(client, "post_analyze", {"model_name": "pegasus1.5", "video": video, "prompt": _PROMPT})


@scenarios.scenario("a streamed text equals the text in one reply")
def generated(client: ApiClient, context: ScenarioContext) -> None:
    video = analyzed_video(context)
    _streamed_and_whole(client, "post_generate", {"video_id": video, "prompt": _PROMPT})


@scenarios.scenario("a gist has exactly the requested types")
def gists(client: ApiClient, context: ScenarioContext) -> None:
    video = analyzed_video(context)
    for kinds, fields in ((["title"], {"title"}), (["topic", "hashtag"], {"topics", "hashtags"})):
        answer = client.accepted("post_gist", json={"video_id": video, "types": kinds})
        got = {name for name in ("title", "topics", "hashtags") if answer.json.get(name)}
        client.law(got == fields, answer, "value", "types", f"It has {sorted(got)}.", str(sorted(fields)))


@scenarios.scenario("chapters and highlights lie within the video, and chapters follow each other without gaps")
def parts_of_a_video(client: ApiClient, context: ScenarioContext) -> None:
    path = {"index-id": context.film_index, "video-id": analyzed_video(context)}
    video = client.accepted("get_indexes_index_id_videos_video_id", path)
    duration = video.json["system_metadata"]["duration"]
    for kind, field in (("summary", "summary"), ("chapter", "chapters"), ("highlight", "highlights")):
        answer = client.accepted("post_summarize", json={"video_id": path["video-id"], "type": kind})
        has_others = sorted(({"summary", "chapters", "highlights"} - {field}) & answer.json.keys())
        client.law(not has_others, answer, "value", "type", f"It has {has_others}, too.", f"{field} alone")
        parts = answer.json[field] if field != "summary" else []
        spans = [(part["start_sec"], part["end_sec"]) for part in parts]
        inside = all(0 <= start <= end <= duration + 1 for start, end in spans)
        client.law(inside, answer, "value", "times", f"They are {spans[:4]}.", f"within {duration} s")
        if field == "chapters":
            apart = [pair for pair in pairwise(spans) if abs(pair[0][1] - pair[1][0]) > 1]
            numbers = [part["chapter_number"] for part in parts]
            wanted = [number + numbers[0] for number in range(len(numbers))]
            client.law(not apart, answer, "order", "chapters", f"{apart[:2]} do not meet.", "one after the other")
            client.law(
                numbers == wanted, answer, "order", "chapter_number", f"They are {numbers}.", "one after another"
            )


@scenarios.scenario("the transcription of an asset is in order, within it, and has only the requested parts")
def transcriptions(client: ApiClient, context: ScenarioContext) -> None:
    path = {"asset_id": film_asset(client, context)}
    name = "get_assets_asset_id_transcription"
    for _ in polled(client, name, path):
        pass
    asset = client.accepted("get_assets_asset_id", path).json
    whole = client.accepted(name, path, {"include": ["words", "sentences", "utterances"]})
    client.law(whole.json["status"] == "ready", whole, "value", "status", f"It is {whole.json['status']}.", "ready")
    for kind in ("words", "sentences", "utterances"):
        rows = whole.json.get(kind) or []
        spans = [(row["start"], row["end"]) for row in rows]
        inside = all(0 <= start <= end <= asset["duration"] + 0.5 for start, end in spans)
        client.law(inside, whole, "value", kind, f"They are at {spans[:4]}.", f"within {asset['duration']} s")
        starts = [start for start, _ in spans]
        client.law(starts == sorted(starts), whole, "order", kind, f"They start at {starts[:6]}.", "in order")
        alone = client.accepted(name, path, {"include": kind})
        extra = sorted(({"words", "sentences", "utterances"} - {kind}) & alone.json.keys())
        client.law(not extra, alone, "filter", "include", f"It has {extra}, too.", f"{kind} alone")
        same = (alone.json.get(kind) or []) == rows
        client.law(same, alone, "agreement", kind, f"{kind} are other ones.", "the same as with all")


def _streamed_and_whole(client: ApiClient, name: str, body: dict[str, Any]) -> None:
    whole = client.accepted(name, json={**body, "stream": False})
    text = whole.json["data"]
    client.law(bool(text), whole, "value", "data", "There is no text.", "a text")
    answer = client.accepted(name, json={**body, "stream": True})
    lines = objects_of(client, answer)
    kinds = [line["event_type"] for line in lines]
    is_bracketed(client, answer, kinds, "stream_start", ("stream_end",))
    streamed = "".join(line["text"] for line in lines if line["event_type"] == "text_generation")
    names = {line["metadata"]["generation_id"] for line in lines if "generation_id" in line.get("metadata", {})}
    client.law(
        len(names) == 1,
        answer,
        "agreement",
        "generation_id",
        f"They are {sorted(names)}.",
        "the same in the whole stream",
    )
    client.law(bool(streamed), answer, "value", "text", "There is no text.", "a text")
    if client.is_here:  # a model may choose other words; the stand-in never does
        client.law(streamed == text, answer, "agreement", "text", streamed[:80], f"{text[:80]}, as without a stream")
        counts = [_tokens(lines[-1].get("metadata", {})), _tokens(whole.json)]
        client.law(counts[0] == counts[1], answer, "agreement", "usage", f"{counts[0]} tokens.", f"{counts[1]}")


def _tokens(value: Any) -> Any:
    return (value.get("usage") or {}).get("output_tokens")
