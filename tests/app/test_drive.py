"""The folder that stands in for a provider's drive: only files inside it are read, within a time limit."""

import os
from pathlib import Path

import pytest

from mockserver.app.media.drive import Drive
from mockserver.domain.records.uploads.connection import Refusal
from mockserver.domain.rules.connections.imports import SourceRefused


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "drive"
    (made / "below").mkdir(parents=True)
    (made / "film.mp4").write_bytes(b"film")
    (made / "below" / "other.mp4").write_bytes(b"other")
    (tmp_path / "secret.mp4").write_bytes(b"not theirs")
    return made


def refusal_of(folder: Path, source_id: str, **options: float) -> Refusal:
    with pytest.raises(SourceRefused) as caught:
        Drive(folder, **options).file(source_id)
    return caught.value.refusal


@pytest.mark.parametrize(
    ("source_id", "name"),
    [("film.mp4", "film.mp4"), ("below/other.mp4", "other.mp4"), ("below/../film.mp4", "film.mp4")],
)
def test_a_file_has_its_path_in_the_folder_as_its_identifier(folder: Path, source_id: str, name: str) -> None:
    file = Drive(folder).file(source_id)

    assert (file.filename, file.is_borrowed) == (name, True)


def test_a_link_to_a_file_inside_the_folder_is_read(folder: Path) -> None:
    (folder / "again.mp4").symlink_to(folder / "film.mp4")

    assert Drive(folder).file("again.mp4").sha256 == Drive(folder).file("film.mp4").sha256


def test_files_outside_of_the_folder_are_refused(folder: Path) -> None:
    (folder / "link.mp4").symlink_to(folder.parent / "secret.mp4")
    (folder / "zero.mp4").symlink_to("/dev/zero")

    for source_id in ("../secret.mp4", f"{folder.parent}/secret.mp4", "link.mp4", "zero.mp4", "../gone.mp4", ".."):
        assert refusal_of(folder, source_id) is Refusal.NOT_AUTHORIZED


def test_pipes_and_devices_are_unavailable(folder: Path) -> None:
    os.mkfifo(folder / "pipe.mp4")
    (folder / "round.mp4").symlink_to("round.mp4")
    (folder / ".hidden.mp4").write_bytes(b"film")
    (folder / ".trash").mkdir()
    (folder / ".trash" / "film.mp4").write_bytes(b"film")

    for source_id in (
        *("gone.mp4", "below", "pipe.mp4", "round.mp4", ".hidden.mp4", ".trash/film.mp4", "film.mp4/film.mp4", "."),
        *("a\0b", "a" * 1000, "", "\ud800"),
    ):
        assert refusal_of(folder, source_id) is Refusal.UNAVAILABLE, source_id


def test_a_file_that_takes_too_long_to_read_is_unavailable(folder: Path) -> None:
    assert refusal_of(folder, "film.mp4", seconds=-1.0) is Refusal.UNAVAILABLE
