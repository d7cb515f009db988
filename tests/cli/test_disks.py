"""Disk problems: a full disk, a vanished or unwritable directory, leftovers of a killed server."""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from time import time
from types import SimpleNamespace
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from mockserver.app.media import upload_directory
from mockserver.app.media.named_files import LIST
from mockserver.app.media.upload_directory import UploadDirectory
from mockserver.ground.errors import SettingsInvalid, StorageFailed
from tests.cli.test_serving import KEY, SlowUpload, call, create_index
from tests.support.data_directory import uploads_in
from tests.support.multipart import MULTIPART, Part, multipart
from tests.support.processes import LONGEST_SECONDS, Running, run, running

NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@contextmanager
def full_disk(server: Running) -> Iterator[None]:
    """Prevent the server from writing to any file."""
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, NO_LIMIT)


def upload(server: Running, index_id: str, film: Path) -> tuple[int, Any]:
    sending = SlowUpload(server, index_id, film)
    head, _, body = sending.finish().partition(b"\r\n\r\n")
    sending.close()
    return int(head.split()[1]), json.loads(body)


def arrived_in(directory: Path, server: Running) -> Path:
    """Return the file of an upload in progress; the requests meanwhile give the server time."""
    for _ in range(500):
        found = [each for each in directory.rglob("incoming-*") if each.is_file()]
        if found:
            return found[0]
        call(server, "/__admin/health")
    raise AssertionError("nothing arrived")


def fetch(url: str, data: bytes | None = None, method: str = "GET", media_type: str = "") -> tuple[int, bytes]:
    request = Request(url, data, {"x-api-key": KEY, "content-type": media_type}, method=method)
    try:
        with urlopen(request, timeout=LONGEST_SECONDS) as reply:
            return reply.status, reply.read()
    except HTTPError as error:
        with error:
            return error.code, error.read()


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "uploads"


@pytest.fixture
def server(directory: Path) -> Iterator[Running]:
    with running("--data-dir", str(directory), "--profile", "instant") as server:
        yield server


def test_an_upload_to_a_full_disk_is_refused_and_leaves_nothing(server: Running, directory: Path, film: Path) -> None:
    index_id = create_index(server)

    with full_disk(server):
        status, error = upload(server, index_id, film)

    assert (status, error["code"]) == (507, "mock_storage_failed")
    assert str(directory) in error["message"]
    assert uploads_in(directory) == []
    assert upload(server, index_id, film)[0] == 201


def test_a_partial_stream_on_a_full_disk_is_not_kept(server: Running, directory: Path, film: Path) -> None:
    task = upload(server, create_index(server), film)[1]["_id"]
    url = call(server, f"/v1.2/tasks/{task}")[1]["hls"]["video_url"]

    with full_disk(server):
        status, error = fetch(url)

    assert (status, json.loads(error)["code"]) == (507, "mock_storage_failed")
    assert [each.name for each in uploads_in(directory) if each.is_dir()] == []
    status, playlist = fetch(url)
    assert status == 200
    assert b"#EXT-X-ENDLIST" in playlist


def test_a_directory_that_vanished_is_recreated(server: Running, directory: Path, film: Path) -> None:
    index_id = create_index(server)
    upload(server, index_id, film)
    rmtree(directory)

    status, _ = upload(server, index_id, film)

    assert status == 201
    assert [each.read_bytes() for each in uploads_in(directory)] == [film.read_bytes()]
    assert run("serve", "--port", "0", "--data-dir", str(directory)).returncode == 2  # it is locked again


def test_a_directory_that_cannot_be_recreated_is_reported_by_uploads_and_by_health(
    server: Running, directory: Path, film: Path
) -> None:
    index_id = create_index(server)
    rmtree(directory)
    directory.write_text("a file in its place")

    status, error = upload(server, index_id, film)
    health, said = call(server, "/__admin/health")
    command = run("health", "--port", str(server.address[1]))
    directory.unlink()

    assert (status, error["code"]) == (507, "mock_storage_failed")
    assert (health, said["status"]) == (503, "failing")
    assert str(directory) in said["problem"]
    assert (command.returncode, command.stdout) == (1, "")
    assert str(directory) in command.stderr
    assert call(server, "/__admin/health")[1]["status"] == "ok"
    assert upload(server, index_id, film)[0] == 201


def test_the_next_server_removes_leftovers_of_a_killed_one(server: Running, directory: Path, film: Path) -> None:
    index_id = create_index(server)
    upload(server, index_id, film)
    (kept,) = uploads_in(directory)
    begun = SlowUpload(server, index_id, film)
    stream_of_none = directory / f"{'0' * 64}.hls"
    stream_of_none.mkdir()
    (directory / "incoming-made").mkdir()
    (directory / f"chunk-{'0' * 64}").write_bytes(b"of a file that was not whole")
    own = directory / "notes.txt"
    own.write_text("by the user")
    arrived_in(directory, server)

    server.process.kill()
    server.wait()
    begun.close()
    with running("--data-dir", str(directory)):
        left = set(uploads_in(directory))

    assert kept not in left
    assert left == {own}


def test_files_of_a_snapshot_stay_when_a_server_is_killed(server: Running, directory: Path, film: Path) -> None:
    upload(server, create_index(server), film)
    (kept,) = uploads_in(directory)
    assert fetch(f"{server.url}/__admin/snapshot")[0] == 200

    server.process.kill()
    server.wait()
    with running("--data-dir", str(directory)):
        left = uploads_in(directory)

    assert left == [kept]


def test_a_directory_without_the_list_keeps_everything(server: Running, directory: Path, film: Path) -> None:
    upload(server, create_index(server), film)
    (kept,) = uploads_in(directory)
    server.process.kill()
    server.wait()
    (directory / LIST).unlink()

    for _ in range(2):
        with running("--data-dir", str(directory)):
            left = list(directory.iterdir())

    assert left == [kept]


def test_the_next_server_removes_the_temporary_directory_of_a_killed_one(tmp_path: Path, film: Path) -> None:
    variables = {"TMPDIR": str(tmp_path)}
    with running(environment=variables) as first:
        begun = SlowUpload(first, create_index(first), film)
        orphan = arrived_in(tmp_path, first).parent
        first.process.send_signal(signal.SIGKILL)
        first.wait()
        begun.close()
    an_hour_ago = time() - 3_600
    os.utime(orphan, (an_hour_ago, an_hour_ago))

    with running(environment=variables) as second:
        call(second, "/v1.2/engines")

        assert list(tmp_path.iterdir()) == []


def test_directories_in_use_or_of_other_programs_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    in_use = UploadDirectory()
    names = ["mockserver-notes", "mockserver-uploads-of-mine", "mockserver-uploads-", "incoming-abc"]
    stay = [in_use.path, *(tmp_path / name for name in names)]
    for path in stay:
        path.mkdir(exist_ok=True)
        os.utime(path, (0, 0))
    young = tmp_path / "mockserver-uploads-abcd1234"
    young.mkdir()

    UploadDirectory().close()

    assert set(tmp_path.iterdir()) == {*stay, young}
    in_use.close()


def test_health_reports_a_nearly_full_disk(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    uploads = UploadDirectory(str(directory))
    messages = []
    for free in (1024 * 1024 - 1, 1024 * 1024):
        monkeypatch.setattr(upload_directory, "disk_usage", lambda path, free=free: SimpleNamespace(free=free))
        messages.append(uploads.trouble())
    uploads.close()

    assert messages == [f"The disk of {directory} is full: 1048575 bytes are free.", ""]


def test_a_chunk_to_a_full_disk_is_refused_and_can_be_sent_again(server: Running, directory: Path) -> None:
    announced = {"filename": "final.mp4", "type": "video", "total_size": 1_000}
    url = call(server, "/v1.3/assets/multipart-uploads", announced)[1]["upload_urls"][0]["url"]

    with full_disk(server):
        refused, _ = fetch(url, b"x" * 1_000, "PUT", "application/octet-stream")
        left = uploads_in(directory)

    assert (refused, left) == (507, [])
    assert fetch(url, b"x" * 1_000, "PUT", "application/octet-stream")[0] == 200


def test_a_snapshot_to_a_full_disk_is_refused_and_changes_nothing(server: Running, directory: Path) -> None:
    snapshot = fetch(f"{server.url}/__admin/snapshot")[1]
    index_id = create_index(server)
    sent = multipart([Part("snapshot", snapshot, "account.ndjson")])

    with full_disk(server):
        refused, _ = fetch(f"{server.url}/__admin/snapshot", sent, "POST", MULTIPART)
        left = uploads_in(directory)

    assert (refused, left) == (507, [])
    assert call(server, f"/v1.2/indexes/{index_id}")[0] == 200
    assert fetch(f"{server.url}/__admin/snapshot", sent, "POST", MULTIPART)[0] == 204


@contextmanager
def user_without_permission(directory: Path) -> Iterator[int]:
    """Return the id of a user who may not write to `directory`, after switching to it."""
    directory.chmod(0o500)
    user = os.geteuid() or 65532
    own = os.geteuid()
    os.seteuid(user)
    try:
        yield user
    finally:
        os.seteuid(own)
        directory.chmod(0o700)


def test_a_directory_of_another_user_is_refused_with_the_uid_of_the_server(tmp_path: Path) -> None:
    with user_without_permission(tmp_path) as user, pytest.raises(SettingsInvalid) as refused:
        UploadDirectory(str(tmp_path))

    reason = f"Permission denied; make user {user} its owner, or run as its owner"
    assert str(refused.value) == f"the data directory {tmp_path} cannot be written by user {user}: {reason}"


def test_a_directory_that_becomes_unwritable_is_reported_with_the_uid_of_the_server(tmp_path: Path) -> None:
    directory = UploadDirectory(str(tmp_path))

    with (
        user_without_permission(tmp_path) as user,
        pytest.raises(StorageFailed, match=f"by user {user}: Permission denied"),
        directory.writing(),
    ):
        (directory.path / "film").touch()

    directory.close()


def test_files_are_replaced_atomically(tmp_path: Path) -> None:
    path = tmp_path / "0001.json"
    path.write_bytes(b"as it was")
    script = (
        "import resource, sys; from pathlib import Path; from mockserver.ground.whole_files import write_whole\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10)); write_whole(Path(sys.argv[1]), b'x' * 100)"
    )

    ended = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)

    assert "OSError: [Errno 27]" in ended.stderr
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [b"as it was"]


def test_without_any_temporary_directory_only_uploads_are_refused(film: Path) -> None:
    with running() as server:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))

        index_id = create_index(server)
        status, error = upload(server, index_id, film)
        health, said = fetch(f"{server.url}/__admin/health")

        assert (status, error["code"]) == (507, "mock_storage_failed")
        assert "The directory for temporary files cannot be written" in error["message"]
        assert (health, json.loads(said)["status"]) == (503, "failing")
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, NO_LIMIT)
        assert upload(server, index_id, film)[0] == 201
        assert fetch(f"{server.url}/__admin/health")[0] == 200
