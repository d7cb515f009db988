"""Unusual and damaged files: all facts, pictures and streams of each agree, or it is refused as broken."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from random import Random
from zipfile import ZipFile

import av
import pytest
from PIL import Image

from mockserver.domain.records.asset import Medium
from mockserver.ground.errors import MediaBroken
from mockserver.media.examination import Examined, examine
from mockserver.media.file_kinds import file_kind
from mockserver.media.likeness import frames_of
from mockserver.media.open_films import NotAFilm, open_film
from mockserver.media.pictures import frame_of
from mockserver.media.probe import probe
from mockserver.media.streams import make_stream
from tests.support.films import make_film, make_recording, make_sound

SECONDS = 3
# The facts of a damaged film may give a later end than its stream, because its last frames cannot be decoded.
APART_SECONDS = 0.5
SHAPES = [
    ("film.mp4", "libx264"),
    ("film.mp4", "mpeg4"),
    ("film.mov", "libx264"),
    ("film.mkv", "libx264"),
    ("film.avi", "mpeg4"),
    ("film.ts", "libx264"),
    ("film.webm", "vp8"),
]


@pytest.fixture(scope="module")
def films(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], bytes]:
    """The content of a film in each container and codec."""
    folder = tmp_path_factory.mktemp("films")
    return {shape: film_of(folder, *shape).read_bytes() for shape in SHAPES}


def film_of(folder: Path, name: str, codec: str) -> Path:
    if codec == "vp8":
        return make_recording(folder / name, seconds=SECONDS)
    return make_film(folder / name, seconds=SECONDS, codec=codec, audio=codec == "libx264", width=320, height=180)


def examined(content: bytes, name: str, folder: Path) -> tuple[Medium, Examined, Path]:
    path = folder / "upload"
    path.write_bytes(content)
    kind = file_kind(str(path), name)
    return kind.medium, examine(str(path), len(content), kind), path


def assert_agrees(content: bytes, folder: Path) -> None:
    """Check that a film is broken, or that its facts, thumbnails, likeness and stream agree."""
    path = folder / "film"
    path.write_bytes(content)
    try:
        media, measured = probe(str(path), len(content))
    except MediaBroken:
        return
    stream = folder / "stream"
    stream.mkdir()
    make_stream(str(path), stream)

    lines = (stream / "playlist.m3u8").read_text().splitlines()
    length = sum(float(line.partition(":")[2].strip(",")) for line in lines if line.startswith("#EXTINF"))
    with av.open(str(stream / "playlist.m3u8")) as container:
        first = next(container.decode(video=0))
    assert media.duration == measured.get("video_duration_seconds", media.duration)
    assert length == pytest.approx(media.duration, abs=APART_SECONDS)
    for second in (0, media.duration / 2, media.duration):
        assert Image.open(BytesIO(frame_of(str(path), second))).size == (media.width, media.height)
    assert (first.width, first.height) == (media.width, media.height)
    assert frames_of(str(path), media.duration)


@pytest.mark.parametrize("shape", SHAPES, ids="-".join)
@pytest.mark.parametrize("tenth", range(11))
def test_a_film_truncated_at_any_tenth_has_consistent_facts_or_is_broken(
    shape: tuple[str, str], tenth: int, films: dict[tuple[str, str], bytes], tmp_path: Path
) -> None:
    content = films[shape]

    assert_agrees(content[: len(content) * tenth // 10], tmp_path)


@pytest.mark.parametrize("shape", SHAPES, ids="-".join)
@pytest.mark.parametrize("wrong_bytes", [1, 3, 30])
def test_a_film_with_wrong_bytes_has_consistent_facts_or_is_broken(
    shape: tuple[str, str], wrong_bytes: int, films: dict[tuple[str, str], bytes], tmp_path: Path
) -> None:
    draw = Random(wrong_bytes)
    content = bytearray(films[shape])
    for _ in range(wrong_bytes):
        content[draw.randrange(len(content))] = draw.randrange(256)
    path = tmp_path / "film"
    path.write_bytes(content)

    try:
        media, _ = probe(str(path), len(content))
    except MediaBroken:
        return
    make_stream(str(path), tmp_path)

    assert Image.open(BytesIO(frame_of(str(path), media.duration))).size == (media.width, media.height)
    assert (tmp_path / "0.ts").stat().st_size


def test_a_fragmented_film_whose_last_packet_is_cut_is_streamed(tmp_path: Path) -> None:
    film, cut = tmp_path / "film.mp4", tmp_path / "cut.mp4"
    make_film(film, seconds=10, codec="libx264", audio=False, width=320, height=180)
    with av.open(str(film)) as source, av.open(str(cut), "w", options={"movflags": "frag_keyframe+empty_moov"}) as to:
        stream = to.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.size:
                packet.stream = stream
                to.mux(packet)
    content = cut.read_bytes()

    for percent in range(90, 100):
        (folder := tmp_path / str(percent)).mkdir()
        assert_agrees(content[: len(content) * percent // 100], folder)


@pytest.mark.parametrize("start", [-20, 0, 1000])
@pytest.mark.parametrize("name", ["film.mkv", "film.ts", "film.mp4"])
def test_a_film_that_starts_at_another_second_has_consistent_facts(name: str, start: int, tmp_path: Path) -> None:
    film = make_film(tmp_path / "whole.mp4", seconds=5, codec="libx264", audio=False, width=320, height=180)
    moved = tmp_path / name
    with av.open(str(film)) as source, av.open(str(moved), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.pts is not None and packet.dts is not None:
                shift = round(start / 10 / packet.time_base)
                packet.pts, packet.dts = packet.pts + shift, packet.dts + shift
                packet.stream = stream
                target.mux(packet)

    media, _ = probe(str(moved), moved.stat().st_size)

    # Players do not show what an MP4 has before second 0.
    assert media.duration == pytest.approx(3 if (name, start) == ("film.mp4", -20) else 5, abs=0.11)
    assert_agrees(moved.read_bytes(), tmp_path)


def zipped(content: bytes) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("film.mp4", content)
    return buffer.getvalue()


NO_FILMS: dict[str, Callable[[bytes], bytes]] = {
    "an archive": zipped,
    "a page": lambda film: b"<!doctype html><title>404</title>" * 50,
    "noise": lambda film: Random(1).randbytes(50_000),
    "a header and noise": lambda film: film[:32] + Random(1).randbytes(50_000),
    "zeros": lambda film: bytes(50_000),
    "an SVG": lambda film: b"<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'/>",
    "subtitles": lambda film: b"1\n00:00:01,000 --> 00:00:02,000\nhello\n\n" * 50,
    "a box that claims to be huge": lambda film: film[:32] + b"\0\0\0\1mdat" + b"\x7f" + b"\xff" * 7 + film[32:],
}


@pytest.mark.parametrize("what", NO_FILMS)
def test_a_file_that_is_not_a_film_is_broken_whatever_its_extension(
    what: str, films: dict[tuple[str, str], bytes], tmp_path: Path
) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(NO_FILMS[what](films["film.mp4", "libx264"]))

    with pytest.raises(MediaBroken):
        probe(str(path), path.stat().st_size)


@pytest.mark.parametrize("suffix", ["mov", "mkv", "avi", "jpg", "mp3", "exe", ""])
def test_a_film_is_recognised_whatever_its_extension(
    suffix: str, films: dict[tuple[str, str], bytes], tmp_path: Path
) -> None:
    medium, found, _ = examined(films["film.mp4", "libx264"], f"film.{suffix}", tmp_path)

    assert (medium, found.fault, found.media.duration) == (Medium.VIDEO, None, SECONDS)


def test_an_encrypted_film_is_a_broken_film_and_not_audio(films: dict[tuple[str, str], bytes], tmp_path: Path) -> None:
    medium, found, path = examined(films["film.mp4", "libx264"].replace(b"avc1", b"encv"), "film.mp4", tmp_path)

    with pytest.raises(MediaBroken, match="no video stream"):
        probe(str(path), path.stat().st_size)
    assert (medium, found.fault is None) == (Medium.VIDEO, False)


@pytest.mark.parametrize("brand", [b"isom", b"mp42", b"XXXX", b"M4A "])
def test_audio_in_a_film_container_is_audio(brand: bytes, tmp_path: Path) -> None:
    content = make_sound(tmp_path / "sound.m4a", seconds=2).read_bytes()

    medium, found, path = examined(content[:8] + brand + content[12:], "sound.mp4", tmp_path)

    with pytest.raises(MediaBroken, match="no video stream"):
        probe(str(path), path.stat().st_size)
    assert (medium, found.fault) == (Medium.AUDIO, None)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG", "GIF"])
def test_a_damaged_picture_is_a_picture(kind: str, tmp_path: Path) -> None:
    buffer = BytesIO()
    Image.effect_noise((300, 300), 90).save(buffer, kind)
    content = buffer.getvalue()

    medium, found, _ = examined(content[:24] + bytes(20) + content[44 : len(content) // 2], "picture", tmp_path)

    assert (medium, found.fault is None) == (Medium.IMAGE, False)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"mif1"])
def test_an_undecodable_phone_picture_is_not_a_film(brand: bytes, tmp_path: Path) -> None:
    content = b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0mif1heic" + Random(1).randbytes(5_000)

    medium, found, _ = examined(content, "picture.heic", tmp_path)

    assert (medium, found.fault is None) == (Medium.IMAGE, False)


NAMING_OTHERS = {
    "a playlist": "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\n{path}\n#EXT-X-ENDLIST\n",
    "a playlist of addresses": "#EXTM3U\n#EXT-X-TARGETDURATION:3\n#EXTINF:3,\nfile://{path}\n#EXT-X-ENDLIST\n",
    "a list of parts": "ffconcat version 1.0\nfile '{name}'\n",
    "a list of whole paths": "ffconcat version 1.0\nfile '{path}'\n",
}


@pytest.mark.parametrize("text", NAMING_OTHERS.values(), ids=NAMING_OTHERS.keys())
def test_a_film_that_names_other_files_cannot_read_them(text: str, tmp_path: Path) -> None:
    other = make_film(tmp_path / "other.mp4", seconds=SECONDS)
    naming = tmp_path / "naming"
    naming.write_text(text.format(path=other, name=other.name))

    with pytest.raises((av.FFmpegError, NotAFilm, StopIteration)), open_film(str(naming)) as container:
        next(container.decode(video=0))
    with pytest.raises(MediaBroken):
        probe(str(naming), naming.stat().st_size)


# Containers and codecs that cameras, broadcasters and older programs write, with the sizes and rates that they demand.
OTHER_SHAPES = [
    ("film.flv", "flv", 320, 180, 10),
    ("film.flv", "libx264", 320, 180, 10),
    ("film.3gp", "h263", 352, 288, 10),
    ("film.mxf", "mpeg2video", 320, 180, 25),
    ("film.wmv", "wmv2", 320, 180, 10),
    ("film.mpg", "mpeg1video", 320, 180, 25),
    ("film.vob", "mpeg2video", 320, 180, 25),
    ("film.wtv", "mpeg2video", 320, 180, 25),
    ("film.gxf", "mpeg2video", 720, 576, 25),
    ("film.dv", "dvvideo", 720, 576, 25),
    ("film.rm", "rv10", 176, 144, 10),
    ("film.ivf", "libvpx", 320, 180, 10),
    ("film.nut", "ffv1", 320, 180, 10),
    ("film.mkv", "libx265", 320, 180, 10),
    ("film.mp4", "libsvtav1", 320, 180, 10),
    ("film.m2ts", "mpeg2video", 320, 180, 25),
]


@pytest.mark.parametrize(("name", "codec", "width", "height", "fps"), OTHER_SHAPES)
def test_the_facts_of_other_containers_agree(
    name: str, codec: str, width: int, height: int, fps: int, tmp_path: Path
) -> None:
    film = make_film(tmp_path / name, seconds=2, width=width, height=height, fps=fps, codec=codec, audio=False)

    media, _ = probe(str(film), film.stat().st_size)

    assert (media.width, media.height, media.fps) == (width, height, fps)
    assert media.duration == pytest.approx(2, abs=1.5 / fps)
    assert_agrees(film.read_bytes(), tmp_path)


def test_a_film_whose_size_changes_has_pictures_of_one_size(tmp_path: Path) -> None:
    parts = [
        make_film(tmp_path / f"{width}.ts", seconds=2, width=width, height=height, codec="libx264", audio=False)
        for width, height in ((320, 180), (160, 240))
    ]

    assert_agrees(b"".join(part.read_bytes() for part in parts), tmp_path)


def test_a_raw_stream_has_no_duration(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.h264", seconds=2, codec="libx264", audio=False)

    with pytest.raises(MediaBroken, match="its duration is not known"):
        probe(str(film), film.stat().st_size)


def test_a_film_of_one_pixel_has_a_stream(tmp_path: Path) -> None:
    film = make_film(tmp_path / "film.mkv", seconds=2, width=1, height=1, codec="ffv1", audio=False)

    make_stream(str(film), tmp_path)

    with av.open(str(tmp_path / "playlist.m3u8")) as container:
        assert len(list(container.decode(video=0))) == 20
