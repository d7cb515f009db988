"""Imports from a cloud storage, for which a folder stands in, and counts of their tasks."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import PEGASUS, Api13, code_of
from tests.support.films import make_film

BUCKET = "65282b008f9cd95a98cbcf00"
IMPORT = f"/tasks/transfers/import/{BUCKET}"
GROUPS = ["not_imported", "validating", "pending", "queued", "indexing", "ready", "failed"]


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    """The folder of the integration, with a valid film and a broken one."""
    make_film(tmp_path / "chess.mp4", fps=2)
    (tmp_path / "broken.mp4").write_bytes(b"no film")
    return tmp_path


@pytest.fixture
def api(bucket: Path, clock: VirtualClock) -> Iterator[Api13]:
    with Server(Settings(integration=((BUCKET, bucket),)), clock) as api:
        yield Api13(api.app, api.clock)


def test_an_import_creates_tasks_for_valid_files_and_gives_reasons_for_others(api: Api13) -> None:
    made = api.post(IMPORT, json={"index_id": api.create_index()}).json()

    [video] = made["videos"]
    assert api.get(f"/tasks/{video['video_id']}").json()["status"] == "validating"
    assert video["filename"] == "chess.mp4"
    assert [file["filename"] for file in made["failed_files"]] == ["broken.mp4"]


def test_an_imported_video_is_an_asset_with_the_metadata_of_the_import(api: Api13) -> None:
    index_id = api.create_index()

    video = api.post(IMPORT, json={"index_id": index_id, "user_metadata": {"tags": ["chess"]}}).json()["videos"][0]

    found = api.get(f"/indexes/{index_id}/indexed-assets/{video['video_id']}").json()
    assert found["user_metadata"] == {"tags": ["chess"]}
    assert api.get(f"/assets/{found['asset_id']}").json()["filename"] == "chess.mp4"


def test_the_state_of_an_import_shows_each_file_in_one_group(api: Api13, bucket: Path) -> None:
    index_id = api.create_index()
    api.post(IMPORT, json={"index_id": index_id})
    api.clock.advance(minutes=1)
    (bucket / "late.mp4").write_bytes(b"late")

    shown = api.get(f"{IMPORT}/status", params={"index_id": index_id}).json()

    assert list(shown) == GROUPS
    assert shown["not_imported"] == ["late.mp4"]
    assert [[file["filename"] for file in shown[group]] for group in ("ready", "failed")] == [
        ["chess.mp4"],
        ["broken.mp4"],
    ]


def test_the_log_has_the_counts_of_each_import(api: Api13) -> None:
    index_id = api.create_index("lessons")
    api.post(IMPORT, json={"index_id": index_id})
    api.clock.advance(minutes=1)

    [log] = api.get(f"{IMPORT}/logs").json()["data"]

    assert (log["index_id"], log["index_name"]) == (index_id, "lessons")
    assert (log["video_status"]["ready"], log["video_status"]["failed"]) == (1, 1)
    assert log["ended_at"] is not None


def test_an_index_without_marengo_takes_no_import(api: Api13) -> None:
    index_id = api.create_index(engines=[PEGASUS])

    refused = api.post(IMPORT, json={"index_id": index_id})

    assert code_of(refused) == (400, "index_not_supported_for_search")


def test_tasks_are_counted_by_state(api: Api13) -> None:
    index_id = api.create_index()
    api.upload_url(index_id)
    api.clock.advance(minutes=1)
    api.upload_url(index_id, "https://example.com/late.mp4")

    counts = api.get("/tasks/status", params={"index_id": index_id}).json()

    assert counts == {
        "index_id": index_id,
        "ready": 1,
        "validating": 1,
        "total_result": 2,
        **dict.fromkeys(("pending", "queued", "indexing", "failed"), 0),
    }
