"""Recognition of the film of a picture; damaged files on either side are no error."""

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from mockserver.media.likeness import frames_of
from mockserver.media.recognition import recognise
from tests.support.assets import picture
from tests.support.films import make_film


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claiming(width: int, height: int) -> bytes:
    """Return a PNG of a hundred bytes that claims this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


PICTURES = {
    "one that claims 400 million pixels": claiming(20_000, 20_000),
    "one that claims 169 million pixels": claiming(13_000, 13_000),
    "one that claims more than there can be": claiming(2**31 - 1, 2**31 - 1),
    "one without pixels": claiming(0, 0),
    "one that is cut off": picture()[:60],
    "one of which the check sum is wrong": picture().replace(b"IDAT", b"IDAX"),
    "nothing": b"",
}


@pytest.mark.parametrize("what", PICTURES)
def test_an_unreadable_picture_matches_no_film(what: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(PICTURES[what])

    assert recognise(str(path), []) is None


def test_a_picture_that_is_larger_than_any_frame_is_not_decoded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "picture.png"
    path.write_bytes(claiming(9_000, 9_000))
    decoded = []
    monkeypatch.setattr(Image.Image, "convert", lambda image, mode: decoded.append(mode))

    recognise(str(path), [])

    assert not decoded


def test_frames_before_the_damage_of_a_film_are_used(tmp_path: Path) -> None:
    path = make_film(tmp_path / "film.mp4", fps=2, seconds=12)
    whole = frames_of(str(path), 12)
    content = bytearray(path.read_bytes())
    data = content.index(b"mdat")
    content[data + (len(content) - data) // 3 : data + (len(content) - data) // 2] = b"\xff" * (
        (len(content) - data) // 2 - (len(content) - data) // 3
    )
    damaged = tmp_path / "damaged.mp4"
    damaged.write_bytes(content)

    found = frames_of(str(damaged), 12)

    assert found
    assert found[0] == whole[0]
