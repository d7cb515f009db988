"""Unusable stores: one sentence at the start, later a clear error, and never a wrong answer."""

import errno
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import floats, integers

from mockserver.app.application import MockServerApp
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from mockserver.state.account_log import Change, LogFailed, Stored
from mockserver.state.sql_log import SqlLog
from tests.cli.test_disks import full_disk
from tests.cli.test_serving import call, create_index
from tests.store.test_old_stores import STORES
from tests.support.asgi import AsgiClient
from tests.support.multipart import Part
from tests.support.processes import Running, run, running

OLD = sorted(STORES.glob("*.db"))[-1]


def flags(directory: Path) -> tuple[str, str]:
    return "--store", f"sqlite:///{directory}/state.db"


def ids(server: Running) -> list[str]:
    return [index["_id"] for index in call(server, "/v1.2/indexes")[1]["data"]]


def add_index(server: Running, name: str) -> int:
    engine = {"engine_name": "marengo2.6", "engine_options": ["visual"]}
    return call(server, "/v1.2/indexes", {"index_name": name, "engines": [engine]})[0]


def refusal(directory: Path) -> str:
    """Return the one line with which a server refuses to start."""
    ended = run("serve", "--port", "0", *flags(directory))
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    return ended.stderr


def test_a_change_on_a_full_disk_is_refused_and_rolled_back(tmp_path: Path) -> None:
    with running(*flags(tmp_path)) as server:
        kept = create_index(server)
        with full_disk(server):
            status, refused = call(server, "/v1.2/indexes", {"index_name": "b", "engines": [ENGINE]})
            health = call(server, "/__admin/health")
            seen = ids(server)
        after = add_index(server, "c")
        healthy = call(server, "/__admin/health")[0]

    assert (status, refused["code"]) == (507, "mock_storage_failed")
    assert "state.db" in refused["message"]
    assert (health[0], "state.db" in health[1]["problem"]) == (503, True)
    assert seen == [kept]
    assert (after, healthy) == (201, 200)


ENGINE = {"engine_name": "marengo2.6", "engine_options": ["visual"]}


def test_a_store_in_use_is_refused(tmp_path: Path) -> None:
    with running(*flags(tmp_path)) as server:
        message = refusal(tmp_path)
        assert create_index(server)

    assert "is in use by another process" in message


def test_a_store_can_be_opened_after_its_server_was_killed(tmp_path: Path) -> None:
    with running(*flags(tmp_path)) as server:
        kept = create_index(server)
        server.process.kill()
        server.wait()

    with running(*flags(tmp_path)) as server:
        assert ids(server) == [kept]


def test_a_store_of_a_newer_release_is_refused(tmp_path: Path) -> None:
    with running(*flags(tmp_path)) as server:
        server.stop()
    with sqlite3.connect(tmp_path / "state.db") as database:
        database.execute("update mockserver set value = 99 where name = 'schema'")
    database.close()

    assert "has the format 99 of a newer release; this one reads formats up to 1" in refusal(tmp_path)


@pytest.mark.parametrize("content", [b"no database" * 100, b"SQLite format 3\0" + bytes(5000)])
def test_a_file_that_is_not_a_store_is_refused_and_unchanged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "state.db").write_bytes(content)

    assert "is damaged" in refusal(tmp_path)
    assert (tmp_path / "state.db").read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "state.db") as database:
        database.execute("create table songs (name text)")
    database.close()

    assert "is a database of something else" in refusal(tmp_path)


def test_a_damaged_record_gives_an_error_and_not_a_wrong_answer(tmp_path: Path) -> None:
    with running(*flags(tmp_path)) as server:
        create_index(server)
        server.stop()
    with sqlite3.connect(tmp_path / "state.db") as database:
        [(body,)] = database.execute("select body from records where kind = 'index'").fetchall()
        database.execute(
            "update records set body = ? where kind = 'index'", (body.replace(b"marmalade", b"marmelade"),)
        )
    database.close()

    with running(*flags(tmp_path)) as server:
        status, refused = call(server, "/v1.2/indexes")

    assert (status, refused["code"]) == (507, "mock_storage_failed")
    assert "is damaged" in refused["message"]


@given(at=floats(0, 1, exclude_max=True), bit=integers(0, 7))
@settings(max_examples=150, deadline=None)
def test_a_file_with_one_wrong_bit_is_refused_or_read_completely(at: float, bit: int) -> None:
    content = bytearray(OLD.read_bytes())
    content[int(at * len(content))] ^= 1 << bit

    with TemporaryDirectory() as directory:
        path = Path(directory) / "state.db"
        path.write_bytes(content)
        with suppress(SettingsInvalid, LogFailed):
            assert contents_of(path) == contents_of_old()


def contents_of(path: Path) -> list[tuple[Stored, Sequence[Change]]]:
    log = SqlLog(f"sqlite:///{path}")
    try:
        return [(stored, log.load(stored.id)) for stored in log.accounts()]
    finally:
        log.close()


@cache
def contents_of_old() -> list[tuple[Stored, Sequence[Change]]]:
    with TemporaryDirectory() as directory:
        return contents_of(Path(shutil.copy(OLD, directory)))


def test_on_a_disk_that_becomes_read_only_changes_fail_and_reads_work(tmp_path: Path) -> None:
    app = MockServerApp(Settings(store=f"sqlite:///{tmp_path}/state.db"))
    log = app._service()._store._commits._log  # type: ignore[union-attr]
    with AsgiClient(app) as client:
        client.post("/indexes", {"index_name": "a", "engines": [ENGINE]})
        app._service()._store._commits.query_blocking(lambda _: set_read_only(log, is_read_only=True))  # type: ignore[union-attr]
        refused = client.post("/indexes", {"index_name": "b", "engines": [ENGINE]})
        health = client.send("GET", "/__admin/health")
        shown = client.get("/indexes").json()["data"]
        app._service()._store._commits.query_blocking(lambda _: set_read_only(log, is_read_only=False))  # type: ignore[union-attr]
        made = client.post("/indexes", {"index_name": "b", "engines": [ENGINE]})
        healthy = client.send("GET", "/__admin/health")
    app.close()

    assert (refused.status, refused.json()["code"]) == (507, "mock_storage_failed")
    assert "readonly" in refused.json()["message"]
    assert (health.status, [index["index_name"] for index in shown]) == (503, ["a"])
    assert (made.status, healthy.status) == (201, 200)


def set_read_only(log: Any, *, is_read_only: bool) -> None:
    """Make SQLite answer as on a disk that was remounted read-only."""
    log._connection.exec_driver_sql(f"PRAGMA query_only={is_read_only:d}")
    log._connection.rollback()


def test_an_upload_that_does_not_reach_the_disk_is_refused_and_leaves_no_record(
    tmp_path: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = MockServerApp(Settings(store=f"sqlite:///{tmp_path}/state.db"))
    with AsgiClient(app) as client:
        index = client.post("/indexes", {"index_name": "a", "engines": [ENGINE]}).json()["_id"]
        with monkeypatch.context() as patched:
            patched.setattr("mockserver.app.commits.sync_file", fails)
            parts = [Part("index_id", index.encode()), Part("video_file", film.read_bytes(), film.name)]
            refused = client.upload("/tasks", parts)
        tasks = client.get("/tasks").json()["data"]
    app.close()

    assert (refused.status, tasks) == (507, [])
    assert "Input/output error" in refused.json()["message"]


def fails(path: Path) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


@pytest.mark.parametrize("directory", ["missing", "/proc"])
def test_a_directory_without_write_permission_is_refused(tmp_path: Path, directory: str) -> None:
    assert "cannot be used" in refusal(tmp_path / directory)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "postgresql://host/db", "state.db"])
def test_an_unsupported_store_address_is_refused(url: str) -> None:
    ended = run("serve", "--port", "0", "--store", url)

    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert "is not memory or an address such as sqlite:///state.db" in ended.stderr


def test_a_store_and_files_to_save_exclude_each_other(tmp_path: Path) -> None:
    ended = run("serve", "--port", "0", *flags(tmp_path), "--save", "all.jsonl")

    assert ended.returncode == 2
    assert "--store keeps all accounts" in ended.stderr


def test_only_the_owner_can_read_the_keys_in_a_store(tmp_path: Path) -> None:
    with running(*flags(tmp_path)) as server:
        create_index(server)
        modes = {file.name: file.stat().st_mode & 0o777 for file in tmp_path.glob("state.db*") if file.is_file()}

    assert set(modes.values()) == {0o600}


def test_files_that_no_account_owns_are_removed_at_the_start(tmp_path: Path) -> None:
    with running(*flags(tmp_path)) as server:
        server.stop()
    stray = tmp_path / "state.db-files" / ("a" * 64)
    stray.write_bytes(b"film")
    other = tmp_path / "state.db-files" / "notes.txt"
    other.write_text("mine")

    with running(*flags(tmp_path)):
        assert (stray.exists(), other.exists()) == (False, True)


DAMAGES = {
    "no files": "files = ''",
    "files of another name": "files = replace(files, substr(files, 1, 1), 'x')",
    "files that are no text": "files = cast(x'ff' as text)",
    "another body": "body = cast('{}' as blob)",
    "another account": "account = 'x'",
    "a place that is no number": "place = 1.5",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_no_file_is_removed_while_a_record_is_damaged(
    tmp_path: Path, film: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    store = Settings(store=f"sqlite:///{tmp_path}/state.db")
    add_video(store, "tlk_FIRST", film)
    files = {file for file in (tmp_path / "state.db-files").iterdir() if len(file.name) == 64}
    with sqlite3.connect(tmp_path / "state.db") as database:
        changed = database.execute(f"update records set {damage} where files != ''").rowcount  # noqa: S608 - a constant
    database.close()

    index = add_video(store, "tlk_OTHER", film)  # the same file
    app = MockServerApp(store)
    with AsgiClient(app, "tlk_OTHER") as client:
        deleted = client.send("DELETE", f"/v1.2/indexes/{index}").status
    app.close()

    assert (changed > 0, deleted, bool(files)) == (True, 204, True)
    assert [file for file in files if not file.exists()] == []
    assert {record.records for record in caplog.records if record.message == "store_damaged"} == {changed}  # type: ignore[attr-defined]


def add_video(store: Settings, key: str, film: Path) -> str:
    """Upload `film` to a new index of a server with this store, and stop the server; return the id of the index."""
    app = MockServerApp(store)
    with AsgiClient(app, key) as client:
        index: str = client.post("/indexes", {"index_name": "a", "engines": [ENGINE]}).json()["_id"]
        parts = [Part("index_id", index.encode()), Part("video_file", film.read_bytes(), film.name)]
        assert client.upload("/tasks", parts).status == 201
    app.close()
    return index
