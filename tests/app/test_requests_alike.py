"""Equal requests are parsed once, but answered and recorded one by one."""

import asyncio
from itertools import permutations
from typing import Any

import httpx2
import pytest
from msgspec import Struct

from mockserver.app.application import MockServerApp
from mockserver.app.http.asgi_client import body_messages, call, http_scope
from mockserver.app.http.head import LARGEST_HEADERS
from mockserver.app.http.parsed_request import ParsedRequest
from mockserver.app.http.request_reader import RequestReader
from mockserver.contract.routes import Routes
from mockserver.contract.source import packaged_contract
from mockserver.ground.settings import Settings
from tests.support.api import Api
from tests.support.multipart import BOUNDARY, Part, multipart

Headers = list[tuple[bytes, bytes]]

CONTRACT = packaged_contract()
ROUTES = Routes(CONTRACT.operations.values(), CONTRACT.paths_of)
NEWER_INDEX = "6528b76423c1347ffbe3a3e0"

# Each of these headers is read somewhere, and has values with different meanings.
VALUES: dict[bytes, tuple[bytes, ...]] = {
    b"x-api-key": (b"tlk_ONE", b"tlk_TWO", b"tlk_ONE+fault=disconnect"),
    b"host": (b"localhost", b"127.0.0.1:1212"),
    b"origin": (b"http://localhost", b"http://elsewhere.example"),
    b"sec-fetch-site": (b"same-origin", b"cross-site"),
    b"content-type": (b"application/json", b"multipart/form-data; boundary=a", b"multipart/form-data; boundary=b"),
    b"content-encoding": (b"identity", b"gzip"),
    b"content-length": (b"9", b"99999999"),
    b"x-mockserver-fault": (b"error:internal_server_error",),
    b"x-mockserver-test": (b"test_one", b"test_two"),
    b"cookie": (b"one", b"two"),
    b"user-agent": (b"twelvelabs/0.2", b"curl/8"),
    b"x-request-id": (b"1", b"tlk_TWO"),
    b"x-filler": (b"x", b"x" * LARGEST_HEADERS),
}
USUAL = {b"x-api-key": b"tlk_ONE", b"content-type": b"application/json", b"user-agent": b"curl/8"}


def variants(name: bytes) -> list[Headers]:
    """Return the usual headers with each value of this header, and without it."""
    others = [header for header in USUAL.items() if header[0] != name]
    return [others, *([*others, (name, value)] for value in VALUES[name])]


def read(reader: RequestReader, headers: Headers, path: str = "/v1.3/search") -> ParsedRequest:
    return reader.read({"method": "POST", "path": path, "query_string": b"", "headers": headers})


def facts(struct: Struct) -> Any:
    values = {name: getattr(struct, name) for name in struct.__struct_fields__}
    return {name: facts(value) if isinstance(value, Struct) else value for name, value in values.items()}


@pytest.mark.parametrize("name", VALUES)
def test_a_request_is_parsed_independently_of_earlier_ones(name: bytes) -> None:
    for earlier, headers in permutations(variants(name), 2):
        knowing, fresh = (RequestReader(ROUTES.find) for _ in range(2))
        read(knowing, earlier)

        assert facts(read(knowing, headers)) == facts(read(fresh, headers))


def replied(app: MockServerApp, headers: Headers) -> tuple[int, bytes]:
    scope = http_scope("POST", b"/v1.2/search", headers)
    reply = asyncio.run(call(app, scope, body_messages([b'{"a": 1}\n'])))
    return reply.status, reply.body


@pytest.mark.parametrize("name", VALUES)
def test_a_request_is_parsed_independently_of_earlier_ones_for_other_paths(name: bytes) -> None:
    for earlier, headers in permutations(variants(name), 2):
        knowing, fresh = (RequestReader(ROUTES.find) for _ in range(2))
        for known in (earlier, headers):
            read(knowing, known, "/v1.3/indexes")

        assert facts(read(knowing, headers)) == facts(read(fresh, headers))


@pytest.mark.parametrize("name", VALUES)
def test_a_request_is_answered_independently_of_earlier_ones(name: bytes) -> None:
    fresh = [(headers, replied(MockServerApp(), headers)) for headers in variants(name)]

    for first in range(len(fresh)):
        knowing = MockServerApp()
        for headers, reply in [*fresh[first:], *fresh[:first]]:
            assert replied(knowing, headers) == reply


def test_cached_results_hold_for_requests_that_differ_in_irrelevant_headers_only() -> None:
    reader = RequestReader(ROUTES.find)
    first = read(reader, [(b"x-api-key", b"tlk_ONE"), (b"traceparent", b"1")])
    first.is_admitted = True

    assert read(reader, [(b"x-api-key", b"tlk_ONE"), (b"traceparent", b"2")]).is_admitted
    assert not read(reader, [(b"x-api-key", b"tlk_TWO"), (b"traceparent", b"2")]).is_admitted


def admitted(app: MockServerApp, path: str, headers: Headers) -> bool:
    reply = asyncio.run(call(app, http_scope("GET", path.encode(), headers), body_messages([])))
    return reply.status != 403


FROM_A_PAGE = [(b"x-api-key", b"tlk_ONE"), (b"origin", b"http://elsewhere.example")]


def test_headers_that_the_api_accepts_on_one_path_are_still_checked_on_others() -> None:
    app = MockServerApp(Settings(cors_origins=("*",)))

    assert admitted(app, "/v1.2/indexes", FROM_A_PAGE)
    assert admitted(app, "/v1.2/tasks", FROM_A_PAGE)
    assert not admitted(app, "/__admin/journal", FROM_A_PAGE)
    assert not admitted(app, "/__admin/ui", FROM_A_PAGE)
    assert not admitted(app, "/v1.2/engines", [*FROM_A_PAGE, (b"host", b"elsewhere.example")])


def test_headers_are_admitted_for_other_paths_if_only_irrelevant_ones_differ() -> None:
    reader = RequestReader(ROUTES.find)
    read(reader, [(b"x-api-key", b"tlk_ONE"), (b"traceparent", b"1")]).sent.are_admitted = True

    assert read(reader, [(b"x-api-key", b"tlk_ONE"), (b"traceparent", b"2")], "/v1.3/tasks").is_admitted
    assert not read(reader, [(b"x-api-key", b"tlk_TWO"), (b"traceparent", b"2")], "/v1.3/tasks").is_admitted
    assert not read(reader, [(b"x-api-key", b"tlk_ONE"), (b"traceparent", b"2")], "/__admin/journal").is_admitted


def exchanges(api: Api) -> Any:
    return api.client.get("/__admin/journal").json()["data"]


def test_the_journal_has_the_headers_that_each_request_had(api: Api) -> None:
    for number in "123":
        api.get("/indexes", headers={"x-request-id": number})

    assert [entry["request_headers"]["x-request-id"] for entry in exchanges(api)] == ["1", "2", "3"]


def searched(api: Api, boundary: str = BOUNDARY, **fields: str) -> httpx2.Response:
    asked = {"index_id": NEWER_INDEX, "search_options": "audio", "query_text": "tent", **fields}
    body = multipart(Part(name, value.encode()) for name, value in asked.items()).replace(
        BOUNDARY.encode(), boundary.encode()
    )
    headers = {"content-type": f"multipart/form-data; boundary={boundary}"}
    return api.as_key("tlk_SAMPLE").client.post("/v1.3/search", content=body, headers=headers)


def test_a_form_means_the_same_with_any_boundary(api: Api) -> None:
    first, second = searched(api), searched(api, "another-boundary")

    assert first.status_code == 200
    assert first.json() == second.json()


def test_a_form_that_contains_its_boundary_is_not_shared_with_another_boundary(api: Api) -> None:
    for boundary in ("one", "two"):
        assert searched(api, boundary, query_text=f"tent\r\n--{boundary}y").status_code == 200

    texts = [entry["body"]["query_text"] for entry in exchanges(api.as_key("tlk_SAMPLE"))]
    assert texts == ["tent\r\n--oney", "tent\r\n--twoy"]


def test_a_form_that_was_refused_is_refused_again(api: Api) -> None:
    replies = [searched(api, boundary, search_options="smell") for boundary in ("one", "two")]

    assert [reply.status_code for reply in replies] == [400, 400]
    assert replies[0].json() == replies[1].json()


def test_the_journal_has_the_fields_of_a_form_that_came_before(api: Api) -> None:
    for boundary in ("one", "two"):
        searched(api, boundary)

    assert [entry["body"]["query_text"] for entry in exchanges(api.as_key("tlk_SAMPLE"))] == ["tent"] * 2
