"""Subtitle tracks of uploaded films replace the speech, unless something else does."""

from pathlib import Path
from typing import Any

import pytest

from tests.support.api import Api
from tests.support.films import make_film

SAID = ((0.5, 2.0, "Hold on to the <i>handlebar</i>"), (2.5, 4.5, "Grüße,\nand goodbye"))
SENT = b"1\n00:00:01,000 --> 00:00:02,000\nSomething else\n"


def transcript_of(api: Api, film: Path, **sent: Any) -> list[tuple[float, float, str]]:
    """Upload a film and return its speech according to the API."""
    index_id = api.create_index()
    files = {"video_file": (film.name, film.read_bytes()), **sent}
    task_id = api.post("/tasks", data={"index_id": index_id}, files=files).json()["_id"]
    api.clock.advance(minutes=1)
    video_id = api.get(f"/tasks/{task_id}").json()["video_id"]
    found = api.get(f"/indexes/{index_id}/videos/{video_id}/transcription").json()["data"] or []
    return [(each["start"], each["end"], each["value"]) for each in found]


@pytest.mark.parametrize("suffix", ["mp4", "mkv"])
def test_a_subtitle_track_replaces_the_speech(api: Api, tmp_path: Path, suffix: str) -> None:
    film = make_film(tmp_path / f"ride.{suffix}", subtitles=SAID)

    said = transcript_of(api, film)

    assert [(start, end) for start, end, _ in said] == [(0.5, 2), (2.5, 4.5)]
    assert [text.replace("<i>", "").replace("</i>", "") for _, _, text in said] == [
        "Hold on to the handlebar",
        "Grüße, and goodbye",
    ]


def test_the_text_of_a_subtitle_track_is_found_by_search(api: Api, tmp_path: Path) -> None:
    film = make_film(tmp_path / "ride.mkv", subtitles=SAID)
    index_id = api.create_index()
    api.upload(index_id, film)
    api.clock.advance(minutes=1)

    query = {"query": "handlebar", "index_id": index_id, "search_options": ["conversation"]}
    (hit,) = api.post("/search", json=query).json()["data"]

    assert (hit["start"], hit["end"]) == (0.5, 2)


def test_an_uploaded_transcription_wins_over_the_track(api: Api, tmp_path: Path) -> None:
    film = make_film(tmp_path / "ride.mp4", subtitles=SAID)

    said = transcript_of(api, film, transcription_file=("said.srt", SENT))

    assert said == [(1, 2, "Something else")]


def test_a_fixture_wins_over_the_track(api: Api, tmp_path: Path) -> None:
    film = make_film(tmp_path / "city-bikes.mp4", subtitles=SAID)

    said = transcript_of(api, film)

    assert said
    assert not any("handlebar" in text for _, _, text in said)


def test_an_empty_track_does_not_replace_the_speech(api: Api, tmp_path: Path) -> None:
    film = make_film(tmp_path / "ride.mkv", subtitles=[(9, 10, "after the end")])

    assert transcript_of(api, film)
