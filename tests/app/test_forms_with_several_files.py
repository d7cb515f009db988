"""Forms as clients of v1.3 send them: several files under one name, and repeated values."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import World
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import NotFound
from mockserver.ground.settings import Settings
from mockserver.handlers.call import Call
from mockserver.handlers.reply import Reply
from mockserver.handlers.served import HANDLERS
from tests.support.api import Api

INDEX = "67f7b2c4e8a13d5f20b96c71"
PLAIN = {"index_id": INDEX, "search_options": ["visual", "audio"]}
WITH_IMAGES = PLAIN | {"query_media_type": "image"}


class Searched(list[Any]):
    """The bodies of searches, and whether each file in them existed."""

    def answer(self, call: Call, world: World) -> Reply:
        self.append(call.body)
        self.are_there = [Path(file.path).exists() for file in call.body.get("query_media_file", ())]
        raise NotFound(INDEX, "indexes")


@pytest.fixture
def searched() -> Searched:
    return Searched()


@pytest.fixture
def api(clock: VirtualClock, searched: Searched, tmp_path: Path) -> Iterator[Api]:
    settings = Settings(data_dir=str(tmp_path))
    app = MockServerApp(settings, make_clock=lambda: clock, handlers={**HANDLERS, "post_search": searched.answer})
    try:
        yield Api(app, clock)
    finally:
        app.close()


def search(api: Api, files: list[tuple[str, Any]], fields: dict[str, Any] | None = None) -> Any:
    has_images = any(name == "query_media_file" for name, _ in files)
    plain = WITH_IMAGES if has_images else PLAIN
    return api.client.post("/v1.3/search", data=plain if fields is None else fields, files=files)


def images(count: int) -> list[tuple[str, Any]]:
    return [("query_media_file", (f"{number}.png", bytes([number]) * 9)) for number in range(count)]


@pytest.mark.parametrize("count", [1, 2, 10])
def test_a_field_may_have_several_files(api: Api, searched: Searched, count: int) -> None:
    search(api, images(count))

    [body] = searched
    assert [file.filename for file in body["query_media_file"]] == [f"{number}.png" for number in range(count)]
    assert searched.are_there == [True] * count


@pytest.mark.parametrize("count", [3, 11])
def test_files_are_removed_when_the_request_is_over(api: Api, tmp_path: Path, count: int) -> None:
    search(api, images(count))

    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.stat().st_size == 9] == []


def test_the_journal_describes_each_file(api: Api) -> None:
    identifier = search(api, images(2)).headers["x-mockserver-request-id"]

    entry = api.client.get(f"/__admin/journal/{identifier}").json()

    assert [file["filename"] for file in entry["body"]["query_media_file"]] == ["0.png", "1.png"]


def test_a_text_field_may_come_several_times(api: Api, searched: Searched) -> None:
    search(api, [("query_text", (None, "a tent"))])

    assert searched[0]["search_options"] == ["visual", "audio"]


def test_values_that_come_a_second_time_as_a_file_count_once(api: Api, searched: Searched) -> None:
    again = [(name, ("upload", text)) for name, text in as_parts(PLAIN)]

    search(api, [*again, ("query_text", (None, "a tent")), ("query_text", ("upload", b"a tent")), ("_", ("", b""))])

    [body] = searched
    assert (body["search_options"], body["query_text"], "_" in body) == (["visual", "audio"], "a tent", False)


def as_parts(fields: dict[str, Any]) -> list[tuple[str, bytes]]:
    return [
        (name, text.encode())
        for name, value in fields.items()
        for text in (value if isinstance(value, list) else [str(value)])
    ]
