"""Assets: files of any kind that belong to the account, uploaded, listed, described and deleted."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.user_metadata import merged, replaced
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.assets import (
    ASSETS,
    asset_of,
    files_of_every_kind,
    pdf,
    picture,
    send_address,
    send_file,
    shown,
)
from tests.support.films import make_film, make_sound


def names_in(api: Api, **query: Any) -> list[str]:
    reply = api.client.get(ASSETS, params=query)
    assert reply.status_code == 200, reply.text
    return [asset["filename"] for asset in reply.json()["data"]]


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api]:
    """A server whose jobs finish at once."""
    with Server(Settings(profile="instant"), clock) as api:
        yield api


@pytest.fixture
def slow(clock: VirtualClock) -> Iterator[Api]:
    """A server whose jobs stay in each state for a while."""
    with Server(Settings(profile="seconds"), clock) as api:
        yield api


# Uploads


@pytest.mark.parametrize("name", ["video.bin", "audio.bin", "image.bin", "document.bin", "document.md"])
def test_content_decides_which_kind_of_asset_a_file_is(api: Api, tmp_path: Path, name: str) -> None:
    send_file(api, name, files_of_every_kind(tmp_path)[name])

    assert names_in(api, asset_types=name.partition(".")[0]) == [name]


def test_an_upload_is_processing_until_its_time_is_over(slow: Api) -> None:
    reply = send_file(slow, "board.png", picture(), user_metadata='{"rating": 9.3}')
    assert (reply.json()["status"], reply.json()["method"]) == ("processing", "direct")
    asset_id = asset_of(reply)
    early = shown(slow, asset_id)

    slow.clock.advance(seconds=1)

    assert early["status"] == "processing"
    assert early["thumbnail"] == {"status": "processing"}
    assert not {"technical_metadata", "size", "duration"} & early.keys()
    ready = shown(slow, asset_id)
    assert ready["status"] == "ready"
    assert ready["user_metadata"] == {"rating": 9.3}


def test_an_asset_moves_on_when_polled_if_the_profile_says_so(clock: VirtualClock) -> None:
    with Server(Settings(profile="polls"), clock) as api:
        asset_id = asset_of(send_file(api, "board.png", picture()))

        assert [shown(api, asset_id)["status"] for _ in range(3)] == ["processing", "ready", "ready"]


def test_metadata_of_a_video_is_shown(api: Api, tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", fps=2)

    asset = shown(api, asset_of(send_file(api, "film.mp4", film.read_bytes())))

    measured = asset["technical_metadata"]
    assert (asset["duration"], asset["size"]) == (5, film.stat().st_size)
    assert (measured["video_codec"], measured["video_width"], measured["video_fps"]) == ("mpeg4", 640, 2)
    assert (measured["audio_codec"], measured["has_audio"]) == ("aac", True)
    assert measured["file_container_format"] == "mp4"
    assert [stream["index"] for stream in measured["video_streams"]] == [0]


def test_metadata_of_a_sound_is_shown(api: Api, tmp_path: Path) -> None:
    sound = make_sound(tmp_path / "sound.wav", seconds=2).read_bytes()

    asset = shown(api, asset_of(send_file(api, "sound.wav", sound)))

    assert asset["file_type"] == "audio/wav"
    assert asset["duration"] == pytest.approx(2, abs=0.1)
    assert asset["technical_metadata"]["audio_sample_rate"] == 16_000
    assert not {"hls", "thumbnail"} & asset.keys()


def test_metadata_of_an_image_is_shown(api: Api) -> None:
    asset = shown(api, asset_of(send_file(api, "board.png", picture((64, 48), mode="RGBA"))))

    measured = asset["technical_metadata"]
    assert asset["file_type"] == "image/png"
    assert (measured["image_width"], measured["image_height"], measured["has_alpha"]) == (64, 48, True)
    assert "duration" not in asset


def test_metadata_of_a_document_is_shown(api: Api) -> None:
    asset = shown(api, asset_of(send_file(api, "rules.pdf", pdf(pages=3, title="Rules"))))

    measured = asset["technical_metadata"]
    assert asset["file_type"] == "application/pdf"
    assert (measured["document_page_count"], measured["document_title"]) == (3, "Rules")
    assert (measured["document_page_width_pt"], measured["document_is_encrypted"]) == (200, False)


def test_a_document_with_a_password_is_accepted_unread(api: Api) -> None:
    asset = shown(api, asset_of(send_file(api, "rules.pdf", pdf(password="s3cret"))))  # noqa: S106

    assert asset["status"] == "ready"
    assert asset["technical_metadata"]["document_is_encrypted"] is True


@pytest.mark.parametrize(
    ("url", "medium", "file_type"),
    [
        ("https://example.com/a/city-bikes.mp4", "video", "video/mp4"),
        ("https://example.com/a/talk.MP3", "audio", "audio/mpeg"),
        ("https://example.com/a/board.png?size=2", "image", "image/png"),
        ("https://example.com/a/rules.pdf", "document", "application/pdf"),
        ("https://example.com/watch/1", "video", "video/mp4"),
        ("https://example.com/a/master.m3u8", "video", "application/vnd.apple.mpegurl"),
    ],
)
def test_the_address_decides_the_kind_of_file(api: Api, url: str, medium: str, file_type: str) -> None:
    reply = send_address(api, url, filename="mine")

    assert (reply.json()["method"], reply.json()["file_type"]) == ("url", file_type)
    assert names_in(api, asset_types=medium) == ["mine"]
    assert shown(api, asset_of(reply))["status"] == "ready"


@pytest.mark.parametrize("name", ["Wheat harvest.mp4", "Wheat harvest"])
def test_the_name_that_an_upload_gives_a_film_says_what_it_is_about(api: Api, tmp_path: Path, name: str) -> None:
    film = make_film(tmp_path / "x7f.mp4", seconds=8).read_bytes()
    uploads = [
        send_file(api, "x7f.mp4", film, filename=name),
        send_address(api, "https://example.com/x7f.mp4", filename=name),
        send_address(api, "https://example.com/files/1093", filename=name),
    ]

    titles = [_title(api, {"type": "asset_id", "asset_id": asset_of(upload)}) for upload in uploads]

    assert ["wheat harvest" in title.lower() for title in titles] == [True] * 3, titles


def test_a_description_finds_a_film_by_either_of_its_names(api: Api) -> None:
    upload = send_address(api, "https://example.com/city-bikes.mp4", filename="Wheat harvest.mp4")

    title = _title(api, {"type": "asset_id", "asset_id": asset_of(upload)})

    assert "City Bikes" in title


@pytest.mark.parametrize(("name", "file_type"), [("dog.png", "image/png"), ("talk.MP3", "audio/mpeg")])
def test_an_address_without_an_ending_leads_to_the_kind_that_the_given_name_has(
    api: Api, name: str, file_type: str
) -> None:
    reply = send_address(api, "https://example.com/files/1093", filename=name)

    assert reply.json()["file_type"] == file_type


def _title(api: Api, video: Mapping[str, str]) -> str:
    body = {"video": video, "prompt": "Give me a title", "stream": False}
    reply = api.client.post("/v1.3/analyze", json=body)
    assert reply.status_code == 200, reply.text
    return str(reply.json()["data"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.mp4", b""),
        ("poem.mp4", b"Whose woods these are I think I know.\n" * 20),
        ("poem.pdf", b"Whose woods these are I think I know."),
        ("picture.txt", picture()),
        ("noise.md", b"\x00\x01\x02"),
    ],
)
def test_an_unknown_kind_of_file_is_refused(api: Api, name: str, content: bytes) -> None:
    reply = send_file(api, name, content)

    assert (reply.status_code, reply.json()["code"]) == (400, "video_file_broken")
    assert names_in(api) == []


@pytest.mark.parametrize("kind", ["video.bin", "image.bin", "document.bin"])
def test_a_damaged_file_is_accepted_and_fails(api: Api, tmp_path: Path, kind: str) -> None:
    whole = files_of_every_kind(tmp_path)[kind]

    asset = shown(api, asset_of(send_file(api, "damaged", whole[: len(whole) // 3])))

    assert asset["status"] == "failed"
    assert "cannot be read" in asset["error"]["message"]
    assert "technical_metadata" not in asset


def test_the_name_fail_makes_a_file_fail(api: Api) -> None:
    asset = shown(api, asset_of(send_file(api, "fail.png", picture())))

    assert (asset["status"], asset["thumbnail"]) == ("failed", {"status": "error"})


def test_the_size_limit_of_an_image(api: Api) -> None:
    limit = 32 * 1024 * 1024
    image = picture()

    fits = send_file(api, "board.png", image.ljust(limit, b"\0"))
    refused = send_file(api, "board.png", image.ljust(limit + 1, b"\0"))

    assert fits.status_code == 201
    assert (refused.status_code, refused.json()["code"]) == (400, "media_filesize_too_large")


@pytest.mark.parametrize("code", ["audio_filesize_too_large", "video_filesize_too_large", "insufficient_funds"])
def test_a_name_provokes_the_error_that_it_contains(api: Api, code: str) -> None:
    reply = send_address(api, f"https://example.com/{code}.mp3")

    assert (reply.status_code, reply.json()["code"]) == (400, code)


@pytest.mark.parametrize(
    ("fields", "code", "named"),
    [
        ({"method": "url"}, "parameter_not_provided", "url"),
        ({"method": "direct", "url": "https://example.com/a.mp4"}, "parameter_not_provided", "file"),
        ({"url": "https://example.com/a.mp4"}, "parameter_not_provided", "method"),
        ({"method": "multipart", "url": "https://example.com/a.mp4"}, "parameter_invalid", "method"),
        ({"method": "url", "url": "ftp://example.com/a.mp4"}, "parameter_invalid", "url"),
        ({"method": "url", "url": "https://a.io/a.mp4", "user_metadata": "[]"}, "parameter_invalid", "user_metadata"),
        ({"method": "url", "url": "https://a.io/a.mp4", "user_metadata": "{"}, "parameter_invalid", "user_metadata"),
        (
            {"method": "url", "url": "https://a.io/a.mp4", "user_metadata": '{"camera": {}}'},
            "parameter_invalid",
            "user_metadata.camera",
        ),
    ],
)
def test_an_invalid_form_is_refused(api: Api, fields: dict[str, str], code: str, named: str) -> None:
    reply = api.client.post(ASSETS, files={name: (None, value) for name, value in fields.items()})

    assert (reply.status_code, reply.json()["code"]) == (400, code)
    assert named in reply.json()["message"]


# Pictures and streams


def test_the_stream_and_the_picture_of_a_video_are_served(api: Api, film: Path) -> None:
    asset = shown(api, asset_of(send_file(api, "film.mp4", film.read_bytes())))
    playlist = api.client.get(asset["hls"]["manifest_url"])

    [segment, *_] = [line for line in playlist.text.splitlines() if line.endswith(".ts")]

    assert playlist.status_code == 200
    folder = asset["hls"]["manifest_url"].rsplit("/", 1)[0]
    assert api.client.get(f"{folder}/{segment}").headers["content-type"] == "video/mp2t"
    assert api.client.get(asset["thumbnail"]["representative_url"]).content.startswith(b"\xff\xd8\xff")


def test_an_image_has_a_picture_and_no_stream(api: Api) -> None:
    asset = shown(api, asset_of(send_file(api, "board.png", picture())))

    assert "hls" not in asset
    assert api.client.get(asset["thumbnail"]["representative_url"]).content.startswith(b"\xff\xd8\xff")


def test_disabled_streams_and_thumbnails_are_neither_shown_nor_served(api: Api) -> None:
    address = "https://example.com/city-bikes.mp4"
    wanted = shown(api, asset_of(send_address(api, address)))
    plain = shown(api, asset_of(send_address(api, address, enable_hls="false", enable_thumbnail="false")))

    assert not {"hls", "thumbnail"} & plain.keys()
    for url in (wanted["hls"]["manifest_url"], wanted["thumbnail"]["representative_url"]):
        assert api.client.get(url).status_code == 200
        assert api.client.get(url.replace(wanted["_id"], plain["_id"])).status_code == 404


# Lists


def test_assets_are_listed_newest_first_and_page_by_page(api: Api) -> None:
    for name in ("one.png", "two.png", "three.png"):
        send_file(api, name, picture())
        api.clock.advance(seconds=1)

    assert names_in(api) == ["three.png", "two.png", "one.png"]
    assert names_in(api, page=2, page_limit=2) == ["one.png"]
    assert names_in(api, page=3, page_limit=2) == []
    assert api.client.get(ASSETS, params={"page_limit": 51}).json()["code"] == "parameter_invalid"


def test_filters_of_a_list_are_combined_with_and(api: Api) -> None:
    chess = asset_of(send_file(api, "Chess.png", picture()))
    go = asset_of(send_file(api, "go.png", picture()))
    send_file(api, "chess.md", b"# Chess\n")

    assert names_in(api, filename="CHESS") == ["chess.md", "Chess.png"]
    assert names_in(api, filename="CHESS", asset_types=["image", "video"]) == ["Chess.png"]
    assert names_in(api, asset_ids=[chess, go]) == ["go.png", "Chess.png"]
    assert names_in(api, asset_ids=[go], filename="chess") == []
    assert api.client.get(ASSETS, params={"asset_types": "poem"}).json()["code"] == "parameter_invalid"


def test_a_video_uploaded_through_another_version_is_an_asset_too(api: Api, film: Path) -> None:
    index_id = api.create_index()
    api.upload(index_id, film)
    api.upload_url(index_id, "https://example.com/city-bikes.mp4")
    api.clock.advance(minutes=1)

    [address, direct] = api.client.get(ASSETS).json()["data"]

    assert (address["filename"], address["method"], address["status"]) == ("city-bikes.mp4", "url", "ready")
    assert (direct["filename"], direct["method"], direct["status"]) == (film.name, "direct", "ready")
    assert direct["technical_metadata"]["video_codec"] == "mpeg4"


def test_another_account_has_other_assets(api: Api) -> None:
    send_file(api, "board.png", picture())

    assert names_in(api.as_key("tlk_OTHER")) == []


@pytest.mark.parametrize(("asset_id", "status"), [("chess", 400), ("0" * 24, 404)])
@pytest.mark.parametrize(
    ("method", "below"),
    [("GET", ""), ("DELETE", ""), ("PATCH", "/user-metadata"), ("PUT", "/user-metadata"), ("DELETE", "/user-metadata")],
)
def test_an_unknown_asset_is_404_and_a_malformed_id_400(
    api: Api, method: str, below: str, asset_id: str, status: int
) -> None:
    body: dict[str, object] | None = {"user_metadata": {}} if method in ("PATCH", "PUT") else None

    reply = api.client.request(method, f"{ASSETS}/{asset_id}{below}", json=body)

    assert reply.status_code == status
    assert asset_id in reply.json()["message"]


# Deletion


def test_a_deleted_asset_is_gone_with_its_picture(api: Api) -> None:
    asset_id = asset_of(send_file(api, "board.png", picture()))
    url = shown(api, asset_id)["thumbnail"]["representative_url"]

    assert api.client.delete(f"{ASSETS}/{asset_id}").status_code == 204

    assert api.client.get(f"{ASSETS}/{asset_id}").json()["code"] == "resource_not_exists"
    assert api.client.delete(f"{ASSETS}/{asset_id}").status_code == 404
    assert api.client.get(url).status_code == 404


def test_an_indexed_asset_is_deleted_only_by_force_and_its_video_stays(api: Api) -> None:
    index_id = api.create_index()
    video_id = api.ready_video(index_id)
    [asset] = api.client.get(ASSETS).json()["data"]

    refused = api.client.delete(f"{ASSETS}/{asset['_id']}")

    assert (refused.status_code, refused.json()["code"]) == (409, "asset_in_use")
    assert api.get(f"/indexes/{index_id}/videos/{video_id}").status_code == 200
    assert api.client.delete(f"{ASSETS}/{asset['_id']}", params={"force": "true"}).status_code == 204
    assert names_in(api) == []
    assert api.client.get(f"{ASSETS}/{asset['_id']}").status_code == 404
    assert api.get(f"/indexes/{index_id}/videos/{video_id}").status_code == 200


def test_a_file_is_removed_with_its_last_asset(api: Api) -> None:
    first, second = (asset_of(send_file(api, name, picture())) for name in ("one.png", "two.png"))

    api.client.delete(f"{ASSETS}/{first}")

    url = shown(api, second)["thumbnail"]["representative_url"]
    assert api.client.get(url).status_code == 200
    account = api.app.accounts.of(b"tlk_TEST")
    [file] = account.assets.files
    assert Path(file).exists()
    api.client.delete(f"{ASSETS}/{second}")
    assert not Path(file).exists()


# User metadata


def test_metadata_is_merged_replaced_and_cleared(api: Api) -> None:
    asset_id = asset_of(send_file(api, "board.png", picture(), user_metadata='{"category": "games", "draft": true}'))
    path = f"{ASSETS}/{asset_id}/user-metadata"

    def after(method: str, metadata: object = None) -> object:
        body = None if metadata is None else {"user_metadata": metadata}
        assert api.client.request(method, path, json=body).status_code == 204
        return shown(api, asset_id).get("user_metadata")

    assert after("PATCH", {"rating": 9.5, "draft": None, "category": ""}) == {"category": "games", "rating": 9.5}
    assert after("PUT", {"players": ["white", "black"]}) == {"players": ["white", "black"]}
    assert after("DELETE") is None


@pytest.mark.parametrize("method", ["PATCH", "PUT"])
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"user_metadata": {"camera": {"lens": 50}}}, "parameter_invalid"),
        ({"user_metadata": [1]}, "parameter_invalid"),
        ({}, "parameter_not_provided"),
        ({"user_metadata": None}, "parameter_not_provided"),
    ],
)
def test_malformed_metadata_is_refused(api: Api, method: str, body: object, code: str) -> None:
    asset_id = asset_of(send_file(api, "board.png", picture()))

    reply = api.client.request(method, f"{ASSETS}/{asset_id}/user-metadata", json=body)

    assert (reply.status_code, reply.json()["code"]) == (400, code)


VALUES = st.one_of(st.text(), st.integers(-(2**53), 2**53), st.booleans(), st.lists(st.text(max_size=3), max_size=2))
KEYS = st.sampled_from("abcd")
METADATA = st.dictionaries(KEYS, VALUES)
UPDATES = st.dictionaries(KEYS, VALUES | st.none())


@given(METADATA, UPDATES)
def test_a_merge_changes_the_named_keys_and_no_others(
    kept: Mapping[str, Value], update: Mapping[str, Value | None]
) -> None:
    result = merged(kept, update)

    for key in "abcd":
        if key in update and update[key] is None:
            assert key not in result
        elif key in update and update[key] not in ("", []):
            assert result[key] == update[key]
        else:
            assert result.get(key) == kept.get(key)


@given(UPDATES)
def test_a_replacement_keeps_nothing_and_merging_it_again_changes_nothing(wanted: Mapping[str, Value | None]) -> None:
    result = replaced(wanted)

    assert result == {key: value for key, value in wanted.items() if value is not None}
    assert merged(result, wanted) == result


# Snapshots


def test_a_snapshot_with_every_kind_of_asset_restores_to_the_same_bytes(slow: Api, tmp_path: Path) -> None:
    for name, content in files_of_every_kind(tmp_path).items():
        send_file(slow, name, content, user_metadata=json.dumps({"name": name, "tags": ["a", "b"]}))
    send_file(slow, "broken.png", picture()[:40])
    send_address(slow, "https://example.com/talk.mp3")
    slow.clock.advance(seconds=1)
    send_file(slow, "late.png", picture())
    whole = slow.client.get(ASSETS, params={"page_limit": 50}).json()
    snapshot = slow.client.get("/__admin/snapshot").content

    send_file(slow, "another.png", picture())
    restored = slow.client.post("/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"})

    assert restored.status_code < 300, restored.text
    assert slow.client.get("/__admin/snapshot").content == snapshot
    assert slow.client.get(ASSETS, params={"page_limit": 50}).json() == whole


# Damaged files

HEADS = st.sampled_from(["png", "pdf", "mp3", "mp4", "gif"])


@pytest.fixture(scope="module")
def sound_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("files")
    return {
        "png": picture(),
        "gif": picture(form="GIF"),
        "pdf": pdf(title="Rules"),
        "mp3": make_sound(folder / "sound.mp3", seconds=1).read_bytes(),
        "mp4": make_film(folder / "film.mp4", seconds=1, fps=2).read_bytes(),
    }


@given(HEADS, st.floats(0, 1), st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=8)), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_a_damaged_file_never_causes_an_internal_error(
    api: Api, sound_files: dict[str, bytes], name: str, length: float, changes: list[tuple[float, bytes]]
) -> None:
    content = bytearray(sound_files[name])
    for place, written in changes:
        at = int(place * len(content))
        content[at : at + len(written)] = written
    del content[max(1, int((0.3 + length) * len(content))) :]

    reply = send_file(api, f"file.{name}", bytes(content))

    if reply.status_code == 201:
        assert shown(api, asset_of(reply))["status"] in ("ready", "failed")
    else:
        assert (reply.status_code, reply.json()["code"]) == (400, "video_file_broken")
