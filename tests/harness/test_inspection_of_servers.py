"""Replies that break the contract are found; replies that keep it have no findings."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from mockserver.contract.source import packaged_contract
from mockserver.handlers.exchanges.observed import Body, Ending, Observed
from mockserver.harness.inspection.inspector import Inspector

JSON = {"content-type": "application/json"}
INDEX = {
    "_id": "6527e59e74b5a5ab84015cf5",
    "index_name": "rides",
    "engines": [{"engine_name": "marengo2.6", "engine_options": ["visual"]}],
    "video_count": 0,
    "total_duration": 0,
    "created_at": "2024-06-01T12:00:00Z",
    "updated_at": "2024-06-01T12:00:00Z",
    "expires_at": None,
}
PAGE_INFO = {"limit_per_page": 10, "page": 1, "total_page": 1, "total_results": 1}
RATES = {f"x-ratelimit-{name}": "1" for name in ("limit", "remaining", "used", "reset")}
INSPECTOR = Inspector(packaged_contract())


def seen(body: object, status: int = 200, **changes: Any) -> Observed:
    raw = body if isinstance(body, bytes) else orjson.dumps(body)
    observed = Observed(
        "GET",
        f"/v1.2/indexes/{INDEX['_id']}",
        headers={"x-api-key": "tlk_TEST"},
        status=status,
        reply_headers=JSON if raw else {},
        reply=Body(len(raw), raw),
    )
    return replace(observed, **changes)


def broken(observed: Observed) -> list[tuple[str, str]]:
    return [(finding.rule, finding.subject) for finding in INSPECTOR.inspect(observed).findings]


def test_a_reply_that_keeps_the_contract_has_no_findings() -> None:
    assert broken(seen(INDEX)) == []
    assert broken(seen({"code": "resource_not_exist", "message": "There is no such index."}, 404)) == []


@pytest.mark.parametrize(
    ("observed", "found"),
    [
        (seen(INDEX, 202), ("undocumented-status", "status.202")),
        (seen(INDEX, 500), ("undocumented-status", "status.500")),
        (seen({name: INDEX[name] for name in INDEX if name != "_id"}), ("missing-reply-field", "reply._id")),
        (seen(INDEX | {"video_count": "0"}), ("invalid-reply-field", "reply.video_count")),
        (seen(INDEX | {"engines": [{"engine_name": "x"}]}), ("missing-reply-field", "reply.engines.engine_options")),
        (seen(INDEX | {"colour": "red"}), ("undocumented-field", "reply.colour")),
        (seen({"code": "index_lost", "message": "It is lost."}, 404), ("undocumented-code", "code.index_lost")),
        (seen(b"<html>", reply_headers={"content-type": "text/html"}), ("reply-media-type", "reply")),
        (seen(b""), ("reply-media-type", "reply")),
        (seen(b"{"), ("broken-reply", "reply")),
        (seen(INDEX, reply=Body(9, b'{"_id": "', Ending.BROKEN)), ("broken-reply", "reply")),
        (seen(b"", 0), ("no-reply", "reply")),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else "",
)
def test_a_reply_that_breaks_the_contract_is_found(observed: Observed, found: tuple[str, str]) -> None:
    assert broken(observed) == [found]


def test_an_unexpected_body_is_found() -> None:
    assert broken(seen({}, 204, method="DELETE")) == [("reply-media-type", "reply")]


def test_documented_headers_must_be_present_and_valid() -> None:
    search = replace(
        seen({"data": [], "page_info": PAGE_INFO}, method="POST", path="/v1.2/gist"),
        headers={"x-api-key": "k", "content-type": "application/json"},
        body=Body(62, b'{"video_id": "65282b9043e8c47e4eb47e47", "types": ["title"]}  '),
        reply=Body(2, b'{"id": "0a5c3f52-91a8-4d3c-b6a2-3f9b2f9e6b71"}'),
    )
    search = replace(search, reply=Body(len(search.reply.raw), search.reply.raw))

    assert broken(replace(search, reply_headers=JSON | RATES)) == []
    assert ("missing-header", "header.x-ratelimit-used") in broken(search)
    assert broken(replace(search, reply_headers=JSON | RATES | {"x-ratelimit-used": "few"})) == [
        ("invalid-header", "header.x-ratelimit-used")
    ]


def test_a_stream_is_inspected_line_by_line() -> None:
    lines = {"content-type": "application/x-ndjson"} | RATES
    asked = b'{"video_id": "65282b9043e8c47e4eb47e47", "prompt": "Why?", "stream": true}'
    streamed = replace(
        seen(b'{"event_type": "stream_start"}\n{"event_type": "stream_end"}\n', method="POST", path="/v1.2/generate"),
        headers={"x-api-key": "k", "content-type": "application/json"},
        body=Body(len(asked), asked),
        reply_headers=lines,
    )

    assert broken(streamed) == []
    assert broken(replace(streamed, reply=Body(4, b"oops"))) == [("broken-reply", "reply")]


def test_a_field_may_have_another_type_in_each_kind_of_stream_object() -> None:
    generation = {"generation_id": "0a5c3f52-91a8-4d3c-b6a2-3f9b2f9e6b71"}
    end = {
        "event_type": "stream_end",
        "finish_reason": "stop",
        "metadata": {**generation, "usage": {"output_tokens": 1}},
    }
    asked = orjson.dumps({"video_id": "65282b9043e8c47e4eb47e47", "prompt": "Why?"})
    streamed = replace(
        seen(orjson.dumps({"event_type": "stream_start", "metadata": generation}) + b"\n" + orjson.dumps(end) + b"\n"),
        method="POST",
        path="/v1.3/analyze",
        headers={"x-api-key": "k", "content-type": "application/json"},
        body=Body(len(asked), asked),
        reply_headers={"content-type": "application/x-ndjson"} | RATES,
    )

    assert broken(streamed) == []


def test_a_reply_to_an_unknown_operation_is_not_judged() -> None:
    [finding] = INSPECTOR.inspect(seen({"hello": 1}, path="/v1.4/assets")).findings

    assert (finding.rule, finding.operation) == ("unknown-operation", "GET /v1.4/assets")
