"""Answers in lines of the form that a prompt shows, and lengths that hold for each of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.lists.templates import template_in
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form

REVIEW = generate_content(b"review", 240, title="headphones review.mp4")
BREAD = generate_content(b"bread", 240, title="How to bake bread.mp4")
CONTENTS = [REVIEW, BREAD]

_SLOTS = st.lists(st.sampled_from(["event", "title", "place", "mood", "seconds"]), min_size=2, max_size=4, unique=True)
_SIGNS = st.sampled_from([" - ", ": ", " | ", " -> ", "; "])


@given(_SLOTS, _SIGNS)
def test_each_line_has_the_signs_between_its_slots(slots: list[str], sign: str) -> None:
    lines = answer(BREAD, 240, f"List all scenes, one per line as `{sign.join(slots)}`.").splitlines()

    assert lines
    assert all(line.count(sign) >= len(slots) - 1 for line in lines)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        ("Log what happens, one entry per line: [MM:SS] event", r"\[\d\d:\d\d\] \S.+"),
        ('Give me 3 quotes in the format [MM:SS] "quote"', r'\[\d\d:\d\d\] ".+"'),
        ("List the key terms. Format: **term**: definition", r"\*\*[^*]+\*\*: \S.+"),
        ("List every step as `HH:MM:SS | step`.", r"\d\d:\d\d:\d\d \| \S.+"),
    ],
)
def test_lines_have_the_form_that_is_shown(content: Content, prompt: str, line: str) -> None:
    lines = answer(content, 240, prompt).splitlines()

    assert lines
    assert all(re.fullmatch(line, one) for one in lines)


def test_a_number_of_lines_is_kept() -> None:
    assert len(answer(BREAD, 240, 'Give me 3 quotes in the format [MM:SS] "quote"').splitlines()) == 3


def test_a_thing_is_listed_when_it_is_first_seen() -> None:
    lines = answer(REVIEW, 240, "List every brand as `brand - seconds`.").splitlines()

    assert len({line.rpartition(" - ")[0] for line in lines}) == len(lines)


def test_a_line_that_is_not_repeated_stands_alone() -> None:
    assert re.fullmatch(r"[^:\n]+: [^\n]+", answer(BREAD, 240, "Judge the video as `mood: reason`."))


@pytest.mark.parametrize(
    "prompt",
    [
        "Describe it as a pirate. Be funny - and short",
        "Answer like a pro (be short)",
        "Return it as [json]",
        "Chapters in the format MM:SS - Title",
    ],
)
def test_other_words_are_no_template(prompt: str) -> None:
    assert template_in(prompt) is None or read_prompt(prompt).form is not Form.TEMPLATE


@pytest.mark.parametrize("content", CONTENTS)
@given(most=st.integers(20, 60), count=st.integers(2, 5))
def test_each_title_keeps_its_length(content: Content, most: int, count: int) -> None:
    lines = answer(content, 240, f"Suggest {count} titles, each at most {most} characters.").splitlines()

    assert [line.partition(" ")[0] for line in lines] == [f"{number}." for number in range(1, count + 1)]
    assert all(len(line.partition(" ")[2]) <= most for line in lines)


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("most", [8, 12, 15])
def test_each_sentence_keeps_its_length(content: Content, most: int) -> None:
    text = answer(content, 240, f"Summarize it in plain language, no sentence longer than {most} words.")

    assert all(len(one.split()) <= most for one in re.split(r"(?<=[.!?])\s+(?=[\"'A-Z])", text))


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize(("length", "least", "most"), [("60-80 words", 60, 80), ("around 100 words", 90, 110)])
def test_a_range_of_words_is_kept(content: Content, length: str, least: int, most: int) -> None:
    assert least <= len(answer(content, 240, f"Describe the video in {length}.").split()) <= most


def test_a_number_without_a_unit_counts_what_is_asked_for() -> None:
    text = answer(BREAD, 240, "What are the learning objectives? Give exactly three, each starting with a verb.")

    assert text.count("Explain the main idea") == 3
