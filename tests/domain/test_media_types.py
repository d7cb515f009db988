"""The suffix of a name decides the type of a file that is not read."""

import pytest

from mockserver.domain.records.asset import Medium
from mockserver.domain.rules.media_types import medium_named

FILMS = (
    "mp4",
    "mov",
    "MOV",
    "m4v",
    "avi",
    "mkv",
    "webm",
    "mpg",
    "mpeg",
    "wmv",
    "flv",
    "ogv",
    "3gp",
    "3gpp",
    "3g2",
    "3gpp2",
    "rm",
    "rmvb",
)
SOUNDS = ("mp3", "wav", "m4a", "flac", "aac", "ogg", "opus", "aif")
PICTURES = ("jpg", "JPEG", "png", "gif", "webp", "bmp", "tiff")
DOCUMENTS = ("pdf", "txt", "md")


@pytest.mark.parametrize("default", Medium)
@pytest.mark.parametrize(
    ("medium", "suffixes"),
    [(Medium.VIDEO, FILMS), (Medium.AUDIO, SOUNDS), (Medium.IMAGE, PICTURES), (Medium.DOCUMENT, DOCUMENTS)],
)
def test_a_known_suffix_decides_whatever_is_expected(
    medium: Medium, suffixes: tuple[str, ...], default: Medium
) -> None:
    found = {suffix: medium_named(f"VID_2023.{suffix}", default)[0] for suffix in suffixes}

    assert found == dict.fromkeys(suffixes, medium)


@pytest.mark.parametrize("default", Medium)
@pytest.mark.parametrize("name", ["VID_2023", "VID_2023.", "VID_2023.x9", "watch?v=1", ""])
def test_a_file_without_a_known_suffix_is_what_is_expected(name: str, default: Medium) -> None:
    assert medium_named(name, default)[0] is default
