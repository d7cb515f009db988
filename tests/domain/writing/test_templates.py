"""Answers in lines of the form that a prompt shows, and lengths that hold for each of them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
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

    assert text.count("explain the main idea") == 3


def test_a_slot_has_one_of_the_values_beside_its_name() -> None:
    text = answer(BREAD, 240, "Give a content rating (G, PG, PG-13, R) and the reason, as `RATING: reason`.")

    assert text.partition(": ")[0] in {"G", "PG", "PG-13", "R"}


def test_titles_in_a_numbered_list_are_titles() -> None:
    lines = answer(BREAD, 240, "Generate 4 title suggestions, each max 45 characters, as a numbered list.").splitlines()

    assert [line[:2] for line in lines] == ["1.", "2.", "3.", "4."]
    assert all(len(line) <= 48 for line in lines)


def test_a_checklist_has_the_boxes_of_the_prompt() -> None:
    text = answer(BREAD, 240, "Make a checklist of the steps with checkboxes ( - [ ] ).")

    assert all(line.startswith("- [ ] ") for line in text.splitlines()[2:])


def test_one_sentence_of_a_few_words_is_one_sentence() -> None:
    text = answer(BREAD, 240, "Describe the video in one sentence of at most 15 words.")

    assert len(text.split()) <= 15
    assert not re.search(r"[.!?] ", text)


def test_questions_in_lines_are_each_answered() -> None:
    text = answer(
        BREAD, 240, "Answer each on its own line:\n- Is it indoors or outdoors?\n- Who speaks?\n- Is there a dog?"
    )

    assert [part[:2] for part in text.split("\n\n")] == ["1.", "2.", "3."]


def test_what_is_asked_is_quoted_if_it_is_only_said() -> None:
    scene = Scene(0, 9, "Bath", seen=(Moment(0, 9, "Green tiles"),), said=(Moment(0, 9, "The rent is 900 euros."),))

    assert "900 euros" in answer(Content("Flat", (), (), (scene,)), 9, "What is the monthly rent?")


@given(st.lists(st.sampled_from(["mood", "title"]), min_size=2, max_size=5), _SIGNS)
def test_a_slot_that_stands_there_twice_has_the_same_text_twice(slots: list[str], sign: str) -> None:
    shown = sign.join(f"<{slot}>" for slot in slots)

    texts = answer(BREAD, 240, f"Describe the video in the format `{shown}`.").split(sign)

    assert len({text for slot, text in zip(slots, texts, strict=True) if slot == "mood"}) <= 1


def test_words_outside_brackets_stay_if_a_line_has_slots_in_brackets() -> None:
    text = answer(BREAD, 240, "Output as `mood=<mood>;title=<title>`")

    assert re.fullmatch(r"mood=[^;=]+;title=[^;=]+", text)


def test_slots_behind_names_are_a_form_to_fill_in_and_no_xml() -> None:
    form = "Subject: <subject>\nPriority: <low|high>\nTags: <tags>"

    lines = answer(REVIEW, 240, f"Turn this into a ticket:\n{form}").splitlines()

    assert [line.partition(":")[0] for line in lines] == ["Subject", "Priority", "Tags"]
    assert lines[1] in ("Priority: low", "Priority: high")


def test_a_timeline_with_a_line_of_its_own_has_times_in_seconds_if_asked_for() -> None:
    lines = answer(BREAD, 240, "Timeline of events as `- [start-end] description`, times in seconds.").splitlines()

    assert len(lines) > 3
    assert all(re.match(r"- \[\d+(\.\d+)?-\d+(\.\d+)?\] ", line) for line in lines)


@pytest.mark.parametrize(
    ("prompt", "line"),
    [
        ("Output one line per logo as BRAND @ MM:SS-MM:SS.", r"[^@\n]+ @ \d\d:\d\d-\d\d:\d\d"),
        ("Tell me when each speaker starts. Use the format Speaker (HH:MM:SS).", r"[^()\n]+ \(\d\d:\d\d:\d\d\)"),
        ('Write three questions, each on one line as "Q: ... | A: ..."', r"Q: .+\? \| A: .+"),
        ("For each scene write: `At {time} seconds, {people}.`", r"At [\d.:]+ seconds, .+\."),
        ("List 3 moments in the form MM:SS - description.", r"\d\d:\d\d - \S.+"),
    ],
)
def test_a_line_is_read_with_its_gaps_in_quotes_in_capitals_or_as_dots(prompt: str, line: str) -> None:
    lines = answer(REVIEW, 240, prompt).splitlines()

    assert lines
    assert all(re.fullmatch(line, one) for one in lines)


@given(st.lists(st.sampled_from(["pace", "humour", "clarity", "sound"]), min_size=2, max_size=4, unique=True))
def test_each_criterion_gets_the_line_that_is_shown(names: list[str]) -> None:
    lines = answer(REVIEW, 240, f"Score from 0 to 100: {', '.join(names)}. One per line as name=score").splitlines()

    assert [line.partition("=")[0] for line in lines] == names
    assert all(line.partition("=")[2].isdecimal() for line in lines)


@pytest.mark.parametrize("shown", ["", " Output `scene N: label`, one per line."])
def test_a_choice_for_each_part_of_the_video_is_a_line_for_each(shown: str) -> None:
    lines = answer(REVIEW, 240, f"Label every scene with one of: intro, main, outro.{shown}").splitlines()
    labels = [re.split(": | - ", line)[-1] for line in lines]

    assert len(lines) > 2
    assert (labels[0], {*labels[1:-1]}, labels[-1]) == ("intro", {"main"}, "outro")


def test_a_rule_has_its_label_and_its_reason_in_the_line_that_is_shown() -> None:
    prompt = (
        "Check each rule.\nR1: No alcohol.\nR2: No weapons.\n"
        "One line per requirement: `R1: PASS - reason` or `R1: FAIL - reason`. Nothing else."
    )

    lines = answer(REVIEW, 240, prompt).splitlines()

    assert [re.match(r"(R\d): (?:PASS|FAIL) - \S", line) and line[:2] for line in lines] == ["R1", "R2"]


@pytest.mark.parametrize("before", ["e.g.", "for example", "Example:"])
@pytest.mark.parametrize("asked", ["start-end and emotion per line", "the moods over time, one per line"])
def test_the_times_of_an_example_show_the_form_of_a_line(before: str, asked: str) -> None:
    lines = answer(BREAD, 240, f"What do people feel? Give {asked}, {before} 00:10-00:25: joy").splitlines()

    assert len(lines) > 1
    assert all(re.fullmatch(r"\d\d:\d\d-\d\d:\d\d: .+", line) for line in lines)


def test_what_no_text_mentions_needs_no_word_about_it() -> None:
    assert "left out" not in answer(BREAD, 240, "Describe the video. Do not mention competitors.")
