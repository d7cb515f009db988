"""Pictures and drawn texts that FFmpeg would open as films: no API version takes one for a film, whatever its name."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from struct import pack
from typing import Any

import av
import pytest
from PIL import Image

from mockserver.domain.records.asset import Medium
from mockserver.ground.errors import MediaBroken, MediaUnrecognised
from mockserver.media.file_kinds import file_kind
from mockserver.media.probe import probe

SIZE = (160, 120)


def saved(form: str, *, frames: int = 1, mode: str = "RGB") -> bytes:
    """Return pictures that differ, as Pillow writes them."""
    images = [Image.new("RGB", SIZE, (40 * number % 256, 90, 10)).convert(mode) for number in range(frames)]
    buffer = BytesIO()
    many: dict[str, Any] = {"save_all": True, "append_images": images[1:], "duration": 3_000} if frames > 1 else {}
    images[0].save(buffer, form, **many)
    return buffer.getvalue()


def piped(codec: str, pixels: str, *, frames: int = 1, container: str = "image2pipe") -> bytes:
    """Return pictures as FFmpeg writes them, one after the other."""
    buffer = BytesIO()
    with av.open(buffer, "w", format=container) as target:
        stream: Any = target.add_stream(codec, rate=1)
        stream.width, stream.height, stream.pix_fmt = *SIZE, pixels
        for number in range(frames):
            picture = Image.new("RGB", SIZE, (40 * number % 256, 90, 10))
            target.mux(stream.encode(av.VideoFrame.from_image(picture)))  # type: ignore[no-untyped-call]
        target.mux(stream.encode())
    return buffer.getvalue()


def photoshop() -> bytes:
    width, height = SIZE
    return b"8BPS" + pack(">H6xHIIHH", 1, 3, height, width, 8, 3) + bytes(14) + bytes(3 * width * height)


UNKNOWN: dict[str, Callable[[], bytes]] = {
    "icons": lambda: saved("ICO"),
    "a picture of a telescope": lambda: piped("fits", "gray", container="fits"),
    "several of a telescope": lambda: piped("fits", "gray", frames=5, container="fits"),
    "Alias": lambda: piped("alias_pix", "bgr24"),
    "Paint": lambda: saved("MSP", mode="1"),
    "Photoshop": photoshop,
    "a PPM": lambda: piped("ppm", "rgb24"),
    "many PPM": lambda: piped("ppm", "rgb24", frames=100),
    "DPX": lambda: piped("dpx", "rgb24"),
    "a drawn text": lambda: b"XBIN\x1a" + pack("<HHBB", 80, 25, 16, 0) + bytes(80 * 25 * 2),
    "SVG": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    "a text": lambda: b"This is no film.\n" * 300,
    "subtitles": lambda: b"1\n00:00:00,000 --> 00:00:09,000\nThis is no film.\n\n",
}
PICTURES: dict[str, Callable[[], bytes]] = {
    **{form: lambda form=form: saved(form) for form in ("PNG", "JPEG", "WEBP", "BMP", "TIFF")},  # type: ignore[misc]
    "TIFF with pages": lambda: saved("TIFF", frames=3),
    "WebP that moves": lambda: saved("WEBP", frames=3),
    "two JPEG in one": lambda: saved("MPO", frames=2),
    "many PNG": lambda: piped("png", "rgb24", frames=100),
    "HEIC": lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(900),
    "HEIC that moves": lambda: b"\0\0\0\x18ftyphevc\0\0\0\0msf1hevc" + bytes(900),
}


def assert_is_no_film(path: Path) -> None:
    with pytest.raises(MediaBroken):
        probe(str(path), path.stat().st_size)


@pytest.mark.parametrize("what", UNKNOWN)
def test_what_is_no_film_is_not_taken_for_one(what: str, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(UNKNOWN[what]())

    with pytest.raises(MediaUnrecognised):
        file_kind(str(path), path.name)
    assert_is_no_film(path)


@pytest.mark.parametrize("what", PICTURES)
def test_a_picture_is_an_image_whatever_its_name(what: str, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(PICTURES[what]())

    assert file_kind(str(path), path.name).medium is Medium.IMAGE
    assert_is_no_film(path)


def test_pictures_with_the_brand_of_a_picture_are_no_film(tmp_path: Path) -> None:
    """A film in an MP4 container, whose brand says that it holds pictures."""
    path = tmp_path / "film.mp4"
    whole = piped("mpeg4", "yuv420p", frames=10, container="mp4")
    path.write_bytes(whole)
    assert probe(str(path), len(whole)).media.duration == 10

    path.write_bytes(whole[:8] + b"avis" + whole[12:])

    assert file_kind(str(path), path.name).medium is Medium.IMAGE
    assert_is_no_film(path)


@pytest.mark.parametrize("frames", [1, 3])
def test_an_image_that_may_move_is_a_film_where_it_moves(frames: int, tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(saved("PNG", frames=frames))

    assert file_kind(str(path), path.name).medium is Medium.IMAGE
    if frames == 1:
        assert_is_no_film(path)
    else:
        assert probe(str(path), path.stat().st_size).media.duration == 9


def test_a_film_without_a_duration_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "film.nut"
    path.write_bytes(piped("ffv1", "yuv420p", container="nut"))

    with pytest.raises(MediaBroken, match="duration is not known"):
        probe(str(path), path.stat().st_size)
