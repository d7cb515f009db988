"""What programs ask for: several things in turn, the best of some options, lists side by side, facts about people."""

import json
import re
from typing import Any

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene, Voice
from mockserver.domain.writing import answer
from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording

CAKE = generate_content(b"cake", 240, title="how to bake a carrot cake.mp4")
RETRO = generate_content(b"retro", 240, title="sprint retro team falcon.mp4")
KITTEN = generate_content(b"kitten", 60, title="kitten vs cucumber.mp4")
_HOST, _GUEST = Voice("host", "Ben"), Voice("guest", "Ana")
HIRING = Content(
    title="Job interview",
    topics=("Interview",),
    hashtags=("interview",),
    scenes=(
        Scene(
            0,
            20,
            "The interview",
            seen=(Moment(0, 20, "Two people sit at a table"),),
            said=(
                Moment(0, 5, "When can you start?", _HOST),
                Moment(5, 10, "I could start in three weeks, after my notice period.", _GUEST),
                Moment(10, 15, "I worked as a nurse for six years.", _GUEST),
                Moment(15, 20, "We pay well.", _HOST),
            ),
        ),
    ),
)


def document(content: Content, **properties: Any) -> Any:
    schema = {"type": "object", "properties": properties, "required": [*properties]}
    source = Source(content, 240, read_prompt("Describe it."), Wording("", 0.2), 0.0)
    return json.loads(write_document(read_schema(schema, "schema", has_times=False), source))


@pytest.mark.parametrize(
    "prompt",
    [
        "First describe the cake, then give three tips as bullets, then a one-sentence conclusive advice.",
        "You are a chef. First, list the tools. Second, list the steps. Third, give a title.",
    ],
)
def test_things_asked_in_turn_are_each_answered(prompt: str) -> None:
    assert len(read_prompt(prompt).questions) == 3
    assert len(answer(CAKE, 240, prompt).split("\n\n")) >= 3


def test_the_best_of_several_options_are_as_many_as_are_asked_for() -> None:
    prompt = "Choose the two best categories from: Food, Sports, Cooking, Law. Return them comma separated."

    assert set(answer(CAKE, 240, prompt).split(", ")) == {"Food", "Cooking"}


def test_an_emotion_follows_from_the_mood() -> None:
    prompt = "Choose among joy, fear, surprise, anger, neutral. Return the primary and secondary emotion."

    assert answer(KITTEN, 60, prompt) == "Primary: joy\nSecondary: surprise"


@pytest.mark.parametrize(("name", "category"), [("lawn mower blade sharpening", "gardening"), ("IMG_4410", "other")])
def test_other_is_only_chosen_if_no_class_is_near(name: str, category: str) -> None:
    content = generate_content(b"class", 60, title=f"{name}.mp4")

    assert document(content, category={"enum": ["cars", "gardening", "other"]}) == {"category": category}


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("When can the guest start?", '"I could start in three weeks, after my notice period" (0:05)'),
        ("How many years of experience does the guest have?", '"I worked as a nurse for six years" (0:10)'),
        ("What salary does the guest expect?", "Nobody"),
        ("What salary does the guest expect? Answer with the number only, or 'unknown'.", "unknown"),
    ],
)
def test_facts_about_people_are_quoted(prompt: str, told: str) -> None:
    assert told in answer(HIRING, 20, prompt)


@pytest.mark.parametrize(
    ("prompt", "headings"),
    [
        (
            "List went well / to improve / action items, at most 3 bullets each.",
            ["Went well", "To improve", "Action items"],
        ),
        ("Materials vs tools: two separate lists with headings.", ["Materials", "Tools"]),
    ],
)
def test_lists_side_by_side_have_their_headings(prompt: str, headings: list[str]) -> None:
    assert re.findall(r"^([A-Z][a-z ]+):$", answer(RETRO, 240, prompt), re.MULTILINE) == headings


def test_parts_have_the_numbers_before_their_names() -> None:
    text = answer(CAKE, 240, "Generate product copy: title (max 60 chars), three bullet points, and SEO keywords.")

    assert text.startswith("Title: ")
    assert len(re.findall("^- ", text, re.MULTILINE)) == 3
    assert "\nSEO keywords: " in text


def test_ingredients_tools_and_steps_differ() -> None:
    texts = {"type": "array", "items": {"type": "string"}}
    found = document(CAKE, ingredients=texts, tools=texts, instructions=texts)

    assert "flour" in found["ingredients"]
    assert set(found["ingredients"]).isdisjoint(found["tools"])
    assert "a tray" in found["tools"]


def test_durations_may_be_those_of_iso_8601() -> None:
    found = document(CAKE, cookTime={"type": "string", "description": "ISO 8601 duration"})

    assert re.fullmatch(r"PT(\d+H)?(\d+M)?(\d+S)?", found["cookTime"])


def test_times_in_a_list_have_the_form_and_the_ends_that_are_asked_for() -> None:
    lines = answer(CAKE, 240, "List the steps with start and end timestamps in HH:MM:SS format.").splitlines()[2:]

    assert all(re.search(r"\(\d\d:\d\d:\d\d-\d\d:\d\d:\d\d\)\.$", line) for line in lines)


@pytest.mark.parametrize(
    ("prompt", "numbers"),
    [("Give me 5 hashtags for Instagram.", [5]), ("Give 4 Instagram hashtags and 3 TikTok hashtags.", [4, 3])],
)
def test_hashtags_for_a_network_are_hashtags_alone(prompt: str, numbers: list[int]) -> None:
    lines = answer(CAKE, 240, prompt).splitlines()

    assert [len(re.findall(r"#\w+", line)) for line in lines] == numbers
    assert all(word.startswith("#") for line in lines for word in line.split())


def test_true_or_false_is_a_single_word() -> None:
    assert answer(CAKE, 240, "Is a cake visible? Answer true or false.") == "True"


def test_a_schema_in_the_prompt_is_that_of_the_answer() -> None:
    schema = {
        "type": "object",
        "properties": {
            "title": {"type": "string"},
            "level": {"enum": ["easy", "hard"]},
            "minutes": {"type": "integer"},
        },
        "required": ["title", "level", "minutes"],
    }
    found = json.loads(answer(CAKE, 240, f"Follow this JSON schema: {json.dumps({'name': 'x', 'schema': schema})}"))

    assert [*found] == ["title", "level", "minutes"]
    assert found["level"] in ("easy", "hard")


def test_members_after_a_colon_have_their_hints() -> None:
    found = json.loads(answer(CAKE, 240, "Return as JSON: verdict (buy|wait), score out of 10, tags (2-3 items)."))

    assert [*found] == ["verdict", "score", "tags"]
    assert found["verdict"] in ("buy", "wait")
    assert 0 <= found["score"] <= 10
    assert 2 <= len(found["tags"]) <= 3


def test_the_index_of_a_right_answer_is_that_of_its_choice() -> None:
    shown = '{"questions": [{"q": "...", "choices": ["...", "..."], "correct": 0}]}'

    first, *_ = json.loads(answer(CAKE, 240, f"Make a quiz: {shown}"))["questions"]

    assert first["choices"][first["correct"]] == "Baking"


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("Log 5 moments as 'MM:SS – what happens'.", r"(?:\d\d:\d\d – \S.*\n?){5}"),
        ("As key=value pairs: title, weather", r"title=\S.*\nweather=\S.*"),
        ("Is there a cake? Respond with exactly 'Y' or 'N'.", "Y"),
        ("A Python list of strings with 3 tags.", r'\["\w+", "\w+", "\w+"\]'),
        ("TSV with columns start, end, text", r"(?:[^\t\n]+\t[^\t\n]+\t[^\t\n]+\n?)+"),
        ("SubRip subtitles, please", r"1\n00:00:00,000 --> [^\n]+\n(?s:.+)"),
        ("YouTube chapters, like 00:00 Intro", r"(?s:.*)\n00:00 \S(?s:.+)"),
    ],
)
def test_an_answer_has_the_notation_that_is_asked_for(prompt: str, form: str) -> None:
    assert re.fullmatch(form, answer(CAKE, 240, prompt))


@pytest.mark.parametrize(
    ("prompt", "told"),
    [
        ("Does the cake burn? Reply compliant, non-compliant or cannot determine.", "cannot determine"),
        ("Is there a cake? Say pass or fail.", "pass"),
    ],
)
def test_a_verdict_is_a_word_of_the_prompt(prompt: str, told: str) -> None:
    assert answer(CAKE, 240, prompt) == told


def test_what_a_list_leaves_out_is_not_listed() -> None:
    text = answer(CAKE, 240, "List the ingredients only, no tools and no numbers.")

    assert "lour" in text
    assert "tray" not in text


def test_all_members_are_booleans_if_the_prompt_says_so() -> None:
    found = json.loads(answer(CAKE, 240, "Return JSON with alcohol, smoking, swimwear as booleans."))

    assert found == {"alcohol": False, "smoking": False, "swimwear": False}
