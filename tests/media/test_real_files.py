"""Films as phones, browsers and broken connections leave them: facts, thumbnails, likeness and streams agree."""

from collections.abc import Sequence
from contextlib import suppress
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import cast

import av
import pytest
from PIL import Image

from mockserver.domain.records.asset import Medium
from mockserver.ground.errors import MediaBroken
from mockserver.media.examination import examine
from mockserver.media.file_kinds import file_kind
from mockserver.media.likeness import ALIKE, distance, fingerprint, frames_of
from mockserver.media.pictures import frame_of
from mockserver.media.probe import Probed, probe
from mockserver.media.streams import make_stream
from tests.support.films import claim, cut, make_film, make_recording, make_song, turn


def probed(path: Path) -> Probed:
    return probe(str(path), path.stat().st_size)


def thumbnail(path: Path) -> Image.Image:
    return Image.open(BytesIO(frame_of(str(path), 0)))


def first_of_stream(path: Path, directory: Path) -> Image.Image:
    directory.mkdir()
    make_stream(str(path), directory)
    with av.open(str(directory / "0.ts")) as container:
        image: Image.Image = next(container.decode(video=0)).to_image()  # type: ignore[no-untyped-call]
        return image


@pytest.mark.parametrize("codec", ["mpeg4", "libx264"])
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_the_rotation_in_a_film_is_applied(codec: str, degrees: int, tmp_path: Path) -> None:
    film = make_film(tmp_path / "phone.mp4", seconds=1, audio=False, codec=codec)
    shown = thumbnail(film).rotate(-degrees, expand=True)
    turn(film, degrees)

    media, measured = probed(film)

    assert (media.width, media.height) == (measured["video_width"], measured["video_height"]) == shown.size
    (_, looks), *_ = frames_of(str(film), media.duration)
    for image in (thumbnail(film), first_of_stream(film, tmp_path / "stream")):
        assert image.size == shown.size
        assert distance(fingerprint(image), fingerprint(shown)) <= ALIKE
        assert distance(fingerprint(image), looks) <= ALIKE


@pytest.mark.parametrize("name", ["song.mp3", "song.m4a"])
def test_an_audio_file_with_a_cover_picture_is_not_a_video(name: str, tmp_path: Path) -> None:
    song = make_song(tmp_path / name, seconds=2)
    kind = file_kind(str(song), name)

    examined = examine(str(song), song.stat().st_size, kind)

    with pytest.raises(MediaBroken, match="no video stream"):
        probed(song)
    assert (kind.medium, examined.fault) == (Medium.AUDIO, None)
    assert examined.measured["total_video_streams"] == 0


def test_a_browser_recording_gets_its_duration_from_its_packets(tmp_path: Path) -> None:
    film = make_recording(tmp_path / "recording.webm", seconds=4)
    with av.open(str(film)) as container:
        assert container.duration is None

    media, measured = probed(film)

    assert media.duration == pytest.approx(4, abs=0.15)
    assert measured["video_codec"] == "vp8"


@pytest.mark.parametrize(("name", "codec"), [("film.mp4", "libx264"), ("film.mkv", "libx264")])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_a_truncated_film_is_broken(name: str, codec: str, share: float, tmp_path: Path) -> None:
    whole = make_film(tmp_path / name, seconds=12, codec=codec)
    if name.endswith(".mp4"):
        whole = _index_first(whole)
    content = whole.read_bytes()
    probed(whole)

    whole.write_bytes(content[: int(len(content) * share)])

    with pytest.raises(MediaBroken):
        probed(whole)


def _index_first(film: Path) -> Path:
    """Return the film with its index before the pictures ("fast start")."""
    fast = film.with_name("fast.mp4")
    with av.open(str(film)) as source, av.open(str(fast), "w", options={"movflags": "faststart"}) as target:
        streams = {stream.index: target.add_stream_from_template(stream) for stream in source.streams}
        for packet in source.demux():
            if packet.size:
                packet.stream = streams[packet.stream.index]
                target.mux(packet)
    return fast


# Frames at irregular intervals, over two segments.
UNEVEN = (0, 0.1, 0.2, 1.7, 1.75, 4.2, 4.3, 7.0, 7.1, 9.5)
SHAPES = [("film.mp4", "mpeg4"), ("film.mp4", "libx264"), ("film.mkv", "libx264"), ("film.mov", "mpeg4")]


class Streamed:
    """The frames of the stream of a film, as a player shows them."""

    def __init__(self, path: Path, directory: Path) -> None:
        directory.mkdir()
        make_stream(str(path), directory)
        lines = (directory / "playlist.m3u8").read_text().splitlines()
        self.length = sum(float(line.partition(":")[2].strip(",")) for line in lines if line.startswith("#EXTINF"))
        with av.open(str(directory / "playlist.m3u8")) as container:
            frames = list(container.decode(video=0))
            self.pixels = container.streams.video[0].sample_aspect_ratio
        self.times = [frame.time - frames[0].time for frame in frames]
        self.images: list[Image.Image] = [frame.to_image() for frame in frames]  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("codec", ["mpeg4", "libx264"])
@pytest.mark.parametrize(("skipped", "kept"), [(0, 3), (3.3, 3), (2, 6), (0, 8)])
def test_an_edit_list_is_applied(codec: str, skipped: float, kept: float, tmp_path: Path) -> None:
    film = make_film(tmp_path / "cut.mp4", seconds=8, codec=codec, width=640)
    directly, at_end = (Image.open(BytesIO(frame_of(str(film), second))) for second in (skipped, skipped + kept - 0.1))
    cut(film, skipped, kept)

    media, measured = probed(film)
    stream = Streamed(film, tmp_path / "stream")

    assert media.duration == measured["video_duration_seconds"] == pytest.approx(kept)
    assert stream.length == pytest.approx(kept, abs=0.11)
    assert stream.times[-1] == pytest.approx(kept - 0.1, abs=0.11)
    for shown in (thumbnail(film), stream.images[0]):
        assert distance(fingerprint(shown), fingerprint(directly)) <= ALIKE
    for shown in (Image.open(BytesIO(frame_of(str(film), kept))), stream.images[-1]):
        assert distance(fingerprint(shown), fingerprint(at_end)) <= ALIKE


@pytest.mark.parametrize("early", [1, 60, 976])
def test_the_duration_of_a_hidden_first_picture_does_not_count(early: int, tmp_path: Path) -> None:
    film = with_first_picture_early(make_film(tmp_path / "film.mp4", audio=False), early)

    media, _ = probed(film)
    stream = Streamed(film, tmp_path / "stream")

    assert media.duration == pytest.approx(4.9)
    assert media.fps == pytest.approx(10)
    assert stream.length == pytest.approx(media.duration, abs=0.01)


# Seconds at which a picture begins, and for how long the film is shown from there on; some end within a picture.
EDITS = [(0, 3), (0, 8), (0.1, 1.2), (1.7, 3), (1.7, 7.9), (4.2, 0.05), (4.2, 2), (4.2, 4)]


@pytest.mark.parametrize(("name", "codec"), SHAPES[:2] + SHAPES[3:])
@pytest.mark.parametrize("times", [(), UNEVEN], ids=["even", "uneven"])
@pytest.mark.parametrize(("begin", "kept"), EDITS)
def test_the_facts_of_a_cut_film_are_those_of_what_is_shown(
    name: str, codec: str, times: Sequence[float], begin: float, kept: float, tmp_path: Path
) -> None:
    film = make_film(tmp_path / name, seconds=9.6, codec=codec, times=times, audio=False, width=320, height=180)
    cut(film, begin, kept)
    with av.open(str(film)) as container:
        shown = [frame.time or 0 for frame in container.decode(video=0)]
    with av.open(str(film)) as container:
        size = sum(packet.size for packet in container.demux(video=0) if not packet.is_discard)

    media, measured = probed(film)
    stream = Streamed(film, tmp_path / "stream")

    assert media.duration == measured["video_duration_seconds"] == pytest.approx(kept, abs=0.01)
    assert media.fps == measured["video_fps"] == pytest.approx(len(shown) / kept, rel=0.01)
    assert measured["video_bitrate_bps"] == pytest.approx(size * 8 / kept, rel=0.01)
    assert stream.times == pytest.approx([time - shown[0] for time in shown], abs=0.01)
    assert stream.length == pytest.approx(kept, abs=0.11)
    assert all(second <= kept for second, _ in frames_of(str(film), media.duration))


@pytest.mark.parametrize(("name", "codec"), SHAPES)
@pytest.mark.parametrize("times", [(0, 4, 4.1, 4.2), (0, 0.1, 0.2, 4)], ids=["long first", "long second last"])
def test_the_last_picture_of_a_stream_is_shown_as_long_as_in_the_film(
    name: str, codec: str, times: Sequence[float], tmp_path: Path
) -> None:
    film = make_film(tmp_path / name, codec=codec, times=times, audio=False, width=320, height=180)

    media, _ = probed(film)
    stream = Streamed(film, tmp_path / "stream")

    assert stream.length == pytest.approx(media.duration, abs=0.15)


def with_first_picture_early(film: Path, seconds: int) -> Path:
    """Return the film with a first picture that comes so much too early: the writer hides it by an edit list."""
    changed = film.with_name("early.mp4")
    with av.open(str(film)) as source, av.open(str(changed), "w") as target:
        pictures = source.streams.video[0]
        stream = target.add_stream_from_template(pictures)
        packets = [packet for packet in source.demux(pictures) if packet.size]
        packets[0].pts = packets[0].dts = -round(seconds / packets[0].time_base)
        for packet in packets:
            packet.stream = stream
            target.mux(packet)
    return changed


@pytest.mark.parametrize(("name", "codec"), SHAPES)
def test_variable_frame_rates_keep_their_timestamps(name: str, codec: str, tmp_path: Path) -> None:
    film = make_film(tmp_path / name, codec=codec, times=UNEVEN, audio=False)

    media, _ = probed(film)
    stream = Streamed(film, tmp_path / "stream")

    assert stream.times == pytest.approx(UNEVEN, abs=0.01)
    assert stream.length == pytest.approx(media.duration, abs=0.15)
    assert [second for second, _ in frames_of(str(film), media.duration)] == [0, 1.7, 4.2, 7.0, 9.5]
    for second, image in zip(stream.times, stream.images, strict=True):
        shown = Image.open(BytesIO(frame_of(str(film), second + 0.01)))
        assert distance(fingerprint(shown), fingerprint(image)) <= ALIKE


@pytest.mark.parametrize("width", [64, 128, 360])
def test_a_film_truncated_anywhere_is_read_or_refused(width: int, tmp_path: Path) -> None:
    whole = make_film(tmp_path / "whole.mp4", seconds=4, width=width, height=width * 3 // 4).read_bytes()
    part = tmp_path / "part.mp4"
    for percent in range(1, 100, 2):
        part.write_bytes(whole[: len(whole) * percent // 100])
        with suppress(MediaBroken):
            assert probe(str(part), 1).media.duration > 0


def check_length(film: Path, seconds: float, directory: Path) -> None:
    """Check that metadata, stream and pictures of a film with 10 frames a second give `seconds`, within 0.1."""
    media, measured = probed(film)
    stream = Streamed(film, directory)
    last = Image.open(BytesIO(frame_of(str(film), media.duration - 0.001)))

    assert media.duration == pytest.approx(seconds, abs=0.1)
    assert media.fps == 10
    assert measured.get("video_duration_seconds", media.duration) == media.duration
    assert stream.length == pytest.approx(media.duration, abs=0.1)
    assert stream.times[-1] == pytest.approx(media.duration - 0.1, abs=0.1)
    assert distance(fingerprint(last), fingerprint(stream.images[-1])) <= ALIKE


@pytest.mark.parametrize(("name", "codec"), [*SHAPES, ("film.avi", "mpeg4")])
@pytest.mark.parametrize("share", [0.1, 0.5, 0.96, 1.08])
def test_the_duration_of_a_film_is_that_of_its_pictures_whatever_its_header_claims(
    name: str, codec: str, share: float, tmp_path: Path
) -> None:
    film = make_film(tmp_path / name, codec=codec, seconds=5, audio=False, width=128, height=96)

    check_length(claim(film, share), 5, tmp_path / "stream")


@pytest.mark.parametrize(("name", "codec"), [*SHAPES, ("film.flv", "libx264"), ("film.ts", "libx264")])
@pytest.mark.parametrize("sound", [2, 5, 8])
def test_the_duration_of_a_film_is_that_of_its_pictures_whatever_its_sound(
    name: str, codec: str, sound: int, tmp_path: Path
) -> None:
    times = [number / 10 for number in range(50)]
    film = make_film(tmp_path / name, codec=codec, times=times, seconds=sound, width=128, height=96)

    check_length(film, 5, tmp_path / "stream")


@pytest.mark.parametrize(("name", "codec"), SHAPES)
@pytest.mark.parametrize("pixels", [Fraction(16, 11), Fraction(8, 9)])
def test_films_with_non_square_pixels_keep_their_stored_size(
    name: str, codec: str, pixels: Fraction, tmp_path: Path
) -> None:
    film = make_film(tmp_path / name, seconds=1, codec=codec, width=720, height=576, pixels=pixels, audio=False)

    media, measured = probed(film)
    stream = Streamed(film, tmp_path / "stream")

    assert (media.width, media.height) == thumbnail(film).size == stream.images[0].size == (720, 576)
    [described] = cast(list[dict[str, object]], measured["video_streams"])
    assert described["pixel_aspect_ratio"] == f"{pixels.numerator}:{pixels.denominator}"
    assert stream.pixels == pixels


def test_the_pixel_aspect_ratio_of_a_rotated_film_is_rotated_too(tmp_path: Path) -> None:
    film = make_film(tmp_path / "phone.mp4", seconds=1, pixels=Fraction(4, 3), audio=False)
    turn(film, 90)

    assert Streamed(film, tmp_path / "stream").pixels == Fraction(3, 4)
