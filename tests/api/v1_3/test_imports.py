"""Imports: files of a connected user become assets, and the items of an import show their states."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import Api13, code_of
from tests.support.assets import files_of_every_kind, picture, send_file
from tests.support.connecting import connect, import_from, imported, outcomes


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    return files_of_every_kind(tmp_path_factory.mktemp("files"))


@pytest.fixture
def drive(files: Mapping[str, bytes], tmp_path: Path) -> Path:
    """The folder of a user, with a file of each kind, and a folder in it."""
    folder = tmp_path / "drive"
    (folder / "more").mkdir(parents=True)
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    return folder


@pytest.fixture
def drive_api(drive: Path, clock: VirtualClock) -> Iterator[Api13]:
    """A server with the folder, whose jobs take a while."""
    with Server(Settings(drive=drive), clock) as api:
        yield Api13(api.app, api.clock)


def now_of(api: Api13, connection_id: str, made: Any) -> Any:
    reply = api.get(f"/connections/{connection_id}/imports/{made['_id']}")
    assert reply.status_code == 200, reply.text
    return reply.json()


def test_files_become_assets_in_order_and_follow_them(api: Api13) -> None:
    connection_id = connect(api, custom_id="user-1")

    made = imported(api, connection_id, "match.mp4", "goal.jpg", "song.mp3", "1BxiMVs0XRA5nFMdKvBdBZjgmUU")

    assert not made["has_failures"]
    assert outcomes(made) == [("created", "processing")] * 4
    api.clock.advance(minutes=1)
    shown = now_of(api, connection_id, made)
    assert outcomes(shown) == [("created", "ready")] * 4
    assert (shown["connection_id"], shown["custom_id"], shown["item_count"]) == (connection_id, "user-1", 4)
    assets = [api.get(f"/assets/{item['asset_id']}").json() for item in shown["items"]]
    assert [asset["file_type"] for asset in assets] == ["video/mp4", "image/jpeg", "audio/mpeg", "video/mp4"]
    assert {asset["method"] for asset in assets} == {"connector"}
    assert assets[0]["source"] == {
        "type": "connector",
        "details": {
            "provider": "google_drive",
            "source_id": "match.mp4",
            "original_filename": "match.mp4",
            "source_link": "https://drive.google.com/file/d/match.mp4",
        },
    }


@pytest.mark.parametrize("name", ["video.bin", "audio.bin", "image.bin"])
def test_a_file_of_the_folder_is_the_asset_that_an_upload_of_it_would_be(
    drive_api: Api13, drive: Path, files: Mapping[str, bytes], name: str
) -> None:
    api, connection_id = drive_api, connect(drive_api)
    sent = send_file(api, name, files[name]).json()["_id"]

    [item] = imported(api, connection_id, name)["items"]

    api.clock.advance(minutes=1)
    by_upload, by_import = (api.get(f"/assets/{asset_id}").json() for asset_id in (sent, item["asset_id"]))
    own = {"_id", "method", "source", "created_at", "hls", "thumbnail"}
    assert {**by_import, **dict.fromkeys(own)} == {**by_upload, **dict.fromkeys(own)}
    assert (drive / name).read_bytes() == files[name]


def test_a_file_in_a_folder_of_the_folder_has_its_path_as_its_identifier(drive_api: Api13, drive: Path) -> None:
    (drive / "more" / "board.png").write_bytes(picture())

    [item] = imported(drive_api, connect(drive_api), "more/board.png")["items"]

    asset = drive_api.get(f"/assets/{item['asset_id']}").json()
    assert (asset["filename"], asset["source"]["details"]["source_id"]) == ("board.png", "more/board.png")


def test_an_import_of_rejected_files_only_is_accepted(drive_api: Api13, drive: Path) -> None:
    api, connection_id = drive_api, connect(drive_api)
    (drive / "empty.mp4").write_bytes(b"")
    (drive / ".hidden.mp4").write_bytes(b"film")
    (drive / "huge.png").write_bytes(picture() + bytes(32 * 1024 * 1024))

    made = imported(
        api,
        connection_id,
        *("gone.mp4", "../secret.mp4", "/etc/passwd", "empty.mp4", "more", ".hidden.mp4", "huge.png"),
        *("document.bin", "document.md"),
    )

    assert made["has_failures"]
    assert outcomes(made) == [
        ("rejected", "source_unavailable"),
        ("rejected", "source_not_authorized"),
        ("rejected", "source_not_authorized"),
        ("rejected", "unsupported_media_type"),
        ("rejected", "source_unavailable"),
        ("rejected", "source_unavailable"),
        ("rejected", "media_filesize_too_large"),
        ("rejected", "unsupported_media_type"),
        ("rejected", "unsupported_media_type"),
    ]
    assert api.ids("/assets") == []
    assert outcomes(now_of(api, connection_id, made)) == outcomes(made)


def test_a_file_that_was_imported_is_skipped_through_any_connection(api: Api13) -> None:
    first = imported(api, connect(api), "match.mp4")
    api.clock.advance(minutes=1)

    again = imported(api, connect(api), "match.mp4", "other.mp4")

    assert not again["has_failures"]
    assert outcomes(again) == [("skipped", "ready"), ("created", "processing")]
    assert again["items"][0]["asset_id"] == first["items"][0]["asset_id"]
    assert len(api.ids("/assets")) == 2


def test_a_file_with_a_deleted_asset_is_imported_again_and_leaves_the_first_import(api: Api13) -> None:
    connection_id = connect(api)
    first = imported(api, connection_id, "match.mp4", "other.mp4")
    gone = first["items"][0]["asset_id"]
    api.delete(f"/assets/{gone}")

    again = imported(api, connection_id, "match.mp4")

    assert outcomes(again) == [("created", "processing")]
    assert again["items"][0]["asset_id"] != gone
    shown = now_of(api, connection_id, first)
    assert ([item["source_id"] for item in shown["items"]], shown["item_count"]) == (["other.mp4"], 2)


def test_a_file_that_failed_is_fetched_again_into_the_same_asset(
    drive_api: Api13, drive: Path, files: Mapping[str, bytes]
) -> None:
    api, connection_id, film = drive_api, connect(drive_api), files["video.bin"]
    (drive / "film.mp4").write_bytes(film[:200])
    first = imported(api, connection_id, "film.mp4")
    api.clock.advance(minutes=1)
    assert outcomes(now_of(api, connection_id, first)) == [("created", "failed")]
    (drive / "film.mp4").write_bytes(film)

    again = imported(api, connection_id, "film.mp4")

    assert outcomes(again) == [("retried", "processing")]
    assert again["items"][0]["asset_id"] == first["items"][0]["asset_id"]
    api.clock.advance(minutes=1)
    assert outcomes(now_of(api, connection_id, first)) == [("created", "ready")]
    assert outcomes(now_of(api, connection_id, again)) == [("retried", "ready")]
    assert outcomes(imported(api, connection_id, "film.mp4")) == [("skipped", "ready")]


def test_a_file_that_failed_and_is_gone_is_rejected_and_its_asset_stays(drive_api: Api13, drive: Path) -> None:
    api, connection_id = drive_api, connect(drive_api)
    (drive / "fail.png").write_bytes((drive / "image.bin").read_bytes())
    imported(api, connection_id, "fail.png")
    api.clock.advance(minutes=1)
    (drive / "fail.png").unlink()

    again = imported(api, connection_id, "fail.png")

    assert outcomes(again) == [("rejected", "source_unavailable")]
    assert [asset["status"] for asset in api.get("/assets").json()["data"]] == ["failed"]


def test_imports_are_listed_newest_first(api: Api13) -> None:
    connection_id = connect(api)
    made = [imported(api, connection_id, "match.mp4", f"{number}.mp4")["_id"] for number in range(3)]
    imported(api, connect(api), "match.mp4")

    listed = api.get(f"/connections/{connection_id}/imports", params={"page_limit": 2}).json()

    assert [each["_id"] for each in listed["data"]] == made[:0:-1]
    assert listed["page_info"] == {"limit_per_page": 2, "page": 1, "total_page": 2, "total_results": 3}
    assert {each["item_count"] for each in listed["data"]} == {2}
    assert "items" not in listed["data"][0]


def test_an_import_belongs_to_one_connection(api: Api13) -> None:
    made, other = imported(api, connect(api), "match.mp4"), connect(api)

    assert code_of(api.get(f"/connections/{other}/imports/{made['_id']}")) == (404, "resource_not_exists")


@pytest.mark.parametrize(
    "items",
    [
        [],
        [{"source_id": "a"}, {"source_id": "a"}],
        [{"source_id": ""}],
        [{"source_id": 7}],
        [{}],
        [{"source_id": f"{number}"} for number in range(101)],
    ],
    ids=["none", "twice", "empty", "number", "nothing", "too many"],
)
def test_one_to_a_hundred_distinct_files_are_accepted(api: Api13, items: Any) -> None:
    reply = api.post(f"/connections/{connect(api)}/imports", json={"items": items})

    assert reply.status_code == 400
    assert reply.json()["code"] in {"parameter_invalid", "parameter_not_provided"}
    assert api.ids("/assets") == []


def test_with_the_pace_polls_reading_an_import_advances_its_assets(clock: VirtualClock) -> None:
    with Server(Settings(profile="polls"), clock) as server:
        api = Api13(server.app, server.clock)
        connection_id = connect(api)
        made = imported(api, connection_id, "match.mp4", "final.mp4")

        seen = [outcomes(now_of(api, connection_id, made)) for _ in range(3)]

    assert seen[-1] == [("created", "ready")] * 2


def test_an_imported_film_can_be_indexed_and_found(api: Api13) -> None:
    [item] = imported(api, connect(api), "how to make pho at home.mp4")["items"]
    api.clock.advance(minutes=1)
    index_id = api.create_index()

    reply = api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": item["asset_id"]})

    assert reply.status_code == 202
    api.clock.advance(minutes=1)
    form = {"index_id": index_id, "query_text": "making pho", "search_options": "visual"}
    hits = api.post("/search", files=[(name, (None, value)) for name, value in form.items()]).json()["data"]
    assert hits[0]["video_id"] == reply.json()["_id"]


def test_an_import_is_refused_for_an_unknown_connection(api: Api13) -> None:
    assert code_of(import_from(api, "0" * 24, "a.mp4")) == (404, "resource_not_exists")
