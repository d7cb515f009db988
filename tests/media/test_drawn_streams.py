"""Streams of videos without a file: cards with a time code and a mark."""

import re
from datetime import UTC, datetime
from pathlib import Path

import av
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.records.video import Video
from mockserver.media.cards.drawing import HEIGHT, WIDTH
from mockserver.media.cards.marks import Mark, mark_of, read_mark
from mockserver.media.drawn_streams import draw_segment
from mockserver.media.playlists import SEGMENT_SECONDS, moved, playlist_of, segment_durations
from tests.support.records import a_video, an_asset
from tests.support.watching import duration_of, durations_in, pictures_of, segments_in

SECONDS = 15.5
BORN = datetime(2024, 6, 1, tzinfo=UTC)
DURATIONS = st.decimals(4, 7200, places=6).map(float)


@pytest.fixture
def video() -> Video:
    scenes = (Scene(0, SECONDS, "Casting off", seen=(Moment(0, SECONDS, "A ferry leaves the quay"),)),)
    media = Media(SECONDS, 1280, 720, 25, 1_000_000, has_audio=True)
    asset = an_asset("ferry.mp4", BORN, media, Content("Ferry", ("Travel",), (), scenes))
    return a_video("6528dcf4", "i", asset, BORN)


@pytest.fixture
def playlist(video: Video, tmp_path: Path) -> Path:
    """The whole stream as files."""
    durations = segment_durations(SECONDS)
    for number in range(len(durations)):
        (tmp_path / f"{number}.ts").write_bytes(draw_segment(video.asset, video.id, number))
    path = tmp_path / "playlist.m3u8"
    path.write_text(playlist_of(durations))
    return path


def test_each_picture_has_a_mark_with_video_and_second(video: Video, playlist: Path) -> None:
    shown = pictures_of(playlist)

    assert [picture.second for picture in shown] == list(range(16))
    assert [read_mark(picture.image) for picture in shown] == [Mark(mark_of(video.id), second) for second in range(16)]
    assert {picture.image.size for picture in shown} == {(WIDTH, HEIGHT)}


def test_a_player_can_seek_to_any_segment(playlist: Path) -> None:
    for second in (0, 5, 6, 7, 12, 15):
        assert pictures_of(playlist, start=second)[0].second == second


def test_a_drawn_stream_is_as_long_as_its_video(playlist: Path) -> None:
    assert duration_of(playlist) == SECONDS


def test_a_segment_is_the_same_bytes_every_time(video: Video) -> None:
    assert draw_segment(video.asset, video.id, 1) == draw_segment(video.asset, video.id, 1)


def test_a_segment_can_be_played_without_those_before_it(video: Video, tmp_path: Path) -> None:
    path = tmp_path / "1.ts"
    path.write_bytes(draw_segment(video.asset, video.id, 1))

    with av.open(str(path)) as container:
        assert [frame.time for frame in container.decode(video=0)] == [6, 7, 8, 9, 10, 11]


@given(duration=DURATIONS)
def test_segment_durations_add_up_to_the_video(duration: float) -> None:
    playlist = playlist_of(segment_durations(duration))

    longest = int(re.findall(r"#EXT-X-TARGETDURATION:(\d+)", playlist)[0])
    assert sum(durations_in(playlist)) == pytest.approx(duration, abs=1e-6)
    assert all(0 < seconds <= longest == SEGMENT_SECONDS for seconds in durations_in(playlist))


def test_a_playlist_that_is_moved_names_its_segments_by_their_folder() -> None:
    playlist = moved(playlist_of([6, 2]), "folder")

    assert segments_in(playlist) == ["folder/0.ts", "folder/1.ts"]
    assert durations_in(playlist) == [6, 2]
