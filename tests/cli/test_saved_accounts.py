"""`--restore` and `--save`: a server continues with the accounts of another one."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.errors import SettingsInvalid, StartupError
from mockserver.ground.settings import Settings
from tests.cli.test_serving import KEY, call, create_index
from tests.support.api import MARENGO
from tests.support.asgi import AsgiClient
from tests.support.full_account import BUCKET, fill
from tests.support.processes import run_here, running

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
INDEX = {"index_name": "Matches", "engines": [MARENGO]}


@contextmanager
def served(clock: VirtualClock, **settings: Any) -> Iterator[MockServerApp]:
    """Serve from files, and write them at the end."""
    app = MockServerApp(Settings(**settings), make_clock=lambda: clock)
    try:
        yield app
    finally:
        app.close()
    app.save()


def add_index(app: MockServerApp, key: str) -> None:
    with AsgiClient(app, key) as client:
        assert client.post("/indexes", INDEX).status == 201


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_stopped_server_saves_all_accounts_and_the_next_one_has_them(tmp_path: Path, number: signal.Signals) -> None:
    file = tmp_path / "accounts.jsonl"
    flags = ("--restore", str(file), "--save", str(file))

    with running(*flags) as server:
        index_id = create_index(server)
        server.process.send_signal(number)
        assert server.wait() == 0, server.errors
    with running(*flags) as server:
        status, found = call(server, f"/v1.2/indexes/{index_id}")

    assert (status, found["_id"]) == (200, index_id)


def test_what_an_account_shows_is_the_same_after_a_restart(tmp_path: Path, film: Path, clock: VirtualClock) -> None:
    bucket = tmp_path / "bucket"
    bucket.mkdir()
    (bucket / "pitch.mp4").write_bytes(film.read_bytes())
    file = ((KEY, str(tmp_path / "one.jsonl")),)
    options = {"integration": ((BUCKET, bucket),), "data_dir": str(tmp_path / "data")}
    (tmp_path / "data").mkdir()

    with served(clock, save=file, **options) as app, AsgiClient(app, KEY) as client:
        fill(client, clock, film)
        before = client.send("GET", "/__admin/snapshot").body
    with served(clock, restore=file, **options) as app, AsgiClient(app, KEY) as client:
        after = client.send("GET", "/__admin/snapshot").body

    assert after == before


def test_unchanged_accounts_are_not_saved(tmp_path: Path, clock: VirtualClock) -> None:
    everything = (("", str(tmp_path / "all.jsonl")),)
    keys = ("tlk_ONE", "tlk_TWO", "tlk_SAMPLE")

    with served(clock, save=everything) as app:
        for key in keys:
            add_index(app, key)
        with AsgiClient(app, "tlk_ASKED") as client:
            client.get("/indexes")
    with served(clock, restore=everything) as app:
        restored = {name for name, _ in app.accounts.used()}

    assert restored == set(keys)


def test_one_account_is_saved_without_its_key_for_any_other(tmp_path: Path, clock: VirtualClock) -> None:
    path = str(tmp_path / "one.jsonl")

    with served(clock, save=(("tlk_ONE", path),)) as app, AsgiClient(app, "tlk_ONE") as client:
        index_id = client.post("/indexes", INDEX).json()["_id"]
    with served(clock, restore=(("tlk_OTHER", path),)) as app, AsgiClient(app, "tlk_OTHER") as client:
        status = client.get(f"/indexes/{index_id}").status

    assert status == 200
    assert "tlk_ONE" not in Path(path).read_text()


def test_a_server_starts_from_a_snapshot_of_the_admin_operation(tmp_path: Path, clock: VirtualClock) -> None:
    with served(clock) as app, AsgiClient(app, "tlk_ONE") as client:
        index_id = client.post("/indexes", INDEX).json()["_id"]
        (tmp_path / "asked.jsonl").write_bytes(client.send("GET", "/__admin/snapshot").body)

    with (
        served(clock, restore=(("tlk_ONE", str(tmp_path / "asked.jsonl")),)) as app,
        AsgiClient(app, "tlk_ONE") as client,
    ):
        status = client.get(f"/indexes/{index_id}").status

    assert status == 200


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two accounts."""
    file = tmp_path_factory.mktemp("saved") / "all.jsonl"
    with served(VirtualClock(NOON), save=(("", str(file)),)) as app:
        for key in ("tlk_ONE", "tlk_TWO"):
            add_index(app, key)
    return file


@settings(max_examples=20)
@given(cut=integers(min_value=1))
def test_a_file_truncated_anywhere_is_refused_and_not_overwritten(saved: Path, cut: int) -> None:
    whole = saved.read_bytes()
    cut = 1 + cut % (len(whole) - 2)  # the last byte is only a line feed
    begins = whole.find(b'{"snapshot"', 1)
    file = saved.with_name("cut.jsonl")
    file.write_bytes(whole[:cut])
    named = (("", str(file)),)

    if cut in (begins, begins - 1):  # all of the first account, as if it had been saved alone
        MockServerApp(Settings(restore=named, save=named)).close()
    else:
        with pytest.raises(SettingsInvalid, match=f"^--restore: {file} "):
            MockServerApp(Settings(restore=named, save=named))

    assert file.read_bytes() == whole[:cut]


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"[]\n", b'{"snapshot":1}\n', b'{"snapshot":{"format":99,"key":"k"}}\n']
)
def test_the_command_refuses_a_file_of_another_kind_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.jsonl"
    file.write_bytes(content)

    ended = run_here("serve", "--port", "0", "--restore", str(file), "--save", str(file))

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith(f"mockserver: --restore: {file} ")
    assert ended.stderr.count("\n") == 1
    assert file.read_bytes() == content


def test_a_missing_file_is_an_error_unless_it_is_the_one_to_save(tmp_path: Path) -> None:
    missing = (("", str(tmp_path / "missing.jsonl")),)

    MockServerApp(Settings(restore=missing, save=missing)).close()

    with pytest.raises(SettingsInvalid, match="cannot be read: No such file"):
        MockServerApp(Settings(restore=missing))


def test_a_failed_save_is_reported_and_the_old_file_stays(tmp_path: Path, clock: VirtualClock) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    file = kept / "all.jsonl"
    file.write_bytes(orjson.dumps({"old": True}))
    app = MockServerApp(Settings(save=(("", str(file)),)), make_clock=lambda: clock)
    add_index(app, "tlk_ONE")
    (kept / ".all.jsonl.new").mkdir()  # where the new file would begin

    with pytest.raises(StartupError, match=r"^--save: .* could not be written: .*; the old file is unchanged$"):
        app.save()

    app.close()
    assert orjson.loads(file.read_bytes()) == {"old": True}


@pytest.mark.parametrize(("before", "after"), [(None, 0o600), (0o640, 0o640)])
def test_a_saved_file_holds_keys_so_only_its_owner_can_read_it_unless_it_was_readable_before(
    tmp_path: Path, clock: VirtualClock, before: int | None, after: int
) -> None:
    file = tmp_path / "all.jsonl"
    if before is not None:
        file.touch()
        file.chmod(before)
    app = MockServerApp(Settings(save=(("", str(file)),)), make_clock=lambda: clock)
    add_index(app, "tlk_ONE")

    app.save()

    app.close()
    assert S_IMODE(file.stat().st_mode) == after
