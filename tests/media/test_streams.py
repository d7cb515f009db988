"""Streams of video files can be played, with the same pictures at the same seconds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mockserver.media.probe import probe
from mockserver.media.streams import PLAYLIST, StreamAbandoned, make_stream
from tests.support.films import make_film
from tests.support.watching import (
    beginnings_of,
    codecs_of,
    duration_of,
    durations_in,
    pictures_of,
    segments_in,
    stripe_number,
)

FPS = 10
SECONDS = 14
SIZE = (256, 144)

KINDS: dict[str, tuple[str, str, bool]] = {
    "what players take": ("film.mp4", "libx264", True),
    "an older codec": ("film.mp4", "mpeg4", True),
    "another container": ("film.mkv", "libx264", True),
    "another container and codec": ("film.mkv", "mpeg2video", False),
    "a container without times": ("film.avi", "libx264", False),
    "no sound": ("film.mp4", "libx264", False),
}


@dataclass(frozen=True, slots=True)
class Example:
    """A film and the playlist of its stream."""

    film: Path
    playlist: Path
    has_audio: bool


@pytest.fixture(scope="module", params=KINDS.values(), ids=list(KINDS))
def example(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Example:
    name, codec, has_audio = request.param
    path = tmp_path_factory.mktemp("films") / name
    film = film_of(path, seconds=SECONDS, codec=codec, audio=has_audio)
    return Example(film, stream_of(film), has_audio)


def film_of(path: Path, **options: Any) -> Path:
    """Write a small film; size does not matter here."""
    return make_film(path, fps=FPS, width=SIZE[0], height=SIZE[1], **options)


def stream_of(film: Path) -> Path:
    directory = film.parent / "100% stream"
    directory.mkdir()
    make_stream(str(film), directory)
    return directory / PLAYLIST


def test_a_stream_can_be_played_from_the_middle(example: Example) -> None:
    shown = pictures_of(example.playlist, start=7, end=8)

    assert [picture.second for picture in shown] == pytest.approx([7 + number / FPS for number in range(FPS)], abs=0.01)
    assert [stripe_number(picture.image) for picture in shown] == [number % 16 for number in range(70, 80)]
    assert {picture.image.size for picture in shown} == {SIZE}


def test_a_stream_has_widely_supported_codecs(example: Example) -> None:
    assert codecs_of(example.playlist) == (["h264", "aac"] if example.has_audio else ["h264"])


def test_pictures_and_sound_begin_together(example: Example) -> None:
    beginnings = beginnings_of(example.playlist)

    assert beginnings == pytest.approx([beginnings[0]] * len(beginnings), abs=0.001)


def test_a_stream_is_as_long_as_its_film(example: Example) -> None:
    lasts = probe(str(example.film), 1).media.duration

    assert sum(durations_in(example.playlist.read_text())) == pytest.approx(lasts, abs=1 / FPS)
    assert duration_of(example.playlist) == pytest.approx(lasts, abs=1 / FPS)
    assert len(pictures_of(example.playlist)) == SECONDS * FPS


def test_a_playlist_is_complete_and_names_every_segment(tmp_path: Path) -> None:
    playlist = stream_of(film_of(tmp_path / "film.mp4", seconds=14))

    text = playlist.read_text()

    assert text.startswith("#EXTM3U\n")
    assert "#EXT-X-PLAYLIST-TYPE:VOD\n" in text
    assert text.endswith("#EXT-X-ENDLIST\n")
    assert durations_in(text) == [6, 6, 2]
    assert sorted(path.name for path in playlist.parent.iterdir()) == [*segments_in(text), PLAYLIST]


def test_supported_codecs_are_not_transcoded(tmp_path: Path) -> None:
    film = film_of(tmp_path / "film.mp4", codec="libx264")

    playlist = stream_of(film)

    pairs = zip(pictures_of(film), pictures_of(playlist), strict=True)
    assert all(np.array_equal(np.asarray(old.image), np.asarray(new.image)) for old, new in pairs)


def test_a_picture_with_odd_sides_loses_one_row_and_column(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mp4", codec="mpeg4", width=641, height=361)

    shown = pictures_of(stream_of(film))

    assert {picture.image.size for picture in shown} == {(640, 360)}


def test_a_truncated_file_is_streamed_to_its_end(tmp_path: Path) -> None:
    film = film_of(tmp_path / "film.mkv", seconds=14, audio=False)
    film.write_bytes(film.read_bytes()[: film.stat().st_size // 2])

    playlist = stream_of(film)

    assert sum(durations_in(playlist.read_text())) == pytest.approx(7, abs=2)


def test_a_damaged_film_is_streamed_without_the_damaged_part(tmp_path: Path) -> None:
    film = film_of(tmp_path / "film.mp4", seconds=14, audio=False)
    content = bytearray(film.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 2000] = bytes(2000)
    film.write_bytes(content)

    playlist = stream_of(film)

    assert sum(durations_in(playlist.read_text())) == pytest.approx(14, abs=1 / FPS)
    assert stripe_number(pictures_of(playlist, start=13)[0].image) == 13 * FPS % 16


def test_encoding_stops_when_the_stream_is_no_longer_needed(tmp_path: Path) -> None:
    film = film_of(tmp_path / "film.mp4")

    with pytest.raises(StreamAbandoned):
        make_stream(str(film), tmp_path, is_wanted=lambda: False)
