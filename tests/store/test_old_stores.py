"""A store of an earlier release opens in this one. `python -m tests.store.test_old_stores NAME` writes such a store.

The files in `stores` are never rewritten: each represents the releases that wrote its format.
"""

import re
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.state.snapshot import FORMAT
from mockserver.state.sql_log import SCHEMA
from tests.support.asgi import AsgiClient
from tests.support.films import make_film
from tests.support.full_account import BUCKET, fill

STORES = Path(__file__).parent / "stores"
KEY = "tlk_TEST"
NOON = datetime(2024, 6, 1, 12, 0, tzinfo=UTC)


def snapshot_of(store: Path) -> bytes:
    """Return a snapshot of the account in a store."""
    clock = VirtualClock(NOON)
    clock.advance(days=1)
    app = MockServerApp(Settings(store=f"sqlite:///{store}", store_journal=True), make_clock=lambda: clock)
    with AsgiClient(app, KEY) as client:
        answer = client.send("GET", "/__admin/snapshot")
        journal = client.send("GET", "/__admin/journal")
    app.close()
    assert (answer.status, journal.status) == (200, 200), (answer.body, journal.body)
    exchanges = len(re.findall(rb'"request_id"', journal.body))
    return answer.body + b'{"exchanges":%d}\n' % exchanges


@pytest.mark.parametrize("path", sorted(STORES.glob("*.db")), ids=lambda path: path.stem)
def test_a_store_of_an_earlier_release_keeps_all_records(path: Path, tmp_path: Path) -> None:
    store = Path(shutil.copy(path, tmp_path))

    _, *lines = snapshot_of(store).splitlines()  # the first says how many there are
    assert lines == path.with_suffix(".jsonl").read_bytes().splitlines()[1:]


def test_there_is_a_store_of_the_format_that_this_release_writes() -> None:
    assert f"schema-{SCHEMA}-format-{FORMAT}" in {path.stem for path in STORES.glob("*.db")}


def write(store: Path) -> None:
    """Write a store with an account that has records of all kinds, and a snapshot of it."""
    clock = VirtualClock(NOON)
    with TemporaryDirectory() as directory:
        bucket = Path(directory) / "bucket"
        bucket.mkdir()
        film = make_film(bucket / "pitch.mp4")
        made = Path(directory) / "state.db"
        settings = Settings(store=f"sqlite:///{made}", store_journal=True, integration=((BUCKET, bucket),))
        app = MockServerApp(settings, make_clock=lambda: clock)
        with AsgiClient(app, KEY) as client:
            fill(client, clock, film)
        app.close()
        shutil.copy(made, store)
        store.with_suffix(".jsonl").write_bytes(snapshot_of(made.rename(made.with_name("again.db"))))


if __name__ == "__main__":
    write(STORES / sys.argv[1])
