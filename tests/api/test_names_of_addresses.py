"""Nothing is fetched, so the name of an address says what kind of file is there, the same at every door."""

from typing import Any

import httpx2
import pytest

from tests.support.api import Api
from tests.support.api_1_3 import Api13, code_of

HOST = "https://example.com"
OTHER_THAN_FILMS = ["talk.mp3", "slides.PDF", "frame.png", "notes.txt", "frame.png?like=film.mp4"]
OTHER_THAN_PICTURES = ["film.mp4", "talk.mp3", "slides.pdf"]
MAY_BE_FILMS = ["film.mp4", "film", "film.unknown", "list.m3u8", "moves.gif", "film.ogg"]


def form(api: Api, path: str, **fields: Any) -> httpx2.Response:
    return api.post(path, data=fields, files={"unused": ("unused", b"")})


def film_doors(old: Api, new: Api13, url: str) -> list[httpx2.Response]:
    return [
        form(old, "/tasks", index_id=old.create_index("old"), video_url=url),
        form(old, "/embed/tasks", engine_name="Marengo-retrieval-2.6", video_url=url),
        form(new, "/tasks", index_id=new.create_index("new"), video_url=url),
        form(new, "/embed/tasks", model_name="marengo3.0", video_url=url),
    ]


def picture_doors(old: Api, new: Api13, url: str) -> list[httpx2.Response]:
    query = {"search_options": "visual", "query_media_type": "image", "query_media_url": url}
    return [
        form(old, "/search-v2", index_id=old.create_index("old"), **query),
        form(old, "/embed", engine_name="Marengo-retrieval-2.6", image_url=url),
        form(new, "/search", index_id=new.create_index("new"), **query),
        form(new, "/embed", model_name="marengo3.0", image_url=url),
    ]


@pytest.fixture
def new(api: Api) -> Api13:
    return Api13(api.app, api.clock, inside=api._inside)


@pytest.mark.parametrize("name", OTHER_THAN_FILMS)
def test_a_video_at_an_address_that_is_named_like_another_file_is_refused(api: Api, new: Api13, name: str) -> None:
    assert {code_of(reply) for reply in film_doors(api, new, f"{HOST}/{name}")} == {(400, "video_file_broken")}


@pytest.mark.parametrize("name", MAY_BE_FILMS)
def test_a_video_at_an_address_that_may_be_a_film_is_accepted(api: Api, new: Api13, name: str) -> None:
    assert all(reply.is_success for reply in film_doors(api, new, f"{HOST}/{name}"))


def test_a_video_that_a_test_describes_may_have_any_address(api: Api, new: Api13) -> None:
    url = f"{HOST}/talk.mp3"
    scenes = [{"span": [0, 5], "seen": "A dog"}]
    api.client.post("/__admin/scenes", json={"match": {"urls": [url]}, "scenes": scenes}).raise_for_status()

    assert all(reply.is_success for reply in film_doors(api, new, url))


@pytest.mark.parametrize("name", OTHER_THAN_PICTURES)
def test_a_picture_at_an_address_that_is_named_like_another_file_is_refused(api: Api, new: Api13, name: str) -> None:
    assert {code_of(reply) for reply in picture_doors(api, new, f"{HOST}/{name}")} == {(400, "parameter_invalid")}


@pytest.mark.parametrize("name", ["a.png", "a.JPEG", "a", "a.jpg?like=film.mp4"])
def test_a_picture_at_an_address_that_may_be_one_is_accepted(api: Api, new: Api13, name: str) -> None:
    assert all(reply.is_success for reply in picture_doors(api, new, f"{HOST}/{name}"))


def test_a_sound_at_an_address_that_is_named_like_a_picture_is_refused(api: Api, new: Api13) -> None:
    url = f"{HOST}/a.png"
    old_door = form(api, "/embed", engine_name="Marengo-retrieval-2.6", audio_url=url)
    new_door = form(new, "/embed", model_name="marengo3.0", audio_url=url)

    assert code_of(old_door) == code_of(new_door) == (400, "parameter_invalid")
