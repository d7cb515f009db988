"""The folder of an integration: only files inside it are read, within a time limit."""

import os
from pathlib import Path

import pytest

from mockserver.app.media.integrations import Integrations
from mockserver.domain.records.models import LARGEST_FILE

BUCKET = "65282b008f9cd95a98cbcf00"


def names_in(folder: Path, **options: float) -> list[str]:
    return [file.filename for file in Integrations([(BUCKET, folder)], **options).files_of(BUCKET)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bucket"
    made.mkdir()
    (made / "film.mp4").write_bytes(b"film")
    return made


def test_pipes_devices_and_outside_files_are_left_out(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.mp4").write_bytes(b"not theirs")
    os.mkfifo(folder / "pipe.mp4")
    (folder / "zero.mp4").symlink_to("/dev/zero")
    (folder / "secret.mp4").symlink_to(tmp_path / "secret.mp4")
    (folder / "above").symlink_to(tmp_path)
    (folder / "round.mp4").symlink_to("round.mp4")
    (folder / "nowhere.mp4").symlink_to(tmp_path / "gone.mp4")
    (folder / "directory.mp4").mkdir()

    assert names_in(folder) == ["film.mp4"]


def test_a_link_to_a_file_inside_the_folder_is_listed(folder: Path) -> None:
    (folder / "again.mp4").symlink_to(folder / "film.mp4")

    assert names_in(folder) == ["again.mp4", "film.mp4"]


def test_files_in_a_linked_folder_are_listed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)

    assert names_in(tmp_path / "link") == ["film.mp4"]


def test_a_file_that_takes_too_long_to_read_counts_as_unreadable(folder: Path) -> None:
    [file] = Integrations([(BUCKET, folder)], seconds=-1.0).files_of(BUCKET)

    assert (file.filename, file.size) == ("film.mp4", 0)


def test_a_file_that_is_too_large_for_every_model_is_not_read(folder: Path) -> None:
    for name in ("huge.mp4", "other.mp4"):
        with (folder / name).open("wb") as file:
            file.truncate(LARGEST_FILE + 1)  # without blocks on the disk

    _, huge, other = Integrations([(BUCKET, folder)], seconds=30.0).files_of(BUCKET)

    assert (huge.filename, huge.size) == ("huge.mp4", LARGEST_FILE + 1)
    assert huge.sha256 != other.sha256
