"""The commands that repeat what was found."""

import shlex

import pytest

from mockserver.harness.traffic.evidence import curl_of
from mockserver.harness.traffic.observed import Body, Observed, Part


def words(part: Part) -> list[str]:
    command = curl_of(Observed("POST", "/v1.2/tasks", body=Body(size=1, parts=(part,))))
    return shlex.split(command)[-2:]


def part(text: str | None, filename: str | None) -> Part:
    return Part("field", filename, "text/plain", 1, "0" * 64, text)


@pytest.mark.parametrize("text", ["plain", "@is no file", "<nor this", "a; type=b", 'with "quotes"', "two\nlines"])
def test_a_text_of_a_form_is_sent_to_the_letter(text: str) -> None:
    assert words(part(text, None)) == ["--form-string", f"field={text}"]


def test_a_text_that_came_as_a_file_is_sent_as_one_whatever_is_in_it() -> None:
    subtitles = '1\n00:00 --> 00:01\nSay "hi"; then, \\go'

    escaped = '1\n00:00 --> 00:01\nSay \\"hi\\"; then, \\\\go'
    assert words(part(subtitles, "a;b.srt")) == ["-F", f'field="{escaped}";filename="a;b.srt"']


def test_a_file_that_was_not_kept_is_the_readers_to_fill_in() -> None:
    assert words(part(None, "film, final.mp4")) == ["-F", 'field=@"film, final.mp4"']
