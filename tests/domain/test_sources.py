"""Videos that are given by address."""

import pytest

from mockserver.domain.generation.subject import subject_of
from mockserver.domain.rules.sources import name_at


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://example.com/videos/parrot-learns.mp4?token=abc", "parrot-learns"),
        ("https://example.com/parrot-learns/index.m3u8", "parrot-learns"),
        ("https://example.com/vod/parrot%20learns/hls/1080p/playlist.m3u8", "parrot learns"),
        ("https://example.com/vod/parrot-learns/720p.mp4", "parrot-learns"),
        ("https://example.com/team/IMG_2231.mov", "IMG_2231"),
        ("https://example.com/index.m3u8", "index"),
        ("https://example.com/parrot-learns/original.mp4", "parrot-learns"),
        ("https://example.com", "example"),
    ],
)
def test_a_stream_is_called_like_its_folder(url: str, name: str) -> None:
    assert name_at(url) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", ""),
        ("https://youtu.be/dQw4w9WgXcQ", ""),
        ("https://example.com/watch/?v=1234", ""),
        ("https://drive.google.com/uc?export=download&id=1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs", ""),
        ("https://example.com/parrot-learns/download", "parrot-learns"),
        ("https://example.com/download.php?file=parrot-learns.mp4", "parrot-learns"),
        ("https://example.com/get?filename=clips%2Fparrot+learns.MOV", "parrot learns"),
        (
            "https://bucket.s3.amazonaws.com/0d1f?response-content-disposition=attachment%3B%20filename%3D%22parrot.mp4%22",
            "parrot",
        ),
        ("https://example.com/watch.mp4", "watch"),
        ("https://example.com/player?src=/clips/parrot.mp4", "parrot"),
        ("https://example.com/parrot.mp4?title=Clip+of+the+day", "parrot"),
    ],
)
def test_an_operation_of_a_server_names_no_video_but_a_file_in_the_query_does(url: str, name: str) -> None:
    assert name_at(url) == name


def test_an_encoded_slash_is_a_part_of_the_name() -> None:
    assert name_at("https://example.com/music/AC%2FDC%20live%201991.mp4") == "AC/DC live 1991"


@pytest.mark.parametrize(
    "url",
    [
        "https://youtu.be/dQw4w9WgXcQ",
        "https://drive.google.com/file/d/1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs/view?usp=sharing",
        "https://example.com/uc?export=download",
        "https://example.com/videos/undefined",
    ],
)
def test_such_an_address_tells_nothing_about_the_content(url: str) -> None:
    assert subject_of(name_at(url), b"digest").things[0].words == ()
