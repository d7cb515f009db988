"""What a server does with its disk: full, vanished, forbidden, and after it was killed in the middle of an upload."""

import json
import os
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from time import time
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from mockserver.app.media.upload_directory import UploadDirectory
from tests.cli.test_serving import SlowUpload, call, create_index
from tests.support.processes import LONGEST_SECONDS, Running, run, running

NO_LIMIT = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@contextmanager
def full_disk(server: Running) -> Iterator[None]:
    """Let the server write no byte to any file."""
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
    """Return the file of an upload that is still arriving; the requests meanwhile give the server time."""
    for _ in range(500):
        found = [each for each in directory.rglob("incoming-*") if each.is_file()]
        if found:
            return found[0]
        call(server, "/__admin/health")
    raise AssertionError("nothing arrived")


def fetch(url: str) -> tuple[int, bytes]:
    try:
        with urlopen(url, timeout=LONGEST_SECONDS) as reply:
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


def test_an_upload_that_a_full_disk_has_no_place_for_is_refused_and_leaves_nothing(
    server: Running, directory: Path, film: Path
) -> None:
    index_id = create_index(server)

    with full_disk(server):
        status, error = upload(server, index_id, film)

    assert (status, error["code"]) == (507, "mock_storage_failed")
    assert str(directory) in error["message"]
    assert list(directory.iterdir()) == []
    assert upload(server, index_id, film)[0] == 201


def test_a_stream_that_a_full_disk_has_no_place_for_is_not_kept(server: Running, directory: Path, film: Path) -> None:
    task = upload(server, create_index(server), film)[1]["_id"]
    url = call(server, f"/v1.2/tasks/{task}")[1]["hls"]["video_url"]

    with full_disk(server):
        status, error = fetch(url)

    assert (status, json.loads(error)["code"]) == (507, "mock_storage_failed")
    assert [each.name for each in directory.iterdir() if each.is_dir()] == []
    status, playlist = fetch(url)
    assert status == 200
    assert b"#EXT-X-ENDLIST" in playlist


def test_a_directory_that_vanished_is_made_again(server: Running, directory: Path, film: Path) -> None:
    index_id = create_index(server)
    upload(server, index_id, film)
    rmtree(directory)

    status, _ = upload(server, index_id, film)

    assert status == 201
    assert [each.read_bytes() for each in directory.iterdir()] == [film.read_bytes()]
    assert run("serve", "--port", "0", "--data-dir", str(directory)).returncode == 2  # it is locked again


def test_a_directory_that_cannot_be_made_again_is_told_by_uploads_and_by_health(
    server: Running, directory: Path, film: Path
) -> None:
    index_id = create_index(server)
    directory.rmdir()
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


def test_what_a_killed_server_left_in_its_directory_is_removed_by_the_next(
    server: Running, directory: Path, film: Path
) -> None:
    index_id = create_index(server)
    upload(server, index_id, film)
    (kept,) = directory.iterdir()
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
        left = set(directory.iterdir())

    assert left == {kept, own}


def test_the_directory_of_a_run_that_was_killed_is_removed_by_the_next(tmp_path: Path, film: Path) -> None:
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


def test_directories_that_are_in_use_or_not_ours_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
