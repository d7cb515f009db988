"""Server-sent events that a fault truncates or slows down: journal, meter and inspection."""

from typing import Any

import httpx2
import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockserver.app.http.connections import ConnectionAborted
from mockserver.contract.contract import compile_contract
from mockserver.contract.source import contract_document
from mockserver.handlers.exchanges.observed import Body, Observed
from mockserver.harness.inspection.inspector import Inspector
from tests.support.api_1_3 import Api13
from tests.support.knowledge import Knowledge, store

INSPECTOR = Inspector(compile_contract(contract_document()))
# The places within a line are alike: they are tried at this distance.
WITHIN_LINES = 16
QUESTION = {"type": "message", "role": "user", "content": "What do bicycles do?"}


@pytest.fixture
def rides(api: Api13) -> Knowledge:
    made = store(api)
    made.ready_video()
    return made


def asked(rides: Knowledge) -> dict[str, Any]:
    return {"knowledge_store_id": rides.id, "input": [QUESTION], "stream": True}


def ask(rides: Knowledge) -> httpx2.Response:
    return rides.api.post("/responses", json=asked(rides))


def order(api: Api13, **fault: Any) -> None:
    api.client.delete("/__admin/faults")
    assert api.client.post("/__admin/faults", json={"fault": fault}).status_code == 201


def broken(rides: Knowledge, reply: httpx2.Response, raw: bytes) -> list[tuple[str, str]]:
    """Return the findings of an inspection of the reply to the question, with this body."""
    sent = orjson.dumps(asked(rides))
    headers = {"content-type": "application/json", "x-api-key": "tlk_TEST"}
    observed = Observed(
        "POST",
        "/v1.3/responses",
        headers=headers,
        body=Body(len(sent), sent),
        status=reply.status_code,
        reply_headers=dict(reply.headers),
        reply=Body(len(raw), raw),
    )
    return [(finding.rule, finding.subject) for finding in INSPECTOR.inspect(observed).findings]


def journalled(api: Api13) -> dict[str, Any]:
    """Return the last entry of the journal."""
    found: dict[str, Any] = api.client.get("/__admin/journal").json()["data"][-1]
    return found


def test_a_complete_stream_keeps_the_contract(rides: Knowledge) -> None:
    reply = ask(rides)

    assert broken(rides, reply, reply.content) == []


def test_a_stream_without_its_last_events_is_a_violation(rides: Knowledge) -> None:
    whole = ask(rides)
    ends = [at for at in range(1, len(whole.content)) if b"\n" in whole.content[max(0, at - 2) : at + 2]]

    unnoticed = [
        at
        for at in {*ends, *range(1, len(whole.content), WITHIN_LINES)}
        if broken(rides, whole, whole.content[:at]) != [("broken-reply", "reply")]
    ]

    assert unnoticed == []


@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_stream_that_ends_at_any_byte_is_a_violation(rides: Knowledge, data: st.DataObject) -> None:
    rides.api.client.delete("/__admin/faults")
    whole = ask(rides)
    at = data.draw(st.integers(1, len(whole.content) - 1))

    order(rides.api, truncate={"share": (at + 0.5) / len(whole.content)})
    cut = ask(rides)

    assert abs(len(cut.content) - at) < 40  # identifiers have a fixed length, numbers do not
    assert broken(rides, cut, cut.content) == [("broken-reply", "reply")]


def test_a_stream_is_cut_after_any_of_its_events(api: Api13, rides: Knowledge) -> None:
    whole = ask(rides).text.count("\n\n")

    for events in (0, 1, 2, whole - 1):
        order(api, cut_stream={"events": events})
        with pytest.raises(ConnectionAborted):
            ask(rides)
        entry = journalled(api)
        assert sum(line.startswith("data:") for line in entry["reply"] or ()) == events
        assert entry["fault"].startswith("cut_stream")


def test_a_slow_stream_arrives_complete(api: Api13, rides: Knowledge) -> None:
    order(api, slow_body={"seconds": 0.01, "pieces": 50})

    reply = ask(rides)

    assert broken(rides, reply, reply.content) == []


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (b'event: keepalive\ndata: {"type": "keepalive", "sequence_number": 1}\n\n', []),
        (b'data: {"type": "keepalive", "sequence_number": 1}\n\n', [("broken-reply", "reply")]),
        (b"event: keepalive\ndata: {oops\n\n", [("broken-reply", "reply")]),
        (b'event: keepalive\ndata: {"type": "keepalive"}\n\n', [("missing-reply-field", "reply.sequence_number")]),
        (
            b'event: keepalive\ndata: {"type": "keepalive", "sequence_number": "1"}\n\n',
            [("invalid-reply-field", "reply.sequence_number")],
        ),
        (
            b'event: keepalive\ndata: {"type": "keepalive", "sequence_number": 1, "colour": "red"}\n\n',
            [("undocumented-field", "reply.colour")],
        ),
        (b": only a comment\n\n", []),
    ],
)
def test_each_event_of_a_stream_is_validated(rides: Knowledge, event: bytes, found: list[tuple[str, str]]) -> None:
    reply = ask(rides)

    assert broken(rides, reply, event + event + reply.content) == found


def test_tokens_of_a_cut_stream_are_counted(api: Api13, rides: Knowledge) -> None:
    order(api, truncate={"share": 0.5})
    before = api.client.get("/__admin/usage").json()["tokens_generated"]

    ask(rides)

    assert api.client.get("/__admin/usage").json()["tokens_generated"] > before
