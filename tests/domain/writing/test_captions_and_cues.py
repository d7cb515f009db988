"""Captions within a length, cues about chapters or about what is seen, columns that stand before the word "table"."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer, chapters

MARKET = generate_content(b"market", 240, title="farmers market.mp4")


@given(most=st.integers(100, 300), tags=st.integers(1, 4))
def test_a_caption_keeps_its_hashtags_within_its_length(most: int, tags: int) -> None:
    text = answer(MARKET, 240, f"TikTok caption, max {most} characters, with exactly {tags} hashtags.")

    assert len(text) <= most
    assert len(re.findall(r"#\w+", text)) == tags
    assert text.count('"') % 2 == 0


@pytest.mark.parametrize(
    ("asked", "first"),
    [("Chapters", "chapter"), ("Audio descriptions for blind viewers", "scene"), ("Subtitles", "speech")],
)
def test_cues_are_about_what_is_asked(asked: str, first: str) -> None:
    cue = answer(MARKET, 240, f"{asked} as WebVTT").split("\n\n")[1].partition("\n")[2].partition("\n")[2]

    of = {
        "chapter": [one.title for one in chapters(MARKET, 240, None)],
        "scene": [moment.text for moment in MARKET.scenes[0].seen],
        "speech": [moment.text for scene in MARKET.scenes for moment in scene.said],
    }
    assert any(cue.rstrip(".").casefold() in text.casefold() for text in of[first])


def test_columns_are_named_before_the_word_table_too() -> None:
    text = answer(MARKET, 240, "A shot list with start in MM:SS, shot size and description as a Markdown table.")

    assert "| Start | Shot size | Description |" in text


@pytest.mark.parametrize(
    "prompt",
    [
        "As TSV: competency, score (1-5), evidence",
        "Summarise:\n- competency\n- score\n- evidence\nas a TSV with a header row",
    ],
)
def test_columns_with_ranges_or_in_lines_are_read(prompt: str) -> None:
    assert answer(MARKET, 240, prompt).splitlines()[0] == "competency\tscore\tevidence"


@given(most=st.integers(10, 40))
def test_an_answer_has_fewer_findings_if_they_exceed_the_words_of_the_prompt(most: int) -> None:
    text = answer(MARKET, 240, f"What clothes are worn? At most {most} words, in one sentence.")

    assert len(text.split()) <= most


@given(most=st.integers(85, 200))
def test_a_shortened_text_ends_as_a_sentence(most: int) -> None:
    text = answer(MARKET, 240, f"Caption for accessibility: one sentence, no more than {most} characters.")

    assert len(text) <= most
    assert text.endswith(".")


def test_shots_have_their_ends_and_their_views() -> None:
    columns = "in and out points in MM:SS, shot size and description"

    lines = answer(MARKET, 240, f"A shot list with {columns} as a Markdown table.").splitlines()

    assert lines[0] == "| In | Out points | Shot size | Description |"
    assert all(re.match(r"\| \d\d:\d\d \| \d\d:\d\d \| [^\d|]+ \| [^|]+ \|$", line) for line in lines[2:])


def test_cues_for_an_element_are_no_xml() -> None:
    assert answer(MARKET, 240, 'Chapters in WebVTT for a <track kind="chapters"> element.').startswith("WEBVTT")
