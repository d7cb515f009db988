"""Prompts that list what they want get each of it: properties, columns, parts, chapters in a style, subtitles."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer

CALL = generate_content(b"call", 240, title="support call about a refund.mp4")
MEETING = generate_content(b"meeting", 240, title="budget meeting.mp4")
BREAD = generate_content(b"bread", 240, title="How to bake bread.mp4")
CONTENTS = [CALL, MEETING, BREAD]
FIELDS = ["genre", "mood", "tempo", "setting", "main topic", "language", "length", "weather", "next steps"]


@pytest.mark.parametrize("content", CONTENTS)
@given(
    names=st.lists(st.sampled_from(FIELDS), min_size=3, max_size=6, unique=True), lead=st.sampled_from(["", "Notes: "])
)
def test_a_bare_list_of_properties_gets_a_line_for_each(content: Content, names: list[str], lead: str) -> None:
    lines = answer(content, 240, lead + ", ".join(names)).splitlines()[2:]

    assert [line.partition(":")[0].lower() for line in lines] == names
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("content", CONTENTS)
@given(tags=st.integers(2, 9))
def test_a_title_a_description_and_tags_are_three_parts(content: Content, tags: int) -> None:
    parts = answer(content, 240, f"Give me a title, a description and {tags} tags").split("\n\n")

    assert [part.partition(":")[0] for part in parts] == ["Title", "Summary", "Hashtags"]
    assert parts[2].count("#") == tags


@pytest.mark.parametrize("content", [CALL, MEETING])
def test_a_table_of_action_items_has_their_owners_and_no_scenes(content: Content) -> None:
    lines = answer(content, 240, "List action items with owner and due date as a markdown table").splitlines()

    assert lines[2] == "| Action item | Owner | Due | Time |"
    assert all(line.count("|") == 5 for line in lines[2:])


@pytest.mark.parametrize("content", CONTENTS)
def test_flash_cards_as_csv_have_a_question_and_its_answer(content: Content) -> None:
    rows = list(csv.reader(answer(content, 240, "Create flashcards in CSV: question,answer").splitlines()))

    assert rows[0] == ["question", "answer"]
    assert all(len(row) == 2 and row[0] != row[1] and row[0][-1] in "?)" for row in rows[1:])


@pytest.mark.parametrize(
    ("style", "pattern"),
    [
        ("MM:SS - Title", r"\d\d:\d\d - [A-Z].*"),
        ("[HH:MM:SS] Title", r"\d\d:\d\d:\d\d [A-Z].*"),
        ("MM:SS | title", r"\d\d:\d\d \| [A-Z].*"),
    ],
)
@pytest.mark.parametrize("content", CONTENTS)
def test_chapters_have_the_style_that_the_prompt_names(content: Content, style: str, pattern: str) -> None:
    lines = answer(content, 240, f"Generate chapters with timestamps in the format {style}").splitlines()[2:]

    assert len(lines) > 1
    assert all(re.fullmatch(pattern, line) for line in lines)


@pytest.mark.parametrize("content", CONTENTS)
def test_captions_in_web_vtt_begin_with_its_name_and_have_points_in_their_times(content: Content) -> None:
    first, *cues = answer(content, 240, "WebVTT captions please").split("\n\n")

    assert first == "WEBVTT"
    assert all(re.match(r"\d+\n\d\d:\d\d:\d\d\.\d{3} --> \d\d:\d\d:\d\d\.\d{3}\n", cue) for cue in cues)


@pytest.mark.parametrize("content", CONTENTS)
@given(words=st.integers(6, 12), count=st.integers(3, 6))
def test_short_points_are_not_cut_off_within_a_quotation(content: Content, words: int, count: int) -> None:
    lines = answer(content, 240, f"Give me {count} bullet points. Max {words} words each.").splitlines()[2:]

    assert len(lines) == count
    assert all(len(line.removeprefix("- ").split()) <= words and line.endswith(".") for line in lines)


@pytest.mark.parametrize("content", CONTENTS)
def test_the_length_of_a_clip_is_no_number_of_moments(content: Content) -> None:
    assert len(re.findall(r"(?m)^\d+\. ", answer(content, 240, "Find the best moments for a 60 second video"))) <= 5


@given(title=st.integers(30, 90), text=st.integers(80, 300))
def test_each_part_of_texts_for_search_has_the_length_that_stands_beside_it(title: int, text: int) -> None:
    prompt = f"SEO: title under {title} characters, meta description under {text} characters, 5 keywords"

    parts = dict(line.split(": ", 1) for line in answer(BREAD, 240, prompt).splitlines())

    assert len(parts["Title"]) <= title
    assert len(parts["Meta description"]) <= text
    assert parts["Keywords"].count(",") == 4


@pytest.mark.parametrize(
    ("name", "prompt", "pair"),
    [
        ("Arsenal vs Chelsea.mp4", "Which teams are playing?", "Arsenal and Chelsea"),
        ("Emma and Jack wedding.mp4", "Who are the bride and groom?", "Emma and Jack"),
    ],
)
def test_two_who_belong_together_are_named_as_in_the_name_of_the_video(name: str, prompt: str, pair: str) -> None:
    assert answer(generate_content(b"pair", 240, title=name), 240, prompt).endswith(f"these are {pair}.")


def test_pros_and_cons_are_those_that_somebody_names() -> None:
    text = answer(generate_content(b"review", 240, title="headphones review.mp4"), 240, "Pros and cons")

    assert "Because" not in text
    assert re.fullmatch(r"Pros in .+:\n(?:- .+\.\n)+\nCons:(?:\n- .+\.)+", text)


def test_a_table_with_named_columns_has_nothing_above_it() -> None:
    content = generate_content(b"columns", 240, title="weekly product standup.mp4")

    text = answer(content, 240, "Make a markdown table of the scenes with the columns Time, Setting and Mood.")

    assert text.startswith("| Time | Setting | Mood |\n|---|---|---|\n| ")


def test_next_steps_in_a_checklist_have_their_owners() -> None:
    content = generate_content(b"columns", 240, title="weekly product standup.mp4")

    lines = answer(content, 240, "Extract action items as a checklist (- [ ] task), with the owner in parentheses.")

    assert all(re.fullmatch(r"- \[ \] .+ \([^()]+\)\.", line) for line in lines.splitlines())
