"""Prompts that ask for a judgement: a choice, a comparison, a mood, a number of people, a rating."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import answer
from mockserver.domain.writing.prompts.lists.alternatives import alternatives_in

FIRE = generate_content(b"fire", 90, title="house fire.mp4")
CHESS = Content(
    title="Mastering Chess",
    topics=("Chess",),
    hashtags=("chess",),
    scenes=(
        Scene(0, 15, "Setting up", seen=(Moment(0, 15, "A man in a blue shirt sets up a chessboard"),)),
        Scene(15, 30, "Checkmate", seen=(Moment(15, 30, "A man and a girl look at the queen"),)),
    ),
)


def ask(prompt: str, content: Content = CHESS, duration: float = 30) -> str:
    return answer(content, duration, prompt, 0.2)


@pytest.mark.parametrize(
    ("prompt", "best"),
    [
        ("Is the video about cooking or chess?", '"chess"'),
        ("Classify the video: cooking, board games or surgery?", '"board games"'),
        ("Which category is it? Choose from: sports, chess, weather.", '"chess"'),
    ],
)
def test_of_several_alternatives_the_nearest_one_is_chosen(prompt: str, best: str) -> None:
    assert f'{best} fits the video "Mastering Chess" best.' in ask(prompt)


def test_a_choice_in_one_word_is_that_word() -> None:
    assert ask("Classify the video: sport, news or education? Answer with one word.", FIRE, 90) == "News"


@pytest.mark.parametrize("prompt", ["Is there a dog or a cat?", "Yes or no: is it raining?", "Is it true or false?"])
def test_a_question_that_can_be_answered_by_yes_or_no_is_no_choice(prompt: str) -> None:
    assert ask(prompt).startswith(("Yes", "No", "True", "False"))


@pytest.mark.parametrize(
    "prompt",
    [
        "Compare the beginning and the end of the video.",
        "What is the difference between the first and the second half?",
    ],
)
def test_a_comparison_tells_the_beginning_from_the_end(prompt: str) -> None:
    text = ask(prompt)

    assert text.index("sets up a chessboard") < text.index("look at the queen")
    assert text.endswith("In both, a man can be seen.")


def test_the_number_of_people_is_that_of_those_who_can_be_seen() -> None:
    assert ask("How many people are in the video?").startswith("Two people can be seen")
    assert ask("How many scenes are there?").endswith("2 scenes.")


@pytest.mark.parametrize(
    ("prompt", "beginning"),
    [
        ("What is the mood of the video?", "The mood of the video"),
        ("Is this video safe for children?", 'Yes, the video "Mastering Chess" is suitable for all'),
        ("Is it suitable for a classroom?", 'Yes, the video "Mastering Chess" is suitable for all'),
    ],
)
def test_a_question_of_taste_is_answered_in_a_sentence(prompt: str, beginning: str) -> None:
    assert ask(prompt).startswith(beginning)


@pytest.mark.parametrize(
    ("prompt", "note"),
    [
        ("Describe it without mentioning people.", "Nothing can be left out on request here."),
    ],
)
def test_what_cannot_be_done_is_declined_in_the_last_sentence(prompt: str, note: str) -> None:
    assert ask(prompt).endswith(note)


def test_a_list_can_end_with_a_conclusion() -> None:
    assert ask("Give me three bullet points and then a conclusion.").endswith("All in all, the video is about Chess.")


def test_words_of_a_question_that_the_video_lacks_are_quoted() -> None:
    assert 'does not show or mention "dog" or "cat"' in ask("Is there a dog and a cat?")


def test_an_array_of_objects_has_the_members_that_the_prompt_names_for_each_part() -> None:
    found = json.loads(ask('Return a JSON array of objects with "start", "end" and "label".', FIRE, 90))

    assert isinstance(found, list)
    assert len(found) > 1
    assert all(list(one) == ["start", "end", "label"] for one in found)
    assert [one["start"] for one in found] == sorted(one["start"] for one in found)


def test_a_text_of_three_paragraphs_has_three_under_its_title() -> None:
    assert ask("Write a 3-paragraph blog post.", FIRE, 90).count("\n\n") == 3


def test_json_has_the_quoted_members_of_a_prompt() -> None:
    found = json.loads(ask('Summarize as JSON with "summary" (string), "people" (array) and "is_safe" (boolean).'))

    assert list(found) == ["summary", "people", "is_safe"]
    assert isinstance(found["people"], list)
    assert isinstance(found["is_safe"], bool)


def test_a_german_was_is_no_english_was() -> None:
    assert not ask("Was passiert in dem Video?").startswith("No")


_WORDS = st.sampled_from(
    ["cats", "chefs", "home", "amateur", "teenage", "bright", "loud", "rock", "dunes", "novices", "experts", "skilled"]
)
_TOLD = st.lists(_WORDS, min_size=1, max_size=2, unique=True).map(" ".join)


@given(_TOLD, _TOLD)
def test_any_two_things_can_be_the_alternatives(one: str, other: str) -> None:
    assume(one != other and len(one.split()) <= len(other.split()))

    assert alternatives_in(f"is this video made for {one} or for {other}? answer in one word.") == (one, other)


def test_what_is_asked_about_is_no_part_of_an_alternative() -> None:
    assert alternatives_in("is the weather sunny, cloudy or rainy?") == ("sunny", "cloudy", "rainy")


def test_a_clause_after_or_is_no_alternative() -> None:
    assert alternatives_in("is the dog in the kitchen or does it sleep?") == ()


def test_the_options_of_a_prompt_with_examples_are_those_that_it_lists() -> None:
    prompt = "classify the video. examples:\ninput: a cat plays -> pets\ncategories: pets, food, other\noutput only it."

    assert alternatives_in(prompt) == ("pets", "food", "other")


def test_options_may_stand_in_lines() -> None:
    assert alternatives_in("pick one of these categories:\n- news\n- sport\n- how to\n") == ("news", "sport", "how to")
