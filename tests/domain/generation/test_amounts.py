"""Numbers in what is said: each fits what it counts."""

import re

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.templates import template_of
from mockserver.domain.generation.topics import EVERYDAY, NAMED_TOPICS

UNITS = {"minutes": 45, "hours": 23, "days": 21, "weeks": 16, "months": 18, "times": 17}
VIDEOS = [(seed, topic.subjects[0]) for topic in (*NAMED_TOPICS, EVERYDAY) for seed in (b"a", b"b")]


def spoken(seed: bytes, name: str) -> str:
    content = generate_content(seed, 600.0, title=name)
    return " ".join(moment.text for scene in content.scenes for moment in scene.said)


@pytest.mark.parametrize("unit", UNITS)
def test_a_time_has_the_unit_that_people_would_choose(unit: str) -> None:
    said = " ".join(spoken(seed, name) for seed, name in VIDEOS)

    numbers = {int(number) for number in re.findall(rf"(?<![\d:])(\d+) {unit}\b", said)}

    assert len(numbers) > 3
    assert max(numbers) <= UNITS[unit]


@pytest.mark.parametrize(
    ("line", "slots"),
    [
        ("Wait {number} minutes, {guest}.", ("number of minutes", "guest")),
        ("Open page {number}, line {number}.", ("number of page", "number")),
        ("In {number} more days we are {number}.", ("number of days", "number")),
        ("It dropped by {number} per cent in {number} years.", ("number of per", "number of years")),
    ],
)
def test_a_number_fits_the_word_that_it_counts_or_follows(line: str, slots: tuple[str, ...]) -> None:
    assert template_of(line)[1] == slots
