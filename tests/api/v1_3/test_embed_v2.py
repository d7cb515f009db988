"""Vectors of any input, in the reply: of one kind, of several kinds together, of clips and of the whole."""

from typing import Any

import pytest

from tests.support.api_1_3 import BIKES, Api13, code_of
from tests.support.assets import asset_of, pdf, picture, send_address, send_file
from tests.support.embed_1_3 import base64, cosine, embed_v2, row, rows, text_row
from tests.support.films import make_film, make_sound

STITCHES = {"url": "https://example.com/knit-red-stitches.png"}
SMALL = picture((128, 128))
RAIN = {"url": "https://example.com/rain.mp3"}
FIXED = {"strategy": "fixed", "fixed": {"duration_sec": 6}}
LATER = {"model_name": "marengo3.5"}


def spans(found: list[dict[str, Any]]) -> list[tuple[str, str, float, float]]:
    return [(row["embedding_option"], row["embedding_scope"], row["start_sec"], row["end_sec"]) for row in found]


def test_a_text_has_one_vector_without_option_scope_or_time(api: Api13) -> None:
    reply = embed_v2(api, "text", {"input_text": "a tent"}).json()

    assert reply.keys() == {"data"}
    [only] = reply["data"]
    assert len(only.pop("embedding")) == 512
    assert only == {"embedding_option": None, "embedding_scope": None, "start_sec": None, "end_sec": None}


def test_both_forms_of_the_api_have_the_same_vectors(api: Api13) -> None:
    text = api.post("/embed", files={"model_name": (None, "marengo3.0"), "text": (None, "a tent")}).json()
    image = api.post("/embed", files={"model_name": (None, "marengo3.0"), "image_url": (None, STITCHES["url"])}).json()

    assert text["text_embedding"]["segments"][0]["float"] == text_row(api, "a tent")
    assert image["image_embedding"]["segments"][0]["float"] == row(api, "image", {"media_source": STITCHES})


def test_an_image_has_the_same_vector_however_it_comes(api: Api13) -> None:
    asset_id = asset_of(send_file(api, "chess.png", SMALL))
    api.clock.advance(minutes=1)
    by_address = asset_of(send_address(api, STITCHES["url"]))
    api.clock.advance(minutes=1)

    as_asset = embed_v2(api, "image", {"media_source": {"asset_id": asset_id}}).json()

    assert as_asset["metadata"] == {"input_type": "image", "input_filename": "chess.png"}
    assert row(api, "image", {"media_source": {"asset_id": by_address}}) == row(
        api, "image", {"media_source": STITCHES}
    )
    assert cosine(as_asset["data"][0]["embedding"], row(api, "image", {"media_source": base64(SMALL)})) > 0.1


def test_a_text_and_an_image_have_a_vector_near_to_both(api: Api13) -> None:
    both = row(api, "text_image", {"media_source": STITCHES, "input_text": "a red tent in the snow"})

    assert cosine(both, row(api, "image", {"media_source": STITCHES})) > 0.5
    assert cosine(both, text_row(api, "a red tent in the snow")) > 0.5


@pytest.mark.parametrize("medium", ["video", "audio"])
def test_each_option_has_its_clips_and_then_the_whole(api: Api13, medium: str) -> None:
    source = {"url": BIKES} if medium == "video" else RAIN
    options = ["visual", "audio", "transcription"] if medium == "video" else ["audio", "transcription"]

    reply = embed_v2(api, medium, {"media_source": source, "start_sec": 3, "end_sec": 17, "segmentation": FIXED}).json()

    clips = [("clip", 3, 9), ("clip", 9, 15), ("clip", 15, 17), ("asset", 3, 17)]
    assert spans(reply["data"]) == [(option, *clip) for option in options for clip in clips]
    metadata = reply["metadata"]
    assert (metadata["embedding_options"], metadata["embedding_scopes"]) == (options, ["clip", "asset"])
    assert (metadata["start_offset_sec"], metadata["end_offset_sec"]) == (3, 17)
    assert metadata.get("clip_length") == (6 if medium == "video" else None)


def test_no_dynamic_clip_is_shorter_than_it_may_be(api: Api13) -> None:
    wanted = {
        "media_source": {"url": BIKES},
        "end_sec": 15.5,
        "embedding_option": ["visual"],
        "embedding_scope": ["clip"],
    }

    usual = rows(api, "video", wanted)
    longer = rows(api, "video", {**wanted, "segmentation": {"strategy": "dynamic", "dynamic": {"min_duration_sec": 5}}})

    assert [(row["start_sec"], row["end_sec"]) for row in usual] == [(0, 4), (4, 8), (8, 15.5)]
    assert [(row["start_sec"], row["end_sec"]) for row in longer] == [(0, 5), (5, 10), (10, 15.5)]


def test_a_fused_vector_is_near_to_its_parts(api: Api13) -> None:
    wanted = {
        "media_source": {"url": BIKES},
        "embedding_scope": ["asset"],
        "embedding_option": ["visual", "transcription"],
        "embedding_type": ["separate_embedding", "fused_embedding"],
    }

    separate_and_fused = rows(api, "video", wanted)
    fused = rows(api, "video", {**wanted, "embedding_type": ["fused_embedding"]})

    assert [row["embedding_option"] for row in separate_and_fused] == ["visual", "transcription", "fused"]
    assert fused == separate_and_fused[-1:]
    assert all(cosine(fused[0]["embedding"], row["embedding"]) > 0.5 for row in separate_and_fused)


def test_a_film_may_come_in_the_request(api: Api13, tmp_path: Any) -> None:
    film = make_film(tmp_path / "film.mp4", seconds=3).read_bytes()

    reply = embed_v2(api, "video", {"media_source": base64(film), "embedding_option": ["visual"]}).json()

    assert spans(reply["data"]) == [("visual", "clip", 0, 3), ("visual", "asset", 0, 3)]
    assert reply["metadata"].keys() == {
        "input_type",
        "embedding_options",
        "embedding_scopes",
        "duration",
    }


# Several inputs together


def test_inputs_together_have_one_vector_near_to_each(api: Api13) -> None:
    sources = [
        {"name": "board", "media_type": "image", **STITCHES},
        {"name": "sound", "media_type": "audio", **RAIN},
        {"media_type": "video", "url": BIKES},
    ]
    text = "a red tent, with <@board> and <@sound>"

    reply = embed_v2(api, "multi_input", {"input_text": text, "media_sources": sources}, **LATER).json()

    [only] = reply["data"]
    assert len(only["embedding"]) == 512
    assert reply["metadata"] == {"input_type": "multi_input", "embedding_dimension": 512}
    assert reply["usage"]["truncated"] is False
    assert reply["usage"]["input_tokens"].keys() == {"text", "image", "audio", "video"}
    for part in ({"input_text": "a red tent, with and"}, *({"media_sources": [source]} for source in sources)):
        assert cosine(only["embedding"], row(api, "multi_input", part, **LATER)) > 0.3


def test_one_input_alone_has_its_own_vector(api: Api13) -> None:
    image = {"media_sources": [{"media_type": "image", **STITCHES}]}

    assert row(api, "multi_input", image) == row(api, "image", {"media_source": STITCHES})
    assert row(api, "multi_input", image, **LATER) == row(api, "image", {"media_source": STITCHES})
    assert row(api, "multi_input", {"input_text": "a tent"}, **LATER) == text_row(api, "a tent")


@pytest.mark.parametrize("dimension", [128, 256, 512])
def test_a_shorter_vector_is_the_beginning_of_the_longer_one(api: Api13, dimension: int) -> None:
    text = {"input_text": "a red tent in the snow"}
    whole = rows(api, "multi_input", text, **LATER, embedding_uncertainty=True)[0]

    short = embed_v2(
        api, "multi_input", text, **LATER, embedding_dimension=dimension, embedding_uncertainty=True
    ).json()

    [only] = short["data"]
    assert only["embedding"] == whole["embedding"][:dimension]
    assert only["embedding_uncertainty"] == whole["embedding_uncertainty"][:dimension]
    assert min(only["embedding_uncertainty"]) >= 0
    assert short["metadata"]["embedding_dimension"] == dimension


def test_a_text_that_is_too_long_is_cut_off_where_that_is_asked_for(api: Api13) -> None:
    text = {"input_text": "tent " * 2000 + "chess " * 10}

    refused = embed_v2(api, "multi_input", text, **LATER)
    cut = embed_v2(api, "multi_input", text, **LATER, auto_truncate=True).json()

    assert code_of(refused) == (400, "parameter_invalid")
    assert cut["usage"] == {
        "input_tokens": {"text": 2000},
        "truncated": True,
        "truncation_reason": "model_context_window",
    }
    assert cut["data"][0]["embedding"] == row(api, "multi_input", {"input_text": "tent " * 2000}, **LATER)


def named(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "media_type": "image", **STITCHES} for name in names]


TEXT_FILE = {"media_type": "document", **base64(b"The rules of chess.")}
BOTH_KINDS = [{"media_type": "image", **STITCHES}, {"media_type": "audio", **RAIN}]


@pytest.mark.parametrize(
    ("described", "more"),
    [
        ({"input_text": "as in <@other>", "media_sources": named("board")}, LATER),
        ({"input_text": "as in <@board>"}, LATER),
        ({"media_sources": named("board", "board")}, LATER),
        ({"media_sources": BOTH_KINDS}, LATER),
        ({"media_sources": [{"media_type": "audio", **RAIN}]}, {}),
        ({"media_sources": named(*"abcdefghijk")}, LATER),
        ({"media_sources": [{"media_type": "image"}]}, LATER),
        ({"media_sources": [{"media_type": "image", **STITCHES, "asset_id": "0" * 24}]}, LATER),
        ({"media_sources": [{"media_type": "image", **RAIN}]}, LATER),
        ({"media_sources": [{"media_type": "document", **base64(pdf())}], "input_text": "rules"}, LATER),
        ({"media_sources": [{"media_type": "document", **base64(pdf())}, TEXT_FILE]}, LATER),
        ({"media_sources": [TEXT_FILE], "input_text": "rules"}, LATER),
        ({"media_sources": [TEXT_FILE, TEXT_FILE]}, LATER),
        ({"media_sources": [TEXT_FILE]}, {**LATER, "embedding_uncertainty": True}),
        ({"media_sources": named("a"), "input_text": "tent"}, {**LATER, "embedding_uncertainty": True}),
        ({"media_sources": [{"media_type": "image", "base64_string": "!"}]}, LATER),
    ],
)
def test_invalid_combinations_of_inputs_are_refused(api: Api13, described: Any, more: Any) -> None:
    status, code = code_of(embed_v2(api, "multi_input", described, **more))

    assert (status, code) in {(400, "parameter_invalid"), (400, "parameter_not_provided")}


@pytest.mark.parametrize("model", ["marengo3.0", "marengo3.5"])
def test_a_combination_of_no_inputs_is_refused(api: Api13, model: str) -> None:
    assert code_of(embed_v2(api, "multi_input", {}, model_name=model)) == (400, "parameter_not_provided")


def test_a_single_document_is_embedded_by_its_text(api: Api13) -> None:
    source = {"media_type": "document", **base64(b"Set up a tent in the snow.")}

    made = row(api, "multi_input", {"media_sources": [source]}, **LATER)

    assert cosine(made, text_row(api, "set up a tent")) > 0.5


def test_a_pdf_with_too_many_pages_is_too_large_at_once(api: Api13) -> None:
    long, short = ({"media_type": "document", **base64(pdf(pages=pages))} for pages in (17, 16))

    assert code_of(embed_v2(api, "multi_input", {"media_sources": [long]}, **LATER)) == (413, "request_too_large")
    assert embed_v2(api, "multi_input", {"media_sources": [short]}, **LATER).status_code == 200


def test_inputs_of_a_combination_have_lower_limits(api: Api13, tmp_path: Any) -> None:
    long, short = (make_sound(tmp_path / f"{seconds}.wav", seconds=seconds).read_bytes() for seconds in (31, 30))

    replies = [
        embed_v2(api, "multi_input", {"media_sources": [{"media_type": "audio", **base64(sound)}]}, **LATER)
        for sound in (long, short)
    ]

    assert [reply.status_code for reply in replies] == [400, 200]


# Refusals


@pytest.mark.parametrize(
    ("kind", "described", "more"),
    [
        ("text", "a tent", {}),
        ("text", {"input_text": " "}, {}),
        ("text", {"input_text": "tent " * 501}, {}),
        ("text", {"input_text": "a tent"}, LATER),
        ("text", {"input_text": "a tent"}, {"model_name": "marengo2.7"}),
        ("text", {"input_text": "a tent"}, {"embedding_dimension": 256}),
        ("text", {"input_text": "a tent"}, {"embedding_uncertainty": True}),
        ("text", {"input_text": "a tent"}, {"auto_truncate": True}),
        ("multi_input", {"input_text": "a tent"}, {**LATER, "embedding_dimension": 300}),
        ("image", {"media_source": {"url": BIKES}}, {}),
        ("image", {"media_source": base64(picture((127, 400)))}, {}),
        ("image", {"media_source": base64(b"no picture")}, {}),
        ("audio", {"media_source": base64(SMALL)}, {}),
        ("audio", {"media_source": RAIN, "embedding_option": ["visual"]}, {}),
        ("audio", {"media_source": RAIN, "end_sec": 9000}, {}),
        ("audio", {"media_source": RAIN, "start_sec": 5, "end_sec": 5}, {}),
        ("audio", {"media_source": RAIN, "start_sec": 9000}, {}),
        (
            "audio",
            {"media_source": RAIN, "segmentation": {"strategy": "dynamic", "dynamic": {"min_duration_sec": 4}}},
            {},
        ),
        (
            "video",
            {"media_source": {"url": BIKES}, "segmentation": {"strategy": "fixed", "fixed": {"duration_sec": 11}}},
            {},
        ),
        (
            "video",
            {
                "media_source": {"url": BIKES},
                "segmentation": {"temporal": {"strategy": "fixed", "fixed": {"duration_sec": 6}}},
            },
            {},
        ),
        ("video", {"media_source": {"url": BIKES}, "embedding_scope": ["local"]}, {}),
        (
            "video",
            {"media_source": {"url": BIKES}, "embedding_option": ["visual"], "embedding_type": ["fused_embedding"]},
            {},
        ),
    ],
)
def test_invalid_input_is_refused(api: Api13, kind: str, described: Any, more: Any) -> None:
    assert code_of(embed_v2(api, kind, described, **more)) == (400, "parameter_invalid")


@pytest.mark.parametrize(
    ("kind", "described"),
    [
        ("image", {}),
        ("image", {"media_source": {}}),
        ("text_image", {"media_source": STITCHES}),
        ("text", {}),
        ("video", {"media_source": {"url": BIKES}, "segmentation": {"strategy": "fixed"}}),
    ],
)
def test_a_missing_field_of_an_input_is_refused(api: Api13, kind: str, described: Any) -> None:
    assert code_of(embed_v2(api, kind, described)) == (400, "parameter_not_provided")


def test_the_field_that_the_type_names_is_needed(api: Api13) -> None:
    reply = api.post("/embed-v2", json={"input_type": "image", "model_name": "marengo3.0", "text": {"input_text": "a"}})

    assert code_of(reply) == (400, "parameter_not_provided")
    assert "image" in reply.json()["message"]


def test_a_damaged_film_and_an_unknown_asset_are_refused(api: Api13) -> None:
    broken = embed_v2(api, "video", {"media_source": base64(b"\0\0\0\x18ftypmp42" + b"\0" * 90)})
    absent = embed_v2(api, "video", {"media_source": {"asset_id": "0" * 24}})

    assert code_of(broken) == (400, "video_file_broken")
    assert code_of(absent) == (404, "resource_not_exists")


def test_the_message_about_a_damaged_film_gives_its_fault_once(api: Api13, tmp_path: Any) -> None:
    cut = make_film(tmp_path / "cut.mp4", seconds=8).read_bytes()[:-200]

    message = embed_v2(api, "video", {"media_source": base64(cut)}).json()["message"]

    assert message.count("cannot be read") == 1
    assert not message.endswith("..")


@pytest.mark.parametrize("other", ["asset_id", "base64_string"])
def test_a_second_source_of_an_input_is_refused_by_name(api: Api13, other: str) -> None:
    reply = embed_v2(api, "image", {"media_source": {**STITCHES, other: "0" * 24}})

    assert code_of(reply) == (400, "parameter_invalid")
    assert f"image.media_source.{other} parameter is invalid. It cannot be given here" in reply.json()["message"]


def test_an_asset_must_be_ready(api: Api13) -> None:
    asset_id = asset_of(send_address(api, BIKES))

    early = embed_v2(api, "video", {"media_source": {"asset_id": asset_id}, "embedding_option": ["visual"]})
    api.clock.advance(minutes=1)
    late = embed_v2(api, "video", {"media_source": {"asset_id": asset_id}, "embedding_option": ["visual"]})

    assert code_of(early) == (400, "video_not_ready")
    assert late.json()["data"] == rows(api, "video", {"media_source": {"url": BIKES}, "embedding_option": ["visual"]})
