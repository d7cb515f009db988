"""Search for entities: `<@id>` in the text stands for what their images show."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.media.pictures import frame_of
from tests.support.api import Server
from tests.support.api_1_3 import BIKES, MARENGO, MARENGO_2_7, Api13, code_of
from tests.support.assets import asset_of, picture, send_address, send_file
from tests.support.entities import new_collection, new_entity, new_image
from tests.support.films import make_film

CHESS = "https://example.com/street-chess-final.mp4"
BREAD = "https://example.com/sourdough-bread-baking.mp4"
INVALID = (400, "parameter_invalid")


def search(api: Api13, index_id: str, text: str, **fields: Any) -> httpx2.Response:
    form = {"index_id": index_id, "search_options": "visual", "query_text": text, **fields}
    return api.post("/search", files=[(name, (None, value)) for name, value in form.items()])


def clips(reply: httpx2.Response) -> list[dict[str, Any]]:
    assert reply.status_code == 200, reply.text
    found: list[dict[str, Any]] = reply.json()["data"]
    return found


def best(reply: httpx2.Response) -> str:
    """Return the video of the best clip."""
    return str(clips(reply)[0]["video_id"])


@pytest.fixture(scope="module")
def api() -> Iterator[Api13]:
    with Server(Settings(profile="instant"), VirtualClock(datetime(2024, 6, 1, 12, tzinfo=UTC))) as server:
        yield Api13(server.app, server.clock, inside=server._inside)


@pytest.fixture(scope="module")
def videos(api: Api13) -> dict[str, str]:
    """The videos of an index by their addresses, and the index as `index`."""
    index_id = api.create_index("searched", (MARENGO,), addons=["thumbnail"])
    return {"index": index_id, **{url: api.upload_url(index_id, url) for url in (BIKES, CHESS, BREAD)}}


@pytest.fixture(scope="module")
def club(api: Api13) -> str:
    return new_collection(api)


def thumbnail(api: Api13, videos: dict[str, str], text: str) -> tuple[str, bytes]:
    """Return the address and the bytes of the picture of the best result for a text."""
    url = clips(search(api, videos["index"], text))[0]["thumbnail_url"]
    return url, api.client.get(url[url.index("/_media") :]).content


@pytest.mark.parametrize(("url", "text"), [(BIKES, "people ride bikes"), (CHESS, "chess"), (BREAD, "bread")])
def test_an_entity_finds_the_video_that_its_image_is_a_thumbnail_of(
    api: Api13, videos: dict[str, str], club: str, url: str, text: str
) -> None:
    address, drawn = thumbnail(api, videos, text)
    by_file = new_entity(api, club, [asset_of(send_file(api, "unnamed.jpeg", drawn))])
    by_address = new_entity(api, club, [asset_of(send_address(api, address))])

    found = [search(api, videos["index"], f"<@{entity}>") for entity in (by_file, by_address)]

    assert [best(reply) for reply in found] == [videos[url]] * 2
    assert clips(found[0]) == clips(found[1])


def test_an_entity_finds_the_uploaded_film_that_its_image_is_a_frame_of(api: Api13, club: str, tmp_path: Path) -> None:
    index_id = api.create_index("films", (MARENGO,))
    films = {name: make_film(tmp_path / name, fps=2) for name in ("sourdough-bread.mp4", "chess.mp4")}
    uploaded = {name: api.upload(index_id, film) for name, film in films.items()}
    frame = frame_of(str(films["chess.mp4"]), 1)
    entity = new_entity(api, club, [asset_of(send_file(api, "unnamed.jpeg", frame))])

    by_entity = search(api, index_id, f"<@{entity}>")
    by_image = api.post(
        "/search",
        data={"index_id": index_id, "search_options": "visual", "query_media_type": "image"},
        files={"query_media_file": ("unnamed.jpeg", frame)},
    )

    assert best(by_entity) in uploaded.values()
    assert clips(by_entity) == clips(by_image)


def test_words_beside_an_entity_count_too_and_several_entities_act_together(
    api: Api13, videos: dict[str, str], club: str
) -> None:
    chess = new_entity(api, club, [asset_of(send_address(api, thumbnail(api, videos, "chess")[0]))])
    bread = new_entity(api, club, [asset_of(send_address(api, thumbnail(api, videos, "bread")[0]))])

    first = {"page_limit": "2", "group_by": "video"}
    beside = search(api, videos["index"], f"<@{chess}> people ride bikes", **first)
    together = search(api, videos["index"], f"<@{chess}> and <@{bread}>", **first)

    assert {group["id"] for group in clips(beside)} == {videos[CHESS], videos[BIKES]}
    assert {group["id"] for group in clips(together)} == {videos[CHESS], videos[BREAD]}


def test_an_entity_with_unknown_images_is_searched_by_its_names(api: Api13, videos: dict[str, str], club: str) -> None:
    by_own_name = new_entity(api, club, [asset_of(send_file(api, "1.png", picture()))], "Sourdough bread")
    by_name_of_image = new_entity(api, club, [new_image(api, "chess-final.jpeg")], "Vera")

    assert best(search(api, videos["index"], f"<@{by_own_name}>")) == videos[BREAD]
    assert best(search(api, videos["index"], f"<@{by_name_of_image}>")) == videos[CHESS]


def test_pages_of_a_search_for_an_entity_go_on(api: Api13, videos: dict[str, str], club: str) -> None:
    entity = new_entity(api, club, [new_image(api, "chess-final.jpeg")])
    whole = clips(search(api, videos["index"], f"<@{entity}>", page_limit="50"))

    first = search(api, videos["index"], f"<@{entity}>", page_limit="2").json()
    second = api.get(f"/search/{first['page_info']['next_page_token']}").json()

    assert [*first["data"], *second["data"]] == whole[:4]


def test_an_updated_entity_finds_other_videos(api: Api13, videos: dict[str, str], club: str) -> None:
    entity = new_entity(api, club, [new_image(api, "1.png")], "Chess final")
    before = best(search(api, videos["index"], f"<@{entity}>"))

    api.patch(f"/entity-collections/{club}/entities/{entity}", json={"name": "Sourdough bread"})

    assert (before, best(search(api, videos["index"], f"<@{entity}>"))) == (videos[CHESS], videos[BREAD])


def test_an_entity_that_cannot_be_searched_is_reported(api: Api13, videos: dict[str, str], club: str) -> None:
    image = new_image(api)
    entity, imageless = new_entity(api, club, [new_image(api)]), new_entity(api, club, [image])
    api.delete(f"/assets/{image}")
    old = api.create_index("scored", (MARENGO_2_7,))
    of_other = new_entity(other := api.as_key("tlk_OTHER"), new_collection(other), [new_image(other)])

    replies = {
        "unknown": search(api, videos["index"], f"<@{'0' * 24}>"),
        "malformed": search(api, videos["index"], "who is <@vera>?"),
        "imageless": search(api, videos["index"], f"<@{imageless}>"),
        "scored": search(api, old, f"<@{entity}>"),
        "of another": search(api, videos["index"], f"<@{of_other}>"),
    }

    assert {name: code_of(reply) for name, reply in replies.items()} == {
        "unknown": (404, "resource_not_exists"),
        "malformed": INVALID,
        "imageless": INVALID,
        "scored": INVALID,
        "of another": (403, "read_not_allowed"),
    }
    assert "<@vera>" in replies["malformed"].json()["message"]


def test_an_entity_is_searched_for_once_it_is_ready(api: Api13, videos: dict[str, str], club: str) -> None:
    image = new_image(api)
    assert api.client.post("/__admin/profiles", json={"pace": "seconds", "each": 5}).is_success
    entity = new_entity(api, club, [image])

    early = search(api, videos["index"], f"<@{entity}>")
    api.clock.advance(seconds=6)
    late = search(api, videos["index"], f"<@{entity}>")
    assert api.client.delete("/__admin/profiles").is_success

    assert code_of(early) == INVALID
    assert "processing" in early.json()["message"]
    assert late.status_code == 200
