"""Pictures that claim more pixels than their bytes could hold are refused before memory is allocated."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from mockserver.ground.errors import MediaBroken
from mockserver.media.open_pictures import PICTURE_ERRORS, PictureTooLarge, decoded, open_picture
from mockserver.media.pictures import scaled_picture
from mockserver.media.probe import probe
from mockserver.media.stills import probe_picture
from tests.media.test_recognition import claiming

MEBI = 1024 * 1024


@pytest.fixture(scope="module")
def claimed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("pictures") / "claims.png"


@given(width=st.integers(1, 2**31 - 1), height=st.integers(1, 2**31 - 1))
@settings(max_examples=50, deadline=None)
def test_a_png_is_opened_only_if_its_pixels_take_no_more_than_64_mib_and_twice_its_bytes(
    claimed: Path, width: int, height: int
) -> None:
    claimed.write_bytes(claiming(width, height))
    may_be = 4 * width * height <= 64 * MEBI + 2 * claimed.stat().st_size

    try:
        with open_picture(str(claimed)):
            is_opened = True
    except PICTURE_ERRORS:
        is_opened = False

    assert is_opened == may_be


def test_a_large_photo_is_decoded_coarsely(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    Image.new("RGB", (6_000, 4_000), "red").save(path, quality=1)

    with open_picture(str(path)) as opened:
        taken = decoded(opened).size

    assert taken == (750, 500)
    assert probe_picture(str(path), 1).media.width == 6_000
    assert scaled_picture(str(path))


@pytest.mark.parametrize(
    ("read", "content"),
    [
        (probe_picture, claiming(9_400, 9_400)),
        (probe, b"YUV4MPEG2 W9400 H9400 F25:1 Ip C420\nFRAME\n" + bytes(9_400)),
    ],
    ids=["as an image", "as a video"],
)
def test_a_file_that_claims_too_many_pixels_is_refused_with_that_reason(
    read: object, content: bytes, claimed: Path
) -> None:
    claimed.write_bytes(content)

    with pytest.raises(MediaBroken, match="9400 × 9400 pixels") as refused:
        read(str(claimed), claimed.stat().st_size)  # type: ignore[operator]

    assert not isinstance(refused.value, PictureTooLarge)
