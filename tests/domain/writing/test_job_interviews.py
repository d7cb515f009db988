"""Interviews with candidates for a job: their facts are told, whatever the name of the video."""

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer
from mockserver.domain.writing.talks.turns import talk_of

NAMES = ("candidate interview Priya backend engineer.mp4", "Job Interview - nurse.mov", "vorstellungsgespräch_lena.mp4")
CONTENTS = [generate_content(name.encode(), 600, title=name) for name in NAMES]


@pytest.mark.parametrize("content", CONTENTS)
def test_an_interviewer_talks_with_a_candidate(content: Content) -> None:
    assert [*talk_of(content).roles.values()] == ["interviewer", "candidate"]


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("prompt", ["When can the candidate start?", "What salary does the applicant expect?"])
def test_the_candidate_is_quoted_on_start_and_salary(content: Content, prompt: str) -> None:
    told = answer(content, 600, prompt)

    assert "the candidate" in told
    assert ("start" if "start" in prompt else "salary") in told.partition(' says "')[2]
