"""Vectors of any file, by tasks: of films, sounds, images and documents."""

from typing import Any

import pytest

from tests.support.api_1_3 import BIKES, Api13, code_of
from tests.support.assets import asset_of, pdf, picture, send_file
from tests.support.embed_1_3 import base64, cosine, embed_v2, finished, row, start, task_id_of, text_row

RAIN = {"url": "https://example.com/rain.mp3"}
NOTES = [{"start": 0, "end": 1, "text": "a"}]
FIRST = {"model_name": "marengo3.0"}
RULES = "The king moves one square. The queen moves in any direction. A tent stands in the snow. The end."


def test_a_task_is_processing_until_its_vectors_are_there(api: Api13) -> None:
    reply = start(api, "video", {"media_source": {"url": BIKES}}, **FIRST)
    created = reply.json()
    before = api.get(f"/embed-v2/tasks/{created['_id']}").json()
    api.clock.advance(minutes=1)
    after = api.get(f"/embed-v2/tasks/{created['_id']}").json()

    assert created == {"_id": created["_id"], "status": "processing", "data": None}
    assert reply.headers["location"].startswith("http")
    assert reply.headers["location"].endswith(f"/v1.3/embed-v2/tasks/{created['_id']}")
    assert (before["status"], before["data"]) == ("processing", None)
    assert after["status"] == "ready"
    assert after["metadata"]["embedding_options"] == ["visual", "audio", "transcription"]
    assert "usage" not in after


def test_a_task_makes_the_same_vectors_as_a_request_at_once(api: Api13) -> None:
    described = {"media_source": {"url": BIKES}, "start_sec": 2, "end_sec": 21}

    task = finished(api, "video", described, **FIRST)

    assert task["data"] == embed_v2(api, "video", described).json()["data"]
    assert task["metadata"] == embed_v2(api, "video", described).json()["metadata"]


@pytest.mark.parametrize(("medium", "options"), [("video", ["visual", "audio"]), ("audio", ["audio"])])
def test_the_newer_model_has_its_own_options_and_segments(api: Api13, medium: str, options: list[str]) -> None:
    described = {"media_source": {"url": BIKES} if medium == "video" else RAIN, "end_sec": 5}

    created = start(api, medium, described, embedding_dimension=128).json()
    api.clock.advance(minutes=1)
    task = api.get(f"/embed-v2/tasks/{created['_id']}").json()

    assert created["metadata"] == {"embedding_dimension": 128}
    assert [row["embedding_option"] for row in task["data"]] == [name for name in options for _ in range(3)]
    assert [(row["start_sec"], row["end_sec"]) for row in task["data"][:3]] == [(0, 2), (2, 5), (0, 5)]
    assert {len(row["embedding"]) for row in task["data"]} == {128}
    assert task["usage"]["input_tokens"].keys() == {medium}


def test_notes_change_fused_vectors_alone(api: Api13) -> None:
    described = {
        "media_source": {"url": BIKES},
        "end_sec": 20,
        "segmentation": {"temporal": {"strategy": "fixed", "fixed": {"duration_sec": 10}}},
        "embedding_scope": ["local"],
        "embedding_type": ["separate_embedding", "fused_embedding"],
    }
    notes = [{"start": 0, "end": 9, "text": "a red tent in the snow"}]
    others = [{"start": 0, "end": 9, "text": "a chess board"}]

    tent, board = (
        finished(api, "video", {**described, "time_based_metadata": each})["data"] for each in (notes, others)
    )

    assert [row["embedding_option"] for row in tent] == ["visual", "visual", "audio", "audio", "fused", "fused"]
    assert tent[:4] == board[:4]
    assert tent[5] == board[5]
    question = text_row(api, "a red tent in the snow")
    assert cosine(tent[4]["embedding"], question) > 0.3 > cosine(board[4]["embedding"], question)


def test_an_image_has_one_vector(api: Api13) -> None:
    source = {"url": "https://example.com/knit-red-stitches.png"}

    task = finished(api, "image", {"media_source": source})

    [only] = task["data"]
    assert only["embedding"] == row(api, "image", {"media_source": source})
    assert task["metadata"] == {
        "input_type": "image",
        "input_url": source["url"],
        "embedding_options": ["visual"],
        "embedding_scopes": ["asset"],
        "embedding_dimension": 512,
    }


# Documents


def test_a_pdf_has_a_vector_of_each_page_and_of_each_quarter(api: Api13) -> None:
    asset_id = asset_of(send_file(api, "rules.pdf", pdf(pages=3)))
    api.clock.advance(minutes=1)
    source = {"media_source": {"asset_id": asset_id}}

    pages = finished(api, "document", source)
    quarters = finished(api, "document", {**source, "segmentation": {"spatial": {"strategy": "quadrants"}}})["data"]
    whole = finished(api, "document", {**source, "embedding_option": ["text"], "embedding_scope": ["asset"]})["data"]

    assert [row["start_page_number"] for row in pages["data"]] == [1, 2, 3]
    assert {row["embedding_scope"] for row in pages["data"]} == {"page"}
    assert pages["metadata"]["input_filename"] == "rules.pdf"
    assert [row.get("quadrant") for row in quarters[:5]] == [
        None,
        "top_left",
        "top_right",
        "bottom_left",
        "bottom_right",
    ]
    assert len(quarters) == 15
    assert [(row["embedding_option"], row["embedding_scope"]) for row in whole] == [("text", "asset")]


def test_a_text_is_cut_after_sentences_and_the_pieces_overlap(api: Api13) -> None:
    source = {"media_source": base64(RULES.encode())}
    sequential = {"sequential": {"strategy": "sentence", "max_sentences": 2, "overlap_sentences": 1}}

    pieces = finished(api, "document", {**source, "segmentation": sequential})["data"]
    [whole] = finished(api, "document", source)["data"]

    assert [(row["embedding_scope"], row["chunk_index"]) for row in pieces] == [
        ("chunk", 0),
        ("chunk", 1),
        ("chunk", 2),
    ]
    question = text_row(api, "a tent in the snow")
    nearness = [cosine(row["embedding"], question) for row in pieces]
    assert min(nearness[1:]) > 0.3 > nearness[0]
    assert (whole["embedding_option"], whole["embedding_scope"]) == ("text", "asset")


@pytest.mark.parametrize(
    ("content", "more"),
    [
        (pdf(), {"embedding_option": ["text"], "embedding_scope": ["local"]}),
        (pdf(), {"embedding_option": ["visual", "text"], "embedding_scope": ["local"]}),
        (pdf(), {"segmentation": {"sequential": {"strategy": "sentence", "max_sentences": 2}}}),
        (pdf(), {"embedding_type": ["fused_embedding"]}),
        (b"A text.", {"embedding_option": ["visual"]}),
        (b"A text.", {"embedding_scope": ["local"]}),
        (b"A text.", {"segmentation": {"spatial": {"strategy": "standard"}}}),
        (
            b"A text.",
            {"segmentation": {"sequential": {"strategy": "sentence", "max_sentences": 2, "overlap_sentences": 2}}},
        ),
        (b"\0\1\2", {}),
    ],
)
def test_vectors_that_a_document_does_not_have_are_refused(api: Api13, content: bytes, more: dict[str, Any]) -> None:
    reply = start(api, "document", {"media_source": base64(content), **more})

    assert code_of(reply) == (400, "parameter_invalid")


# Uncertainty


def test_only_segments_have_an_uncertainty(api: Api13) -> None:
    sequential = {"sequential": {"strategy": "sentence", "max_sentences": 1}}
    video, text = {"media_source": {"url": BIKES}}, {"media_source": base64(RULES.encode()), "segmentation": sequential}

    clips = finished(api, "video", {**video, "embedding_scope": ["clip"]}, embedding_uncertainty=True)["data"]
    chunks = finished(api, "document", text, embedding_uncertainty=True)["data"]
    refused = [
        start(api, "video", video, embedding_uncertainty=True),
        start(api, "document", {"media_source": text["media_source"]}, embedding_uncertainty=True),
        start(api, "document", {"media_source": base64(pdf())}, embedding_uncertainty=True),
    ]

    assert all(len(row["embedding_uncertainty"]) == len(row["embedding"]) for row in [*clips, *chunks])
    assert {code_of(reply) for reply in refused} == {(400, "parameter_invalid")}


# Failures


@pytest.mark.parametrize(
    ("kind", "described", "more"),
    [
        ("image", {"media_source": {"url": "https://example.com/a.png"}}, FIRST),
        ("document", {"media_source": base64(b"A text.")}, FIRST),
        ("video", {"media_source": {"url": BIKES}}, {**FIRST, "embedding_dimension": 128}),
        (
            "video",
            {"media_source": {"url": BIKES}, "time_based_metadata": NOTES},
            FIRST,
        ),
        ("video", {"media_source": {"url": BIKES}, "embedding_type": ["fused_embedding"]}, {}),
        ("video", {"media_source": {"url": BIKES}, "time_based_metadata": [{"start": 1, "end": 1, "text": "a"}]}, {}),
        (
            "video",
            {"media_source": {"url": BIKES}, "segmentation": {"strategy": "fixed", "fixed": {"duration_sec": 6}}},
            {},
        ),
        ("video", {"media_source": {"url": BIKES}, "end_sec": 9000}, {}),
        ("image", {"media_source": base64(picture((64, 64)))}, {}),
    ],
)
def test_an_impossible_task_is_refused(api: Api13, kind: str, described: Any, more: Any) -> None:
    assert code_of(start(api, kind, described, **more)) == (400, "parameter_invalid")


def test_a_damaged_file_and_a_pdf_with_too_many_pages_make_tasks_that_fail(api: Api13) -> None:
    film = finished(api, "video", {"media_source": base64(b"\0\0\0\x18ftypmp42" + b"\0" * 90)})
    long = finished(api, "document", {"media_source": base64(pdf(pages=65))})

    for task in (film, long):
        assert (task["status"], task["data"]) == ("failed", None)
        assert task["error"]["message"]
    assert "65 pages" in long["error"]["message"]


def test_a_profile_lets_a_task_fail(api: Api13) -> None:
    api.client.post("/__admin/profiles", json={"fails": "processing", "code": "video_file_broken"})

    task = finished(api, "video", {"media_source": {"url": BIKES}})

    assert task["status"] == "failed"
    assert "video_file_broken" in task["error"]["message"]


# Lists


def test_both_lists_have_the_tasks_of_both_forms_of_the_api(api: Api13) -> None:
    form = {"model_name": (None, "marengo3.0"), "video_url": (None, BIKES)}
    made = [
        api.post("/embed/tasks", files=form).json()["_id"],
        task_id_of(start(api, "audio", {"media_source": RAIN})),
        task_id_of(start(api, "image", {"media_source": {"url": "https://example.com/a.png"}})),
        task_id_of(start(api, "document", {"media_source": {"url": "https://example.com/a.pdf"}})),
        task_id_of(start(api, "video", {"media_source": {"url": BIKES}})),
    ]

    listed = api.get("/embed-v2/tasks").json()

    assert [task["_id"] for task in listed["data"]] == made[::-1]
    assert listed == api.get("/embed/tasks").json()
    kinds = ["video", "document", "image", "audio", "video"]
    assert [f"{kind}_embedding" in task for kind, task in zip(kinds, listed["data"], strict=True)] == [True] * 5
    sound = listed["data"][3]["audio_embedding"]["metadata"]
    assert sound["audio_embedding_options"] == sound["audio_embedding_option"] == ["audio"]


def test_a_task_can_be_retrieved_by_both_forms_of_the_api(api: Api13) -> None:
    form = {"model_name": (None, "marengo3.0"), "video_url": (None, BIKES)}
    by_form = api.post("/embed/tasks", files=form).json()["_id"]
    by_json = task_id_of(start(api, "video", {"media_source": {"url": BIKES}}))
    sound = task_id_of(start(api, "audio", {"media_source": RAIN}))
    api.clock.advance(minutes=1)

    segments = api.get(f"/embed/tasks/{by_form}").json()["video_embedding"]["segments"]
    as_rows = api.get(f"/embed-v2/tasks/{by_form}").json()["data"]

    assert [row["embedding"] for row in as_rows] == [segment["float"] for segment in segments]
    other = api.get(f"/embed/tasks/{by_json}").json()["video_embedding"]["segments"]
    assert other[-1]["embedding_scope"] == "video"
    assert api.get(f"/embed/tasks/{sound}").json()["status"] == "ready"


def test_a_task_expires_after_a_week(api: Api13) -> None:
    task_id = task_id_of(start(api, "audio", {"media_source": RAIN}))

    api.clock.advance(days=7)

    assert api.ids("/embed-v2/tasks") == []
    assert code_of(api.get(f"/embed-v2/tasks/{task_id}")) == (404, "resource_not_exists")
