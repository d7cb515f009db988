"""Invalid image and audio files in queries: every operation refuses them, unless a test describes them."""

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

import httpx2
import pytest

from tests.support.api import Api
from tests.support.api_1_3 import Api13, code_of
from tests.support.assets import picture
from tests.support.embed_1_3 import embed_v2
from tests.support.films import make_film, make_sound

Ask: TypeAlias = Callable[[Api, str, bytes], httpx2.Response]

OF_1_2 = {"engine_name": "Marengo-retrieval-2.6"}
OF_1_3 = {"model_name": "marengo3.0"}


def of_1_3(api: Api) -> Api13:
    return Api13(api.app, api.clock, inside=api._inside)


def image_of_embed(api: Api, name: str, content: bytes) -> httpx2.Response:
    return api.post("/embed", data=OF_1_2, files={"image_file": (name, content)})


def sound_of_embed(api: Api, name: str, content: bytes) -> httpx2.Response:
    return api.post("/embed", data=OF_1_2, files={"audio_file": (name, content)})


def image_of_search(api: Api, name: str, content: bytes) -> httpx2.Response:
    data = {
        "index_id": api.create_index(sha256(content).hexdigest()),
        "search_options": ["visual"],
        "query_media_type": "image",
    }
    return api.post("/search-v2", data=data, files={"query_media_file": (name, content)})


def image_of_embed_1_3(api: Api, name: str, content: bytes) -> httpx2.Response:
    return of_1_3(api).post("/embed", data=OF_1_3, files={"image_file": (name, content)})


def sound_of_embed_1_3(api: Api, name: str, content: bytes) -> httpx2.Response:
    return of_1_3(api).post("/embed", data=OF_1_3, files={"audio_file": (name, content)})


def image_of_search_1_3(api: Api, name: str, content: bytes) -> httpx2.Response:
    later = of_1_3(api)
    data = {
        "index_id": later.create_index(sha256(content).hexdigest()),
        "search_options": ["visual"],
        "query_media_type": "image",
    }
    return later.post("/search", data=data, files={"query_media_file": (name, content)})


def in_request(kind: str) -> Ask:
    def ask(api: Api, name: str, content: bytes) -> httpx2.Response:
        source = {"media_source": {"base64_string": b64encode(content).decode()}}
        return embed_v2(of_1_3(api), kind, source)

    return ask


def image_of_analyze(api: Api, name: str, content: bytes) -> httpx2.Response:
    source = {"type": "base64_string", "base64_string": b64encode(content).decode()}
    body = {"model_name": "pegasus1.6", "image": [{"name": "a", **source}], "prompt": "Describe it.", "stream": False}
    return of_1_3(api).post("/analyze", json=body)


WITH_NAMES = {
    "image": [image_of_embed, image_of_search, image_of_embed_1_3, image_of_search_1_3],
    "sound": [sound_of_embed, sound_of_embed_1_3],
}
IMAGES = [*WITH_NAMES["image"], in_request("image"), image_of_analyze]
SOUNDS = [*WITH_NAMES["sound"], in_request("audio")]
NO_MEDIA = {
    "empty": b"",
    "text": b"a long letter\n" * 40,
    "page": b"<html><body>404</body></html>",
    "zeros": bytes(5000),
}


def named(ask: Any) -> str:
    return str(ask.__qualname__)


def film(directory: Path) -> bytes:
    return make_film(directory / "film.mp4", seconds=4, audio=False).read_bytes()


@pytest.mark.parametrize("content", NO_MEDIA.values(), ids=NO_MEDIA)
@pytest.mark.parametrize("ask", [*IMAGES, *SOUNDS], ids=named)
def test_a_file_that_is_not_media_is_refused(api: Api, ask: Ask, content: bytes) -> None:
    assert code_of(ask(api, "tent.wav" if ask in SOUNDS else "tent.png", content)) == (400, "parameter_invalid")


@pytest.mark.parametrize("ask", IMAGES, ids=named)
def test_a_truncated_image_is_refused(api: Api, tmp_path: Path, ask: Ask) -> None:
    sound = make_sound(tmp_path / "rain.wav", seconds=2).read_bytes()

    for content in (picture((300, 300))[:300], sound, film(tmp_path)):
        assert code_of(ask(api, "tent.png", content)) == (400, "parameter_invalid")


@pytest.mark.parametrize("ask", SOUNDS, ids=named)
def test_a_truncated_sound_is_refused(api: Api, tmp_path: Path, ask: Ask) -> None:
    header = make_sound(tmp_path / "rain.wav", seconds=2).read_bytes()[:44]

    for content in (picture((300, 300)), header, film(tmp_path)):
        assert code_of(ask(api, "rain.wav", content)) == (400, "parameter_invalid")


@pytest.mark.parametrize("ask", [*WITH_NAMES["image"], *WITH_NAMES["sound"]], ids=named)
def test_a_described_file_may_be_a_placeholder(api: Api, ask: Ask) -> None:
    name = "rain.wav" if ask in SOUNDS else "tent.png"
    scenes = [{"span": [0, 12], "seen": "a tent in the rain", "said": "It rains."}]
    api.client.post("/__admin/scenes", json={"match": {"filenames": [name]}, "scenes": scenes})

    assert ask(api, name, b"a placeholder").status_code == 200


def test_a_described_sound_has_the_given_duration(api: Api) -> None:
    scenes = [{"span": [0, 7], "said": "It rains."}]
    described = {"match": {"filenames": ["rain.wav"]}, "scenes": scenes, "metadata": {"duration": 14}}
    api.client.post("/__admin/scenes", json=described)

    segments = sound_of_embed(api, "rain.wav", b"a placeholder").json()["audio_embedding"]["segments"]

    assert [segment["start_offset_sec"] for segment in segments] == [0, 6, 12]


def test_a_described_image_is_searched_by_its_description(api: Api) -> None:
    scenes = [{"span": [0, 1], "seen": "people ride bikes through the city"}]
    api.client.post("/__admin/scenes", json={"match": {"filenames": ["q.png"]}, "scenes": scenes})
    index_id = api.create_index()
    video_id = api.ready_video(index_id)
    data = {"index_id": index_id, "search_options": ["visual"], "query_media_type": "image"}

    for content in (b"a placeholder", picture((300, 300))):
        found = api.post("/search-v2", data=data, files={"query_media_file": ("q.png", content)}).json()["data"]
        assert found[0]["video_id"] == video_id
