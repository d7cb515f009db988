"""A yes-or-no question has one verdict, in whatever form the prompt wants it: words, letters, numbers or JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer

LANDING = generate_content(b"landing", 240, title="Airbus A320 landing.mp4")
CAMERA = generate_content(b"camera", 240, title="CCTV cam 3 loading dock.mp4")
CALL = generate_content(b"call", 240, title="support call about a refund.mp4")

CONTENTS = st.sampled_from([LANDING, CAMERA, CALL])
THINGS = st.sampled_from(
    ["plane", "airplane", "dog", "person", "loading dock", "refund", "bicycle", "runway", "animal"]
)
_SIGNS = ["{} Y/N", "{} y/n", "{} Reply with 1 or 0.", "{} 0 or 1 only", "{} (Y or N)", "{} Return 1 if yes, 0 if no."]
_WORDS = ["{} yes or no", "{} true/false", "Answer yes or no: {}"]
_MEMBERS = [
    '{} Respond in JSON: {{"answer": true/false}}',
    '{} Respond in JSON: {{"answer": true/false, "confidence": 0.0-1.0}}',
    '{} Return {{"found": true|false, "first_seen": "MM:SS", "reason": string}}',
]


def _verdict(content: Content, prompt: str) -> bool:
    text = answer(content, 240, prompt)
    if text.startswith("{"):
        return next(iter(json.loads(text).values())) is True
    assert len(text.split()) == 1
    return text.lower() in ("yes", "true", "y", "1")


@given(content=CONTENTS, thing=THINGS, form=st.sampled_from([*_SIGNS, *_WORDS, *_MEMBERS]))
def test_each_form_of_a_question_gets_the_verdict_of_its_sentence(content: Content, thing: str, form: str) -> None:
    question = f"Is there a {thing}?"

    assert _verdict(content, form.format(question)) is answer(content, 240, question).startswith("Yes")


@given(content=CONTENTS, thing=st.sampled_from(["plane", "airplane", "dog", "bicycle", "runway"]))
def test_a_boolean_named_after_a_thing_has_the_verdict_of_the_question(content: Content, thing: str) -> None:
    is_there = answer(content, 240, f"Is there a {thing}?").startswith("Yes")

    for prompt in (
        f'Is there a {thing} in the video? Return {{"has_{thing}": true|false}}',
        f'Return JSON {{"has_{thing}": boolean, "mood": string}}',
        f'Return JSON {{"{thing}_present": boolean}}',
    ):
        assert next(iter(json.loads(answer(content, 240, prompt)).values())) is is_there


@pytest.mark.parametrize("sign", ["Y/N", "y/n", "1 or 0"])
def test_a_single_sign_is_written_as_in_the_prompt(sign: str) -> None:
    assert answer(LANDING, 240, f"Is there a plane? {sign}") == sign[0]
    assert answer(LANDING, 240, f"Is there a dog? {sign}") == sign[-1]


@pytest.mark.parametrize("content", [LANDING, CAMERA, CALL])
def test_all_questions_for_a_voice_agree(content: Content) -> None:
    is_spoken = any(scene.said for scene in content.scenes)
    questions = [
        "Is there anyone speaking? true/false",
        "Is anyone speaking? yes or no",
        "Is somebody talking? y/n",
        'Return JSON {"has_speech": boolean}',
        'Does anyone speak? Return {"answer": boolean, "confidence": number}',
    ]

    assert {_verdict(content, question) for question in questions} == {is_spoken}


@pytest.mark.parametrize("content", [LANDING, CAMERA, CALL])
def test_all_questions_for_people_agree(content: Content) -> None:
    is_shown = answer(content, 240, "How many people are there? Only the number.") != "0"
    questions = [
        "Are there people in the video? yes/no",
        "Is there anybody in the video? y/n",
        'Return JSON {"has_people": boolean}',
    ]

    assert {_verdict(content, question) for question in questions} == {is_shown}


def test_a_video_without_people_has_no_people() -> None:
    empty = Content("Clouds over the sea", (), (), ())

    assert answer(empty, 20, "Are there people in the video?").startswith("No, nobody can be seen in")
