"""Search by image: a picture of a video finds it, any other is taken by its name."""

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
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


def test_an_image_from_nowhere_is_taken_by_its_name(sample: Api) -> None:
    found = search(
        sample,
        SAMPLE_INDEX,
        query_media_type="image",
        query_media_url="https://example.com/pictures/knit-red-stitches.png",
    )

    assert found["data"][0]["video_id"] == KNITTING


def test_an_image_whose_name_says_nothing_finds_nothing(sample: Api) -> None:
    found = search(sample, SAMPLE_INDEX, query_media_type="image", query_media_file=("_.png", b"no image", "image/png"))

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
