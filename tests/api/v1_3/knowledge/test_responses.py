"""Responses: answers to questions about a knowledge store, as JSON and as server-sent events, in sessions."""

from itertools import groupby
from typing import Any

import orjson
import pytest

from mockserver.contract.streamed.events import Event, read_events
from tests.support.api_1_3 import Api13, code_of
from tests.support.knowledge import STORES, Knowledge, image_asset, store

CHESS = "https://media.example.com/how-to-play-chess.mp4"
UNKNOWN_ID = "ks_65f1c0ffee65f1c0ffee65f1"
SCHEMA = {"type": "object", "properties": {"title": {"type": "string", "maxLength": 200}}}


@pytest.fixture
def games(api: Api13) -> Knowledge:
    """A store with a video about bicycles and one about chess, and a picture of a red boat."""
    made = store(api)
    made.ready_video()
    made.ready_video(CHESS)
    made.add(image_asset(api))
    api.clock.advance(minutes=1)
    return made


def asked(games: Knowledge, text: str, /, **fields: Any) -> dict[str, Any]:
    """Return the request for a question."""
    return {"knowledge_store_id": games.id, "input": [{"type": "message", "role": "user", "content": text}], **fields}


def ask(games: Knowledge, text: str = "Which piece moves in an L?", /, **fields: Any) -> dict[str, Any]:
    """Ask a question and return the response."""
    reply = games.api.post("/responses", json=asked(games, text, **fields))
    assert reply.status_code == 200, reply.text
    response: dict[str, Any] = reply.json()
    return response


def stream(games: Knowledge, text: str = "Which piece moves in an L?", /, **fields: Any) -> list[Event]:
    """Ask a question and return the events of the answer, without the end."""
    reply = games.api.post("/responses", json=asked(games, text, stream=True, **fields))
    assert (reply.status_code, reply.headers["content-type"]) == (200, "text/event-stream"), reply.text
    *events, end = read_events(reply.text)
    assert end == Event("message", "[DONE]")
    return events


def refused(games: Knowledge, **fields: Any) -> tuple[int, str]:
    return code_of(games.api.post("/responses", json=asked(games, "Why?") | fields))


def text_of(response: dict[str, Any]) -> str:
    return str(response["output"][-1]["content"][0]["text"])


def cited(response: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = response["output"][-1]["content"][0]["annotations"]
    return found


def cited_ids(response: dict[str, Any]) -> set[str]:
    return {each.get("item_id") or each.get("collection_id") or each["url"] for each in cited(response)}


def items(games: Knowledge) -> dict[str, str]:
    """Return the ids of the items, by their subject."""
    shown = games.api.get(f"{games.path}/items").json()["data"]
    names = {"city-bikes.mp4": "bikes", "how-to-play-chess.mp4": "chess", "a red boat.png": "boat"}
    return {names[each["system_metadata"]["filename"]]: each["_id"] for each in shown}


def test_a_response_is_the_final_message(api: Api13, games: Knowledge) -> None:
    response = ask(games)

    [message] = response["output"]
    [part] = message["content"]
    session = response["session_id"]
    assert response == {
        "id": response["id"],
        "object": "response",
        "type": "response",
        "knowledge_store_id": games.id,
        "session_id": session,
        "status": "completed",
        "incomplete_details": None,
        "output": [message],
        "usage": {"input_tokens": 7, "output_tokens": response["usage"]["output_tokens"]},
        "created_at": response["created_at"],
    }
    assert response["id"].startswith("resp_")
    assert session.startswith("sess_")
    assert message | {"content": []} == {
        "type": "message",
        "id": f"msg_{session}_0",
        "status": "completed",
        "role": "assistant",
        "phase": "final_answer",
        "content": [],
    }
    assert part["text"]


def test_citations_have_scene_thumbnail_and_stream(api: Api13, games: Knowledge) -> None:
    response = ask(games, "What happens on the chessboard?")

    text, chess = text_of(response), items(games)["chess"]
    for number, citation in enumerate(cited(response), start=1):
        assert text[citation["start_index"] : citation["end_index"] + 1] == f"[{number}]"
        assert (citation["type"], citation["item_id"]) == ("video_citation", chess)
        assert citation["start_sec"] < citation["end_sec"] <= games.item(chess)["system_metadata"]["duration"]
        assert citation["title"].startswith("Mastering Chess")
        assert api.client.get(citation["thumbnail_url"]).headers["content-type"] == "image/jpeg"
        assert api.client.get(citation["hls_url"]).text.startswith("#EXTM3U")


def test_indices_count_code_points(api: Api13, games: Knowledge) -> None:
    fix(api, {"text": "😀 é [1]"})

    [citation] = cited(ask(games))

    assert (citation["start_index"], citation["end_index"]) == (4, 6)


def test_an_image_is_cited_as_a_whole(api: Api13, games: Knowledge) -> None:
    [citation] = cited(ask(games, "Is there a red boat?"))

    assert (citation["type"], citation["item_id"]) == ("image_citation", items(games)["boat"])
    assert "start_sec" not in citation
    assert citation["hls_url"] is None


def test_only_ready_items_are_cited(api: Api13) -> None:
    games = store(api)
    games.add_video(CHESS)

    before = ask(games)
    api.clock.advance(minutes=1)

    assert cited(before) == []
    assert "nothing ready" in text_of(before)
    assert cited(ask(games, "What about chess?"))


def test_a_session_remembers_earlier_questions(api: Api13, games: Knowledge) -> None:
    first = ask(games, "What happens on the chessboard?")

    second = ask(games, "Tell me more about it", session_id=first["session_id"])
    other = ask(games, "Tell me more about it")

    assert second["session_id"] == first["session_id"] != other["session_id"]
    assert second["output"][0]["id"].endswith("_1")
    assert cited_ids(second) == {items(games)["chess"]}
    assert cited_ids(other) > cited_ids(second)
    assert second["usage"]["input_tokens"] > other["usage"]["input_tokens"]


def test_selections_accumulate_in_a_session(api: Api13, games: Knowledge) -> None:
    known = items(games)
    first = ask(games, "What is there?", selections=[{"kind": "item", "id": known["boat"]}])
    session = {"session_id": first["session_id"]}

    second = ask(games, "What is there?", **session)
    third = ask(games, "What is there?", selections=[{"kind": "item", "id": known["bikes"]}], **session)

    assert cited_ids(first) == cited_ids(second) == {known["boat"]}
    assert cited_ids(third) == {known["boat"], known["bikes"]}
    assert cited_ids(ask(games, "What is there?", **session)) == cited_ids(third)
    assert cited_ids(ask(games, "What is in {{sel:1}}?", **session)) == {known["bikes"]}


def test_a_question_refers_to_selections_by_their_numbers(api: Api13, games: Knowledge) -> None:
    known = items(games)
    both = [{"kind": "item", "id": known["boat"]}, {"kind": "item", "id": known["bikes"]}]

    assert cited_ids(ask(games, "What is in {{sel:1}}?", selections=both)) == {known["bikes"]}
    assert cited_ids(ask(games, "Compare {{sel:0}} and {{sel:1}}", selections=both)) == {known["boat"], known["bikes"]}
    reply = api.post("/responses", json=asked(games, "What is in {{sel:2}}?", selections=both))
    assert code_of(reply) == (400, "parameter_invalid")
    assert "{{sel:2}} refers to none of the 2 selections" in reply.json()["message"]


def test_a_deleted_selected_item_is_left_out(api: Api13, games: Knowledge) -> None:
    known = items(games)
    both = [{"kind": "item", "id": known["boat"]}, {"kind": "item", "id": known["bikes"]}]
    session_id = ask(games, selections=both)["session_id"]

    api.delete(f"{games.path}/items/{known['boat']}")

    assert cited_ids(ask(games, "What is there?", session_id=session_id)) == {known["bikes"]}


def test_instructions_say_how_to_answer(api: Api13, games: Knowledge) -> None:
    lines = text_of(ask(games, "Chess?", instructions="Always use 3 bullet points.")).splitlines()

    assert [line[:2] for line in lines[-3:]] == ["- "] * 3
    one = text_of(ask(games, "What happens on the chessboard?", instructions="Answer in one sentence."))
    assert one.count("[") == 1


def test_intermediate_outputs_are_sent_if_include_names_them(api: Api13, games: Knowledge) -> None:
    options: dict[str, Any] = {"include": ["intermediate_outputs"], "tools": [{"type": "jockey:web_search"}]}

    response = ask(games, "What happens on the chessboard?", **options)

    thought, call, output, searched, answer = response["output"]
    assert [thought["phase"], answer["phase"]] == ["commentary", "final_answer"]
    assert orjson.loads(call["arguments"]) == {"query": "What happens on the chessboard?"}
    assert output["call_id"] == call["call_id"]
    matches = orjson.loads(output["output"])["matches"]
    *scenes, page = cited(response)
    assert {each["item_id"] for each in scenes} == {each["item_id"] for each in matches}
    assert all(each["start_sec"] < each["end_sec"] for each in matches)
    assert searched["action"] == {"type": "search", "queries": ["What happens on the chessboard?"]}
    assert (page["type"], page["url"][:24]) == ("url_citation", "https://www.example.com/")
    assert [each["type"] for each in ask(games, tools=options["tools"])["output"]] == ["message"]


def test_an_answer_may_be_a_document(api: Api13, games: Knowledge) -> None:
    form = {"format": {"type": "json_schema", "name": "lesson", "schema": SCHEMA, "strict": True}}

    response = ask(games, "Describe the lesson about chess", text=form)

    assert orjson.loads(text_of(response))["title"].startswith("Mastering Chess")
    assert text_of(ask(games, text={"format": {"type": "text"}}))


def test_fields_of_older_clients_have_no_effect(api: Api13, games: Knowledge) -> None:
    nulls: dict[str, Any] = dict.fromkeys(["session_id", "instructions", "include", "selections", "text", "tools"])

    assert text_of(ask(games, model="jockey1.0", **nulls)) == text_of(ask(games))


def test_a_stream_has_the_events_in_order_and_the_same_answer(api: Api13, games: Knowledge) -> None:
    options: dict[str, Any] = {"include": ["intermediate_outputs"], "tools": [{"type": "jockey:web_search"}]}
    response = ask(games, **options)

    events = [orjson.loads(event.data) for event in stream(games, **options)]

    message = ["output_item.added", "content_part.added", "output_text.delta", "output_text.done", "content_part.done"]
    kinds = [kind.removeprefix("response.") for kind, _ in groupby(event["type"] for event in events)]
    assert kinds == [
        *("created", "in_progress", *message, "output_item.done"),
        *("output_item.added", "function_call_arguments.done", "output_item.done"),
        *("output_item.added", "output_item.done", "output_item.added"),
        *(f"jockey:web_search.{state}" for state in ("in_progress", "searching", "completed")),
        *("output_item.done", *message, "output_item.done", "completed"),
    ]
    assert [event["sequence_number"] for event in events] == list(range(len(events)))
    begun, done = events[0]["response"], events[-1]["response"]
    assert (begun["status"], begun["output"]) == ("in_progress", [])
    assert done["output"] == [event["item"] for event in events if event["type"] == "response.output_item.done"]
    deltas = [event["delta"] for event in events if event.get("delta") and event["output_index"] == 4]
    assert "".join(deltas) == text_of(done) == text_of(response)
    assert len(deltas) > 2


def test_each_event_is_named_by_its_type(api: Api13, games: Knowledge) -> None:
    assert all(event.name == orjson.loads(event.data)["type"] for event in stream(games))


def fix(api: Api13, *replies: Any) -> None:
    answer = {"match": {"operation": "post_responses"}, "replies": list(replies)}
    reply = api.client.post("/__admin/answers", json=answer)
    assert reply.status_code == 201, reply.text


def test_a_fixed_answer_can_be_truncated(api: Api13, games: Knowledge) -> None:
    whole = text_of(ask(games))
    fix(api, {"ends": "cut_off"}, {"text": "The knight", "ends": "cut_off"})

    cut, given = ask(games), stream(games)

    assert (cut["status"], cut["incomplete_details"]) == ("incomplete", {"reason": "max_output_tokens"})
    assert cut["output"][0]["status"] == "incomplete"
    assert text_of(cut) == whole[: len(whole) // 2]
    last = orjson.loads(given[-1].data)
    assert (last["type"], last["response"]["status"]) == ("response.completed", "incomplete")
    assert text_of(last["response"]) == "The knight"


def test_a_fixed_answer_can_fail(api: Api13, games: Knowledge) -> None:
    fix(api, {"ends": "failed"})

    failed, streamed = ask(games), stream(games)

    assert (failed["status"], failed["output"], failed["incomplete_details"]) == ("failed", [], None)
    assert [event.name for event in streamed] == ["response.created", "response.in_progress", "response.failed"]


def test_ends_is_refused_for_other_texts(api: Api13) -> None:
    answer = {"match": {"operation": "post_generate"}, "replies": [{"ends": "failed"}]}

    reply = api.client.post("/__admin/answers", json=answer)

    assert code_of(reply) == (400, "parameter_invalid")
    assert "No text of post_generate ends like that; those of post_responses do." in reply.json()["message"]


def test_a_session_is_about_one_store(api: Api13, games: Knowledge) -> None:
    other = store(api, "Others")
    session_id = ask(other)["session_id"]

    assert refused(games, session_id=session_id) == (400, "parameter_invalid")
    api.delete(other.path)
    assert refused(games, session_id=session_id) == (404, "resource_not_exists")


def test_named_items_must_be_in_the_store(api: Api13, games: Knowledge) -> None:
    other = store(api, "Others")
    elsewhere = other.ready_video()

    assert refused(games, knowledge_store_id=UNKNOWN_ID) == (404, "resource_not_exists")
    assert refused(games, selections=[{"kind": "item", "id": elsewhere}]) == (404, "resource_not_exists")
    assert refused(games, selections=[{"kind": "collection", "id": elsewhere}]) == (400, "parameter_invalid")
    assert refused(games, input=[]) == (400, "parameter_invalid")
    assert refused(games, text={"format": {"type": "json_schema"}}) == (400, "parameter_not_provided")
    form = {"type": "json_schema", "name": "x", "schema": {"type": "array"}}
    assert refused(games, text={"format": form}, stream=True) == (422, "json_schema_not_supported")


def test_a_refused_question_does_not_change_the_session(api: Api13, games: Knowledge) -> None:
    refused(games, selections=[{"kind": "item", "id": "ksi_nobody"}])

    assert b'"kind":"session"' not in api.client.get("/__admin/snapshot").content.replace(b" ", b"")


def test_a_snapshot_has_the_sessions_and_a_reset_forgets_them(api: Api13, games: Knowledge) -> None:
    session_id = ask(games, "What happens on the chessboard?")["session_id"]
    snapshot = api.client.get("/__admin/snapshot").content

    api.client.post("/__admin/reset", json={})
    assert api.get(STORES).json()["data"] == []
    headers = {"content-type": "application/x-ndjson"}
    restored = api.client.post("/__admin/snapshot", content=snapshot, headers=headers)
    assert restored.status_code == 204, restored.text

    again = ask(games, "Tell me more about it", session_id=session_id)
    assert cited_ids(again) == {items(games)["chess"]}
    assert again["output"][0]["id"].endswith("_1")


def test_tokens_of_a_response_are_metered_streamed_or_not(api: Api13, games: Knowledge) -> None:
    wrote = ask(games)["usage"]["output_tokens"]
    stream(games)

    assert api.client.get("/__admin/usage").json()["tokens_generated"] == 2 * wrote
