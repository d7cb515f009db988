"""Subtitles: any file is read in linear time."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.records.scenes import Moment
from mockserver.ground.errors import SubtitlesInvalid
from mockserver.media.subtitles import plain, read_subtitles, without_marks

CUE = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"
# Each of these takes quadratic time with a regular expression of the library.
MANY = 100_000
ENDLESS = {
    "braces": "{" * MANY,
    "braces on lines": "{\n" * MANY,
    "tags": "<a" * MANY,
    "tags on lines": "<a\n" * MANY,
    "blanks in a tag": "<" + " " * MANY,
    "tags of blanks": "< " * MANY,
    "lines": "\n" * MANY + "x",
    "numbers": "\n1" * MANY + "x",
    "a number": "1" * MANY + "x",
}


def written(tmp_path: Path, text: str) -> str:
    path = tmp_path / "said.srt"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_markup_in_subtitles_is_removed(tmp_path: Path) -> None:
    path = written(tmp_path, CUE.format("{\\an8}<i>Hello</i>, < b >world</b >: 3 < 4 > 2"))

    assert read_subtitles(path, 10) == (Moment(1, 2, "Hello, world: 3 < 4 > 2"),)


@pytest.mark.parametrize("what", ENDLESS)
@pytest.mark.parametrize("before", ["", CUE.format("hello")], ids=["alone", "after a cue"])
def test_a_large_file_with_unclosed_markup_is_read_fast(before: str, what: str, tmp_path: Path) -> None:
    path = written(tmp_path, before + ENDLESS[what])

    try:
        moments = read_subtitles(path, 10)
    except SubtitlesInvalid:
        moments = ()

    assert {moment.text[:5] for moment in moments} <= ({"hello"} if before else set())


def test_a_track_line_with_unclosed_markup_is_read_fast() -> None:
    assert [plain(text) for text in ENDLESS.values()]


def test_a_file_that_is_larger_than_a_day_of_speech_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, CUE.format("hello") * 60_000)

    with pytest.raises(SubtitlesInvalid):
        read_subtitles(path, 10)


@given(st.text(alphabet="{}<>/ ab", max_size=60))
@settings(max_examples=200)
def test_closed_markup_is_removed_completely(line: str) -> None:
    kept = without_marks(line)

    assert "{" not in kept
    assert without_marks(kept) == kept
    assert len(kept) <= len(line)
