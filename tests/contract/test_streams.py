"""Streams of JSON objects, as lines and as server-sent events: round trips, and detection of truncation."""

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.contract.schemas import Schemas
from mockserver.contract.source import packaged_contract
from mockserver.contract.streamed.events import Event, read_events, write_event
from mockserver.contract.streamed.streams import StreamedBody, streams_of

OPEN = {"type": "object"}
SCHEMAS = Schemas({})
END = "[DONE]"
STREAMS = streams_of(
    {"lines": {"x-line-schema": OPEN}, "events": {"x-event-schema": OPEN, "x-stream-end": END}, "text": {}}, SCHEMAS
)
LINES, EVENTS = STREAMS["lines"], STREAMS["events"]

# With characters that some programs treat as line ends.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["\u2028", "\x85", "\r", "\n\n"]
)
objects = st.lists(st.dictionaries(st.just("text"), texts), max_size=4)


def as_lines(values: list[dict[str, str]]) -> str:
    return "".join(orjson.dumps(value).decode() + "\n" for value in values)


def as_events(values: list[dict[str, str]]) -> str:
    return "".join(write_event(orjson.dumps(value).decode()) for value in values) + write_event(END)


def test_the_contract_declares_the_streams() -> None:
    assert set(STREAMS) == {"lines", "events"}
    contract = packaged_contract()

    streams = {(each.id, name) for each in contract.api_operations for name in each.answers[min(each.answers)].streams}

    assert ("post_analyze", "application/x-ndjson") in streams
    assert ("generate-text-representation", "application/x-ndjson") in streams
    assert ("get_analyze_batches_batch_id_results", "application/jsonl") in streams


@given(objects)
def test_written_streams_are_read_back(values: list[dict[str, str]]) -> None:
    assert LINES.objects(as_lines(values)) == values
    assert EVENTS.objects(as_events(values)) == values


@given(
    st.text(max_size=20).filter(lambda text: "\r" not in text), st.sampled_from(["message", "a", "response.created"])
)
def test_an_event_is_read_as_it_was_written(data: str, name: str) -> None:
    assert read_events(write_event(data, name)) == [Event(name, data)]


@given(objects, st.data())
def test_an_event_stream_that_is_truncated_anywhere_is_refused(
    values: list[dict[str, str]], data: st.DataObject
) -> None:
    whole = as_events(values)
    at = data.draw(st.integers(0, len(whole) - 1))

    with pytest.raises(ValueError, match=r"cut off|does not end"):
        EVENTS.objects(whole[:at])


@pytest.mark.parametrize(("stream", "write"), [(LINES, as_lines), (EVENTS, as_events)])
@given(values=objects, data=st.data())
def test_complete_objects_of_a_truncated_stream_are_read(
    stream: StreamedBody, write: object, values: list[dict[str, str]], data: st.DataObject
) -> None:
    whole = write(values)  # type: ignore[operator]
    at = data.draw(st.integers(0, len(whole)))

    found = list(stream.whole_objects(whole[:at]))

    assert found == values[: len(found)]


@pytest.mark.parametrize(
    "text",
    [
        "event: a\rdata: {}\r\r",
        "event: a\r\ndata: {}\r\n\r\n",
        "\ufeff: a comment\nid: 7\nretry: 9\nevent:a\ndata:{\ndata:}\n\n\n",
        ": alone\n\nevent: nothing\n\nevent: a\ndata: {}\n\n",
    ],
)
def test_events_are_read_as_the_standard_says(text: str) -> None:
    [event] = read_events(text)

    assert (event.name, orjson.loads(event.data)) == ("a", {})


@pytest.mark.parametrize(
    ("stream", "text", "reason"),
    [
        (LINES, "oops\n", "is not JSON"),
        (LINES, "[]\n", "is not a JSON object"),
        (EVENTS, f"data: oops\n\ndata: {END}\n\n", "is not JSON"),
        (EVENTS, f"data: 1\n\ndata: {END}\n\n", "is not a JSON object"),
        (EVENTS, f'event: a\ndata: {{"type": "b"}}\n\ndata: {END}\n\n', "the event a has an object of the type b"),
        (EVENTS, f"data: {END}\n\ndata: {END}\n\n", "is not JSON"),
        (EVENTS, "", "does not end"),
    ],
)
def test_a_malformed_stream_is_refused(stream: StreamedBody, text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        stream.objects(text)
