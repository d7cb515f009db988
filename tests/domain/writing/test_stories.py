"""User stories, and scenarios with the steps Given, When and Then."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer

TRAINING = generate_content(b"training", 240, title="forklift safety training.mp4")
CALL = generate_content(b"call", 240, title="support call about a refund.mp4")
EMPTY = Content("Empty", (), (), ())


@pytest.mark.parametrize("content", [TRAINING, CALL])
@given(count=st.integers(1, 5))
def test_user_stories_have_a_role_a_goal_and_a_benefit(content: Content, count: int) -> None:
    lines = answer(
        content, 240, f"Write {count} user stories: As a <role>, I want <goal>, so that <benefit>."
    ).splitlines()

    assert len(lines) == count
    assert all(re.fullmatch(r"As an? .+, I want .+, so that .+\.", line) for line in lines)


@pytest.mark.parametrize(
    "asked", ["Gherkin scenarios", "scenarios as Given/When/Then", "scenarios with Given, When and Then"]
)
@given(count=st.integers(1, 4))
def test_each_scenario_has_its_three_steps_in_order(asked: str, count: int) -> None:
    text = answer(TRAINING, 240, f"Convert this into {count} {asked}.")

    assert (
        re.findall(r"^\s*(Scenario|Given|When|Then)", text, re.MULTILINE)
        == ["Scenario", "Given", "When", "Then"] * count
    )


@pytest.mark.parametrize("asked", ["Write two user stories.", "Write a Gherkin scenario."])
def test_a_video_without_scenes_has_stories_too(asked: str) -> None:
    assert answer(EMPTY, 10, asked)
