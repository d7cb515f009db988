"""Speech, text and logos of a video, and its thumbnail."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.support.api import MARENGO, Api

INDEX = "6527e59e74b5a5ab84015cf5"
TIME_WAITS = "65282bf143e8c47e4eb47e4b"
TED = "65282bf243e8c47e4eb47e4d"

SUBTITLES = """1
00:00:00,500 --> 00:00:01,500
Welcome to the stripes.

2
00:00:02,000 --> 00:00:04,250
They never stop moving.
"""


@pytest.fixture
def sample(api: Api) -> Api:
    return api.as_key("tlk_SAMPLE")


def test_text_on_screen_has_whole_seconds(sample: Api) -> None:
    found = sample.get(f"/indexes/{INDEX}/videos/{TIME_WAITS}/text-in-video", params={"start": 8, "end": 9}).json()

    assert {"start": 8, "end": 10, "value": "And time waits for no man."} in found["data"]
    assert found["id"] == TIME_WAITS
    assert found["index_id"] == INDEX


def test_a_range_shows_what_overlaps_it_and_nothing_else(sample: Api) -> None:
    logos = sample.get(f"/indexes/{INDEX}/videos/{TED}/logo", params={"start": 250, "end": 260}).json()["data"]

    assert logos == [{"start": 257, "end": 266, "value": "Ted"}]


def test_no_findings_are_null_not_an_empty_list(sample: Api) -> None:
    found = sample.get(f"/indexes/{INDEX}/videos/{TED}/logo", params={"start": 100, "end": 101}).json()

    assert found["data"] is None


def test_an_option_that_the_index_does_not_have_finds_nothing(api: Api) -> None:
    index_id = api.create_index(engines=[{**MARENGO, "engine_options": ["visual"]}])
    video_id = api.ready_video(index_id)

    assert api.get(f"/indexes/{index_id}/videos/{video_id}/transcription").json()["data"] is None


def test_uploaded_subtitles_replace_the_speech(api: Api, film: Path) -> None:
    index_id = api.create_index()
    with film.open("rb") as file:
        reply = api.post(
            "/tasks",
            data={"index_id": index_id, "provide_transcription": "true"},
            files={"video_file": ("stripes.mp4", file), "transcription_file": ("stripes.srt", SUBTITLES.encode())},
        )
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{reply.json()['_id']}").json()["video_id"]

    said = api.get(f"/indexes/{index_id}/videos/{video_id}/transcription").json()["data"]

    assert said == [
        {"start": 0.5, "end": 1.5, "value": "Welcome to the stripes."},
        {"start": 2, "end": 4.25, "value": "They never stop moving."},
    ]
    found = api.post(
        "/search",
        json={"index_id": index_id, "query": "never stop moving", "search_options": ["conversation"]},
    ).json()["data"]
    assert (found[0]["start"], found[0]["confidence"]) == (2, "high")


def test_a_transcription_file_that_is_not_subtitles_is_refused(api: Api, film: Path) -> None:
    index_id = api.create_index()
    with film.open("rb") as file:
        reply = api.post(
            "/tasks",
            data={"index_id": index_id, "provide_transcription": "true"},
            files={"video_file": ("stripes.mp4", file), "transcription_file": ("stripes.txt", b"once upon a time")},
        )

    assert (reply.status_code, reply.json()["code"]) == (400, "transcription_not_supported")
    assert api.get("/tasks").json()["page_info"]["total_results"] == 0


def test_a_thumbnail_is_of_the_middle_unless_a_time_is_named(sample: Api) -> None:
    path = f"/indexes/{INDEX}/videos/{TED}/thumbnail"

    middle = sample.get(path).json()["thumbnail"]
    named = sample.get(path, params={"time": 34.84}).json()["thumbnail"]

    assert f"/{TED}/35.jpeg?" in named
    assert middle != named
    assert Image.open(BytesIO(sample.client.get(middle).content)).format == "JPEG"


def test_a_thumbnail_needs_the_addon(api: Api) -> None:
    index_id = api.create_index()
    video_id = api.ready_video(index_id)

    reply = api.get(f"/indexes/{index_id}/videos/{video_id}/thumbnail")

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")
