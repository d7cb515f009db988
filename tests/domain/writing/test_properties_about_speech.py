"""The values of properties about what is said in a call."""

from typing import Any

from mockserver.domain.records.scenes import Content, Moment, Scene
from tests.support.schemas import COOKING, FLAG, TEXT, WHOLE, document, listing, record

CALL = Content(
    "Team call",
    ("business meeting",),
    (),
    (
        Scene(
            0,
            10,
            "Start",
            (Moment(0, 10, "A manager in a red jacket opens a laptop"),),
            (Moment(0, 9, "Hello, I am Ada. Thanks, Grace. We agreed to use the new printer."),),
        ),
        Scene(
            10,
            20,
            "End",
            (Moment(10, 20, "A manager in a red jacket waves"),),
            (
                Moment(
                    10, 19, "Thanks, Grace. Unfortunately the ink is too expensive. Grace will send the list by Friday."
                ),
            ),
        ),
    ),
)


def written_about_the_call(**properties: Any) -> Any:
    return document(record(**properties), CALL, 20.0)


def test_properties_about_speech_have_the_sentences_that_say_it() -> None:
    task = record(task=TEXT, owner=TEXT, due_date=TEXT)

    assert written_about_the_call(
        decisions=listing(TEXT), action_items=listing(task), concerns=listing(TEXT), warnings=listing(TEXT)
    ) == {
        "decisions": ["We agreed to use the new printer"],
        "action_items": [{"task": "Grace will send the list by Friday", "owner": "Grace", "due_date": "by Friday"}],
        "concerns": ["Unfortunately the ink is too expensive"],
        "warnings": [],
    }


def test_a_property_is_about_what_its_description_says_if_its_name_says_nothing() -> None:
    noted = {"type": "array", "items": TEXT, "description": "All decisions that were made"}

    assert written_about_the_call(x1=noted)["x1"] == ["We agreed to use the new printer"]


def test_a_property_that_no_scene_tells_is_not_mentioned() -> None:
    written = written_about_the_call(price=TEXT, gender=TEXT, email=TEXT, dominant_color=TEXT)

    assert written == {
        "price": "Not mentioned",
        "gender": "Not mentioned",
        "email": "Not mentioned",
        "dominant_color": "red",
    }


def test_booleans_and_choices_about_content_follow_from_the_whole_video() -> None:
    sentiment, severity = {"enum": ["positive", "neutral", "negative"]}, {"enum": ["none", "low", "high"]}

    assert written_about_the_call(
        is_safe=FLAG, violence=FLAG, profanity=FLAG, sentiment=sentiment, severity=severity, people_count=WHOLE
    ) == {
        "is_safe": True,
        "violence": False,
        "profanity": False,
        "sentiment": "negative",
        "severity": "none",
        "people_count": 1,
    }


def test_the_questions_of_a_quiz_have_their_answer_among_the_options() -> None:
    question = record(question=TEXT, options=listing(TEXT), correct_answer=TEXT)

    questions = document(record(questions=listing(question)), COOKING, 600.5)["questions"]

    assert len({one["question"] for one in questions}) == len(questions) > 1
    assert all(one["correct_answer"] in one["options"] for one in questions)
    assert all(len(one["options"]) == len({*one["options"]}) > 1 for one in questions)
