"""Documents have the parts that such a document has, and everything in them is from the video."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.topics import TOPICS
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form

BREAD = generate_content(b"bread", 240.0, title="how to make sourdough bread.mp4")
NAMES = st.sampled_from([topic.keywords[0] for topic in TOPICS])

OCCASIONS = (
    ("Write a LinkedIn post", Form.LINKEDIN, ["- ", "comments.", "#"]),
    ("Write an Instagram caption with hashtags", Form.CAPTION, ["How to make sourdough bread", "#"]),
    ("funny facebook post about this", Form.FACEBOOK, ["Nobody asked for it", "#"]),
    ("Write an X thread with 5 tweets", Form.THREAD, ["1/5 ", "5/5 "]),
    ("Write a press release", Form.PRESS_RELEASE, ["FOR IMMEDIATE RELEASE", "Press contact: ", "###"]),
    ("Write a blog article with a title and subheadings", Form.ARTICLE, ["\n\nConclusion\n"]),
    ("Write a news article: headline and lead paragraph", Form.NEWS, ["How to make sourdough bread"]),
    ("Write a newsletter", Form.NEWSLETTER, ["Subject: ", "In this issue:", "Best regards"]),
    ("Write a product review with pros and cons", Form.REVIEW, ["Pros:\n- ", "Cons:\n- ", "Verdict: "]),
    ("Draft a follow-up email to the participants", Form.FOLLOW_UP, ["Subject: Follow-up: ", "Next steps:"]),
    ("Write an apology email to the customer", Form.APOLOGY, ["sorry", "Kind regards"]),
    ("Write an incident report", Form.INCIDENT, ["Events:\n- 0:00 ", "Assessment: ", "Recommended action: "]),
    ("Write meeting minutes", Form.MINUTES, ["Attendees: ", "Agenda:\n1. ", "Decisions:\n- ", "Action items:\n- "]),
    ("Write this up as a recipe card", Form.RECIPE, ["Ingredients and equipment:\n- ", "Method:\n1. "]),
    ("Turn this into a how-to guide", Form.GUIDE, ["What you need:\n- ", "Steps:\n1. "]),
    ("Create a lesson plan for 9th graders", Form.LESSON_PLAN, ["Objectives:\n- ", "Activities:\n1. ", "Assessment:"]),
    ("Make a worksheet for students", Form.WORKSHEET, ["While you watch:\n1. ", "Answer key:\n1. "]),
    ("Turn this into study notes", Form.NOTES, ["Key terms: "]),
    ("List key terms with definitions", Form.KEY_TERMS, ["- Baking: "]),
    ("Generate 6 flashcards", Form.FLASH_CARDS, ["Q: ", "A: "]),
    ("Write an SEO title and meta description", Form.SEARCH_TEXTS, ["Title: ", "Meta description: "]),
    ("Write alt text", Form.ALT_TEXT, ["How to make sourdough bread: "]),
    ("Write 3 ad headlines and descriptions for Google Ads", Form.ADS, ["Headlines:\n1. ", "Descriptions:\n1. "]),
    ("Write a product description", Form.SHOP_TEXT, ["At a glance:\n- "]),
    ("Write a voice-over script", Form.SCRIPT, ["Picture: ", "Voice: "]),
)


def ask(prompt: str, content: Content = BREAD) -> str:
    return answer(content, 240.0, prompt)


@pytest.mark.parametrize(("prompt", "form", "parts"), OCCASIONS)
def test_a_document_has_the_parts_of_its_kind_in_order(prompt: str, form: Form, parts: list[str]) -> None:
    text = ask(prompt)
    places = [text.find(part) for part in parts]

    assert read_prompt(prompt).form is form
    assert -1 not in places
    assert places == sorted(places)


@given(name=NAMES, digest=st.binary(max_size=2), occasion=st.sampled_from(OCCASIONS), duration=st.integers(1, 200))
@settings(max_examples=150)
def test_any_video_can_have_any_document(
    name: str, digest: bytes, occasion: tuple[str, Form, list[str]], duration: int
) -> None:
    text = answer(generate_content(digest, duration, title=name), duration, occasion[0])

    assert 0 < len(text) < 4000
    assert not re.search(r"\.\.|\bNone\b|: \n\n|:$| \.|\(\)", text)


@given(name=NAMES, digest=st.binary(max_size=2))
@settings(max_examples=30)
def test_questions_of_a_quiz_have_different_texts_and_one_right_answer(name: str, digest: bytes) -> None:
    text = answer(generate_content(digest, 180, title=name), 180, "A quiz with 6 multiple choice questions, answer key")
    questions = re.findall(r"^\d+\. (.+\?)$", text, re.MULTILINE)
    blocks = re.split(r"^\d+\. .+\?$", text.partition("\n\nAnswer key:")[0], flags=re.MULTILINE)[1:]
    options = [re.findall(r"^   [A-D]\) (.+)$", block, re.MULTILINE) for block in blocks]

    assert len(questions) == len({*questions}) == 6
    assert all(len(one) == len({*one}) >= 2 for one in options)
    assert len(re.findall(r"^\d+\. [A-D]$", text, re.MULTILINE)) == 6


def test_flash_cards_are_counted() -> None:
    assert ask("Generate 10 flashcards").count("Q: ") == 10


def test_questions_can_be_true_or_false() -> None:
    text = ask("Write 4 true/false questions with answers")

    assert len(re.findall(r"^\d\. True or false\? .+ Answer: (?:True|False)\.$", text, re.MULTILINE)) == 4


def test_texts_for_search_engines_and_ads_keep_their_usual_lengths() -> None:
    title, text = ask("Write an SEO title and meta description").splitlines()
    lines = re.findall(r"^\d\. (.+)$", ask("Write ad copy").partition("Descriptions:")[2], re.MULTILINE)

    assert len(title.removeprefix("Title: ")) <= 60
    assert len(text.removeprefix("Meta description: ")) <= 155
    assert all(len(line) <= 90 for line in lines)


def test_each_criterion_of_a_prompt_is_assessed() -> None:
    scored = ask("Score the following from 1 to 10: greeting, clear steps, closing. No preamble.")
    placed = ask("Break this video down into hook, problem and solution, with timestamps for each.")

    assert re.findall(r"^- (.+?): \d{1,2} out of 10\. Evidence: ", scored, re.MULTILINE) == [
        "Greeting",
        "Clear steps",
        "Closing",
    ]
    assert re.findall(r"^- (\w+) \(\d:\d\d-\d:\d\d\): ", placed, re.MULTILINE) == ["Hook", "Problem", "Solution"]


def test_every_moment_with_a_thing_is_listed_with_its_time() -> None:
    lines = ask("List every bowl with a timestamp").splitlines()[2:]

    assert lines
    assert all(re.match(r"- \d:\d\d ", line) for line in lines)
    assert 'does not show or mention "helicopter"' in ask("List every helicopter with a timestamp")
