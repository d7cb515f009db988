"""What a prompt is about."""

import pytest

from mockserver.domain.writing.prompts.asked import AUDIENCE, MOOD, PEOPLE_COUNT, SUITABLE
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Form, Unit


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("Return JSON with title, summary and keywords", ()),
        ("Please output a JSON object with keys title and mood", ()),
        ("Could you create a list of chapters?", ()),
        ("Extract all brands.", ()),
        ("Watch the video and produce a summary", ()),
        ("Make a table of the scenes with a bridge", ("bridge",)),
        ("Compose a text about the harbour. Suggest a title.", ("harbour",)),
        ("When does the pilot return?", ("pilot", "return")),
        ("How do they make the bread?", ("make", "bread")),
    ],
)
def test_a_verb_that_asks_for_a_text_is_no_subject(prompt: str, subject: tuple[str, ...]) -> None:
    assert read_prompt(prompt).subject == subject


@pytest.mark.parametrize(
    "prompt",
    [
        "What topics are covered?",
        "Which subjects does the lecture cover?",
        "What key themes are addressed?",
        "What concepts are explained in the video?",
        "List the main topics",
    ],
)
def test_a_prompt_for_topics_asks_for_what_the_parts_are_about(prompt: str) -> None:
    assert read_prompt(prompt).aspects == (Aspect.TOPICS,)


@pytest.mark.parametrize(
    ("prompt", "form", "subject"),
    [
        ("Describe the goals with timestamps", Form.TIMES, ("goals",)),
        ("Timestamps of all fouls", Form.TIMES, ("fouls",)),
        ("Summarize with timestamps", Form.CONTENTS, ()),
        ("List the key events with timestamps", Form.CONTENTS, ()),
        ("Outline the lecture with timestamps", Form.CONTENTS, ("outline", "lecture")),
        ("Create chapters about the goals", Form.CONTENTS, ("goals",)),
    ],
)
def test_timestamps_of_a_thing_are_no_table_of_contents(prompt: str, form: Form, subject: tuple[str, ...]) -> None:
    assert (read_prompt(prompt).form, read_prompt(prompt).subject) == (form, subject)


@pytest.mark.parametrize(
    ("prompt", "number"),
    [
        ("Write a clickbait title and a factual title", 2),
        ("Suggest one funny title, one serious title and one short title", 3),
        ("Suggest a catchy title", 0),
    ],
)
def test_titles_of_several_kinds_are_counted(prompt: str, number: int) -> None:
    assert read_prompt(prompt).number(0, Unit.TITLE) == number


@pytest.mark.parametrize(
    ("prompt", "number"),
    [("Pick the best thumbnail", 1), ("Suggest three frames for a thumbnail", 3), ("Suggest some thumbnails", 5)],
)
def test_thumbnails_are_moments(prompt: str, number: int) -> None:
    spec = read_prompt(prompt)

    assert spec.form is Form.HIGHLIGHTS
    assert spec.number(5, Unit.ITEM) == number


@pytest.mark.parametrize("prompt", ["At what time does the dog bark?", "At which point is the oven opened?"])
def test_a_question_for_a_time_asks_when(prompt: str) -> None:
    assert read_prompt(prompt).asked == "when"


@pytest.mark.parametrize(
    "prompt",
    [
        "What decisions were made and who made them?",
        "Which objects appear, and when do they appear?",
        "What are the next steps and who is responsible for each?",
    ],
)
def test_a_question_about_the_answer_to_the_first_one_is_no_question_of_its_own(prompt: str) -> None:
    assert read_prompt(prompt).questions == ()


def test_a_second_question_with_a_thing_of_its_own_is_one() -> None:
    assert len(read_prompt("What happens, and who opens the door?").questions) == 2


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("Identify the brand, the product and the slogan", Form.FIELDS),
        ("Hello, describe the brand and the product", Form.QUESTION),
        ("Give me the recipe", Form.RECIPE),
        ("Extract the full recipe.", Form.RECIPE),
        ("Summarize in one sentence, then list three hashtags", Form.PARTS),
        ("What is the most emotional moment?", Form.HIGHLIGHTS),
        ("Log all events in the format HH:MM:SS - event", Form.TEMPLATE),
        ("Describe each shot", Form.LINES),
        ("List every shot on goal with time", Form.MENTIONS),
        ("Is this for beginners or advanced programmers?", Form.CHOICE),
    ],
)
def test_a_prompt_has_a_form(prompt: str, form: Form) -> None:
    assert read_prompt(prompt).form is form


@pytest.mark.parametrize(
    ("prompt", "asked"),
    [
        ("Who is the target demographic?", AUDIENCE),
        ("What is the tone of the conversation?", MOOD),
        ("How many guests are there?", PEOPLE_COUNT),
        ("Is this suitable as background footage?", SUITABLE),
    ],
)
def test_a_question_for_a_judgement_is_known(prompt: str, asked: str) -> None:
    spec = read_prompt(prompt)

    assert spec.asked == asked
    assert spec.aspects == ()


def test_how_often_the_product_is_shown_does_not_ask_what_it_is() -> None:
    assert read_prompt("How often is the product shown?").aspects == ()
    assert read_prompt("What is the product?").aspects == (Aspect.SUBJECT,)


def test_who_talks_how_much_is_asked_in_many_words() -> None:
    for prompt in ("How much did each person speak?", "How long does the customer talk?", "What is the talk ratio?"):
        assert read_prompt(prompt).aspects == (Aspect.TALK_TIME,)
    assert read_prompt("How much did the car cost?").aspects != (Aspect.TALK_TIME,)


@pytest.mark.parametrize(
    ("prompt", "subject"), [("What is the goal of this video?", ()), ("Who scores the goal?", ("scores", "goal"))]
)
def test_a_purpose_is_no_goal_in_a_match(prompt: str, subject: tuple[str, ...]) -> None:
    assert read_prompt(prompt).subject == subject


@pytest.mark.parametrize(
    ("prompt", "is_bare"),
    [("Respond with YES or NO: does anyone run?", True), ("Does anyone run, yes or no?", False)],
)
def test_yes_or_no_before_the_question_is_the_whole_answer(prompt: str, *, is_bare: bool) -> None:
    assert read_prompt(prompt).is_bare is is_bare
