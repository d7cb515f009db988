"""Invalid input: a clear refusal, no side effects, and the server keeps running."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO
from tests.support.asgi import FORM, JSON, Answer, AsgiClient
from tests.support.data_directory import uploads_in
from tests.support.multipart import MULTIPART, Part, multipart

INDEX = b'{"index_name": "Matches", "engines": %s}' % orjson.dumps([MARENGO])
NOBODY = "0" * 24


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MockServerApp]:
    uploads = tmp_path_factory.mktemp("uploads")
    app = MockServerApp(Settings(data_dir=str(uploads)), make_clock=_clock)
    yield app
    app.close()


@pytest.fixture
def uploads(server: MockServerApp) -> Path:
    return Path(server.settings.data_dir)


@pytest.fixture(scope="module")
def api(server: MockServerApp) -> Iterator[AsgiClient]:
    with AsgiClient(server) as client:
        client.send("POST", "/v1.2/indexes", INDEX, {"content-type": JSON})
        yield client


@pytest.fixture
def index_id(api: AsgiClient) -> str:
    return str(api.get("/indexes").json()["data"][0]["_id"])


def _clock() -> VirtualClock:
    return VirtualClock(datetime(2024, 6, 1, 12, 0, tzinfo=UTC))


def assert_refused(answer: Answer, api: AsgiClient, *, status: int = 400) -> None:
    """Check for a clear refusal without side effects, and that the next request is answered."""
    assert answer.status == status, answer.body
    assert answer.json().keys() == {"code", "message"}
    assert not answer.json()["code"].startswith("mock_")
    assert len(answer.json()["message"]) < 1000
    assert_untouched(api)


def assert_untouched(api: AsgiClient) -> None:
    assert api.get("/tasks").json()["data"] == []
    assert api.get("/indexes").json()["page_info"]["total_results"] == 1
    assert isinstance(api.app, MockServerApp)
    assert uploads_in(Path(api.app.settings.data_dir)) == []


DEEP = 5_000
WRONG_JSON = {
    "nothing": b"",
    "half of it": INDEX[: len(INDEX) // 2],
    "more than one value": INDEX + INDEX,
    "no object": b"[]",
    "null": b"null",
    "a lone surrogate": b'{"index_name": "\\ud800", "engines": []}',
    "bytes that are no UTF-8": b'{"index_name": "\xff\xfe", "engines": []}',
    "UTF-16": INDEX.decode().encode("utf-16"),
    "a byte order mark": b"\xef\xbb\xbf" + INDEX,
    "a raw NUL": INDEX.replace(b"Matches", b"Mat\x00ches"),
    "NaN": b'{"index_name": NaN}',
    "a number beyond all floats": b'{"index_name": 1e400}',
    "nested lists": b"[" * DEEP + b"]" * DEEP,
    "nested objects": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "nested lists within reach of the parser": b'{"index_name":' + b"[" * 900 + b"]" * 900 + b"}",
}


@pytest.mark.parametrize("body", WRONG_JSON.values(), ids=WRONG_JSON.keys())
def test_malformed_json_is_refused(body: bytes, api: AsgiClient) -> None:
    answer = api.send("POST", "/v1.2/indexes", body, {"content-type": JSON})

    assert_refused(answer, api)


@pytest.mark.parametrize("number", ["1e400", "1" + "0" * 30, "-1", "1.5", "1e30", "true", '"1"', "[]"])
def test_a_number_out_of_range_is_refused(number: str, api: AsgiClient, index_id: str) -> None:
    body = f'{{"index_id": "{index_id}", "query": "goal", "search_options": ["visual"], "page_limit": {number}}}'

    answer = api.send("POST", "/v1.2/search", body.encode(), {"content-type": JSON})

    assert_refused(answer, api)


CONTENT_TYPES = [
    "text/plain",
    "application/json; charset=utf-16",
    "application/json; charset=latin-1",
    "application/json; charset=",
    "application/xml",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "nonsense",
    "///;;;===",
    "\xff\xfe",
    "application/json; charset*=%ff''%ff",
]


@pytest.mark.parametrize("content_type", CONTENT_TYPES)
def test_an_unsupported_content_type_is_refused(content_type: str, api: AsgiClient) -> None:
    answer = api.send("POST", "/v1.2/indexes", INDEX.replace(b"Matches", b"Others"), {"content-type": content_type})

    assert_refused(answer, api)
    assert "Content-Type" in answer.json()["message"]


def wrong_forms(index_id: str) -> dict[str, tuple[str, bytes]]:
    fields = [Part("index_id", index_id.encode())]
    file = Part("video_file", b"not a film" * 1000, "goal.mp4")
    whole = multipart([*fields, file])
    return {
        "no boundary": ("multipart/form-data", whole),
        "an empty boundary": ("multipart/form-data; boundary=", whole),
        "another boundary": ("multipart/form-data; boundary=other", whole),
        "a boundary that is too long": ("multipart/form-data; boundary=" + "x" * 5000, whole),
        "a boundary of non-ASCII": ("multipart/form-data; boundary=\xff", whole),
        "nothing": (MULTIPART, b""),
        "no end": (MULTIPART, multipart([*fields, file], closed=False)),
        "cut in the file": (MULTIPART, whole[:-5000]),
        "cut in the headers": (MULTIPART, whole[:40]),
        "no file and no address": (MULTIPART, multipart(fields)),
        "no index": (MULTIPART, multipart([file])),
        "a malformed index after the file": (MULTIPART, multipart([file, Part("index_id", b"malformed")])),
        "a file without a name": (MULTIPART, multipart([*fields, Part("video_file", b"\xff\xd8")])),
        "a file that is a text": (MULTIPART, multipart([*fields, Part("video_file", b"true")])),
        "a file, then a text of its name": (MULTIPART, multipart([*fields, file, Part("video_file", b"true")])),
        "a file that is no film": (MULTIPART, whole),
        "an empty file": (MULTIPART, multipart([*fields, Part("video_file", b"", "goal.mp4")])),
        "a language that is not known, after the file": (
            MULTIPART,
            multipart([*fields, file, Part("language", b"tlh")]),
        ),
        "a text that is no UTF-8": (MULTIPART, multipart([file, Part("index_id", b"\xff\xfe")])),
        "a text that has a NUL": (MULTIPART, multipart([file, Part("index_id", b"\x00" * 24)])),
        "a text as large as a film": (MULTIPART, multipart([file, Part("index_id", b"0" * 2_000_000)])),
        "texts that are too large together": (MULTIPART, multipart([file, *[Part("more", b"0" * 10_000)] * 200])),
        "a part without a name": (MULTIPART, whole.replace(b'; name="video_file"', b"")),
        "part headers without an end": (MULTIPART, b"--the-boundary\r\nX-Much: " + b"a" * 100_000),
        "two thousand parts": (MULTIPART, multipart([file, *fields * 2000])),
        "line ends of another system": (MULTIPART, whole.replace(b"\r\n", b"\n")),
    }


@pytest.mark.parametrize("what", wrong_forms(NOBODY).keys())
@pytest.mark.parametrize("piece", [1_000_000, 7], ids=["whole", "piecemeal"])
def test_a_form_that_is_broken_leaves_no_task_and_no_file(
    what: str, piece: int, api: AsgiClient, index_id: str
) -> None:
    content_type, body = wrong_forms(index_id)[what]
    pieces = [body[at : at + piece] for at in range(0, min(len(body), piece * 20_000), piece)] or [b""]

    answer = api.send("POST", "/v1.2/tasks", pieces, {"content-type": content_type})

    is_too_large = what in ("a text as large as a film", "texts that are too large together")
    assert_refused(answer, api, status=413 if is_too_large and piece > 7 else 400)


def test_an_upload_into_an_unknown_index_leaves_no_file(api: AsgiClient) -> None:
    parts = [Part("index_id", NOBODY.encode()), Part("video_file", b"film", "goal.mp4")]

    answer = api.upload("/tasks", parts)

    assert_refused(answer, api, status=404)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_client_that_hangs_up_in_the_middle_leaves_nothing(kept: float, api: AsgiClient, index_id: str) -> None:
    body = multipart([Part("index_id", index_id.encode()), Part("video_file", b"film" * 10_000, "goal.mp4")])

    answer = api.send("POST", "/v1.2/tasks", body[: int(len(body) * kept)], {"content-type": MULTIPART}, hangs_up=True)

    assert answer.status == 0
    assert_untouched(api)


PATHS = {
    "/v1.2/indexes/%00": 400,
    "/v1.2/indexes/%ff": 400,
    "/v1.2/indexes/%F0%9F%8E%AC": 400,
    "/v1.2/indexes/..": 400,
    "/v1.2/indexes/" + "a" * 60_000: 400,
    "/v1.2/indexes/" + "0" * 24 + "%0a": 400,
    "/v1.2/indexes/" + "0" * 24 + "%2Fvideos": 404,
    "/v1.2/engines/%00": 404,
    "/v1.2/engines/%ff%fe": 404,
    "/v1.2/engines/%ED%A0%80": 404,
    "/v1.2/engines/" + "a" * 60_000: 404,
    "/v1.2/search/%00": 400,
    "/v1.2/search/%ff": 400,
    "/v1.2/classify/%ED%A0%80": 400,
    "/v1.2/no%00where/%ff": 404,
    "/%00": 404,
    "/_media/%00/%ff.jpeg": 404,
    "/_media/x/99999999999999999999999999.jpeg": 404,
    "/%2e%2e/%2e%2e/etc/passwd": 404,
    "/docs/viewer/%2e%2e/%2e%2e/%2e%2e/etc/passwd": 404,
    "/docs/viewer/%00": 404,
}


@pytest.mark.parametrize(("path", "status"), PATHS.items(), ids=lambda item: str(item)[:50])
def test_a_strange_path_is_refused(path: str, status: int, api: AsgiClient) -> None:
    answer = api.send("GET", path)

    assert_refused(answer, api, status=status)


QUERIES = [
    "%ff",
    "page=%ff",
    "x=\xff",
    "page=1e400",
    "page=" + "1" * 400,
    "page=-1",
    "page=0",
    "page=1.5",
    "page=%00",
    "page_limit=51",
    "sort_by=%00",
    "created_at=9999-99-99",
    "created_at[gte]=" + "9" * 60_000,
    "_id=" + "0" * 25,
    "&".join(f"a{number}=1" for number in range(2_000)),
]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:30])
@pytest.mark.parametrize("path", ["/v1.2/indexes", "/v1.2/tasks"])
def test_a_query_that_cannot_be_read_is_refused(path: str, query: str, api: AsgiClient) -> None:
    answer = api.send("GET", f"{path}?{query}")

    assert_refused(answer, api)


@pytest.mark.parametrize(
    "value",
    ["{'a': 1", "(" * 10_000, "-" * 50_000 + "1", "{" * 300, "[object Object]", "{1: {2: 3}}", "{'created_at': []}"],
    ids=lambda value: value[:20],
)
def test_a_query_with_a_printed_dictionary_never_causes_a_500(value: str, api: AsgiClient, index_id: str) -> None:
    answer = api.get(f"/indexes/{index_id}/videos", {"metadata": value})

    assert answer.status in (200, 400), answer.body
    assert_untouched(api)


HEADERS: dict[str, dict[str, str]] = {
    "a length that is no number": {"content-length": "many"},
    "a negative length": {"content-length": "-1"},
    "a length in other digits": {"content-length": "\xb2"},
}


@pytest.mark.parametrize("headers", HEADERS.values(), ids=HEADERS.keys())
def test_a_malformed_content_length_is_ignored(headers: dict[str, str], api: AsgiClient) -> None:
    answer = api.send("POST", "/v1.2/indexes", b"{}", {"content-type": JSON, **headers})

    assert_refused(answer, api)


@pytest.mark.parametrize("digits", [8, 30, 5_000])
def test_a_content_length_over_the_limit_is_refused_before_the_body_arrives(digits: int, api: AsgiClient) -> None:
    answer = api.send("POST", "/v1.2/indexes", b"{}", {"content-type": JSON, "content-length": "9" * digits})

    assert_refused(answer, api, status=413)


@pytest.mark.parametrize("host", ["a b", '"', "\xff", "x" * 5_000, "[", "%", "http://x"])
def test_a_malformed_host_is_refused(host: str, api: AsgiClient) -> None:
    answer = api.send("GET", "/v1.2/indexes", headers={"host": host})

    assert (answer.status, answer.json()["code"]) == (403, "host_not_allowed")


def test_a_missing_host_header_is_accepted(api: AsgiClient) -> None:
    assert api.send("GET", "/v1.2/indexes", headers={"host": ""}).status == 200


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ["index_id", "query", "search_options", "filter", "page_limit", "classes", "options", "video_ids", "threshold"]
FIELDS += ["video_id", "prompt", "type", "types", "stream", "index_name", "engines", "addons", "video_url", "url"]


@settings(max_examples=300, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    path=st.sampled_from(["/indexes", "/tasks", "/tasks/external-provider", "/search", "/search/combined"])
    | st.sampled_from(["/classify", "/classify/bulk", "/gist", "/summarize", "/generate"]),
    body=st.dictionaries(st.sampled_from(FIELDS), json_values, max_size=6),
)
def test_random_json_is_refused_with_the_name_of_the_parameter(
    api: AsgiClient, path: str, body: dict[str, Any]
) -> None:
    answer = api.post(path, body)

    assert_refused(answer, api, status=404 if answer.status == 404 else 400)


@settings(max_examples=200, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(body=st.binary(max_size=200), content_type=st.sampled_from([JSON, FORM, MULTIPART, ""]), closes=st.booleans())
def test_random_bytes_are_refused(api: AsgiClient, body: bytes, content_type: str, closes: bool) -> None:
    opened = b"--the-boundary\r\n" + body + (b"\r\n--the-boundary--\r\n" if closes else b"")

    answer = api.send(
        "POST", "/v1.2/tasks", opened if content_type == MULTIPART else body, {"content-type": content_type}
    )

    assert_refused(answer, api)
