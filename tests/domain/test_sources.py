"""Videos that are given by address."""

import pytest

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
        ("https://example.com", "example"),
    ],
)
def test_a_stream_is_called_like_its_folder(url: str, name: str) -> None:
    assert name_at(url) == name
