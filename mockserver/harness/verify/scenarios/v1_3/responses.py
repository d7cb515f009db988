"""Answers to questions about a knowledge store: citations, sessions, and streams."""

from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.common.streams import is_bracketed, objects_of
from mockserver.harness.verify.scenarios.v1_3.kinds import ITEM, STORE

scenarios = Scenarios()
_QUESTION = "What is to be seen?"
_ITEMS = "get_knowledge_stores_knowledge_store_id_items"


@scenarios.scenario("citations refer to a part of the answer and to items of the store")
def citations(client: ApiClient, context: ScenarioContext) -> None:
    answer = _asked(client, context)
    _is_complete(client, answer, answer.json)
    for part in _parts(answer.json):
        for citation in part["annotations"]:
            _is_within(client, context, answer, part["text"], citation)


@scenarios.scenario("a session continues with its session_id, and only in its own store")
def sessions(client: ApiClient, context: ScenarioContext) -> None:
    first, other = _asked(client, context), _asked(client, context)
    session = first.json["session_id"]
    message = "Two sessions have the same session_id."
    client.law(session != other.json["session_id"], other, "value", "session_id", message, "a new session")
    later = _asked(client, context, content="Tell me more.", session_id=session)
    got = later.json["session_id"]
    client.law(got == session, later, "agreement", "session_id", f"session_id is {got}.", session)
    client.law(later.json["id"] != first.json["id"], later, "value", "id", "It is the first answer.", "a new one")
    another = STORE.id_in(STORE.make(client, context).json)
    body = _body(another, _QUESTION, session_id=session)
    client.refused(400, "parameter_invalid", "post_responses", json=body)
    client.accepted("delete_knowledge_stores_knowledge_store_id", {"knowledge_store_id": another})


@scenarios.scenario("the pieces of a streamed answer make up the final answer")
def streamed(client: ApiClient, context: ScenarioContext) -> None:
    answer = _asked(client, context, stream=True)
    events = objects_of(client, answer)
    kinds = [event["type"] for event in events if event["type"] != "keepalive"]
    is_bracketed(client, answer, kinds, "response.created", ("response.completed", "response.failed"))
    numbers = [event["sequence_number"] for event in events]
    message = f"They are {numbers[:9]}."
    client.law(numbers == list(range(len(events))), answer, "order", "sequence_number", message, "0, 1, 2 …")
    ended = answer.exchange.reply.body.rstrip().endswith(b"data: [DONE]")
    client.law(ended, answer, "stream", "end", "It does not end with [DONE].", "data: [DONE]")
    _are_paired(client, answer, kinds)
    final = events[-1].get("response", {})
    text = "".join(part["text"] for part in _parts(final))
    pieces = "".join(event["delta"] for event in events if event["type"] == "response.output_text.delta")
    done = "".join(event["text"] for event in events if event["type"] == "response.output_text.done")
    for streamed in (pieces, done):
        client.law(
            streamed == text, answer, "stream", "text", f"{streamed[:80]}", f"{text[:80]}, as in the final answer"
        )
    for name in ("id", "session_id", "knowledge_store_id"):
        values = {event["response"][name] for event in events if "response" in event}
        client.law(
            len(values) == 1, answer, "agreement", name, f"{name} is {sorted(values)}.", "the same in all events"
        )
    _is_complete(client, answer, final)
    if client.is_here:  # a model may choose other words; the stand-in never does
        whole = "".join(part["text"] for part in _parts(_asked(client, context).json))
        client.law(whole == text, answer, "agreement", "text", text[:80], f"{whole[:80]}, as without a stream")


def _asked(client: ApiClient, context: ScenarioContext, content: str = _QUESTION, **more: Any) -> ApiReply:
    store = STORE.made(context)["knowledge_store_id"]
    return client.accepted("post_responses", json=_body(store, content, **more))


def _body(store: str, content: str, **more: Any) -> dict[str, Any]:
    question = {"type": "message", "role": "user", "content": content}
    return {"knowledge_store_id": store, "input": [question], **more}


def _parts(response: Any) -> list[Any]:
    return [part for item in response["output"] if item["type"] == "message" for part in item["content"]]


def _is_complete(client: ApiClient, answer: ApiReply, response: Any) -> None:
    state, roles = response["status"], {item.get("role") for item in response["output"]}
    client.law(state == "completed", answer, "value", "status", f"status is {state}.", "completed")
    client.law(roles == {"assistant"}, answer, "value", "role", f"Roles are {roles}.", "one message of the assistant")
    client.law(bool(_parts(response)), answer, "value", "output", "There is no text.", "a text")


def _is_within(client: ApiClient, context: ScenarioContext, answer: ApiReply, text: str, citation: Any) -> None:
    start, end = citation["start_index"], citation["end_index"]
    inside = 0 <= start <= end < len(text)
    message = f"It cites {start} to {end} of a text of {len(text)} characters."
    client.law(inside, answer, "value", "start_index", message, "places within the text")
    name = citation.get("item_id")
    if not name:
        return
    items = client.accepted(_ITEMS, STORE.made(context), {"page_limit": 50})
    known = {row["_id"]: row for row in items.json["data"]}
    if not client.law(name in known, answer, "isolation", "item_id", f"It cites {name}.", "an item of the store"):
        return
    item = client.accepted("get_knowledge_stores_knowledge_store_id_items_item_id", ITEM.at(context, name)).json
    times = (citation.get("start_sec"), citation.get("end_sec"))
    duration = (item.get("system_metadata") or {}).get("duration", 0)
    both = (times[0] is None) is (times[1] is None)
    fits = both and (times[0] is None or 0 <= times[0] <= times[1] <= duration + 0.5)
    message = f"It cites {times} of a video of {duration} s."
    client.law(fits, answer, "value", "times", message, "both or neither, within the video")


def _are_paired(client: ApiClient, answer: ApiReply, kinds: list[str]) -> None:
    """Check that everything that begins also ends, and nothing ends before it began."""
    for begun, ended in (
        ("response.output_item.added", "response.output_item.done"),
        ("response.content_part.added", "response.content_part.done"),
    ):
        depth = 0
        for kind in kinds:
            depth += (kind == begun) - (kind == ended)
            if depth < 0:
                break
        message = f"{kinds.count(begun)} begin and {kinds.count(ended)} end."
        client.law(depth == 0, answer, "order", begun, message, "each begins and ends")
