"""Every error of a client is found and named by rule and subject; valid requests have no findings."""

from collections.abc import Iterator
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.harness.inspection.finding import Severity, Side
from tests.harness.conversation import Conversation
from tests.support.asgi import FORM, JSON
from tests.support.multipart import MULTIPART, Part, multipart

INDEX = {"index_name": "rides", "engines": [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]}
INDEX_ID = b"6527e59e74b5a5ab84015cf5"
FILM = b"https://example.com/city-bikes.mp4"
SAMPLE = "tlk_SAMPLE"
VIDEOS = f"/v1.2/indexes/{INDEX_ID.decode()}/videos"


@pytest.fixture
def talk(clock: VirtualClock) -> Iterator[Conversation]:
    conversation = Conversation(clock)
    yield conversation
    conversation.close()


def test_a_client_that_keeps_the_contract_has_no_findings(talk: Conversation) -> None:
    made = talk.api.post("/indexes", INDEX).json()["_id"]
    talk.api.get("/indexes", {"page": 1, "page_limit": 10, "engine_options": ["visual", "logo"]})
    talk.api.upload("/tasks", [Part("index_id", made.encode()), Part("video_url", FILM)])
    talk.api.delete(f"/indexes/{made}")

    assert [inspection.findings for inspection in talk.inspections] == [()] * 4


@pytest.mark.parametrize(
    ("method", "target", "broken"),
    [
        ("GET", "/v1.2/indices", ("unknown-operation", "path")),
        ("PATCH", "/v1.2/indexes", ("wrong-method", "method")),
        ("GET", "/v1.2/indexes/", ("path-spelling", "path")),
        ("GET", "//v1.2/indexes", ("path-spelling", "path")),
        ("GET", "/v1.2/indexes/undefined", ("invalid-parameter", "path.index-id")),
        ("GET", "/v1.2/indexes?page=first", ("invalid-parameter", "query.page")),
        ("GET", "/v1.2/indexes?limit=5", ("unknown-parameter", "query.limit")),
        ("GET", "/v1.2/indexes?page=1&page=2", ("repeated-parameter", "query.page")),
        ("GET", "/v1.2/indexes?engine_options=visual,logo", ("comma-list", "query.engine_options")),
        ("GET", "/v1.2/tasks/status", ("missing-parameter", "query.index_id")),
        ("GET", f"{VIDEOS}?createdAt=2023-10-13", ("misspelt-parameter", "query.createdAt")),
        ("GET", f"{VIDEOS}?metadata=[object%20Object]", ("object-as-text", "query.metadata")),
        ("GET", f"{VIDEOS}?metadata=%7B'a':%201%7D", ("object-as-text", "query.metadata")),
    ],
)
def test_a_request_line_that_is_not_in_the_contract_is_found(
    talk: Conversation, method: str, target: str, broken: tuple[str, str]
) -> None:
    talk.api.send(method, target, key=SAMPLE)

    assert talk.broken == [broken]


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({"index_name": None}, [("missing-field", "body.index_name"), ("null-field", "body.index_name")]),
        ({"index_name": 5}, [("invalid-field", "body.index_name")]),
        ({"addons": None}, [("null-field", "body.addons")]),
        ({"indexName": "x"}, [("unknown-field", "body.indexName")]),
        (
            {"engines": [{"engine_name": "marengo2.6", "engine_options": ["sound"], "finetune": 1}]},
            [("invalid-field", "body.engines.engine_options"), ("unknown-field", "body.engines.finetune")],
        ),
        ({"engines": [], "addons": "x"}, [("invalid-field", "body.engines"), ("invalid-field", "body.addons")]),
    ],
)
def test_every_field_of_a_json_body_that_does_not_fit_is_found(
    talk: Conversation, change: dict[str, Any], broken: list[tuple[str, str]]
) -> None:
    talk.api.post("/indexes", INDEX | change)

    assert sorted(talk.broken) == sorted(broken)


@pytest.mark.parametrize(
    ("body", "headers", "broken"),
    [
        (b"{", {"content-type": JSON}, ("broken-json", "body")),
        (b"", {"content-type": JSON}, ("missing-body", "body")),
        (b"{}", {"content-type": "text/plain", "content-length": "2"}, ("wrong-media-type", "header.content-type")),
        (b'{"index_name": "x"}', {}, ("missing-media-type", "header.content-type")),
        (b"[" * 300 + b"]" * 300, {"content-type": JSON}, ("invalid-field", "body")),
    ],
)
def test_how_a_body_is_sent_is_found(
    talk: Conversation, body: bytes, headers: dict[str, str], broken: tuple[str, str]
) -> None:
    talk.api.send("POST", "/v1.2/indexes", body, headers)

    assert broken in talk.broken


@pytest.mark.parametrize(
    ("body", "broken"),
    [
        (b'{"index_name": "a", "index_name": "b"}', ("repeated-field", "body.index_name")),
        (b'{"engines": [{"engine_name": 1, "engine_name": 2}]}', ("repeated-field", "body.engines.engine_name")),
        (b'{"index_name": NaN}', ("broken-json", "body")),
        ('{"index_name": "é"}'.encode("latin-1"), ("broken-json", "body")),
        ('{"index_name": "é"}'.encode("utf-16"), ("broken-json", "body")),
    ],
)
def test_json_that_parsers_read_differently_is_found(talk: Conversation, body: bytes, broken: tuple[str, str]) -> None:
    talk.api.send("POST", "/v1.2/indexes", body, {"content-type": JSON})

    assert broken in talk.broken


def test_a_text_in_another_character_set_is_found_anywhere(talk: Conversation) -> None:
    found = []
    talk.api.send("GET", "/v1.2/indexes?index_name=caf%E9")
    found += talk.broken
    talk.api.send("POST", "/v1.2/indexes", b"{}", {"content-type": f"{JSON}; charset=ISO-8859-1"})
    found += talk.broken
    talk.api.upload("/embed", [Part("text", b"caf\xe9"), Part("engine_name", b"x", None, "text/plain; charset=latin1")])
    found += talk.broken
    talk.api.send("POST", "/v1.2/embed", b"text=caf%E9", {"content-type": FORM})
    found += talk.broken

    assert [subject for rule, subject in found if rule == "foreign-charset"] == [
        "query.index_name",
        "header.content-type",
        "body.text",
        "body.engine_name",
        "body.text",
    ]


def test_texts_in_utf_8_have_no_findings(talk: Conversation) -> None:
    talk.api.send("GET", "/v1.2/indexes?index_name=caf%C3%A9")
    found = [*talk.broken]
    talk.api.send("POST", "/v1.2/indexes", b"{}", {"content-type": f'{JSON}; charset="UTF-8"'})
    found += talk.broken
    talk.api.upload("/embed", [Part("text", "café".encode(), None, "text/plain; charset=utf-8")])
    found += talk.broken

    assert not [subject for rule, subject in found if rule == "foreign-charset"]


def test_a_file_without_a_name_is_no_text_in_another_character_set(talk: Conversation) -> None:
    answer = talk.api.upload("/tasks", [Part("index_id", b"6529f0e0f1a2b3c4d5e6f7a8"), Part("video_file", b"\xff\xd8")])

    assert "Expected a file" in answer.json()["message"]
    assert talk.broken == [("invalid-field", "body")]


def test_an_unexpected_body_and_media_type_are_found(talk: Conversation) -> None:
    talk.api.send("GET", "/v1.2/indexes", b"", {"content-type": JSON})
    needless = talk.broken
    talk.api.send("GET", "/v1.2/indexes", b"{}", {"content-type": JSON, "content-length": "2"})

    assert needless == [("needless-content-type", "header.content-type")]
    assert talk.broken == [("unexpected-body", "body")]


@pytest.mark.parametrize(
    ("parts", "broken"),
    [
        ([Part("dummy", b"")], [("unknown-field", "body.dummy")]),
        (
            [Part("video_url", FILM, "upload")],
            [("repeated-field", "body.video_url"), ("text-as-file", "body.video_url")],
        ),
        ([Part("language", b"fr")], [("invalid-field", "body.language")]),
        ([Part("language", b"null")], [("null-field", "body.language")]),
        ([Part("video_file", b"not a file")], [("invalid-field", "body")]),
        ([Part("provide_transcription", b"true")], [("missing-field", "body.transcription_url or transcription_file")]),
    ],
)
def test_every_invalid_field_of_a_form_is_found(
    talk: Conversation, parts: list[Part], broken: list[tuple[str, str]]
) -> None:
    talk.api.upload("/tasks", [Part("index_id", INDEX_ID), Part("video_url", FILM), *parts], key=SAMPLE)

    assert talk.broken == broken


def test_an_unfinished_form_and_an_unfinished_body_are_found(talk: Conversation) -> None:
    open_form = multipart([Part("index_id", INDEX_ID), Part("video_url", FILM)], closed=False)

    talk.api.send("POST", "/v1.2/tasks", open_form, {"content-type": MULTIPART})
    unclosed = talk.broken
    length = str(len(open_form) + 9)
    talk.api.send(
        "POST", "/v1.2/tasks", open_form, {"content-type": MULTIPART, "content-length": length}, hangs_up=True
    )

    assert unclosed == [("broken-form", "body")]
    assert talk.broken == [("broken-body", "body")]


def test_a_media_type_that_is_only_tolerated_is_found(talk: Conversation) -> None:
    talk.api.send(
        "POST", "/v1.2/embed", b"engine_name=Marengo-retrieval-2.6&text=a+bicycle&model=2", {"content-type": FORM}
    )

    assert talk.broken == [("tolerated-media-type", "header.content-type"), ("unknown-field", "body.model")]


def test_use_of_something_deprecated_is_found(talk: Conversation) -> None:
    listed = b'[{"index_id": "6527e59e74b5a5ab84015cf5", "language": "en", "object": "s3://lessons/chess.mp4"}]'

    talk.api.upload("/tasks/transfers", [Part("file", listed, "list.json")], key=SAMPLE)

    assert talk.broken == [("deprecated", "operation")]


def test_a_request_without_a_key_is_found(talk: Conversation) -> None:
    talk.api.key = None

    talk.api.get("/engines")

    assert talk.broken == [("missing-key", "header.x-api-key")]


def test_a_page_token_that_is_sent_to_another_operation_is_found(talk: Conversation) -> None:
    asked = {"query": "bicycle", "index_id": INDEX_ID.decode(), "search_options": ["visual"], "page_limit": 1}
    token = talk.api.post("/search", asked, key=SAMPLE).json()["page_info"]["next_page_token"]

    talk.api.get(f"/search/{token}", key=SAMPLE)
    where_it_leads = talk.broken
    talk.api.get(f"/search-v2/{token}", key=SAMPLE)

    assert where_it_leads == []
    assert talk.broken == [("foreign-token", "path.page-token")]


def test_a_finding_has_its_place_in_the_contract_and_a_command_without_the_key(
    talk: Conversation,
) -> None:
    talk.api.get("/indexes", {"page_limit": 51})

    [found] = talk.findings
    assert (found.operation, found.side, found.severity) == ("list-indexes", Side.CLIENT, Severity.ERROR)
    assert found.clause == "/components/parameters/v1.2.PageLimitOfList/schema"
    assert found.request.startswith("curl -X GET \"$TWELVELABS_BASE_URL\"'/v1.2/indexes?page_limit=51'")
    assert "tlk_TEST" not in found.request
    assert found.reply.startswith('400 {"code":"parameter_invalid"')


def test_pages_of_the_stand_in_itself_are_not_judged(talk: Conversation) -> None:
    talk.api.send("OPTIONS", "/v1.2/indexes")

    assert talk.findings == ()
