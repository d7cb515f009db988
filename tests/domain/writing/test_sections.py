"""Texts in the sections that a prompt names, and YAML."""

import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.lists.sections import Look, sections_in
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form

CALL = generate_content(b"call", 240.0, title="support call about a refund.mp4")


def ask(prompt: str) -> str:
    return answer(CALL, 240.0, prompt)


@pytest.mark.parametrize(
    ("prompt", "look", "names"),
    [
        ("Use exactly these headings: Headline, Story, Rooms.", Look.HEADINGS, ["Headline", "Story", "Rooms"]),
        (
            "Describe the problem, solution and next steps under those three headings.",
            Look.HEADINGS,
            ["Problem", "Solution", "Next steps"],
        ),
        (
            "Write an outline with Hook, Problem, Solution, CTA based on it.",
            Look.HEADINGS,
            ["Hook", "Problem", "Solution", "CTA"],
        ),
        ("Notes with the sections ## Summary, ## Next Steps", Look.MARKDOWN, ["Summary", "Next Steps"]),
        ("Give: Title, Mood (one word), People, Tags (3).", Look.LINES, ["Title", "Mood", "People", "Tags"]),
    ],
)
def test_the_sections_of_a_prompt_are_read(prompt: str, look: Look, names: list[str]) -> None:
    found = sections_in(prompt)

    assert found is not None
    assert (found.look, [one.name for one in found.parts]) == (look, names)
    assert read_prompt(prompt).form is Form.SECTIONS


@pytest.mark.parametrize(
    "prompt",
    [
        "Who talks with Anna, Bob and Chris?",
        "Describe the video in three sections",
        "Use headings.",
        "Compare the start and the end",
        "Write meeting minutes with Attendees, Agenda, Decisions",
        "A table with the headings Time, Person and Quote",
    ],
)
def test_other_lists_are_no_sections(prompt: str) -> None:
    assert read_prompt(prompt).form is not Form.SECTIONS


@pytest.mark.parametrize("names", [("Reason", "Mood", "Next steps"), ("Title", "People", "Unicorns")])
def test_each_section_stands_once_in_the_order_of_the_prompt(names: tuple[str, ...]) -> None:
    headings = re.findall(r"^([A-Z][a-z ]+):$", ask(f"Use exactly these headings: {', '.join(names)}."), re.MULTILINE)
    lines = ask("\n".join(f"{name}: <{name}>" for name in names)).splitlines()

    assert tuple(headings) == names
    assert tuple(line.partition(":")[0] for line in lines) == names


def test_a_section_that_the_video_has_nothing_of_says_so() -> None:
    prompt = "With the sections ## Summary, ## Unicorns, ## Weather"

    assert "## Unicorns\nNot mentioned" in ask(prompt)
    assert "## Unicorns\nNone" in ask(f"{prompt}. Use 'None' for an empty section.\n## Summary, ## Unicorns")


def test_a_section_has_the_length_beside_its_name() -> None:
    text = ask("Give: Title, Description (1-2 sentences), Summary (max 8 words), Keywords (3-4, comma separated).")
    told = dict(line.split(": ", 1) for line in text.splitlines())

    assert len(re.findall(r"[.!?](?= [A-Z]|$)", told["Description"])) <= 2
    assert len(told["Summary"].split()) <= 8
    assert 3 <= len(told["Keywords"].split(", ")) <= 4


def test_yaml_has_the_members_of_the_prompt() -> None:
    text = ask("Return YAML with the fields title, duration_seconds, people and summary.")

    assert [line.partition(":")[0] for line in text.splitlines()] == ["title", "duration_seconds", "people", "summary"]
    assert "duration_seconds: 240" in text


def test_what_is_asked_for_under_letters_is_answered_one_by_one() -> None:
    text = ask("Please provide: (a) a one-sentence summary, (b) three hashtags, (c) a title.")

    assert [part[:2] for part in text.split("\n\n")] == ["(a", "(b", "(c"]


def test_parts_with_hints_are_sections_in_their_order() -> None:
    text = ask(
        "Write a headline (max 40 characters), a standfirst (one sentence) and three bullet points for our site."
    )

    assert re.findall(r"^[A-Z][a-z ]+(?=:)", text, re.MULTILINE) == ["Headline", "Standfirst", "Bullet points"]
    assert text.count("\n- ") == 3


def test_names_before_the_word_sections_are_those_of_sections() -> None:
    text = ask("Turn this into an update: *Done*, *In progress*, *Blocked* sections with bullets under each.")

    assert [part.partition(":")[0] for part in text.split("\n\n")] == ["Done", "In progress", "Blocked"]


@pytest.mark.parametrize("item", ["write a bcd (e), ", "a bcd (e), a ", "an ab (c) and "])
def test_a_long_list_of_names_with_hints_is_read_at_once(item: str) -> None:
    assert sections_in(item * 200) is None


@pytest.mark.parametrize("mark", ["1.", "1)", "(1)", "a)", "(a)"])
@pytest.mark.parametrize("between", ["\n", " "])
def test_parts_of_an_answer_have_the_marks_of_the_prompt(mark: str, between: str) -> None:
    marks = [mark.replace("1", number).replace("a", "abc"[int(number) - 1]) for number in "123"]
    parts = ("a funny title", "a teaser of two sentences", "four hashtags for the launch")
    asked = between.join(f"{one} {part}" for one, part in zip(marks, parts, strict=True))

    text = ask(f"I need three things:\n{asked}")

    assert [part.partition(" ")[0] for part in text.split("\n\n") if part.startswith(tuple(marks))] == marks


def test_parts_have_headings_if_the_prompt_wants_them() -> None:
    text = ask("Make notes with:\na) an overview (2 sentences)\nb) two questions\nUse markdown headings for each part.")

    assert re.findall("^## (.+)$", text, re.MULTILINE) == ["Overview", "Questions"]


def test_a_list_of_rules_for_the_answer_names_no_parts() -> None:
    prompt = "RULES:\n1. Write ONE caption.\n2. Max 40 words.\n3. Use at least one emoji.\nOutput the caption only."

    assert read_prompt(prompt).form is Form.CAPTION


def test_questions_in_a_list_are_answered_as_the_sentences_after_it_say() -> None:
    text = ask(
        "Answer each:\n\n- Where does it take place?\n- Who speaks?\n- Is there any text? If so, quote it.\n\n"
        "Keep each answer to one sentence and number them."
    )

    assert [line[:3] for line in text.splitlines()] == ["1. ", "2. ", "3. "]
