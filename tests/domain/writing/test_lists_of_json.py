"""JSON answers with lists: as many items as a prompt counts, of what it says of each, in the layout that it wants."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer

LECTURE = generate_content(b"lecture", 240, title="Lecture on tides.mp4")
CALL = generate_content(b"call", 240, title="support call about a refund.mp4")
CONTENTS = [LECTURE, CALL]


def ask(prompt: str, content: Content = LECTURE) -> Any:
    return json.loads(answer(content, 240, prompt))


@given(count=st.integers(1, 9))
def test_cards_to_learn_from_are_as_many_as_asked_for_with_a_question_on_the_front(count: int) -> None:
    cards = ask(f'Make {count} flash cards as a JSON array of objects with "front" and "back".')

    assert [list(card) for card in cards] == [["front", "back"]] * count
    assert all(re.search(r"\?|: ", card["front"]) for card in cards)


@given(count=st.integers(2, 4))
def test_a_list_in_an_example_has_the_number_of_texts_that_stands_in_it(count: int) -> None:
    members = f'{{"question": string, "options": [{count} strings], "answer_index": number}}'

    found = ask(f"Write a multiple choice question. Respond in JSON: {members}")

    assert len(found["options"]) == count
    assert 0 <= found["answer_index"] <= 3


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("form", ["JSON Lines", "JSONL", "NDJSON"])
def test_json_lines_have_an_object_in_each_line(content: Content, form: str) -> None:
    lines = answer(
        content, 240, f"Split the video into passages. Output {form} with keys id, start, text."
    ).splitlines()

    assert len(lines) > 1
    assert all(list(json.loads(line)) == ["id", "start", "text"] for line in lines)


def test_minified_json_has_no_spaces_between_its_values() -> None:
    assert re.fullmatch(
        r'\{"a_title":"[^"]*","mood":"[^"]*"\}', answer(LECTURE, 240, 'Minified JSON: {"a_title": "", "mood": ""}')
    )


@given(st.lists(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), min_size=2, max_size=5, unique=True))
def test_each_name_that_an_object_with_a_score_can_have_gets_its_score(names: list[str]) -> None:
    shown = "|".join(f'"{name}"' for name in names)

    found = ask(f'Fill in {{"parts": [{{"name": {shown}, "score": int, "comment": string}}]}} as JSON.', CALL)

    assert [part["name"] for part in found["parts"]] == names


def test_a_length_beside_the_name_of_a_member_holds_within_lists() -> None:
    shown = '{"parts": [{"name": "Opening"|"Closing", "score": 0-100, "comment": string}]}'

    found = ask(f"Keep each comment under 6 words. Return JSON: {shown}", CALL)

    assert all(len(part["comment"].split()) < 6 for part in found["parts"])


@pytest.mark.parametrize("form", ["JSON", "YAML"])
def test_members_of_each_item_are_those_of_the_objects_in_a_list(form: str) -> None:
    text = answer(CALL, 240, f"Return {form} with a key `tasks`, each having `owner`, `task` and `due`.")

    assert re.match(r'\{\n  "tasks": \[' if form == "JSON" else "tasks:\n  - owner: ", text)


def test_a_single_word_beside_a_list_of_names_is_no_member() -> None:
    found = ask("Extract attributes for our catalog as JSON with keys brand, colour. Use null when one isn't shown.")

    assert list(found) == ["brand", "colour"]


def test_null_stands_for_what_a_prompt_wants_to_be_null() -> None:
    found = ask("JSON with keys title, price_usd. Use null if the price is not shown.")

    assert found["price_usd"] is None


@given(most=st.integers(3, 5))
def test_a_scale_beside_several_names_is_that_of_each(most: int) -> None:
    prompt = f"Rate the video for violence, pace and drugs from 0 (none) to {most} (extreme)."

    found = ask(f"{prompt} Return a JSON object whose keys are violence, pace, drugs.")

    assert found["violence"] == found["drugs"] == 0
    assert found["pace"] in range(most + 1)


def test_times_have_the_format_that_stands_beside_their_name() -> None:
    found = ask('List events as a JSON array, each with "what" and "offset" as an ISO 8601 duration.')

    assert all(re.fullmatch(r"PT(\d+M)?\d+(\.\d+)?S|PT\d+M", event["offset"]) for event in found)


def test_a_slug_has_small_letters_and_dashes() -> None:
    assert ask("JSON with keys title and slug")["slug"] == "lecture-on-tides"


@given(st.lists(st.from_regex(r"[a-z]{4,9}", fullmatch=True), min_size=2, max_size=5, unique=True))
def test_values_in_brackets_beside_a_name_are_its_choice(values: list[str]) -> None:
    found = ask(f"JSON with keys reason and title. The reason is one of [{', '.join(values)}].")

    assert found["reason"] in values


@given(words=st.integers(2, 8))
def test_texts_of_an_array_have_the_length_that_holds_for_each(words: int) -> None:
    found = ask(f"Give me three taglines as a JSON array of strings, max {words} words each.")

    assert 0 < len(found) <= 3
    assert all(len(text.split()) <= words for text in found)


@pytest.mark.parametrize("listed", ["Categories: {}.", "Categories:\n{}"])
@pytest.mark.parametrize("flag", ["flagged", "present", "detected"])
def test_each_category_of_a_moderation_is_judged_with_a_reason(listed: str, flag: str) -> None:
    names = ["violence", "nudity", "profanity", "gambling"]
    lines = "\n".join(f"{number}. {name}" for number, name in enumerate(names, start=1))
    shown = f'{{"category": "violence", "{flag}": false, "confidence": 0.1, "reason": "..."}}'
    categories = listed.format(lines if "\n" in listed else ", ".join(names))

    found = ask(f"{categories}\n\nReturn a JSON array with one object per category: {shown}", CALL)

    assert [one["category"] for one in found] == names
    assert all(one[flag] is False and one["reason"].startswith("Nothing in the video") for one in found)


def test_the_notation_of_typescript_is_read() -> None:
    shown = "type Clip = { id: number; label: 'calm' | 'wild'; tags: string[]; end: number; }"

    found = ask(f"{shown}\nDescribe the video as an array of Clip. JSON only.", CALL)

    assert {tuple(one) for one in found} == {("id", "label", "tags", "end")}
    assert {one["label"] for one in found} <= {"calm", "wild"}
