"""Questions about a knowledge store, answered whole and as a stream."""

from time import sleep
from typing import Any

from tests.clients.python_client.call import Calls, Stage
from tests.clients.python_client.sdk_1.tasks import INTERVAL_SECONDS

calls = Calls()

ASK = "post_responses"
RESPONSES = (1, 3)
QUESTION = "Is there a yellow bicycle?"


def asked(stage: Stage, text: str = QUESTION) -> dict[str, Any]:
    """Return the arguments for a question about the store with the bicycles, which the first question creates."""
    from twelvelabs.types import ResponseInputItem

    if "rides" not in stage.made:
        stage["rides"] = stage.client.knowledge_stores.create(name="Rides")
        stage["ride"] = ready_item(stage)
    question = ResponseInputItem(type="message", role="user", content=text)
    return {"knowledge_store_id": stage["rides"].id, "input": [question]}


def ready_item(stage: Stage) -> Any:
    store_id, items = stage["rides"].id, stage.client.knowledge_store_items
    item = items.create(knowledge_store_id=store_id, asset_id=stage["bikes asset"].id)
    while item.status != "ready":
        sleep(INTERVAL_SECONDS)
        item = items.retrieve(knowledge_store_id=store_id, item_id=item.id)
    return item


@calls.of("responses.create", ASK, since=RESPONSES)
def ask(stage: Stage) -> None:
    stage["answer"] = response = stage.client.responses.create(**asked(stage))
    part = response.output[-1].content[0]
    assert response.status == "completed"
    assert part.annotations
    for citation in part.annotations:
        assert part.text[citation.start_index] == "["
        assert part.text[citation.end_index] == "]"
        assert citation.item_id == stage["ride"].id
        assert citation.end_sec > citation.start_sec


@calls.of("responses.create (session, selections, intermediate outputs)", ASK, since=RESPONSES)
def go_on(stage: Stage) -> None:
    from twelvelabs.types import ResponseSelection

    response = stage.client.responses.create(
        **asked(stage, "What happens at the end of {{sel:0}}?"),
        session_id=stage["answer"].session_id,
        instructions="Answer in one sentence.",
        include=["intermediate_outputs"],
        selections=[ResponseSelection(kind="item", id=stage["ride"].id)],
    )
    assert response.session_id == stage["answer"].session_id
    assert [item.type for item in response.output] == ["message", "function_call", "function_call_output", "message"]


@calls.of("responses.create (text)", ASK, since=RESPONSES)
def ask_for_document(stage: Stage) -> None:
    from twelvelabs.types import TextParam, TextParamFormat_JsonSchema

    schema = {"type": "object", "properties": {"title": {"type": "string"}}}
    form = TextParam(format=TextParamFormat_JsonSchema(name="ride", schema_=schema))
    response = stage.client.responses.create(**asked(stage), text=form)
    assert "title" in response.output[-1].content[0].text


@calls.of("responses.create_stream", ASK, since=RESPONSES)
def ask_for_stream(stage: Stage) -> None:
    events = list(stage.client.responses.create_stream(**asked(stage)))
    assert [event.sequence_number for event in events] == list(range(len(events)))
    text = "".join(event.delta for event in events if event.type == "response.output_text.delta")
    whole = events[-1].response
    assert events[-1].type == "response.completed"
    assert whole.output[-1].content[0].text == text == stage["answer"].output[-1].content[0].text
