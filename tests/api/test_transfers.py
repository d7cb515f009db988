"""Transfers from a cloud storage; a folder stands in for it."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from shutil import copyfile
from typing import Any

import httpx2
import pytest
from twelvelabs import NotFoundError, TwelveLabs

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.films import make_film
from tests.support.sockets import serving

BUCKET = "65282b008f9cd95a98cbcf00"
UNKNOWN_ID = "6528dcf40000000000000000"
GROUPS = ["not_imported", "validating", "pending", "queued", "indexing", "ready", "failed"]
CHESS, GO = "s3://lessons/chess.mp4", "s3://lessons/deep/go.mp4"


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two films with sound, a silent one, a short one, and a file that is not a film."""
    folder = tmp_path_factory.mktemp("films")
    make_film(folder / "chess.mp4")
    make_film(folder / "go.mp4", hue=90)
    make_film(folder / "silent.mp4", audio=False)
    make_film(folder / "short.mp4", seconds=2)
    (folder / "broken.mp4").write_bytes(b"no film")
    return folder


@pytest.fixture
def bucket(tmp_path: Path, films: Path) -> Path:
    """The folder of the integration, with one film in it and one below."""
    (tmp_path / "deep").mkdir()
    copyfile(films / "chess.mp4", tmp_path / "chess.mp4")
    copyfile(films / "go.mp4", tmp_path / "deep" / "go.mp4")
    return tmp_path


@pytest.fixture
def api(bucket: Path, clock: VirtualClock) -> Iterator[Api]:
    with Server(Settings(integration=((BUCKET, bucket),)), clock) as api:
        yield api


def import_videos(api: Api, index_id: str, **fields: Any) -> Any:
    reply = api.post(f"/tasks/transfers/import/{BUCKET}", json={"index_id": index_id, **fields})
    assert reply.status_code == 200, reply.text
    return reply.json()


def status_of(api: Api, index_id: str) -> Any:
    reply = api.get(f"/tasks/transfers/import/{BUCKET}/status", params={"index_id": index_id})
    assert reply.status_code == 200, reply.text
    return reply.json()


def logs_of(api: Api) -> Any:
    return api.get(f"/tasks/transfers/import/{BUCKET}/logs").json()["data"]


def named(items: Any) -> list[str]:
    return [item["filename"] for item in items]


def entry(index_id: str, address: str = CHESS, **fields: Any) -> dict[str, Any]:
    return {"index_id": index_id, "language": "en", "object": address, **fields}


def transfer(api: Api, content: bytes) -> httpx2.Response:
    return api.post("/tasks/transfers", files={"file": ("transfer.json", content)})


def refusal(reply: httpx2.Response) -> tuple[int, str, str]:
    return reply.status_code, reply.json()["code"], reply.json()["message"]


class TestImport:
    def test_takes_the_videos_of_the_folder_and_below_in_order_of_their_names(self, api: Api, bucket: Path) -> None:
        (bucket / "notes.txt").write_text("no video")
        (bucket / ".hidden.mp4").write_bytes(b"no video")

        reply = import_videos(api, api.create_index())

        assert named(reply["videos"]) == ["chess.mp4", "deep/go.mp4"]
        assert reply["failed_files"] == []

    def test_leaves_the_files_where_they_are(self, api: Api, bucket: Path) -> None:
        before = {path: path.read_bytes() for path in bucket.rglob("*.mp4")}

        import_videos(api, api.create_index())

        assert {path: path.read_bytes() for path in bucket.rglob("*.mp4")} == before

    def test_opens_the_files_and_keeps_what_they_are(self, api: Api, bucket: Path) -> None:
        index_id = api.create_index()
        video_id = import_videos(api, index_id, user_metadata={"rating": 9.3, "new": True, "none": None})["videos"][0][
            "video_id"
        ]
        (bucket / "chess.mp4").unlink()
        api.clock.advance(minutes=1)

        task = api.get(f"/tasks/{video_id}").json()
        video = api.get(f"/indexes/{index_id}/videos/{video_id}").json()

        assert (task["status"], task["video_id"]) == ("ready", video_id)
        assert video["metadata"]["duration"] == 5
        assert video["metadata"]["filename"] == "chess.mp4"
        assert (video["metadata"]["rating"], video["metadata"]["new"]) == (9.3, True)
        assert "none" not in video["metadata"]

    def test_gives_an_image_of_the_film_to_search_by(self, api: Api) -> None:
        index_id = api.create_index(addons=["thumbnail"])
        video_id = import_videos(api, index_id)["videos"][0]["video_id"]
        api.clock.advance(minutes=1)

        thumbnail = api.get(f"/indexes/{index_id}/videos/{video_id}/thumbnail").json()["thumbnail"]

        assert api.client.get(thumbnail).headers["content-type"] == "image/jpeg"

    def test_lists_what_breaks_a_limit_with_the_reason(self, api: Api, bucket: Path, films: Path) -> None:
        for name in ("silent.mp4", "short.mp4", "broken.mp4"):
            copyfile(films / name, bucket / name)
        (bucket / "dangling.mp4").symlink_to(bucket / "nowhere.mp4")

        reply = import_videos(api, api.create_index())

        assert named(reply["videos"]) == ["chess.mp4", "deep/go.mp4"]
        reasons = {file["filename"]: file["error_message"] for file in reply["failed_files"]}
        assert list(reasons) == ["broken.mp4", "dangling.mp4", "short.mp4", "silent.mp4"]
        assert "at least 4 s, got 2 s" in reasons["short.mp4"]
        assert "audio track" in reasons["silent.mp4"]
        assert "cannot be read: No such file" in reasons["dangling.mp4"]

    def test_takes_only_what_has_come_since_if_it_is_incremental(self, api: Api, bucket: Path, films: Path) -> None:
        index_id = api.create_index()
        api.upload(index_id, films / "chess.mp4")

        first, second = import_videos(api, index_id), import_videos(api, index_id)
        make_film(bucket / "new.mp4", hue=180)
        third = import_videos(api, index_id, incremental_import=None, retry_failed=None, user_metadata=None)
        everything = import_videos(api, index_id, incremental_import=False)

        assert [named(reply["videos"]) for reply in (first, second, third, everything)] == [
            ["deep/go.mp4"],
            [],
            ["new.mp4"],
            ["chess.mp4", "deep/go.mp4", "new.mp4"],
        ]

    def test_notices_that_a_file_has_changed(self, api: Api, bucket: Path, films: Path) -> None:
        index_id = api.create_index()
        copyfile(films / "broken.mp4", bucket / "late.mp4")
        assert named(import_videos(api, index_id)["failed_files"]) == ["late.mp4"]

        make_film(bucket / "late.mp4", hue=200)

        assert named(import_videos(api, index_id)["videos"]) == ["late.mp4"]

    def test_retries_what_failed_if_asked_to(self, api: Api, bucket: Path, films: Path) -> None:
        index_id = api.create_index()
        copyfile(films / "silent.mp4", bucket / "silent.mp4")
        import_videos(api, index_id)

        passing, retrying = import_videos(api, index_id), import_videos(api, index_id, retry_failed=True)

        assert (named(passing["failed_files"]), named(retrying["failed_files"])) == ([], ["silent.mp4"])

    @pytest.mark.parametrize("key", ["duration", "filename"])
    def test_refuses_metadata_that_every_video_has_already(self, api: Api, key: str) -> None:
        body = {"index_id": api.create_index(), "user_metadata": {key: "own"}}

        status, code, message = refusal(api.post(f"/tasks/transfers/import/{BUCKET}", json=body))

        assert (status, code) == (400, "parameter_invalid")
        assert "user_metadata" in message

    def test_does_not_know_another_integration_or_index(self, api: Api) -> None:
        known = api.create_index()

        elsewhere = refusal(api.post(f"/tasks/transfers/import/{UNKNOWN_ID}", json={"index_id": known}))
        nowhere = refusal(api.post(f"/tasks/transfers/import/{BUCKET}", json={"index_id": UNKNOWN_ID}))

        assert elsewhere == (
            404,
            "resource_not_exist",
            f"Resource with id {UNKNOWN_ID} does not exist in integrations.",
        )
        assert nowhere == (404, "resource_not_exist", f"Resource with id {UNKNOWN_ID} does not exist in indexes.")

    def test_every_integration_is_empty_if_none_is_configured(self, clock: VirtualClock) -> None:
        with Server(Settings(), clock) as api:
            index_id = api.create_index()

            assert import_videos(api, index_id) == {"videos": [], "failed_files": []}
            assert status_of(api, index_id) == {group: [] for group in GROUPS}


class TestStatus:
    def test_shows_every_group_and_each_file_in_one(self, api: Api, bucket: Path, films: Path) -> None:
        index_id = api.create_index()
        copyfile(films / "short.mp4", bucket / "short.mp4")
        make_film(bucket / "will fail.mp4", hue=60)
        before = status_of(api, index_id)
        import_videos(api, index_id)

        begun = status_of(api, index_id)
        api.clock.advance(minutes=1)
        done = status_of(api, index_id)

        assert list(before) == list(begun) == list(done) == GROUPS
        assert before["not_imported"] == ["chess.mp4", "deep/go.mp4", "short.mp4", "will fail.mp4"]
        assert begun["not_imported"] == []
        assert named(begun["validating"]) == ["chess.mp4", "deep/go.mp4", "will fail.mp4"]
        assert named(done["ready"]) == ["chess.mp4", "deep/go.mp4"]
        assert named(done["failed"]) == ["short.mp4", "will fail.mp4"]
        assert done["failed"][0]["error_message"].endswith("got 2 s.")
        assert done["ready"][0]["created_at"] == done["failed"][0]["created_at"] == "2024-06-01T12:00:00Z"

    def test_is_of_one_index(self, api: Api) -> None:
        index_id, other = api.create_index(), api.create_index("other")
        import_videos(api, index_id)

        assert status_of(api, other)["not_imported"] == ["chess.mp4", "deep/go.mp4"]

    def test_takes_the_index_from_a_body_too(self, api: Api) -> None:
        path, index_id = f"/tasks/transfers/import/{BUCKET}/status", api.create_index()

        reply = api.request("GET", path, json={"index_id": index_id})

        assert reply.json() == status_of(api, index_id)

    def test_needs_an_index(self, api: Api) -> None:
        status, code, message = refusal(api.get(f"/tasks/transfers/import/{BUCKET}/status"))

        assert (status, code) == (400, "parameter_not_provided")
        assert "index_id" in message


class TestLogs:
    def test_tell_of_every_import_oldest_first(self, api: Api, bucket: Path, films: Path) -> None:
        copyfile(films / "short.mp4", bucket / "short.mp4")
        index_id = api.create_index("Lessons")
        import_videos(api, index_id)
        running = logs_of(api)
        api.clock.advance(minutes=1)
        import_videos(api, index_id)

        ended = logs_of(api)

        assert running[0]["ended_at"] is None
        assert running[0]["video_status"]["validating"] == 2
        first, second = ended
        assert (first["index_id"], first["index_name"]) == (index_id, "Lessons")
        assert (first["created_at"], first["ended_at"]) == ("2024-06-01T12:00:00Z", "2024-06-01T12:00:01Z")
        assert (first["video_status"]["ready"], first["video_status"]["failed"]) == (2, 1)
        assert named(first["failed_files"]) == ["short.mp4"]
        assert (second["created_at"], set(second["video_status"].values())) == ("2024-06-01T12:01:00Z", {0})


class TestTransfer:
    def test_makes_a_task_of_each_entry(self, api: Api) -> None:
        index_id = api.create_index()
        entries = [entry(index_id, transcription="s3://lessons/chess.srt"), entry(index_id, GO, transcription=None)]

        reply = transfer(api, json.dumps(entries).encode())

        assert (reply.status_code, reply.content) == (204, b"")
        made = api.get("/tasks").json()["data"]
        assert [task["metadata"]["filename"] for task in made] == ["go.mp4", "chess.mp4"]

    def test_does_not_upload_an_address_twice_into_one_index(self, api: Api) -> None:
        index_id, other = api.create_index(), api.create_index("other")
        transfer(api, json.dumps([entry(index_id)]).encode())

        transfer(api, json.dumps([entry(index_id), entry(other), entry(other)]).encode())

        assert [task["index_id"] for task in api.get("/tasks").json()["data"]] == [other, index_id]

    def test_takes_the_list_in_a_json_body_too(self, api: Api) -> None:
        reply = api.post("/tasks/transfers", json={"file": [entry(api.create_index())]})

        assert reply.status_code == 204
        assert len(api.get("/tasks").json()["data"]) == 1

    @pytest.mark.parametrize(
        ("wrong", "names"),
        [
            ({"object": "chess.mp4"}, "file[1].object"),
            ({"language": "de"}, "file[1].language"),
            ({"object": "s3://lessons/video_file_broken.mp4"}, "file[1]: Provoked"),
            ({"index_id": UNKNOWN_ID}, f"file[1]: Resource with id {UNKNOWN_ID}"),
        ],
        ids=["address", "language", "video", "index"],
    )
    def test_begins_nothing_if_one_entry_is_wrong_and_names_it(
        self, api: Api, wrong: dict[str, str], names: str
    ) -> None:
        index_id = api.create_index()
        entries = [entry(index_id), entry(index_id) | wrong]

        reply = transfer(api, json.dumps(entries).encode())

        assert names in refusal(reply)[2]
        assert api.get("/tasks").json()["data"] == []

    @pytest.mark.parametrize(
        "content", [b"", b"not json", b'{"index_id": "x"}', b"[]", b"[1]", b"[" * 250 + b"]" * 250, b"\xff"]
    )
    def test_refuses_a_file_that_is_not_a_list_of_entries(self, api: Api, content: bytes) -> None:
        assert refusal(transfer(api, content))[:2] == (400, "parameter_invalid")

    def test_refuses_a_list_without_end(self, api: Api) -> None:
        assert refusal(transfer(api, b" " * (4 * 1024 * 1024 + 1)))[:2] == (413, "request_too_large")

    def test_names_what_an_entry_lacks(self, api: Api) -> None:
        status, code, message = refusal(transfer(api, b'[{"index_id": "6527e59e74b5a5ab84015cf5"}]'))

        assert (status, code) == (400, "parameter_not_provided")
        assert "file[0].language" in message

    def test_refuses_what_an_entry_cannot_have_if_it_is_strict(self, clock: VirtualClock) -> None:
        with Server(Settings(strict=True), clock) as api:
            content = json.dumps([entry(api.create_index(), colour="red")]).encode()

            status, code, message = refusal(transfer(api, content))

        assert (status, code) == (400, "parameter_unknown")
        assert "colour" in message


@pytest.fixture
def client(bucket: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """The official Python SDK on a server with the integration."""
    with serving(Settings(port=0, profile="instant", integration=((BUCKET, bucket),))) as url:
        monkeypatch.setenv("TWELVELABS_BASE_URL", url)
        client = TwelveLabs(api_key="tlk_TRANSFERS")
        yield client
        client._client.close()


@pytest.fixture
def index(client: Any) -> Any:
    return client.index.create("lessons", [{"name": "marengo2.6", "options": ["visual", "conversation"]}])


class TestPythonSdk:
    def test_imports_and_follows_the_videos(self, client: Any, index: Any, bucket: Path, films: Path) -> None:
        copyfile(films / "short.mp4", bucket / "short.mp4")

        made = client.task.transfers.import_videos(BUCKET, index.id, user_metadata={"category": "games"})
        status = client.task.transfers.import_status(BUCKET, index.id)
        log = client.task.transfers.import_logs(BUCKET)[0]

        assert [video.filename for video in made.videos] == ["chess.mp4", "deep/go.mp4"]
        assert [video.video_id for video in status.ready] == [video.video_id for video in made.videos]
        assert [file.filename for file in status.failed] == ["short.mp4"] == [made.failed_files[0].filename]
        assert (log.index_name, log.video_status.ready, log.video_status.failed) == ("lessons", 2, 1)
        assert client.task.retrieve(made.videos[0].video_id).video_id == made.videos[0].video_id
        assert len(client.index.video.list(index.id, metadata={"category": "games"})) == 2

    def test_transfers_a_list(self, client: Any, index: Any) -> None:
        client.task.transfer(BytesIO(json.dumps([entry(index.id), entry(index.id, GO)]).encode()))

        assert [task.metadata["filename"] for task in client.task.list(index_id=index.id)] == ["go.mp4", "chess.mp4"]

    def test_hears_of_an_unknown_integration(self, client: Any, index: Any) -> None:
        with pytest.raises(NotFoundError, match="integrations"):
            client.task.transfers.import_videos(UNKNOWN_ID, index.id)
