"""Uploads as real clients send them: fields twice, as files, as text, empty, null, or with filler names."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import MARENGO, PEGASUS
from tests.support.asgi import FORM, Answer, AsgiClient
from tests.support.multipart import BOUNDARY, MULTIPART, Part, multipart

URL = b"https://example.com/city-bikes.mp4"
OTHER = b"https://example.com/other.mp4"
ENGINE = Part("engine_name", b"Marengo-retrieval-2.6")
SUBTITLES = b"1\n00:00:00,000 --> 00:00:02,000\nHello there.\n"


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[AsgiClient]:
    app = MockServerApp(Settings(), make_clock=lambda: clock)
    with AsgiClient(app) as client:
        yield client
    app.close()


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(datetime(2024, 6, 1, 12, 0, tzinfo=UTC))


@pytest.fixture
def index_id(api: AsgiClient) -> str:
    body = {"index_name": "Matches", "engines": [MARENGO, PEGASUS], "addons": None}
    return str(api.post("/indexes", body).json()["_id"])


def filename(api: AsgiClient, answer: Answer) -> str:
    assert answer.status == 201, answer.body
    return str(api.get(f"/tasks/{answer.json()['_id']}").json()["metadata"]["filename"])


def with_index(index_id: str, *parts: Part) -> list[Part]:
    return [Part("index_id", index_id.encode()), *parts]


def test_of_an_address_as_field_and_as_file_the_field_counts(api: AsgiClient, index_id: str) -> None:
    plain, as_file = Part("video_url", URL), Part("video_url", OTHER, "upload")

    names = {
        filename(api, api.upload("/tasks", with_index(index_id, *parts)))
        for parts in ([plain, as_file], [as_file, plain])
    }

    assert names == {"city-bikes.mp4"}


def test_an_address_in_a_file_part_is_read(api: AsgiClient, index_id: str) -> None:
    answer = api.upload("/tasks", with_index(index_id, Part("video_url", URL, "upload")))

    assert filename(api, answer) == "city-bikes.mp4"


def test_the_filler_field_is_ignored_by_a_strict_server_too(clock: VirtualClock) -> None:
    app = MockServerApp(Settings(strict=True), make_clock=lambda: clock)
    with AsgiClient(app) as api:
        index_id = api.post("/indexes", {"index_name": "Matches", "engines": [MARENGO]}).json()["_id"]

        answer = api.upload("/tasks", with_index(index_id, Part("video_url", URL), Part("dummy", b"")))

        assert filename(api, answer) == "city-bikes.mp4"
    app.close()


def test_an_address_wins_over_a_file(api: AsgiClient, index_id: str) -> None:
    parts = with_index(index_id, Part("video_file", b"not a film", "goal.mp4"), Part("video_url", URL))

    assert filename(api, api.upload("/tasks", parts)) == "city-bikes.mp4"


def test_an_upload_by_address_may_be_json_with_nulls(api: AsgiClient, index_id: str) -> None:
    body = {"index_id": index_id, "video_url": URL.decode(), "language": None, "disable_video_stream": None}
    body |= {"provide_transcription": None, "transcription_url": None}

    assert filename(api, api.post("/tasks", body)) == "city-bikes.mp4"


def test_an_upload_by_address_may_be_urlencoded(api: AsgiClient, index_id: str) -> None:
    raw = urlencode({"index_id": index_id, "video_url": URL.decode(), "disable_video_stream": "false"}).encode()

    answer = api.send("POST", "/v1.2/tasks", raw, {"content-type": FORM})

    assert filename(api, answer) == "city-bikes.mp4"


@pytest.mark.parametrize(("text", "is_streamed"), [(b"true", False), (b"false", True)])
def test_a_boolean_may_be_a_text(
    text: bytes, is_streamed: bool, api: AsgiClient, index_id: str, clock: VirtualClock
) -> None:
    parts = with_index(index_id, Part("video_url", URL), Part("disable_video_stream", text))

    task_id = api.upload("/tasks", parts).json()["_id"]

    clock.advance(seconds=2)
    assert ("hls" in api.get(f"/tasks/{task_id}").json()) == is_streamed


def test_a_boolean_that_is_neither_is_refused(api: AsgiClient, index_id: str) -> None:
    parts = with_index(index_id, Part("video_url", URL), Part("disable_video_stream", b"perhaps"))

    answer = api.upload("/tasks", parts)

    assert (answer.status, answer.json()["code"]) == (400, "parameter_invalid")
    assert "disable_video_stream" in answer.json()["message"]


@pytest.mark.parametrize(("sent", "shown"), [("goal.mp4", "goal.mp4"), ("upload", "upload"), ("", "upload")])
@pytest.mark.parametrize("directory", ["", "/home/me/films/", "C:\\films\\", "../../"])
def test_a_file_keeps_its_name_without_directories(
    sent: str, shown: str, directory: str, api: AsgiClient, index_id: str, film: Path
) -> None:
    name = (directory + sent).replace("\\", "\\\\")  # as in quoted strings

    answer = api.upload("/tasks", with_index(index_id, Part("video_file", film.read_bytes(), name)))

    assert filename(api, answer) == shown


def test_subtitles_replace_the_speech_beside_a_repeated_address(
    api: AsgiClient, index_id: str, clock: VirtualClock
) -> None:
    parts = with_index(
        index_id,
        Part("video_url", URL),
        Part("video_url", URL, "upload"),
        Part("provide_transcription", b"true"),
        Part("transcription_file", SUBTITLES, "upload"),
    )
    task_id = api.upload("/tasks", parts).json()["_id"]
    clock.advance(seconds=2)
    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]

    said = api.get(f"/indexes/{index_id}/videos/{video_id}/transcription").json()["data"]

    assert [piece["value"].strip() for piece in said] == ["Hello there."]


@pytest.mark.parametrize(
    "scopes", [[b"clip", b"video"], [b'["clip","video"]']], ids=["a repeated field", "a JSON array"]
)
def test_a_list_may_be_a_repeated_field_or_a_json_array(scopes: list[bytes], api: AsgiClient) -> None:
    listed = [Part("video_embedding_scope", scope) for scope in scopes]

    answer = api.upload("/embed/tasks", [ENGINE, Part("video_url", URL), *listed])

    assert cut_of(api, answer)["video_embedding_scope"] == ["clip", "video"]


def test_a_number_may_be_a_text(api: AsgiClient) -> None:
    parts = [ENGINE, Part("video_url", URL), Part("video_clip_length", b"7")]

    assert cut_of(api, api.upload("/embed/tasks", parts))["video_clip_length"] == 7


def cut_of(api: AsgiClient, answer: Answer) -> Any:
    assert answer.status == 200, answer.body
    return api.get(f"/embed/tasks/{answer.json()['_id']}").json()["video_embedding"]["metadata"]


@pytest.mark.parametrize(
    ("spelling", "shown"),
    [
        ("name=video_file; filename*=utf-8''%C3%A9t%C3%A9%202024.mp4", "été 2024.mp4"),
        ("name=video_file; filename*=UTF-8'en'goal.mp4", "goal.mp4"),
        ("name=video_file; filename*=iso-8859-1''%E9t%E9.mp4", "été.mp4"),
        ("name=video_file; filename*0*=utf-8''%C3%A9t; filename*1=e.mp4", "éte.mp4"),
        ("name=video_file; filename*=no-charset''goal.mp4", "goal.mp4"),
        ("name=video_file; filename*=utf-8''..%2F..%2Fgoal.mp4", "goal.mp4"),
        ("name=video_file; filename=\"=?utf-8?B?w6l0w6kubXA0?=\"; filename*=utf-8''%C3%A9t%C3%A9.mp4", "été.mp4"),
        ('name=video_file; filename="=?utf-8?B?w6l0w6kubXA0?="', "été.mp4"),
        ('name=video_file; filename="=?utf-8?Q?=C3=A9t=C3=A9.mp4?="', "été.mp4"),
        ('name=video_file; filename="=?no-charset?B?w6l0w6kubXA0?="', "=?no-charset?B?w6l0w6kubXA0?="),
        ('name=video_file; filename="=?utf-8?B?w?="', "=?utf-8?B?w?="),
        ('name="video_file"; filename="=?.mp4"', "=?.mp4"),
    ],
)
def test_the_name_of_a_file_is_read_in_each_of_its_spellings(
    spelling: str, shown: str, api: AsgiClient, index_id: str, film: Path
) -> None:
    head = f"--{BOUNDARY}\r\nContent-Disposition: form-data; {spelling}\r\n\r\n"
    index = multipart([Part("index_id", index_id.encode())], closed=False)
    body = index + head.encode() + film.read_bytes() + f"\r\n--{BOUNDARY}--\r\n".encode()

    answer = api.send("POST", "/v1.2/tasks", body, {"content-type": MULTIPART})

    assert filename(api, answer) == shown


@pytest.mark.parametrize(
    ("disposition", "named"),
    [
        ('form-data; name="video_file"; filename="a.mp4"\r\nContent-Transfer-Encoding: base64', "Transfer-Encoding"),
        ('form-data; filename="a.mp4"', "no name"),
        ("form-data", "no name"),
    ],
)
def test_an_unreadable_part_is_refused_with_the_reason(
    disposition: str, named: str, api: AsgiClient, index_id: str
) -> None:
    body = f"--{BOUNDARY}\r\nContent-Disposition: {disposition}\r\n\r\nAAAA\r\n--{BOUNDARY}--\r\n".encode()

    answer = api.send("POST", "/v1.2/tasks", body, {"content-type": MULTIPART})

    assert (answer.status, answer.json()["code"]) == (400, "parameter_invalid")
    assert named in answer.json()["message"]


@pytest.mark.parametrize("boundary", ["b" * 257, "b" * 4_000, ""])
def test_an_invalid_boundary_is_refused_by_name(boundary: str, api: AsgiClient, index_id: str) -> None:
    headers = {"content-type": f'multipart/form-data; boundary="{boundary}"'}
    body = multipart([Part("index_id", index_id.encode())]).replace(BOUNDARY.encode(), boundary.encode())

    answer = api.send("POST", "/v1.2/tasks", body, headers)

    assert (answer.status, answer.json()["code"]) == (400, "parameter_invalid")
    assert "boundary" in answer.json()["message"].lower()
