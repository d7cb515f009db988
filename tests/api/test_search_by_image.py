"""Search by image: a picture of a video finds it, any other image counts as its name."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mockserver.domain.embedding import similarity
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.assets import picture
from tests.support.films import make_film

SAMPLE_INDEX = "6527e59e74b5a5ab84015cf5"
KNITTING = "6527ee5843e8c47e4eb47e2c"


@pytest.fixture
def sample(api: Api) -> Api:
    return api.as_key("tlk_SAMPLE")


def search(api: Api, index_id: str, **fields: Any) -> Any:
    files = {name: value for name, value in fields.items() if isinstance(value, tuple)}
    data = {name: value for name, value in fields.items() if not isinstance(value, tuple)}
    reply = api.post(
        "/search-v2",
        data={"index_id": index_id, "search_options": ["visual"], **data},
        files=files or {"unused": ("unused", b"")},
    )
    assert reply.status_code == 200, reply.text
    return reply.json()


def thumbnail(api: Api, video_id: str, time: float) -> bytes:
    reply = api.get(f"/indexes/{SAMPLE_INDEX}/videos/{video_id}/thumbnail", params={"time": time})
    return api.client.get(reply.json()["thumbnail"]).content


def test_a_thumbnail_finds_the_scene_that_it_shows(sample: Api) -> None:
    picture = thumbnail(sample, KNITTING, 36)

    found = search(sample, SAMPLE_INDEX, query_media_type="image", query_media_file=("any.jpg", picture, "image/jpeg"))

    best = found["data"][0]
    assert best["video_id"] == KNITTING
    assert best["start"] <= 36 <= best["end"]
    assert best["confidence"] == "high"


@pytest.mark.parametrize("host", ["http://127.0.0.1:1212", "http://mock.test:8080"])
def test_a_thumbnail_is_the_same_by_its_address_as_by_its_bytes(sample: Api, host: str) -> None:
    reply = sample.get(f"/indexes/{SAMPLE_INDEX}/videos/{KNITTING}/thumbnail", params={"time": 36})
    url = reply.json()["thumbnail"]
    file = ("any.jpg", sample.client.get(url).content, "image/jpeg")

    by_file = search(sample, SAMPLE_INDEX, query_media_type="image", query_media_file=file)
    address = f"{host}/{url.split('/', 3)[3]}"
    by_address = search(sample, SAMPLE_INDEX, query_media_type="image", query_media_url=address)

    assert by_address["data"] == by_file["data"]


def test_the_first_picture_of_a_stream_is_recognised_by_its_address(sample: Api) -> None:
    hls = sample.get(f"/indexes/{SAMPLE_INDEX}/videos/{KNITTING}").json()["hls"]

    found = search(sample, SAMPLE_INDEX, query_media_type="image", query_media_url=hls["thumbnail_urls"][0])

    assert found["data"][0]["video_id"] == KNITTING


def test_the_vector_of_a_thumbnail_by_its_address_is_near_to_what_it_shows(sample: Api) -> None:
    reply = sample.get(f"/indexes/{SAMPLE_INDEX}/videos/{KNITTING}/thumbnail", params={"time": 36})

    def vector(url: str) -> tuple[float, ...]:
        made = sample.post("/embed", data={"engine_name": "Marengo-retrieval-2.6", "image_url": url}).json()
        return tuple(made["image_embedding"]["float"])

    text = sample.post("/embed", data={"engine_name": "Marengo-retrieval-2.6", "text": "knitting with yarn"}).json()
    wanted = text["text_embedding"]["float"]
    known, unknown = vector(reply.json()["thumbnail"]), vector("https://example.com/37.jpeg")
    assert similarity(known, wanted) > similarity(unknown, wanted) + 0.2


def test_a_thumbnail_is_known_again_when_it_was_scaled_and_compressed(sample: Api) -> None:
    small = BytesIO()
    Image.open(BytesIO(thumbnail(sample, KNITTING, 36))).resize((320, 180)).save(small, "JPEG", quality=50)

    found = search(
        sample, SAMPLE_INDEX, query_media_type="image", query_media_file=("any.jpg", small.getvalue(), "image/jpeg")
    )

    assert found["data"][0]["video_id"] == KNITTING


def test_a_frame_of_an_uploaded_film_finds_that_film(clock: VirtualClock, tmp_path: Path) -> None:
    with Server(Settings(profile="instant"), clock) as api:
        index_id = api.create_index(addons=["thumbnail"])
        stripes = api.upload(index_id, make_film(tmp_path / "stripes.mp4"))
        api.upload(index_id, make_film(tmp_path / "waves.mp4", lying=True))
        video_id = api.get(f"/tasks/{stripes}").json()["video_id"]
        url = api.get(f"/indexes/{index_id}/videos/{video_id}/thumbnail", params={"time": 2}).json()["thumbnail"]
        frame = api.client.get(url).content

        found = search(api, index_id, query_media_type="image", query_media_file=("f.jpg", frame, "image/jpeg"))

        assert found["data"][0]["video_id"] == video_id


def test_an_unknown_image_is_searched_by_its_name(sample: Api) -> None:
    found = search(
        sample,
        SAMPLE_INDEX,
        query_media_type="image",
        query_media_url="https://example.com/pictures/knit-red-stitches.png",
    )

    assert found["data"][0]["video_id"] == KNITTING


def test_an_image_with_a_meaningless_name_finds_nothing(sample: Api) -> None:
    found = search(sample, SAMPLE_INDEX, query_media_type="image", query_media_file=("_.png", picture(), "image/png"))

    assert found["data"] == []


def test_an_image_has_no_words_to_match_exactly(sample: Api) -> None:
    reply = sample.post(
        "/search-v2",
        json={
            "index_id": SAMPLE_INDEX,
            "search_options": ["conversation"],
            "conversation_option": "exact_match",
            "query_media_type": "image",
            "query_media_url": "https://example.com/tent.png",
        },
    )

    assert (reply.status_code, reply.json()["code"]) == (400, "parameter_invalid")
