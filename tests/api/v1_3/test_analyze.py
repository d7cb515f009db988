"""Analyze: texts and documents about a video or images, in one piece and as streams."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.api_1_3 import MARENGO, PEGASUS, Api13, code_of
from tests.support.assets import asset_of, pdf, picture, send_address, send_file
from tests.support.films import make_film

BIKES = {"type": "url", "url": "https://example.com/city-bikes.mp4"}
BOARD = "https://example.com/chessboard.jpeg"
PROMPT = "Describe the video."
UNKNOWN_ID = "0" * 24


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api]:
    """A server whose jobs finish at once."""
    with Server(Settings(profile="instant"), clock) as api:
        yield api


def ask(api: Api, **body: Any) -> httpx2.Response:
    return api.client.post("/v1.3/analyze", json=body)


def answered(api: Api, **body: Any) -> Any:
    """Return the whole reply to a prompt about a video at an address; `body` overrides the request."""
    if not any(body.get(name) for name in ("video", "video_id", "image")):
        body["video"] = BIKES
    if not body.get("prompt_v2"):
        body.setdefault("prompt", PROMPT)
    reply = ask(api, stream=False, **body)
    assert reply.status_code == 200, reply.text
    return reply.json()


def document(api: Api, schema: dict[str, Any], **body: Any) -> Any:
    return json.loads(answered(api, response_format=formed(schema), **body)["data"])


def formed(schema: dict[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": schema}


def events(reply: httpx2.Response) -> list[dict[str, Any]]:
    assert reply.headers["content-type"] == "application/x-ndjson"
    assert reply.text.endswith("\n")
    return [json.loads(line) for line in reply.text.splitlines()]


def indexed_video(api: Api, *models: dict[str, Any]) -> str:
    """Index a video with these models, by default of all kinds, and return the id of video and task."""
    own = Api13(api.app, api.clock, inside=api._inside)
    return own.upload_url(own.create_index("matches", models or (MARENGO, PEGASUS)))


# Texts


def test_the_answer_is_about_the_video(api: Api) -> None:
    reply = answered(api)

    assert list(reply) == ["id", "data", "finish_reason", "usage"]
    assert "bike" in reply["data"].lower()
    assert reply["finish_reason"] == "stop"


def test_an_answer_is_streamed_by_default(api: Api) -> None:
    written = events(ask(api, video=BIKES, prompt=PROMPT))

    start, *fragments, end = written
    generation_id = start["metadata"]["generation_id"]
    text = "".join(fragment["text"] for fragment in fragments)
    assert start == {"event_type": "stream_start", "metadata": {"generation_id": generation_id}}
    assert all(fragment.keys() == {"event_type", "text"} for fragment in fragments)
    assert text == answered(api)["data"]
    assert list(end) == ["event_type", "finish_reason", "metadata"]
    assert end["finish_reason"] == "stop"
    assert end["metadata"] == {"generation_id": generation_id, "usage": {"output_tokens": -(-len(text) // 4)}}


def test_null_fields_count_as_absent(api: Api) -> None:
    nulls = dict.fromkeys(["model_name", "image", "prompt_v2", "temperature", "max_tokens", "start_time", "end_time"])

    assert answered(api, **nulls)["data"] == answered(api)["data"]


def test_an_answer_that_is_too_long_is_cut_off(api: Api) -> None:
    whole, cut = answered(api)["data"], answered(api, max_tokens=5)

    assert (cut["data"], cut["finish_reason"]) == (whole[:20], "length")
    assert cut["usage"]["output_tokens"] == 5
    assert "5 tokens" in cut["error"]["message"]


def test_a_stream_that_is_cut_off_says_so_at_its_end(api: Api) -> None:
    *_, end = events(ask(api, video=BIKES, prompt=PROMPT, max_tokens=5))

    assert end["finish_reason"] == "length"
    assert end["metadata"]["usage"] == {"output_tokens": 5}
    assert "5 tokens" in end["error"]["message"]


def test_the_meter_agrees_with_the_usage_of_answers(api: Api) -> None:
    told = answered(api)["usage"]["output_tokens"]
    *_, end = events(ask(api, video=BIKES, prompt=PROMPT, max_tokens=9))

    used = api.client.get("/__admin/usage").json()["tokens_generated"]

    assert used == told + end["metadata"]["usage"]["output_tokens"]


def test_an_answer_about_a_part_ignores_the_rest_of_the_video(api: Api) -> None:
    scene = {"type": "object", "properties": {"start_time": {"type": "number"}, "end_time": {"type": "number"}}}
    schema = {"type": "object", "properties": {"scenes": {"type": "array", "items": scene}}}

    scenes = document(api, schema, start_time=10.5, end_time=30)["scenes"]

    assert scenes[0]["start_time"] == 10.5
    assert scenes[-1]["end_time"] == 30
    assert all(10.5 <= scene["start_time"] < scene["end_time"] <= 30 for scene in scenes)


@pytest.mark.parametrize(
    "window",
    [
        {"start_time": 10, "end_time": 10.5},
        {"start_time": 10, "end_time": 5},
        {"end_time": 0.5},
        {"end_time": 99999},
        {"start_time": 99999},
    ],
)
def test_a_part_has_at_least_a_second_and_lies_in_the_video(api: Api, window: dict[str, float]) -> None:
    assert code_of(ask(api, video=BIKES, prompt=PROMPT, **window)) == (400, "parameter_invalid")


# Documents


SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "chapters": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"start_time": {"type": "string"}, "headline": {"type": "string"}},
                "required": ["start_time", "headline"],
            },
        },
        "has_bike": {"type": "boolean"},
    },
    "required": ["title", "chapters"],
}


def test_a_document_fits_its_schema_and_the_video(api: Api) -> None:
    written = document(api, SCHEMA)

    assert list(written) == ["title", "chapters", "has_bike"]
    assert written["has_bike"] is True
    assert written["chapters"][0]["start_time"] == "00:00:00.000"


def test_a_document_can_be_streamed(api: Api) -> None:
    _, *fragments, _ = events(ask(api, video=BIKES, prompt=PROMPT, response_format=formed(SCHEMA)))

    assert json.loads("".join(fragment["text"] for fragment in fragments)) == document(api, SCHEMA)


def test_a_truncated_document_is_not_valid_json(api: Api) -> None:
    reply = answered(api, response_format=formed(SCHEMA), max_tokens=8)

    assert reply["finish_reason"] == "length"
    with pytest.raises(json.JSONDecodeError):
        json.loads(reply["data"])


@pytest.mark.parametrize("is_streamed", [True, False])
def test_a_keyword_that_is_not_supported_is_refused_by_its_place(api: Api, *, is_streamed: bool) -> None:
    schema = {"type": "object", "properties": {"tags": {"type": "array", "maxItems": 3}}}

    reply = ask(api, video=BIKES, prompt=PROMPT, stream=is_streamed, response_format=formed(schema))

    assert code_of(reply) == (422, "json_schema_not_supported")
    assert "maxItems" in reply.json()["message"]
    assert "response_format.json_schema.properties.tags" in reply.json()["message"]


@pytest.mark.parametrize(
    "properties", [{"start_time": {"type": "boolean"}}, {"at": {"type": "timestamp"}}, {"a": {"type": "text"}}]
)
def test_an_invalid_schema_is_refused(api: Api, properties: dict[str, Any]) -> None:
    schema = {"type": "object", "properties": properties}

    reply = ask(api, video=BIKES, prompt=PROMPT, response_format=formed(schema))

    assert code_of(reply) == (400, "parameter_invalid")


def test_a_document_about_an_indexed_video_may_use_time_names_for_any_type(api: Api) -> None:
    video_id = indexed_video(api)
    schema = {"type": "object", "properties": {"start_time": {"type": "boolean"}}}

    assert document(api, schema, video_id=video_id) == {"start_time": False}


# Indexed videos


def test_an_indexed_video_is_written_about_by_the_model_of_its_index(api: Api) -> None:
    reply = answered(api, video_id=indexed_video(api))

    assert reply["data"] == answered(api)["data"]
    assert reply["usage"] == {"input_tokens": 5, "output_tokens": -(-len(reply["data"]) // 4)}


def test_generate_is_the_older_name(api: Api) -> None:
    body = {"video_id": indexed_video(api), "prompt": PROMPT}

    streamed = events(api.client.post("/v1.3/generate", json=body))
    whole = api.client.post("/v1.3/generate", json={**body, "stream": False}).json()

    assert whole["data"] == answered(api, video_id=body["video_id"])["data"]
    assert "".join(event["text"] for event in streamed[1:-1]) == whole["data"]
    assert streamed[-1]["finish_reason"] == whole["finish_reason"] == "stop"


@pytest.mark.parametrize("path", ["analyze", "generate"])
def test_an_index_without_pegasus_has_no_texts(api: Api, path: str) -> None:
    body = {"video_id": indexed_video(api, MARENGO), "prompt": PROMPT}

    assert code_of(api.client.post(f"/v1.3/{path}", json=body)) == (400, "index_not_supported_for_generate")


@pytest.mark.parametrize("path", ["analyze", "generate"])
def test_a_video_that_is_being_indexed_has_no_texts(clock: VirtualClock, path: str) -> None:
    with Server(Settings(profile="seconds"), clock) as api:
        body = {"video_id": indexed_video(api), "prompt": PROMPT}

        assert code_of(api.client.post(f"/v1.3/{path}", json=body)) == (400, "video_not_ready")


def test_a_video_of_a_hidden_index_is_404(api: Api) -> None:
    reply = ask(api, video_id=api.ready_video(api.create_index()), prompt=PROMPT)

    assert code_of(reply) == (404, "resource_not_exists")


@pytest.mark.parametrize("path", ["analyze", "generate"])
def test_a_long_prompt_about_an_indexed_video_is_refused(api: Api, path: str) -> None:
    body = {"video_id": indexed_video(api), "prompt": "why " * 2001}

    assert code_of(api.client.post(f"/v1.3/{path}", json=body)) == (400, "token_limit_exceeded")


def test_prompt_and_answer_fit_into_the_context_together(api: Api) -> None:
    prompt = "why " * 200_000

    assert answered(api, prompt=prompt)["finish_reason"] == "stop"
    assert code_of(ask(api, video=BIKES, prompt=prompt, max_tokens=98_304)) == (400, "token_limit_exceeded")


# Videos at addresses


def test_an_asset_is_analyzed_like_its_file(api: Api, tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4").read_bytes()
    asset_id = asset_of(send_file(api, "city-bikes.mp4", film))

    by_asset = document(api, SCHEMA, video={"type": "asset_id", "asset_id": asset_id})
    of_request = document(api, SCHEMA, video={"type": "base64_string", "base64_string": b64encode(film).decode()})

    assert "bike" in by_asset["title"].lower()
    assert of_request["chapters"]


def test_base64_may_lack_its_padding(api: Api, tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4").read_bytes()
    texts = {b64encode(film + b"\0" * more).decode().rstrip("=") for more in range(3)}

    replies = [answered(api, video={"type": "base64_string", "base64_string": text}) for text in texts]

    assert len(replies) == 3


def test_no_file_of_a_request_is_kept(api: Api, tmp_path: Path, clock: VirtualClock) -> None:
    film = b64encode(make_film(tmp_path / "film.mp4").read_bytes()).decode()
    kept = tmp_path / "kept"
    with Server(Settings(profile="instant", data_dir=str(kept)), clock) as own:
        for text in (film, b64encode(b"no film").decode()):
            ask(own, video={"type": "base64_string", "base64_string": text}, prompt=PROMPT)

        assert [path for path in kept.rglob("*") if path.is_file() and path.stat().st_size > 0] == []


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("not base64!", "parameter_invalid"),
        (b64encode(b"no film at all").decode(), "video_file_broken"),
        (b64encode(picture()).decode(), "parameter_invalid"),
        (b64encode(pdf()).decode(), "parameter_invalid"),
    ],
)
def test_a_file_that_is_not_a_video_is_refused(api: Api, raw: str, code: str) -> None:
    reply = ask(api, video={"type": "base64_string", "base64_string": raw}, prompt=PROMPT)

    assert code_of(reply) == (400, code)


@pytest.mark.parametrize(
    ("width", "height", "code"),
    [(320, 240, "video_resolution_too_low"), (960, 368, "video_resolution_invalid_aspect_ratio")],
)
def test_a_video_keeps_the_limits_of_the_model(api: Api, tmp_path: Path, width: int, height: int, code: str) -> None:
    raw = b64encode(make_film(tmp_path / "film.mp4", width=width, height=height).read_bytes()).decode()

    reply = ask(api, video={"type": "base64_string", "base64_string": raw}, prompt=PROMPT)

    assert code_of(reply) == (400, code)


def test_an_asset_must_be_ready_and_a_video(api: Api, clock: VirtualClock, tmp_path: Path) -> None:
    image = asset_of(send_file(api, "board.png", picture()))
    broken = asset_of(send_file(api, "film.mp4", make_film(tmp_path / "film.mp4").read_bytes()[:3000]))

    def answer_about(asset_id: str, client: Api = api) -> tuple[int, str]:
        return code_of(ask(client, video={"type": "asset_id", "asset_id": asset_id}, prompt=PROMPT))

    assert answer_about(UNKNOWN_ID) == (404, "resource_not_exists")
    assert answer_about(image) == (400, "parameter_invalid")
    assert answer_about(broken) == (400, "video_file_broken")
    with Server(Settings(profile="seconds"), clock) as slow:
        unready = asset_of(send_address(slow, BIKES["url"]))
        assert answer_about(unready, slow) == (400, "video_not_ready")


@pytest.mark.parametrize("code", ["video_file_broken", "video_duration_too_long", "token_limit_exceeded"])
def test_an_address_with_the_name_of_an_error_gets_that_error(api: Api, code: str) -> None:
    reply = ask(api, video={"type": "url", "url": f"https://example.com/{code}.mp4"}, prompt=PROMPT)

    assert code_of(reply) == (400, code)


def test_the_size_limit_of_a_file(api: Api) -> None:
    large, larger = "A" * (5 * 1024 * 1024), "A" * (36 * 1024 * 1024 + 4)

    replies = [
        ask(api, video={"type": "base64_string", "base64_string": raw}, prompt=PROMPT) for raw in (large, larger)
    ]

    assert [code_of(reply) for reply in replies] == [(400, "video_file_broken"), (400, "parameter_invalid")]


# Images


def image(name: str, **source: str) -> dict[str, str]:
    return {"name": name, **(source or {"url": BOARD})}


def test_images_are_written_about_in_their_order(api: Api) -> None:
    asset_id = asset_of(send_file(api, "red-queen.png", picture()))
    images = [
        image("before"),
        image("after", asset_id=asset_id),
        image("white_king", base64_string=b64encode(picture(form="WEBP")).decode()),
    ]

    data = answered(api, model_name="pegasus1.6", image=images, prompt="List what you see in 3 bullet points.")["data"]

    assert all(word in data for word in ("Chessboard", "Red queen", "White king"))


@pytest.mark.parametrize(
    ("prompt", "is_taken"),
    [
        ("Compare <@a> with <@b>.", True),
        ("Compare them.", True),
        ("Describe <@a>.", False),
        ("Compare <@a> with <@b> and <@c>.", False),
    ],
)
def test_a_prompt_refers_to_all_images_or_to_none(api: Api, prompt: str, *, is_taken: bool) -> None:
    reply = ask(api, model_name="pegasus1.6", image=[image("a"), image("b")], prompt=prompt, stream=False)

    assert reply.status_code == (200 if is_taken else 400)


@pytest.mark.parametrize(
    "images",
    [
        [image("a"), image("a")],
        [image("a", url="http://example.com/board.jpeg")],
        [image("a", url="https://example.com/poem.mp4")],
        [image("a", base64_string="!")],
        [image("a", base64_string=b64encode(b"no image").decode())],
        [image("a", base64_string=b64encode(picture(form="TIFF")).decode())],
        [image("a", base64_string=b64encode(picture((4097, 4096), mode="1")).decode())],
        [image("a b")],
        [image("a", asset_id=UNKNOWN_ID, url=BOARD)],
    ],
)
def test_invalid_images_are_refused(api: Api, images: list[dict[str, str]]) -> None:
    reply = ask(api, model_name="pegasus1.6", image=images, prompt="Describe the images.")

    assert code_of(reply) == (400, "parameter_invalid")


def test_a_prompt_refers_to_its_own_media(api: Api) -> None:
    def prompted(text: str) -> dict[str, Any]:
        sources = [{"name": "thing-1", "media_type": "image", "url": "https://example.com/bike.png"}]
        return {"input_text": text, "media_sources": sources}

    data = answered(api, prompt_v2=prompted("Is there a <@thing-1> in the video?"))["data"]
    reply = ask(api, video=BIKES, prompt_v2=prompted("Is there a <@other>?"))

    assert data.startswith("Yes")
    assert code_of(reply) == (400, "parameter_invalid")


@pytest.mark.parametrize(
    "body",
    [
        {"video_id": UNKNOWN_ID, "model_name": "pegasus1.5", "prompt": PROMPT},
        {"video": BIKES, "model_name": "pegasus1.2", "prompt": PROMPT},
        {"video_id": UNKNOWN_ID, "prompt_v2": {"input_text": PROMPT}},
        {"video_id": UNKNOWN_ID, "prompt": PROMPT, "start_time": 1},
        {"video_id": UNKNOWN_ID, "prompt": PROMPT, "max_tokens": 4097},
        {"image": [image("a")], "prompt": PROMPT},
        {"image": [image("a")], "prompt": PROMPT, "model_name": "pegasus1.6", "start_time": 1},
        {"video": BIKES, "prompt": PROMPT, "prompt_v2": {"input_text": PROMPT}},
        {"video": BIKES, "video_id": UNKNOWN_ID, "prompt": PROMPT},
        {"video_id": "x", "prompt": PROMPT},
        {"video": {"type": "url", "asset_id": UNKNOWN_ID}, "prompt": PROMPT},
    ],
)
def test_contradicting_fields_are_refused(api: Api, body: dict[str, Any]) -> None:
    reply = ask(api, **body)

    assert reply.status_code == 400
    assert reply.json()["code"] in ("parameter_invalid", "parameter_not_provided", "parameter_unknown")


def test_a_fixed_text_is_streamed_and_truncated_like_any_other(api: Api) -> None:
    text = "A bike rides by, and it is red."
    fixed = {"match": {"operation": "post_analyze"}, "replies": [{"text": text}, {"text": text}]}
    assert api.client.post("/__admin/answers", json=fixed).status_code == 201

    streamed = events(ask(api, video=BIKES, prompt=PROMPT))
    cut = answered(api, max_tokens=2)

    assert "".join(event["text"] for event in streamed[1:-1]) == text
    assert (cut["data"], cut["finish_reason"]) == ("A bike r", "length")
