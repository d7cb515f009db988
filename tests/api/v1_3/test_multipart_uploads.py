"""Multipart uploads: a file in chunks becomes the same asset as a direct upload."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.account.account import world_at
from mockserver.domain.records.asset import Medium
from mockserver.domain.rules.uploads import multipart_uploads
from mockserver.domain.rules.uploads.multipart_uploads import FileAnnouncement, open_session
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.accounts import empty_account
from tests.support.api import Api, Server
from tests.support.api_1_3 import Api13, code_of
from tests.support.assets import asset_of, files_of_every_kind, picture, send_file, shown
from tests.support.data_directory import uploads_in
from tests.support.uploading import UPLOADS, ChunkedUpload

CHUNK = 1000
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = 24 * 60 * 60
INVALID, REFUSED = (400, "parameter_invalid"), (403, "upload_url_invalid")
# The differences between an asset that came in chunks and one that came in one request.
OWN = {"_id", "method", "created_at", "hls", "thumbnail"}


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multipart_uploads, "CHUNK_SIZE", CHUNK)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def api(data: Path, clock: VirtualClock) -> Iterator[Api13]:
    """A server whose jobs take a while."""
    with Server(Settings(profile="seconds", data_dir=str(data)), clock) as api:
        yield Api13(api.app, api.clock)


@pytest.fixture
def upload(api: Api) -> ChunkedUpload:
    """A file of three chunks, the last of which is shorter."""
    return ChunkedUpload(api, bytes(range(250)) * 9)


def on_disk(data: Path) -> list[str]:
    return sorted(path.name for path in uploads_in(data))


# Sessions


@given(total_size=st.integers(1, 10 * 1024**3))
@settings(max_examples=50)
def test_the_sizes_of_the_chunks_add_up_to_the_file(total_size: int) -> None:
    clock = VirtualClock(NOON)
    world = world_at(empty_account(clock), clock.now())

    session = open_session(world, FileAnnouncement("film.mp4", Medium.VIDEO, total_size, False, False, {}))

    last = session.total_chunks
    assert session.chunk_size * (last - 1) + session.size_of(last) == total_size
    assert 1 <= session.size_of(last) <= session.chunk_size


def test_a_session_has_the_addresses_of_the_first_chunks_only(api: Api) -> None:
    opened = ChunkedUpload(api, bytes(12 * CHUNK + 1)).opened

    assert (opened["total_chunks"], opened["chunk_size"]) == (13, CHUNK)
    assert [url["chunk_index"] for url in opened["upload_urls"]] == list(range(1, 11))
    assert opened["upload_headers"] == {"Content-Type": "application/octet-stream"}


def test_further_addresses_end_with_the_last_chunk(upload: ChunkedUpload) -> None:
    reply = upload.api.client.post(f"{upload.path}/presigned-urls", json={"start": 2, "count": 50}).json()

    assert (reply["start_index"], reply["count"]) == (2, 2)
    assert [url["chunk_index"] for url in reply["upload_urls"]] == [2, 3]
    beyond = upload.api.client.post(f"{upload.path}/presigned-urls", json={"start": 4, "count": 1})
    assert code_of(beyond) == INVALID


@pytest.mark.parametrize("host", ["mockserver:8080", "localhost:1212", "127.0.0.1:4", "[::1]:80"])
def test_chunk_addresses_use_the_host_of_the_request(clock: VirtualClock, host: str) -> None:
    with Server(Settings(allowed_hosts=("mockserver",)), clock) as api:
        body = {"filename": "a.png", "type": "image", "total_size": 1}

        opened = api.client.post(UPLOADS, json=body, headers={"host": host}).json()

    assert opened["upload_urls"][0]["url"].startswith(f"http://{host}/v1.3/")


def test_unfinished_sessions_are_listed_newest_first(api: Api) -> None:
    uploads = []
    for number in range(3):
        uploads.append(ChunkedUpload(api, b"x" * (number + 1)))
        api.clock.advance(seconds=1)
    uploads[1].send(1)

    listed = api.client.get(UPLOADS).json()

    assert [each["total_size"] for each in listed["data"]] == [3, 1]
    assert {each["status"] for each in listed["data"]} == {"active"}
    assert api.client.get(UPLOADS, params={"page": 2}).json()["data"] == []


def test_chunks_are_listed_page_by_page_in_their_order(api: Api) -> None:
    upload = ChunkedUpload(api, bytes(5 * CHUNK))

    pages = [upload.state(page=page, page_limit=2)["uploaded_chunks"] for page in (1, 2, 3, 4)]

    assert [[chunk["index"] for chunk in page] for page in pages] == [[1, 2], [3, 4], [5], []]


def test_an_image_in_chunks_has_the_usual_size_limit(api: Api) -> None:
    body = {"filename": "board.png", "type": "image", "total_size": 32 * 1024**2 + 1}

    assert code_of(api.client.post(UPLOADS, json=body)) == (400, "media_filesize_too_large")


# Chunks


def test_a_chunk_is_pending_until_it_is_reported(upload: ChunkedUpload) -> None:
    etag = upload.put(2).headers["etag"]
    sent = upload.state()
    upload.report(upload.entry(2, etag))

    state = upload.state()

    assert [chunk["status"] for chunk in sent["uploaded_chunks"]] == ["pending"] * 3
    assert [chunk["status"] for chunk in state["uploaded_chunks"]] == ["pending", "completed", "pending"]
    assert [chunk["uploaded_at"] is None for chunk in state["uploaded_chunks"]] == [True, False, True]
    assert (state["chunks_completed"], state["chunks_pending"], state["uploaded_size"]) == (1, 2, CHUNK)


@pytest.mark.parametrize("content_type", ["application/octet-stream", "video/mp4", "application/x-www-form-urlencoded"])
def test_a_chunk_may_come_under_any_media_type(upload: ChunkedUpload, content_type: str) -> None:
    url, headers = upload.urls[1], {"content-type": content_type}

    assert upload.api.client.put(url, content=upload.chunk(1), headers=headers).status_code == 200


def test_the_same_bytes_have_the_same_etag_and_others_another(upload: ChunkedUpload) -> None:
    first = upload.put(1).headers["etag"]
    again = upload.put(1, url=upload.fresh(1)).headers["etag"]
    other = upload.put(1, bytes(CHUNK), url=upload.fresh(1)).headers["etag"]

    assert first == again != other
    assert first.startswith('"')


@pytest.mark.parametrize("size", [0, CHUNK - 1, CHUNK + 1])
def test_a_chunk_of_the_wrong_size_is_refused_and_its_address_stays_valid(upload: ChunkedUpload, size: int) -> None:
    assert upload.put(1, b"x" * size).status_code == 400

    assert upload.put(1).status_code == 200


def test_a_chunk_over_the_size_limit_is_refused(upload: ChunkedUpload, data: Path) -> None:
    refused = upload.put(1, bytes(5 * 1024**2 + 1))

    assert code_of(refused) == (413, "request_too_large")
    assert on_disk(data) == []


def test_a_chunk_that_is_sent_again_replaces_the_one_before_and_is_reported_anew(upload: ChunkedUpload) -> None:
    upload.send(1)
    etag = upload.put(1, bytes(CHUNK), url=upload.fresh(1)).headers["etag"]

    assert upload.statuses()[0] == "pending"
    upload.report(upload.entry(1, etag))
    assert upload.statuses()[0] == "completed"


def test_a_chunk_that_is_sent_again_unchanged_stays_complete(upload: ChunkedUpload) -> None:
    upload.send(1)

    upload.put(1, url=upload.fresh(1))

    assert upload.statuses()[0] == "completed"


# Addresses


def test_a_chunk_address_is_valid_once(upload: ChunkedUpload) -> None:
    upload.put(1)

    assert code_of(upload.put(1)) == REFUSED
    assert upload.put(1, url=upload.fresh(1)).status_code == 200


def test_a_chunk_address_is_valid_for_an_hour(upload: ChunkedUpload) -> None:
    upload.api.clock.advance(minutes=59)
    assert upload.put(1).status_code == 200

    upload.api.clock.advance(minutes=1)

    assert code_of(upload.put(2)) == REFUSED


@pytest.mark.parametrize(
    ("part", "other"),
    [("/1?", "/2?"), ("serial=1", "serial=2"), ("expires=1", "expires=2"), ("signature=", "signature=a")],
)
def test_an_altered_chunk_address_is_refused(upload: ChunkedUpload, part: str, other: str) -> None:
    assert part in upload.urls[1]

    assert code_of(upload.put(1, url=upload.urls[1].replace(part, other))) == REFUSED


def test_a_chunk_address_of_another_account_is_refused(upload: ChunkedUpload) -> None:
    other = ChunkedUpload(upload.api.as_key("tlk_OTHER"), b"x")
    account = other.urls[1].split("/")[-3]

    moved = upload.urls[1].split("/")
    moved[-3] = account

    assert code_of(upload.put(1, url="/".join(moved))) == (403, "read_not_allowed")
    moved[-3] = "0" * 24
    assert code_of(upload.put(1, url="/".join(moved))) == (404, "resource_not_exists")


# Reports


def test_a_repeated_report_is_a_duplicate_and_no_error(upload: ChunkedUpload) -> None:
    entry = upload.entry(1, upload.put(1).headers["etag"].strip('"'))
    first = upload.report(entry, entry).json()

    again = upload.report(entry).json()

    assert [first[name] for name in ("processed_chunks", "duplicate_chunks", "total_completed")] == [1, 1, 1]
    assert [again[name] for name in ("processed_chunks", "duplicate_chunks", "total_completed")] == [0, 1, 1]
    assert "url" not in again


@pytest.mark.parametrize(
    ("index", "changes", "named"),
    [
        (2, {}, "completed_chunks[1].chunk_index"),
        (1, {"chunk_index": 9}, "completed_chunks[1].chunk_index"),
        (1, {"proof": "0" * 32}, "completed_chunks[1].proof"),
        (1, {"chunk_size": 7}, "completed_chunks[1].chunk_size"),
    ],
)
def test_a_partly_wrong_report_names_the_chunk_and_changes_nothing(
    upload: ChunkedUpload, index: int, changes: dict[str, Any], named: str
) -> None:
    good = upload.entry(1, upload.put(1).headers["etag"])

    refused = upload.report(good, upload.entry(index, good["proof"], **changes))

    assert code_of(refused) == INVALID
    assert named in refused.json()["message"]
    assert upload.statuses()[0] == "pending"


# Completion


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(range(1, 4)), together=st.booleans())
def test_chunks_may_arrive_in_any_order(order: list[int], together: bool) -> None:
    whole = picture((20, 40), form="BMP")
    with Server(Settings(profile="instant"), VirtualClock(NOON)) as api:
        upload = ChunkedUpload(api, whole, "board.bmp", type="image", enable_thumbnail=True)

        replies = [upload.send(*order)] if together else [upload.send(index) for index in order]

        assert ["url" in reply for reply in replies] == [False] * (len(replies) - 1) + [True]
        assert api.client.get(replies[-1]["url"]).content == whole
        assert upload.state()["status"] == "completed"


@pytest.mark.parametrize("name", ["video.bin", "audio.bin", "image.bin"])
def test_an_asset_in_chunks_equals_a_direct_upload(api: Api, tmp_path: Path, data: Path, name: str) -> None:
    content = files_of_every_kind(tmp_path)[name]
    multipart_uploads.CHUNK_SIZE = -(-len(content) // 3)
    fields = {"type": name.partition(".")[0], "enable_hls": True, "enable_thumbnail": True, "user_metadata": {"a": 1}}
    upload = ChunkedUpload(api, content, name, **fields)

    upload.send(*upload.indices)
    direct = asset_of(send_file(api, name, content, user_metadata='{"a": 1}'))
    processing = upload.asset()["status"]
    api.clock.advance(minutes=1)

    one, other = shown(api, upload.asset_id), shown(api, direct)
    assert (processing, one["method"], one.keys()) == ("processing", "multipart", other.keys())
    assert {key: one[key] for key in one.keys() - OWN} == {key: other[key] for key in other.keys() - OWN}
    assets = api.app.accounts.of(b"tlk_TEST").assets
    [contents, same] = [assets.get(asset_id) for asset_id in (upload.asset_id, direct)]
    assert (contents.content, contents.file) == (same.content, same.file)
    assert on_disk(data) == [contents.content_key]


def test_an_asset_is_processing_until_its_file_is_complete(upload: ChunkedUpload) -> None:
    upload.send(1, 2)
    upload.api.clock.advance(hours=1)

    assert upload.asset()["status"] == "processing"
    assert upload.asset()["method"] == "multipart"
    index_id = upload.api.create_index()
    refused = upload.api.post(f"/indexes/{index_id}/indexed-assets", json={"asset_id": upload.asset_id})
    assert code_of(refused) == INVALID


def test_the_asset_of_a_file_that_is_not_media_fails_after_completion(upload: ChunkedUpload, data: Path) -> None:
    completed = upload.send(1, 2, 3)
    upload.api.clock.advance(minutes=1)

    asset = upload.asset()

    assert (completed["total_completed"], "url" in completed) == (3, True)
    assert (upload.state()["status"], asset["status"]) == ("completed", "failed")
    assert "neither a video" in asset["error"]["message"]
    assert on_disk(data) == []


def test_the_name_fail_makes_a_file_fail(api: Api) -> None:
    upload = ChunkedUpload(api, picture(), "fail.png", type="image")
    upload.send(*upload.indices)
    api.clock.advance(minutes=1)

    assert upload.asset()["status"] == "failed"


def test_a_completed_upload_answers_reports_and_takes_no_chunks(api: Api) -> None:
    upload = ChunkedUpload(api, picture(), "board.png", type="image")
    first = upload.send(*upload.indices)
    account = api.app.accounts.of(b"tlk_TEST")
    chunks = account.uploads.get(upload.opened["upload_id"]).chunks

    again = upload.report(*(upload.entry(chunk.index, chunk.etag) for chunk in chunks)).json()

    assert (again["url"], again["processed_chunks"]) == (first["url"], 0)
    assert code_of(api.client.post(f"{upload.path}/presigned-urls", json={"start": 1, "count": 1})) == INVALID
    assert code_of(upload.put(1)) == REFUSED


# The end of a session


def test_a_session_that_expires_leaves_no_bytes_and_its_asset_fails(upload: ChunkedUpload, data: Path) -> None:
    upload.send(1)
    upload.api.clock.advance(seconds=DAY - 1)
    kept = on_disk(data)
    assert upload.state()["status"] == "active"

    upload.api.clock.advance(seconds=1)

    assert upload.state()["status"] == "expired"
    assert (len(kept), on_disk(data)) == (1, [])
    asset = upload.asset()
    assert (asset["status"], asset["error"]["message"]) == ("failed", "Its upload was not completed in time.")
    assert upload.api.client.get(UPLOADS).json()["data"] == []
    assert code_of(upload.report(upload.entry(1, "0"))) == INVALID
    assert code_of(upload.put(2)) == REFUSED


def test_a_session_is_removed_with_its_asset(upload: ChunkedUpload, data: Path) -> None:
    upload.send(1)

    assert upload.api.client.delete(f"/v1.3/assets/{upload.asset_id}").status_code == 204

    assert on_disk(data) == []
    assert code_of(upload.api.client.get(upload.path)) == (404, "resource_not_exists")
    assert code_of(upload.put(2)) == (404, "resource_not_exists")


def test_chunks_of_the_same_bytes_are_kept_once(api: Api, data: Path) -> None:
    upload = ChunkedUpload(api, bytes(4 * CHUNK))

    upload.send(*upload.indices[:3])

    assert len(on_disk(data)) == 1


def test_a_reset_leaves_no_chunks(upload: ChunkedUpload, data: Path) -> None:
    upload.send(1, 2)

    upload.api.client.post("/__admin/reset")

    assert on_disk(data) == []
    assert code_of(upload.put(3)) == (404, "resource_not_exists")


# The test kit


def test_a_snapshot_has_the_sessions_and_their_chunks(upload: ChunkedUpload) -> None:
    upload.send(1)
    before = upload.state()
    snapshot = upload.api.client.get("/__admin/snapshot").content

    upload.send(2)
    restore(upload.api, snapshot)

    assert upload.state() == before
    assert upload.send(2, 3)["total_completed"] == 3


def test_a_chunk_with_a_missing_file_has_failed_and_can_be_sent_again(upload: ChunkedUpload, data: Path) -> None:
    upload.send(1)
    snapshot = upload.api.client.get("/__admin/snapshot").content
    upload.api.client.post("/__admin/reset")
    for chunk in uploads_in(data):
        chunk.unlink()

    restore(upload.api, snapshot)

    state = upload.state()["uploaded_chunks"][0]
    assert (state["status"], "again" in state["error"]) == ("failed", True)
    etag = upload.put(1, url=upload.fresh(1)).headers["etag"]
    assert upload.report(upload.entry(1, etag)).json()["total_completed"] == 1


def restore(api: Api, snapshot: bytes) -> None:
    reply = api.client.post("/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"})
    assert reply.status_code == 204, reply.text


def test_faults_and_the_journal_know_of_chunks(upload: ChunkedUpload) -> None:
    rule = {"match": {"operation": "put_chunk"}, "times": 1, "fault": {"error": {"status": 503}}}
    assert upload.api.client.post("/__admin/faults", json=rule).status_code == 201

    statuses = [upload.put(1).status_code for _ in range(2)]

    assert statuses == [503, 200]
    query = {"operation": "put_chunk"}
    entries = upload.api.client.get("/__admin/journal", params=query).json()["data"]
    assert sorted(entry["status"] for entry in entries) == [200, 503]


def test_storage_operations_are_not_counted(api: Api) -> None:
    contract = api.app.contract

    assert "put_chunk" in contract.operations
    assert "put_chunk" not in {operation.id for operation in contract.api_operations}
