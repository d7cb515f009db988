"""Vectors by form: of texts, images and sounds in the reply, of videos by tasks."""

from math import fsum
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.support.api_1_3 import BIKES, MARENGO, Api13, code_of
from tests.support.assets import picture
from tests.support.films import make_sound

MODEL = {"model_name": (None, "marengo3.0")}
OLD_MODEL = {"model_name": (None, "Marengo-retrieval-2.7")}


def cosine(one: list[float], other: list[float]) -> float:
    return fsum(a * b for a, b in zip(one, other, strict=True))


def ask(api: Api13, **fields: Any) -> httpx2.Response:
    """Send a form with these fields; a tuple is a file."""
    parts = {name: value if isinstance(value, tuple) else (None, str(value)) for name, value in fields.items()}
    return api.post("/embed", files={**MODEL, **parts})


def embedded(api: Api13, **fields: Any) -> Any:
    reply = ask(api, **fields)
    assert reply.status_code == 200, reply.text
    return reply.json()


def text_vector(api: Api13, text: str, model: str = "marengo3.0") -> list[float]:
    [segment] = embedded(api, text=text, model_name=model)["text_embedding"]["segments"]
    vector: list[float] = segment["float"]
    return vector


def start_task(api: Api13, **fields: Any) -> httpx2.Response:
    parts = [("model_name", (None, "marengo3.0")), ("video_url", (None, BIKES))]
    for name, value in fields.items():
        values = value if isinstance(value, list) else [value]
        parts = [part for part in parts if part[0] != name] + [(name, (None, str(each))) for each in values]
    return api.post("/embed/tasks", files=parts)


def ready_task(api: Api13, **fields: Any) -> str:
    reply = start_task(api, **fields)
    assert reply.status_code == 200, reply.text
    api.clock.advance(seconds=5)
    return str(reply.json()["_id"])


def segments_of(api: Api13, task_id: str, **query: Any) -> list[dict[str, Any]]:
    reply = api.get(f"/embed/tasks/{task_id}", params=query)
    assert reply.status_code == 200, reply.text
    segments: list[dict[str, Any]] = reply.json()["video_embedding"]["segments"]
    return segments


# In the reply


@pytest.mark.parametrize(
    ("model", "told", "dimensions"),
    [
        ("Marengo-retrieval-2.7", "Marengo-retrieval-2.7", 1024),
        ("marengo2.7", "Marengo-retrieval-2.7", 1024),
        ("marengo3.0", "marengo3.0", 512),
    ],
)
def test_vectors_are_as_long_as_the_model_makes_them(api: Api13, model: str, told: str, dimensions: int) -> None:
    reply = embedded(api, text="a tent", model_name=model)

    assert reply["model_name"] == told
    [segment] = reply["text_embedding"]["segments"]
    assert segment.keys() == {"float"}
    assert len(segment["float"]) == dimensions
    assert cosine(segment["float"], segment["float"]) == pytest.approx(1, abs=1e-6)


def test_both_versions_have_the_same_vector_for_a_text(api: Api13) -> None:
    old = api.of_1_2().post("/embed", json={"engine_name": "Marengo-retrieval-2.6", "text": "a tent"}).json()

    assert text_vector(api, "a tent", "marengo2.7") == old["text_embedding"]["float"]


@pytest.mark.parametrize(("model", "tokens"), [("marengo2.7", 77), ("marengo3.0", 500)])
def test_a_long_text_is_cut_at_the_end_that_was_asked_for_or_refused(api: Api13, model: str, tokens: int) -> None:
    text = "tent " * tokens + "chess " * 10

    cut = text_vector(api, text, model)
    refused = ask(api, text=text, model_name=model, text_truncate="none")

    assert cut == text_vector(api, "tent " * tokens, model)
    assert code_of(refused) == (400, "parameter_invalid")
    assert str(tokens) in refused.json()["message"]


def test_an_image_is_near_to_the_words_of_its_name_however_it_comes(api: Api13) -> None:
    by_address = embedded(api, image_url="https://example.com/knit-red-stitches.png")["image_embedding"]
    as_file = embedded(api, image_file=("knit-red-stitches.png", picture((128, 128)), "image/png"))["image_embedding"]

    assert by_address["metadata"] == {"input_url": "https://example.com/knit-red-stitches.png"}
    assert as_file["metadata"] == {"input_filename": "knit-red-stitches.png"}
    for made in (by_address, as_file):
        assert cosine(made["segments"][0]["float"], text_vector(api, "knit red stitches")) > 0.5
        assert abs(cosine(made["segments"][0]["float"], text_vector(api, "a football match"))) < 0.2


def test_an_address_without_a_known_file_type_counts_as_the_requested_type(api: Api13) -> None:
    assert "image_embedding" in embedded(api, image_url="https://picsum.photos/200/300")
    assert "audio_embedding" in embedded(api, audio_url="https://example.com/stream?id=7")


def test_a_text_and_an_image_may_come_together_and_a_sound_alone(api: Api13) -> None:
    both = embedded(api, text="a tent", image_url="https://example.com/tent.png")
    refused = ask(api, text="a tent", audio_url="https://example.com/rain.mp3")

    assert both.keys() == {"model_name", "text_embedding", "image_embedding"}
    assert code_of(refused) == (400, "parameter_invalid")


@pytest.mark.parametrize("name", ["rain.wav", "rain.mp3", "rain.flac"])
def test_the_number_of_windows_follows_from_the_duration_of_a_sound(api: Api13, tmp_path: Path, name: str) -> None:
    sound = make_sound(tmp_path / name, seconds=14.5).read_bytes()

    whole = embedded(api, audio_file=(name, sound))["audio_embedding"]["segments"]
    later = embedded(api, audio_file=(name, sound), audio_start_offset_sec=5)["audio_embedding"]["segments"]

    assert [segment["start_offset_sec"] for segment in whole] == [0, 6, 12]
    assert [(segment["start_offset_sec"], round(segment["end_offset_sec"])) for segment in later] == [(5, 11), (11, 14)]


def test_the_vector_of_a_sound_is_near_to_the_words_for_it(api: Api13) -> None:
    scenes = [{"span": [0, 6], "said": "We set up a tent by the river"}]
    api.client.post("/__admin/scenes", json={"match": {"filenames": ["a.mp3"]}, "scenes": scenes})

    segments = embedded(api, audio_url="https://example.com/a.mp3")["audio_embedding"]["segments"]

    assert cosine(segments[0]["float"], text_vector(api, "set up a tent by the river")) > 0.5


@pytest.mark.parametrize(
    "fields",
    [
        {"image_file": ("tent.png", b"no pixels", "image/png")},
        {"image_file": ("tent.png", picture((127, 128)), "image/png")},
        {"image_file": ("tent.gif", picture((128, 128), form="GIF"), "image/gif")},
        {"image_file": ("tent.png", picture((128, 128)).replace(b"IDAT", b"IDAX"), "image/png")},
        {"image_url": "https://example.com/rain.mp3"},
        {"audio_url": "https://example.com/tent.png"},
        {"audio_file": ("rain.wav", b"no waves", "audio/wav")},
        {"audio_url": "https://example.com/rain.mp3", "audio_start_offset_sec": 9000},
        {"text": "a tent", "model_name": "marengo3.5"},
        {"text": " "},
    ],
)
def test_invalid_input_is_refused(api: Api13, fields: dict[str, Any]) -> None:
    assert code_of(ask(api, **fields)) == (400, "parameter_invalid")


def test_a_missing_input_and_a_json_body_are_refused(api: Api13) -> None:
    assert code_of(ask(api)) == (400, "parameter_not_provided")
    assert code_of(api.post("/embed", json={"model_name": "marengo3.0", "text": "a"})) == (400, "content_type_invalid")


# By tasks


def test_a_task_is_processing_until_its_vectors_are_ready(api: Api13) -> None:
    task_id = start_task(api).json()["_id"]
    before = api.get(f"/embed/tasks/{task_id}").json()

    api.clock.advance(seconds=5)
    after = api.get(f"/embed/tasks/{task_id}").json()

    assert (before["status"], after["status"]) == ("processing", "ready")
    assert "segments" not in before["video_embedding"]
    assert (before["updated_at"], after["updated_at"]) == ("2024-06-01T12:00:00Z", "2024-06-01T12:00:00.25Z")
    assert after["video_embedding"]["metadata"] == {
        "input_url": BIKES,
        "video_clip_length": 6,
        "video_embedding_scope": ["clip"],
        "video_embedding_option": ["visual", "audio", "transcription"],
        "duration": before["video_embedding"]["metadata"]["duration"],
    }


@pytest.mark.parametrize(
    ("model", "options"),
    [("marengo3.0", ["visual", "audio", "transcription"]), ("Marengo-retrieval-2.7", ["visual-text", "audio"])],
)
def test_the_segments_of_each_option_follow_each_other(api: Api13, model: str, options: list[str]) -> None:
    task_id = ready_task(api, model_name=model)

    segments = segments_of(api, task_id)
    last = segments_of(api, task_id, embedding_option=options[-1:])

    clips = len(segments) // len(options)
    assert [segment["embedding_option"] for segment in segments] == [name for name in options for _ in range(clips)]
    assert last == segments[-clips:]


@pytest.mark.parametrize(
    ("model", "options"),
    [("marengo3.0", ["visual", "audio", "transcription"]), ("Marengo-retrieval-2.7", ["visual", "audio"])],
)
def test_a_task_can_be_read_as_one_of_embed_v2(api: Api13, model: str, options: list[str]) -> None:
    task_id = ready_task(api, model_name=model)

    reply = api.get(f"/embed-v2/tasks/{task_id}")

    assert reply.status_code == 200, reply.text
    task = reply.json()
    assert task["metadata"]["embedding_options"] == options
    assert list(dict.fromkeys(row["embedding_option"] for row in task["data"])) == options
    assert [row["embedding"] for row in task["data"]] == [row["float"] for row in segments_of(api, task_id)]


def test_an_option_that_the_model_does_not_have_is_refused(api: Api13) -> None:
    reply = api.get(f"/embed/tasks/{ready_task(api)}", params={"embedding_option": "visual-text"})

    assert code_of(reply) == (400, "parameter_invalid")


def test_a_part_is_cut_into_clips_and_the_whole_comes_last(api: Api13) -> None:
    task_id = ready_task(
        api,
        video_start_offset_sec=10,
        video_end_offset_sec=41.5,
        video_clip_length=2.5,
        video_embedding_scope=["clip", "video"],
    )

    segments = segments_of(api, task_id, embedding_option="visual")

    assert [segment["embedding_scope"] for segment in segments] == ["clip"] * 12 + ["video"]
    assert (segments[0]["start_offset_sec"], segments[1]["start_offset_sec"]) == (10, 12.5)
    assert (segments[-1]["start_offset_sec"], segments[-1]["end_offset_sec"]) == (10, 41.5)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"video_start_offset_sec": 10, "video_end_offset_sec": 5}, "parameter_invalid"),
        ({"video_start_offset_sec": 10, "video_end_offset_sec": 10}, "parameter_invalid"),
        ({"video_start_offset_sec": 0, "video_end_offset_sec": 9000}, "parameter_invalid"),
        ({"video_start_offset_sec": 10}, "parameter_not_provided"),
        ({"video_end_offset_sec": 10}, "parameter_not_provided"),
        ({"video_clip_length": 1.9}, "parameter_invalid"),
        ({"video_clip_length": 11}, "parameter_invalid"),
        ({"video_embedding_scope": "asset"}, "parameter_invalid"),
        ({"video_url": []}, "parameter_not_provided"),
        ({"video_url": "no address"}, "parameter_invalid"),
        ({"model_name": "pegasus1.2"}, "parameter_invalid"),
    ],
)
def test_an_impossible_task_is_refused(api: Api13, fields: dict[str, Any], code: str) -> None:
    assert code_of(start_task(api, **fields)) == (400, code)


def test_tasks_are_listed_newest_first_and_expire_after_a_week(api: Api13) -> None:
    old = ready_task(api)
    api.clock.advance(days=6)
    new = start_task(api).json()["_id"]

    assert api.ids("/embed/tasks") == [new, old]
    assert api.ids("/embed/tasks", status="ready") == [old]
    api.clock.advance(days=1)
    assert api.ids("/embed/tasks") == [new]
    assert api.get(f"/embed/tasks/{old}/status").status_code == 404


def test_a_version_shows_the_tasks_of_its_own_models(api: Api13) -> None:
    mine = ready_task(api)
    old = api.of_1_2()
    body = {"engine_name": "Marengo-retrieval-2.6", "video_url": BIKES}
    other = old.post("/embed/tasks", json=body).json()["_id"]

    assert api.ids("/embed/tasks") == [mine]
    assert [task["_id"] for task in old.get("/embed/tasks").json()["data"]] == [other]
    assert api.get(f"/embed/tasks/{other}").status_code == 404
    assert old.get(f"/embed/tasks/{mine}").status_code == 404


def test_the_vectors_of_an_uploaded_film_agree_with_search(api: Api13, film: Path) -> None:
    with film.open("rb") as file:
        reply = api.post("/embed/tasks", files={**MODEL, "video_file": ("stripes.mp4", file)})
    api.clock.advance(seconds=5)

    task = api.get(f"/embed/tasks/{reply.json()['_id']}").json()

    assert task["video_embedding"]["metadata"]["input_filename"] == "stripes.mp4"
    assert task["video_embedding"]["metadata"]["duration"] == 5


def test_a_video_has_the_same_vectors_by_a_task_and_in_an_index(api: Api13) -> None:
    """A clip of a task and a window of an index that cover the same seconds have the same vector."""
    index_id = api.create_index(engines=[MARENGO])
    video_id = api.ready_video(index_id)
    kept = api.get(f"/indexes/{index_id}/videos/{video_id}", params={"embedding_option": ["visual", "audio"]}).json()
    windows = kept["embedding"]["video_embedding"]["segments"]

    for window in windows[:1] + windows[-1:]:
        task_id = ready_task(
            api,
            video_start_offset_sec=window["start_offset_sec"],
            video_end_offset_sec=window["end_offset_sec"],
            video_clip_length=10,
        )
        [made] = segments_of(api, task_id, embedding_option=window["embedding_option"])
        assert made["float"] == window["float"]
