"""JSON members about facts have the answers of questions in one word; types and lists are those of the example."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content
from mockserver.domain.writing import answer

TITLES = ["office tour denver.mp4", "NBA Lakers vs Celtics highlights.mp4", "tennis match.mp4", "How to bake bread.mp4"]
CONTENTS = [generate_content(title.encode(), 240, title=title) for title in TITLES]
OFFICE, BASKETBALL, TENNIS, BREAD = CONTENTS


@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("fact", ["city", "country"])
def test_a_place_in_json_is_that_of_the_answer_in_one_word(content: Content, fact: str) -> None:
    in_a_word = answer(content, 240, f"Which {fact}? One word.")
    written = json.loads(answer(content, 240, f'Return JSON {{"{fact}": string, "mood": string}}'))[fact]
    nullable = json.loads(answer(content, 240, f'Return JSON {{"{fact}": string|null, "mood": string}}'))[fact]

    assert written == ("Not mentioned" if in_a_word == "Unknown" else in_a_word)
    assert nullable == (None if in_a_word == "Unknown" else in_a_word)


def test_a_city_is_that_of_the_title() -> None:
    assert json.loads(answer(OFFICE, 240, 'Return JSON {"city": string}')) == {"city": "Denver"}


@pytest.mark.parametrize(
    ("content", "sport"), [(TENNIS, "tennis"), (BREAD, "Not mentioned"), (BASKETBALL, "basketball")]
)
def test_a_sport_is_one_that_the_video_names(content: Content, sport: str) -> None:
    assert json.loads(answer(content, 240, 'Return JSON {"sport": string}')) == {"sport": sport}


@pytest.mark.parametrize("member", ["make", "manufacturer", "tournament"])
@pytest.mark.parametrize("content", CONTENTS)
def test_what_no_video_names_is_no_sentence_of_a_scene(content: Content, member: str) -> None:
    assert json.loads(answer(content, 240, f'Return JSON {{"{member}": string}}')) == {member: "Not mentioned"}


@given(
    start=st.integers(0, 500),
    end=st.integers(0, 500),
    names=st.sampled_from([("start", "end"), ("start_sec", "end_sec"), ("from", "to"), ("startTime", "endTime")]),
)
def test_times_are_integers_if_those_of_the_example_are(start: int, end: int, names: tuple[str, str]) -> None:
    first, last = names
    for prompt in (
        f'Return [{{"{first}": {start}, "{last}": {end}, "label": "x"}}]',
        f'Return JSON with the segments as integers: [{{"{first}": {start}, "{last}": {end}, "label": "x"}}]',
    ):
        parts = json.loads(answer(BREAD, 240, prompt))

        assert parts
        assert all(type(part[first]) is int and type(part[last]) is int for part in parts)
        assert all(0 <= part[first] <= part[last] <= 240 for part in parts)


def test_times_are_fractions_if_one_of_the_example_is() -> None:
    parts = json.loads(answer(BREAD, 240, 'Return [{"start": 0, "end": 12.5, "label": "x"}]'))

    assert any(part["start"] % 1 or part["end"] % 1 for part in parts)


@pytest.mark.parametrize(
    "words",
    [
        "start and end are integers in seconds",
        "start and end must be integers",
        "with start and end as integers",
        "start and end in whole seconds",
    ],
)
def test_integers_are_those_of_both_names(words: str) -> None:
    parts = json.loads(answer(BREAD, 240, f"Return a JSON array of objects with keys label, start, end; {words}"))

    assert parts
    assert all(type(part["start"]) is int and type(part["end"]) is int for part in parts)
    assert all(part["label"] not in ("start", "end") for part in parts)


@pytest.mark.parametrize(
    "prompt",
    [
        "JSON array of strings with the objects seen",
        "Return a Python list of strings with objects",
        "Return the objects as a JSON array of strings",
    ],
)
def test_an_array_of_strings_with_objects_has_no_objects_of_json(prompt: str) -> None:
    found = json.loads(answer(BREAD, 240, prompt))

    assert found
    assert all(isinstance(one, str) for one in found)
