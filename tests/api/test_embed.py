"""Vectors over HTTP: of texts, images and audio in the reply, of videos by tasks, of indexed videos."""

from math import fsum, sqrt
from pathlib import Path
from typing import Any

import pytest

from tests.support.api import MARENGO, Api
from tests.support.assets import picture
from tests.support.films import make_sound

ENGINE = {"engine_name": "Marengo-retrieval-2.6"}


def cosine(one: list[float], other: list[float]) -> float:
    return fsum(a * b for a, b in zip(one, other, strict=True))


def text_vector(api: Api, text: str) -> list[float]:
    vector: list[float] = api.post("/embed", json={**ENGINE, "text": text}).json()["text_embedding"]["float"]
    return vector


def create_task(api: Api, **fields: Any) -> str:
    reply = api.post("/embed/tasks", json={**ENGINE, "video_url": "https://example.com/city-bikes.mp4", **fields})
    assert reply.status_code == 200, reply.text
    return str(reply.json()["_id"])


def test_a_text_has_one_vector_under_all_field_names(api: Api) -> None:
    embedding = api.post("/embed", json={**ENGINE, "text": "a tent"}).json()["text_embedding"]

    assert len(embedding["float"]) == 1024
    assert embedding["segments"][0]["float"] == embedding["float"]
    assert sqrt(cosine(embedding["float"], embedding["float"])) == pytest.approx(1, abs=1e-6)


def test_all_inputs_of_one_request_come_back(api: Api, tmp_path: Path) -> None:
    rain = make_sound(tmp_path / "rain.wav", seconds=14.5).read_bytes()
    reply = api.post(
        "/embed",
        data={**ENGINE, "text": "a tent"},
        files={"image_file": ("tent.png", picture(), "image/png"), "audio_file": ("rain.wav", rain, "audio/wav")},
    ).json()

    assert reply.keys() == {"engine_name", "text_embedding", "image_embedding", "audio_embedding"}
    assert reply["image_embedding"]["metadata"] == {"input_filename": "tent.png"}
    assert [segment["start_offset_sec"] for segment in reply["audio_embedding"]["segments"]] == [0, 6, 12]


@pytest.mark.parametrize("name", ["rain.wav", "rain.mp3", "rain.flac", "rain.mp4"])
def test_the_number_of_windows_follows_from_the_duration_of_a_sound(api: Api, tmp_path: Path, name: str) -> None:
    sound = make_sound(tmp_path / name, seconds=14.5)

    reply = api.post("/embed", data=ENGINE, files={"audio_file": (name, sound.read_bytes())}).json()

    assert [segment["start_offset_sec"] for segment in reply["audio_embedding"]["segments"]] == [0, 6, 12]


def test_the_beginning_of_a_sound_can_be_left_out(api: Api, tmp_path: Path) -> None:
    sound = make_sound(tmp_path / "rain.wav", seconds=14.5)
    data = {**ENGINE, "audio_start_offset_sec": "5"}

    reply = api.post("/embed", data=data, files={"audio_file": ("rain.wav", sound.read_bytes())}).json()

    assert [segment["start_offset_sec"] for segment in reply["audio_embedding"]["segments"]] == [5, 11]


def test_an_image_is_near_to_the_words_of_its_name(api: Api) -> None:
    image = api.post("/embed", json={**ENGINE, "image_url": "https://example.com/knit-red-stitches.png"}).json()

    vector = image["image_embedding"]["float"]
    assert cosine(vector, text_vector(api, "knit red stitches")) > 0.5
    assert abs(cosine(vector, text_vector(api, "a football match"))) < 0.2


def test_a_long_text_is_cut_at_the_end_that_was_asked_for_or_refused(api: Api) -> None:
    text = "tent " * 77 + "chess " * 10

    cut = api.post("/embed", json={**ENGINE, "text": text}).json()["text_embedding"]["float"]
    refused = api.post("/embed", json={**ENGINE, "text": text, "text_truncate": "none"})

    assert cut == text_vector(api, "tent " * 77)
    assert (refused.status_code, refused.json()["code"]) == (400, "parameter_invalid")


def test_embed_new_is_the_same_as_embed(api: Api) -> None:
    body = {**ENGINE, "text": "a tent"}

    assert api.post("/embed-new", json=body).json() == api.post("/embed", json=body).json()


def test_a_task_is_processing_until_its_vectors_are_ready(api: Api) -> None:
    task_id = create_task(api)
    before = api.get(f"/embed/tasks/{task_id}").json()

    api.clock.advance(seconds=5)
    after = api.get(f"/embed/tasks/{task_id}").json()

    assert before["status"] == "processing"
    assert "video_embeddings" not in before
    assert after["status"] == "ready"
    assert len(after["video_embedding"]["segments"]) == 16
    assert after["video_embedding"]["segments"] == after["video_embeddings"]
    assert after["video_embedding"]["segments"][0]["float"] == after["video_embeddings"][0]["embedding"]["float"]


def test_a_part_is_cut_into_clips_and_the_whole_comes_last(api: Api) -> None:
    task_id = create_task(
        api,
        video_start_offset_sec=10,
        video_end_offset_sec=41,
        video_clip_length=6,
        video_embedding_scope=["clip", "video"],
    )
    api.clock.advance(seconds=5)

    segments = api.get(f"/embed/tasks/{task_id}").json()["video_embedding"]["segments"]

    assert [segment["embedding_scope"] for segment in segments] == ["clip"] * 5 + ["video"]
    assert (segments[0]["start_offset_sec"], segments[4]["end_offset_sec"]) == (10, 40)


@pytest.mark.parametrize(("start", "end"), [(10, 5), (0, 1000), (0, 3)])
def test_a_part_that_does_not_fit_the_video_is_refused(api: Api, start: float, end: float) -> None:
    reply = api.post(
        "/embed/tasks",
        json={
            **ENGINE,
            "video_url": "https://example.com/city-bikes.mp4",
            "video_start_offset_sec": start,
            "video_end_offset_sec": end,
        },
    )

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")


def test_tasks_are_listed_newest_first_and_expire_after_a_week(api: Api) -> None:
    old = create_task(api)
    api.clock.advance(days=6)
    new = create_task(api)
    both = [task["_id"] for task in api.get("/embed/tasks").json()["data"]]

    api.clock.advance(days=1)
    listed = [task["_id"] for task in api.get("/embed/tasks", params={"status": "ready"}).json()["data"]]

    assert both == [new, old]
    assert listed == [new]
    assert api.get(f"/embed/tasks/{old}/status").status_code == 404


def test_an_uploaded_file_has_vectors_too(api: Api, film: Path) -> None:
    with film.open("rb") as file:
        reply = api.post("/embed/tasks", data=ENGINE, files={"video_file": ("stripes.mp4", file)})
    api.clock.advance(seconds=5)

    task = api.get(f"/embed/tasks/{reply.json()['_id']}").json()

    assert task["video_embedding"]["metadata"]["input_filename"] == "stripes.mp4"
    assert task["video_embedding"]["metadata"]["duration"] == 5


def test_an_indexed_video_has_vectors_if_it_is_asked_for_them(api: Api) -> None:
    index_id = api.create_index()
    video_id = api.ready_video(index_id)
    path = f"/indexes/{index_id}/videos/{video_id}"

    plain = api.get(path).json()
    embedded = api.get(path, params={"embed": "true"}).json()

    assert "embedding" not in plain
    segments = embedded["embedding"]["video_embedding"]["segments"]
    assert len(segments) == 10
    question = text_vector(api, "Push until the light turns green")
    nearest = max(segments, key=lambda segment: cosine(segment["float"], question))
    assert nearest["start_offset_sec"] >= 70


def test_an_index_of_2023_has_no_vectors(api: Api) -> None:
    index_id = api.create_index(engines=[{**MARENGO, "engine_name": "marengo2.5"}])
    video_id = api.ready_video(index_id)

    reply = api.get(f"/indexes/{index_id}/videos/{video_id}", params={"embed": "true"})

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")
