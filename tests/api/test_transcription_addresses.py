"""Subtitles at an address: read if their content is known, refused if impossible, else ignored."""

from pathlib import Path
from typing import Any

import httpx2
import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.api_1_3 import Api13, code_of
from tests.support.assets import asset_of, send_file
from tests.support.films import make_film

SUBTITLES = b"1\n00:00:01,000 --> 00:00:02,000\nHold on to the handlebar\n"
FIXTURE = """
metadata: {filename: harbour.mp4, duration: 40, fps: 25, width: 1280, height: 720, size: 2000000}
match: {urls: ["https://cdn.example/harbour.vtt"]}
title: A Morning in the Harbour
scenes:
  - {span: [0, 40], heading: The ferry, said: [[0.8, 6.25, "Good morning from the harbour."]]}
"""
VIDEO = "https://example.com/ride.mp4"


def sent(api: Api, index_id: str, address: str, **more: Any) -> httpx2.Response:
    return api.post("/tasks", json={"index_id": index_id, "video_url": VIDEO, "transcription_url": address, **more})


def said(api: Api, index_id: str, reply: httpx2.Response) -> list[tuple[float, float, str]]:
    assert reply.status_code == 201, reply.text
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{reply.json()['_id']}").json()["video_id"]
    found = api.get(f"/indexes/{index_id}/videos/{video_id}/transcription").json()["data"] or []
    return [(each["start"], each["end"], each["value"]) for each in found]


@pytest.fixture
def index_id(api: Api) -> str:
    return api.create_index()


def content_of(api: Api, name: str, content: bytes) -> str:
    """Upload an asset and return the address of its file."""
    later = Api13(api.app, api.clock, inside=api._inside)
    asset_id = asset_of(send_file(later, name, content))
    index_id = api.create_index("another")
    stream = api.get(f"/indexes/{index_id}/videos/{api.ready_video(index_id)}").json()["hls"]["video_url"]
    return f"{stream.partition(f'/{index_id}/')[0]}/assets/{asset_id}/content"


def test_subtitles_in_an_own_asset_replace_the_speech(api: Api, index_id: str) -> None:
    address = content_of(api, "said.txt", SUBTITLES)

    assert said(api, index_id, sent(api, index_id, address)) == [(1, 2, "Hold on to the handlebar")]


def test_an_own_asset_that_is_not_subtitles_is_refused(api: Api, index_id: str) -> None:
    address = content_of(api, "poem.txt", b"Roses are red.")

    assert code_of(sent(api, index_id, address)) == (400, "transcription_not_supported")


def test_a_subtitle_stream_of_the_stand_in_replaces_the_speech(api: Api, index_id: str) -> None:
    first = api.ready_video(index_id)
    video = f"/indexes/{index_id}/videos/{first}"
    there = api.get(f"{video}/transcription").json()["data"]

    copied = said(api, index_id, sent(api, index_id, api.get(video).json()["hls"]["video_url"]))

    length = max(end for _, end, _ in copied)
    assert copied == [(each["start"], each["end"], each["value"]) for each in there if each["end"] <= length]


def test_subtitles_that_a_fixture_has_for_an_address_replace_the_speech(clock: VirtualClock, tmp_path: Path) -> None:
    (tmp_path / "videos").mkdir()
    (tmp_path / "videos" / "harbour.yaml").write_text(FIXTURE)
    film = make_film(tmp_path / "stripes.mp4")
    with Server(Settings(fixtures=(tmp_path,)), clock) as api:
        index_id = api.create_index()
        fields = {"index_id": index_id, "transcription_url": "https://cdn.example/harbour.vtt"}

        reply = api.post("/tasks", data=fields, files={"video_file": ("a.mp4", film.read_bytes())})

        assert said(api, index_id, reply) == [(0.8, 5, "Good morning from the harbour.")]


def test_subtitles_described_for_an_address_apply_to_tasks_and_transfers(api: Api, index_id: str) -> None:
    address, stored = "http://127.0.0.1:9/said.srt", "s3://bucket/said.srt"
    scenes = [{"span": [0, 9], "said": [[1, 2, "It rains."]]}]
    api.client.post("/__admin/scenes", json={"match": {"urls": [address, stored]}, "scenes": scenes})

    assert said(api, index_id, sent(api, index_id, address)) == [(1, 2, "It rains.")]
    entry = {"index_id": index_id, "language": "en", "object": "s3://bucket/ride.mp4", "transcription": stored}
    assert api.post("/tasks/transfers", json={"file": [entry]}).status_code == 204
    api.clock.advance(minutes=1)
    newest = api.get(f"/indexes/{index_id}/videos").json()["data"][0]["_id"]
    assert api.get(f"/indexes/{index_id}/videos/{newest}/transcription").json()["data"][0]["value"] == "It rains."


def test_any_other_address_is_not_read_and_does_not_change_the_speech(api: Api, index_id: str) -> None:
    with_address = said(api, index_id, sent(api, index_id, "https://example.com/said.srt"))

    assert with_address == said(api, index_id, sent(api, index_id, "https://example.com/other.vtt"))
    assert with_address


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("https://subtitles.invalid/a.srt", "transcription_url_not_accessible"),
        ("http://localhost:9/a.srt", "transcription_url_not_accessible"),
        ("http://127.0.0.1:9/a.srt", "transcription_url_not_accessible"),
        ("http://testserver/_media/nobody/assets/66b8a0e26ab86e6deff9f1b8/content", "transcription_url_not_exists"),
        ("http://testserver/_media/66b8a0e26ab86e6deff9f1b8/1.jpeg", "transcription_url_not_exists"),
    ],
)
def test_an_impossible_address_is_refused(api: Api, index_id: str, address: str, code: str) -> None:
    assert code_of(sent(api, index_id, address)) == (400, code)
