"""The cost of texts, in function calls: it follows from what a text shows, not from the length of the video."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer, chapters, highlights, summary
from mockserver.domain.writing.prompts.prompt import read_prompt
from tests.support.calls import calls_of

SHORT = generate_content(b"market", 120.0, title="farmers market")
HEARD = generate_content(b"market", 120.0, title="farmers market on the radio", is_audio=True)
PROMPTS = (
    None,
    "two chapters",
    "five chapters",
    "What is said in two chapters?",
    "five highlights",
    "highlights of the first minute",
)
LONG = generate_content(b"market", 1200.0, title="farmers market in autumn")


@pytest.mark.parametrize(
    "write",
    [
        lambda content, seconds: answer(content, seconds, "Tell me what happens in this video"),
        lambda content, seconds: answer(content, seconds, "Where does it take place?"),
        lambda content, seconds: answer(content, seconds, "Is there a helicopter?"),
        lambda content, seconds: summary(content, seconds, None),
    ],
)
def test_a_text_about_a_long_video_costs_hardly_more_than_about_a_short_one(
    write: Callable[[Content, float], str],
) -> None:
    write(SHORT, 120.0), write(LONG, 1200.0)  # the words of a video are read once

    of_short, of_long = calls_of(lambda: write(SHORT, 120.0)), calls_of(lambda: write(LONG, 1200.0))

    assert of_long < 2 * of_short


def test_the_chapters_of_a_video_are_divided_once_for_all_prompts() -> None:
    content = generate_content(b"harbour", 1200.0, title="harbour at night")
    read_prompt("for sailors"), read_prompt("for children")  # the first prompt of a kind compiles its words

    first = calls_of(lambda: chapters(content, 1200.0, "for sailors"))
    second = calls_of(lambda: chapters(content, 1200.0, "for children"))

    assert second < 0.7 * first


@pytest.mark.parametrize("write", [chapters, highlights, summary])
def test_parts_of_a_video_follow_content_duration_and_prompt_whatever_was_asked_before(
    write: Callable[[Content, float, str | None], object],
) -> None:
    asked = [
        (content, seconds, prompt)
        for content in (SHORT, LONG, SHORT.fitted(100.0), HEARD)
        for seconds in (100.0, 120.0, 1200.0)
        for prompt in PROMPTS
    ]

    together = [write(*one) for one in asked]

    # An equal content is another object, of which nothing is known.
    assert together == [write(replace(content), seconds, prompt) for content, seconds, prompt in asked]
